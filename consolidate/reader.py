"""Bytes of a workbook -> ``RawBook``, on openpyxl for now; behind the same types another reader can take its place."""

import io
import warnings
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from consolidate.raw import RawBook
from consolidate.raw import UnreadableError
from templates.returned import Reading
from templates.returned import ReadingKind


def read_book(content: bytes) -> RawBook:
    """Return every cell with content; UnreadableError when the parts are broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content))
            shown = load_workbook(io.BytesIO(content), data_only=True)
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        raise UnreadableError(type(error).__name__) from None
    cells = {}
    for sheet in book.sheetnames:
        for row in book[sheet].iter_rows():
            for cell in row:
                if cell.value is not None:
                    cells[sheet, cell.coordinate] = _reading(cell, shown, sheet)
    protected = frozenset(sheet for sheet in book.sheetnames if book[sheet].protection.sheet)
    return RawBook(tuple(book.sheetnames), cells, protected)


def _reading(cell: Any, shown: Workbook, sheet: str) -> Reading:  # noqa: ANN401 - openpyxl cells are untyped unions
    value = cell.value
    if cell.data_type == "f":
        text = value if isinstance(value, str) else str(getattr(value, "text", value))
        cached = shown[sheet][cell.coordinate].value
        return Reading(ReadingKind.FORMULA, text, shown="" if cached is None else _text(cached))
    if cell.data_type == "e":
        return Reading(ReadingKind.ERROR, str(value))
    return _plain(value)


def _plain(value: object) -> Reading:
    if isinstance(value, bool):
        return Reading(ReadingKind.BOOL, str(value).upper())
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return (
            Reading(ReadingKind.NUMBER, _text(value), number)
            if number.is_finite()
            else Reading(ReadingKind.ERROR, str(value))
        )
    if isinstance(value, datetime | date | time):
        return Reading(ReadingKind.DATE, _text(value))
    text = str(value)
    return Reading(ReadingKind.TEXT, text) if text.strip() else Reading(ReadingKind.BLANK, text)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        whole_day = value.time() == time(0)
        return value.date().isoformat() if whole_day else value.isoformat(sep=" ")
    if isinstance(value, float):
        plain = format(Decimal(repr(value)), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)
