"""Names of cells as a file writes them, judged strictly: ``A1`` to ``XFD1048576`` and nothing else."""

import re
from functools import cache
from string import ascii_uppercase

LAST_COLUMN, LAST_ROW = 16384, 1048576
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?")


@cache
def columns() -> dict[str, int]:
    """Return the number of every column by its letters."""
    singles = list(ascii_uppercase)
    doubles = [first + second for first in singles for second in singles]
    triples = [first + second for first in singles for second in doubles]
    return {letters: number for number, letters in enumerate([*singles, *doubles, *triples][:LAST_COLUMN], 1)}


def column_number(letters: str) -> int | None:
    """Return the number of a column, None when there is none of that name."""
    return columns().get(letters)


@cache
def column_letters(number: int) -> str:
    """Return the letters of a column counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def spot(cell: str) -> tuple[int, int] | None:
    """Return row and column of a cell name, None when it names no cell."""
    found = _CELL.fullmatch(cell)
    column = columns().get(found[1]) if found else None
    row = int(found[2]) if found else 0
    return (row, column) if column and row <= LAST_ROW else None


def several(block: str) -> bool | None:
    """Tell whether a range has more than one cell; None when it is no range."""
    found = _RANGE.fullmatch(block)
    if found is None:
        return None
    first, last = spot(found[1] + found[2]), spot((found[3] or found[1]) + (found[4] or found[2]))
    return None if first is None or last is None else first != last
