"""Small changes to a workbook: to its parts as text, to its cells with openpyxl, to its bytes."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from openpyxl import load_workbook

from tests.intake.bench import FORM_SHEET
from tests.intake.bench import Bench

FORM_PART = "worksheets/sheet2.xml"
Spoil = Callable[[Bench], bytes]
Cell = str | float | bool | None


def book(change: Callable[[Workbook], object]) -> Spoil:
    """Return a spoiler that loads the good return with openpyxl, changes it and saves it."""

    def spoil(bench: Bench) -> bytes:
        loaded = load_workbook(io.BytesIO(bench.good))
        change(loaded)
        return saved(loaded)

    return spoil


def saved(workbook: Workbook) -> bytes:
    """Return a workbook as openpyxl writes it."""
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def typed(cell: str, value: Cell, sheet: str = FORM_SHEET, **style: Any) -> Spoil:  # noqa: ANN401 - any style of a cell
    """Return a spoiler that writes a value into a cell, locked or not."""

    def change(workbook: Workbook) -> None:
        place = workbook[sheet][cell]
        place.value = value
        for name, look in style.items():
            setattr(place, name, look)

    return book(change)


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {item.filename: archive.read(item) for item in archive.infolist()}


def packed(given: dict[str, bytes]) -> bytes:
    """Return parts as a zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        for name, part in given.items():
            archive.writestr(name, part)
    return target.getvalue()


def xml(name: str, pattern: str, new: str | Callable[[re.Match[str]], str], times: int = 0) -> Spoil:
    """Return a spoiler that replaces a pattern in the parts whose name ends so; it must occur."""

    def spoil(bench: Bench) -> bytes:
        return replaced(bench.good, name, pattern, new, times)

    return spoil


def replaced(
    content: bytes, name: str, pattern: str, new: str | Callable[[re.Match[str]], str], times: int = 0
) -> bytes:
    """Return a workbook with a pattern replaced in the parts whose name ends so; it must occur and differ."""
    given, count = parts(content), 0
    for one in [part for part in given if re.search(f"{name}$", part)]:
        text, found = re.subn(pattern, new, given[one].decode(), count=times, flags=re.DOTALL)
        given[one] = text.encode()
        count += found
    assert count, f"{pattern} is nowhere in {name}"
    assert given != parts(content), f"{pattern} is replaced by itself"
    return packed(given)


def without(name: str) -> Spoil:
    """Return a spoiler that leaves a part out of the zip."""
    return lambda bench: packed({part: content for part, content in parts(bench.good).items() if part != name})


def stamped_by(content: bytes, donor: bytes) -> bytes:
    """Return a workbook with the hidden stamp sheet of another copied over its own."""
    target, source = load_workbook(io.BytesIO(content)), load_workbook(io.BytesIO(donor))
    for cell in ("A1", "A2"):
        target["_tianbao"][cell].value = source["_tianbao"][cell].value
    return saved(target)


def ole(*streams: str) -> bytes:
    """Return the beginning of an OLE file, as old .xls and encrypted workbooks are, with names of streams."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + names.ljust(1024, b"\0")
