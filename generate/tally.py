"""Sums of many counts, laid down on a calculation sheet, as many to a cell as fit: one formula could not hold them."""

from collections.abc import Iterator
from collections.abc import Sequence

from generate.book import NO_CACHE
from generate.book import Page
from templates.a1 import column_letters
from templates.a1 import in_sheet

LONGEST = 2000  # characters; Excel refuses a workbook with a formula of more than 8,192


def tally(calc: Page, column: int, counts: Sequence[str]) -> str:
    """Return the formula text of the sum of some counts; many of them stand in a column of the calculation sheet."""
    cells = list(_filled(counts))
    if len(cells) < 2:  # noqa: PLR2004 - one cell's worth needs no cell of its own
        return f"({cells[0]})" if cells else "0"
    for row, text in enumerate(cells, start=1):
        calc.formula((row, column), f"={text}", NO_CACHE, calc.book.styles.role("plain"))
    letters = column_letters(column)
    return f"SUM({in_sheet(calc.name, f'${letters}$1:${letters}${len(cells)}')})"


def _filled(counts: Sequence[str]) -> Iterator[str]:
    """Yield sums of a few counts each, none longer than one formula should be."""
    kept: list[str] = []
    for count in counts:
        if kept and sum(map(len, kept)) + len(kept) + len(count) > LONGEST:
            yield "+".join(kept)
            kept = []
        kept.append(count)
    if kept:
        yield "+".join(kept)
