"""Inputs that cannot be seen: their row, their column or their whole sheet was hidden after issue."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from itertools import pairwise

from consolidate.raw import Run
from consolidate.tampering.areas import area_of_field
from consolidate.tampering.found import finding
from consolidate.tampering.found import first_of
from consolidate.tampering.found import said_fact
from consolidate.tampering.seen import Seen
from templates.a1 import column_letters
from templates.codes import Code
from templates.finding import Finding
from templates.layout import PlacedField
from templates.place_checks import CHECK_SHEET
from templates.returned import ReadingKind

VISIBLE = "visible"
Lines = dict[int, list[PlacedField]]


def hidden_inputs(seen: Seen) -> Iterator[Finding]:
    """Yield one finding for each run of rows or columns that hides an input, and for each form sheet not shown.

    Rows that were hidden at issue are silent. So are those of repeated groups and of the self-check that nothing
    stands in: the print filter hides them.
    """
    for sheet in seen.still():
        inputs = list(seen.inputs(sheet))
        if not inputs:
            continue
        facet = seen.facet(sheet)
        if facet.state != VISIBLE and sheet != CHECK_SHEET:
            what = said_fact("sheet_hidden", sheet=sheet)
            yield finding(Code.HIDDEN_INPUT, seen.rules, (sheet, inputs[0].cell), what=what)
            continue
        yield from _told(seen, sheet, _rows(seen, sheet, inputs, facet.hidden_rows), "row_hidden", str)
        yield from _told(seen, sheet, _columns(inputs, facet.hidden_columns), "column_hidden", column_letters)


def _rows(seen: Seen, sheet: str, inputs: Iterable[PlacedField], runs: tuple[Run, ...]) -> Lines:
    at_issue = {row for where, row in seen.issued.hidden_rows if where == sheet}
    lines: Lines = {}
    for one in inputs:
        area = area_of_field(one)
        if one.row not in at_issue and _covered(area.top, area.bottom, runs):
            lines.setdefault(one.row, []).append(one)
    return {row: fields for row, fields in lines.items() if not _spare(seen, fields)}


def _columns(inputs: Iterable[PlacedField], runs: tuple[Run, ...]) -> Lines:
    lines: Lines = {}
    for one in inputs:
        area = area_of_field(one)
        if _covered(area.left, area.right, runs):
            lines.setdefault(one.column, []).append(one)
    return lines


def _covered(first: int, last: int, runs: tuple[Run, ...]) -> bool:
    """Tell whether all lines from first to last are hidden; a cell that shows in part can be read."""
    return all(any(start <= line <= end for start, end in runs) for line in range(first, last + 1))


def _spare(seen: Seen, fields: list[PlacedField]) -> bool:
    """Tell whether the row is one that may stay blank, and is; what counts as filled is what makes it print."""
    if any(not one.row_group and one.sheet != CHECK_SHEET for one in fields):
        return False
    telling = [one for one in fields if one.counts] or fields
    return all(seen.book.at(seen.names[one.sheet], one.cell).kind is ReadingKind.BLANK for one in telling)


def _told(seen: Seen, sheet: str, lines: Lines, key: str, said: Callable[[int], str]) -> Iterator[Finding]:
    def one(run: list[int]) -> Finding:
        first, last = said(run[0]), said(run[-1])
        what = said_fact(key, at=first if first == last else f"{first}-{last}")
        return finding(Code.HIDDEN_INPUT, seen.rules, (sheet, _shown(seen, lines[run[0]]).cell), what=what)

    def rest(count: int) -> Finding:
        return finding(Code.HIDDEN_INPUT, seen.rules, (sheet, ""), what=said_fact("more_places", count=count))

    yield from first_of(_runs(sorted(lines)), one, rest)


def _shown(seen: Seen, fields: list[PlacedField]) -> PlacedField:
    """Return the first field with something in it, or the first."""
    filled = (one for one in fields if seen.book.at(seen.names[one.sheet], one.cell).kind is not ReadingKind.BLANK)
    return next(filled, fields[0])


def _runs(numbers: list[int]) -> list[list[int]]:
    if not numbers:
        return []
    runs = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
