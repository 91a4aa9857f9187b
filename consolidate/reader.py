"""Bytes of a workbook -> ``RawBook``, on openpyxl for now; behind the same types another reader can take its place."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
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

_UNREAD = re.compile(rb"<(/?)(?:[\w.-]+:)?(mergeCells|hyperlinks)\b[^<>]*?(/?)>")
_EMPTY_CELL = re.compile(rb"<((?:[\w.-]+:)?c)\b[^<>]*(?:/>|></\1\s*>)")
_EMPTY_ROW = re.compile(rb"<((?:[\w.-]+:)?row)\b[^<>]*(?:/>|></\1\s*>)")
_UNPLACED = re.compile(rb"<(?:[\w.-]+:)?(?:row|c)(?=[\s/>])(?![^<>]*\sr\s*=)")  # its place is counted, not named
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_ESCAPED = re.compile(r"_x(0009|000A|000D|005F)_", re.IGNORECASE)  # the only ones that stand for what a person typed
_NOT_SCALING = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')  # parts of a number format in which a % is mere decoration


def read_book(content: bytes) -> RawBook:
    """Return every cell with content; UnreadableError when the parts are broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            plain = _cells_only(content)
            book = load_workbook(io.BytesIO(plain))
            shown = load_workbook(io.BytesIO(plain), data_only=True)
        cells = {place: reading for sheet in book.worksheets for place, reading in _cells(sheet, shown)}
        protected = frozenset(sheet.title for sheet in book.worksheets if sheet.protection.sheet)
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        raise UnreadableError(type(error).__name__) from None
    return RawBook(tuple(book.sheetnames), cells, protected)


def _cells_only(content: bytes) -> bytes:
    """Return the workbook without what openpyxl would walk through for long: a link over a whole sheet hangs it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        for item in source.infolist():
            part = source.read(item)
            sheet = item.filename.startswith("xl/worksheets/")
            copy.writestr(item.filename, _thinned(part) if sheet else part)
    return target.getvalue()


def _thinned(sheet: bytes) -> bytes:
    """Return a sheet with nothing merged (openpyxl drops what stands beneath), no links, no empty rows and cells."""
    kept, start, opened = [], 0, None
    for tag in _UNREAD.finditer(sheet):
        closing, name, empty = tag.groups()
        if opened is None and not closing and not empty:
            opened = tag
        elif opened is not None and closing and name == opened[2]:
            kept.append(sheet[start : opened.start()])
            start, opened = tag.end(), None
    plain = b"".join((*kept, sheet[start:]))
    return plain if _UNPLACED.search(plain) else _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", plain))


def _cells(sheet: Any, shown: Workbook) -> Iterator[tuple[tuple[str, str], Reading]]:  # noqa: ANN401 - see _reading
    for cell in sheet._cells.values():  # noqa: SLF001 - iter_rows walks on to the farthest cell, a million rows away
        if cell.value is not None:
            yield (sheet.title, cell.coordinate), _reading(cell, shown, sheet.title)


def _reading(cell: Any, shown: Workbook, sheet: str) -> Reading:  # noqa: ANN401 - openpyxl cells are untyped unions
    value = cell.value
    if cell.data_type == "f":
        text = value if isinstance(value, str) else str(getattr(value, "text", value))
        cached = shown[sheet][cell.coordinate].value
        return Reading(ReadingKind.FORMULA, text, shown="" if cached is None else _text(cached))
    if cell.data_type == "e":
        return Reading(ReadingKind.ERROR, str(value))
    return _plain(value, cell.number_format)


def _plain(value: object, number_format: str) -> Reading:
    if isinstance(value, bool):
        return Reading(ReadingKind.BOOL, str(value).upper())
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        if not number.is_finite():
            return Reading(ReadingKind.ERROR, str(value))
        percent = "%" in _NOT_SCALING.sub("", number_format)
        return Reading(ReadingKind.NUMBER, f"{_digits(number * 100)}%" if percent else _text(value), number)
    if isinstance(value, datetime | date | time):
        return Reading(ReadingKind.DATE, _text(value))
    text = _typed(str(value))
    if text.strip().upper() in _ERRORS:
        return Reading(ReadingKind.ERROR, text.strip().upper())
    return Reading(ReadingKind.TEXT, text) if text.strip() else Reading(ReadingKind.BLANK, text)


def _typed(text: str) -> str:
    """Return a text as typed: Excel writes a pasted line break as ``_x000D_`` and a typed ``_x`` as ``_x005F_x``."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _text(value: object) -> str:
    if isinstance(value, datetime):
        whole_day = value.time() == time(0)
        return value.date().isoformat() if whole_day else value.isoformat(sep=" ")
    return _digits(Decimal(repr(value))) if isinstance(value, float) else str(value)


def _digits(number: Decimal) -> str:
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
