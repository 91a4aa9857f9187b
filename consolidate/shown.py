"""What a workbook shows of itself: the unit, the year and the issue number that stand in its locked cells.

The signed stamp proves that we issued it, not that it lies in the workbook it was made for: its sheet can be copied.
"""

import re
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass

from consolidate.raw import RawBook
from templates.issued import Issued
from templates.issued import LockedCell
from templates.place_checks import GUIDE_SHEET
from templates.stamp import SHEET
from templates.stamp import STAMP_CELL
from templates.stamp import Stamp
from templates.stamp import StampError
from templates.stamp import read_stamp
from templates.text import squeeze

OWN_NAME = "unit.name"
LONGEST = 80
_ISSUE = re.compile(r"(?<!\d)[0-9]{4}-[^\s/]{1,60}?-[0-9a-f]{8}(?![0-9a-z])")
_CODE = re.compile(r"\(([^()]+)\)$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Against:
    """A cell that shows another workbook than the stamp names, and what it shows."""

    sheet: str
    cell: str
    shown: str


def contradiction(book: RawBook, issued: Issued) -> Against | None:
    """Return the first cell that shows another unit, year or issue than the stamp does; None where all agree.

    A cell that is blank or shows something else altogether contradicts nothing: that it was changed is told anyway.
    The custom property is asked only where no cell shows the issue number.
    """
    numbers = [one for one in issued.locked if one.kind == "text" and issued.stamp.issue in one.text]
    others = (*_names(book, issued), *_numbers(book, issued, numbers), *_guide(book, issued))
    if others:
        return others[0]
    confirmed = any(issued.stamp.issue in _text(book, one.sheet, one.cell) for one in numbers)
    return None if confirmed else _property(book, issued.stamp)


def hinted(book: RawBook, issue: Callable[[str], Issued | None]) -> Issued | None:
    """Return the issue that a workbook without a stamp to be trusted looks like: a hint, nothing to accept it by."""
    stamp = _stamp_of_property(book)
    known = issue(stamp.issue) if stamp else None
    if known is not None and known.stamp == stamp:
        return known
    shown = (match[0] for text in _guide_texts(book) for match in _ISSUE.finditer(text))
    return next((found for number in shown if (found := issue(number)) is not None), None)


def name_of(issued: Issued) -> str:
    """Return the unit of an issue by name and code, as the guide sheet shows it."""
    names = (one.value for one in issued.fields if one.source == OWN_NAME and one.value)
    return f"{next(names, '')}（{issued.stamp.unit}）"


def _names(book: RawBook, issued: Issued) -> Iterator[Against]:
    """Yield where a form sheet shows another unit's name."""
    for name in (one for one in issued.fields if one.source == OWN_NAME and one.value):
        shown = _text(book, name.sheet, name.cell)
        if shown and squeeze(shown) != squeeze(name.value):
            yield Against(name.sheet, name.cell, shown[:LONGEST])


def _numbers(book: RawBook, issued: Issued, numbers: list[LockedCell]) -> Iterator[Against]:
    """Yield where another issue number stands."""
    for one in numbers:
        shown = _text(book, one.sheet, one.cell)
        if issued.stamp.issue not in shown and (found := _ISSUE.search(shown)):
            yield Against(one.sheet, one.cell, found[0][:LONGEST])


def _guide(book: RawBook, issued: Issued) -> Iterator[Against]:
    """Yield where the guide shows the code of another unit, or another year."""
    unit, year = issued.stamp.unit, str(issued.stamp.year)
    for one in (one for one in issued.locked if one.sheet == GUIDE_SHEET and one.kind == "text"):
        shown = _text(book, one.sheet, one.cell)
        if squeeze(one.text).endswith(f"({squeeze(unit)})"):
            code = _CODE.search(squeeze(shown))
            if code and code[1] != squeeze(unit):
                yield Against(one.sheet, one.cell, shown[:LONGEST])
        elif one.text == year and _YEAR.fullmatch(shown.strip()) and shown.strip() != year:
            yield Against(one.sheet, one.cell, shown[:LONGEST])


def _property(book: RawBook, stamp: Stamp) -> Against | None:
    other = _stamp_of_property(book)
    if other is None or other.issue == stamp.issue:
        return None
    return Against(SHEET, STAMP_CELL, other.issue[:LONGEST])


def _stamp_of_property(book: RawBook) -> Stamp | None:
    try:
        return read_stamp(book.property_stamp)
    except StampError:
        return None


def _guide_texts(book: RawBook) -> Iterator[str]:
    return (found.text for (sheet, _), found in book.cells.items() if sheet == GUIDE_SHEET)


def _text(book: RawBook, sheet: str, cell: str) -> str:
    return book.at(sheet, cell).text if sheet in book.sheets else ""
