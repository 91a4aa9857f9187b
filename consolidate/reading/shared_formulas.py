"""A shared formula as each of its cells has it: what is relative moves along, what is fixed by a $ stays."""

import re
from functools import lru_cache

from consolidate.reading.places import LAST_COLUMN
from consolidate.reading.places import LAST_ROW
from consolidate.reading.places import column_letters
from consolidate.reading.places import column_number

# Texts, quoted sheets and what stands in brackets are passed over; then whole columns, whole rows, single cells.
_PIECE = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^\[\]]|\[[^\[\]]*\])*\])
    |(?<![\w.$\\])(?P<c1>\$?[A-Za-z]{1,3}):(?P<c2>\$?[A-Za-z]{1,3})(?![\w.(!:])
    |(?<![\w.$\\:])(?P<r1>\$?[0-9]{1,7}):(?P<r2>\$?[0-9]{1,7})(?![\w.(!:])
    |(?<![\w.$\\])(?P<fixc>\$?)(?P<col>[A-Za-z]{1,3})(?P<fixr>\$?)(?P<row>[1-9][0-9]{0,6})(?![\w.(!\[])""",
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def moved(formula: str, down: int, across: int) -> str:
    """Return a formula moved by rows and columns; what leaves the sheet is ``#REF!``, as in Excel."""

    def put(match: re.Match[str]) -> str:
        if match["kept"]:
            return match[0]
        if match["c1"]:
            return _pair(_column(match["c1"], across), _column(match["c2"], across))
        if match["r1"]:
            return _pair(_row(match["r1"], down), _row(match["r2"], down))
        column = _column(match["fixc"] + match["col"], across)
        row = _row(match["fixr"] + match["row"], down)
        if column is None:  # no column has that name: a word such as TAX2024 where TAX is none
            return match[0]
        return column + row if column and row else "#REF!"

    return _PIECE.sub(put, formula)


def _pair(first: str | None, last: str | None) -> str:
    return f"{first}:{last}" if first and last else "#REF!"


def _column(text: str, across: int) -> str | None:
    """Return the moved column, nothing when it left the sheet, None when there is no such column."""
    if text.startswith("$"):
        return text
    number = column_number(text.upper())
    if number is None:
        return None
    return column_letters(number + across) if 1 <= number + across <= LAST_COLUMN else ""


def _row(text: str, down: int) -> str:
    if text.startswith("$"):
        return text
    return str(int(text) + down) if 1 <= int(text) + down <= LAST_ROW else ""
