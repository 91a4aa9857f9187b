"""A workbook of the district's as a file: made without guessing from content, put in place as a whole or not at all."""

import os
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook


def new_book(content: BytesIO, title: str, made_on: str) -> Workbook:
    """Return a workbook that is written into ``content``; ``made_on`` is an ISO date, equal input gives equal bytes."""
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                              "strings_to_numbers": False})
    book.set_properties({"title": title, "created": datetime.fromisoformat(made_on)})
    return book


def put_in_place(path: Path, content: bytes) -> None:
    """Write a file; one that stands there is replaced by the whole new one, or stays as it is."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
