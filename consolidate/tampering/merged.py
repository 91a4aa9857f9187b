"""Cells merged beyond what was issued: an input that is covered or that covers another, a label that is covered."""

from collections.abc import Iterator

from consolidate.tampering.areas import Area
from consolidate.tampering.areas import area_of
from consolidate.tampering.areas import area_of_field
from consolidate.tampering.found import SHOWN
from consolidate.tampering.found import finding
from consolidate.tampering.found import first_of
from consolidate.tampering.found import said_fact
from consolidate.tampering.seen import Seen
from templates.a1 import split_address
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.issued import LockedCell
from templates.layout import PlacedField

MOST_READ = 5000  # merged ranges of one sheet that were not issued


def merged_cells(seen: Seen) -> Iterator[Finding]:
    """Yield a finding for each new merge in which an input or a label is lost; merges undone lose nothing."""
    ours = set(seen.issued.merges)
    for sheet in seen.still():
        fresh = [cells for cells in seen.facet(sheet).merges if (sheet, cells) not in ours][:MOST_READ]
        areas = [(cells, area) for cells in fresh if (area := area_of(cells)) is not None]
        if areas:
            yield from _merged_inputs(seen, sheet, areas)
            yield from _covered_labels(seen, sheet, areas)


def _merged_inputs(seen: Seen, sheet: str, areas: list[tuple[str, Area]]) -> Iterator[Finding]:
    inputs = [(one, area_of_field(one)) for one in seen.inputs(sheet)]
    labels = _labels(seen, sheet)
    lost = [(cells, one) for cells, area in areas if (one := _lost(area, inputs, labels)) is not None]
    yield from first_of(
        lost,
        lambda one: finding(Code.MERGED_INPUT, seen.rules, (sheet, one[1].cell), given=one[0]),
        lambda count: finding(Code.MERGED_INPUT, seen.rules, (sheet, ""), given=said_fact("more_places", count=count)),
    )


def _lost(
    area: Area, inputs: list[tuple[PlacedField, Area]], labels: list[tuple[LockedCell, int, int]]
) -> PlacedField | None:
    """Return the input that is covered by the merge or, where it covers something locked, the one that does so."""
    met = [(one, field) for one, field in inputs if area.meets(field)]
    if not met or any(area.inside(field) for _, field in met):
        return None
    covered = [one for one, field in met if (field.top, field.left) != (area.top, area.left)]
    if covered:
        return covered[0]
    return met[0][0] if any(area.has(row, column) for _, row, column in labels) else None


def _covered_labels(seen: Seen, sheet: str, areas: list[tuple[str, Area]]) -> Iterator[Finding]:
    """Yield a notice for a label that is covered though it still says what was issued: nothing is lost by it."""
    if not seen.issued.merges:  # issued before merges were recorded: which are ours cannot be told
        return
    inputs = [area_of_field(one) for one in seen.inputs(sheet)]
    labels = _labels(seen, sheet)
    for cells, area in areas:
        under = [one for one, row, column in labels if area.has(row, column) and (row, column) != (area.top, area.left)]
        if under and not any(area.meets(one) for one in inputs):
            what = said_fact("covered", given=cells, expected=under[0].text[:SHOWN])
            told = facts(what=what, todo=phrase_fact("todo_nothing"))
            yield Finding(Code.LAYOUT_CHANGED, Severity.NOTICE, Place(sheet=sheet, cell=under[0].cell), told)
            return  # one is enough: it holds nothing back


def _labels(seen: Seen, sheet: str) -> list[tuple[LockedCell, int, int]]:
    return [(one, *split_address(one.cell)) for one in seen.issued.locked if one.sheet == sheet]
