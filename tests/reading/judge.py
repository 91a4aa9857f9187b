"""What openpyxl makes of a workbook, told as our reader tells it: the independent judge."""

import io
import re
from datetime import date
from datetime import datetime
from datetime import time
from typing import Any

from openpyxl import load_workbook

from consolidate.raw import RawBook
from consolidate.reading.readings import text_reading
from templates.returned import Reading
from templates.returned import ReadingKind

CLOSE = 1e-15
_RATE = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
Told = tuple[str, str | float]


def ours(book: RawBook) -> dict[tuple[str, str], Told]:
    """Return every cell with content as (kind, content): a number is a float here, as openpyxl has it."""
    return {place: _ours(one) for place, one in book.cells.items() if one.kind is not ReadingKind.BLANK}


def _ours(one: Reading) -> Told:
    if one.number is not None:
        return ("percent" if one.text.endswith("%") else "number"), float(one.number)
    return one.kind.value, one.text


def theirs(content: bytes) -> dict[tuple[str, str], Told]:
    """Return the same of the judge."""
    book = load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book.worksheets:
        for cell in sheet._cells.values():  # noqa: SLF001 - the cells there are, and not a million empty ones
            if cell.value is not None and (told := _theirs(cell)) is not None:
                found[sheet.title, cell.coordinate] = told
    return found


def _theirs(cell: Any) -> Told | None:  # noqa: ANN401 - openpyxl's cells are unions
    value = cell.value
    if cell.data_type == "f":
        return "formula", value if isinstance(value, str) else str(value.text)
    if cell.data_type == "e":
        return "error", str(value)
    if isinstance(value, bool):
        return "bool", str(value).upper()
    if isinstance(value, int | float):
        return ("percent" if "%" in _RATE.sub("", cell.number_format) else "number"), float(value)
    if isinstance(value, datetime | date | time):
        midnight = isinstance(value, datetime) and value.time() == time(0)
        return "date", str(value)[:10] if midnight else str(value)
    kind, text, *_ = text_reading(str(value))
    return None if kind == "blank" else (kind, text)


def differences(content: bytes, book: RawBook) -> list[tuple[tuple[str, str], Told | None, Told | None]]:
    """Return every cell about which the two do not agree, as (place, ours, theirs)."""
    mine, other = ours(book), theirs(content)
    places = [*mine, *(place for place in other if place not in mine)]
    return [
        (place, mine.get(place), other.get(place))
        for place in places
        if not _same(mine.get(place), other.get(place))
    ]


def _same(one: Told | None, other: Told | None) -> bool:
    if one is None or other is None or one[0] != other[0]:
        return False
    if isinstance(one[1], float) and isinstance(other[1], float):
        return abs(one[1] - other[1]) <= CLOSE * abs(other[1])
    return one[1] == other[1]
