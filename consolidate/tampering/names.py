"""Which sheet of the returned workbook is which of those issued, even where one goes by another name now."""

from collections.abc import Mapping
from collections.abc import Sequence

from consolidate.raw import RawBook
from consolidate.tampering.compare import mark_of_locked
from consolidate.tampering.shifts import marks_of
from templates.issued import Issued
from templates.issued import LockedCell
from templates.returned import Reading
from templates.stamp import SHEET

Cells = Sequence[tuple[str, Reading]]
ENOUGH = 0.8  # of what was locked on a sheet, for it to be that sheet
MOST_STRANGERS = 60  # sheets of the unit's own that are looked at


def by_sheet(issued: Issued) -> dict[str, list[LockedCell]]:
    """Return what was locked on each sheet; a sheet without anything locked has none."""
    found: dict[str, list[LockedCell]] = {sheet: [] for sheet in issued.sheets}
    for one in issued.locked:
        found.setdefault(one.sheet, []).append(one)
    return found


def cells_of_sheets(book: RawBook) -> dict[str, list[tuple[str, Reading]]]:
    """Return what stands on each sheet, by cell."""
    found: dict[str, list[tuple[str, Reading]]] = {}
    for (sheet, cell), reading in book.cells.items():
        found.setdefault(sheet, []).append((cell, reading))
    return found


def names_now(
    book: RawBook, issued: Issued, locked: Mapping[str, list[LockedCell]], cells: Mapping[str, Cells]
) -> dict[str, str]:
    """Return the sheets that are there, name as issued -> name now; a missing one has no entry."""
    there = set(book.sheets)
    names = {sheet: sheet for sheet in issued.sheets if sheet in there}
    strangers = [sheet for sheet in book.sheets if sheet not in names and sheet != SHEET][:MOST_STRANGERS]
    missing = [sheet for sheet in issued.sheets if sheet not in names and locked[sheet]]
    held = {stranger: set(marks_of(cells.get(stranger, ())).values()) for stranger in strangers if missing}
    for sheet in missing if held else ():
        wanted = {mark_of_locked(one) for one in locked[sheet]}
        share, likely = max((len(wanted & marks) / len(wanted), stranger) for stranger, marks in held.items())
        if share >= ENOUGH:
            names[sheet] = likely
            del held[likely]
            if not held:
                break
    return names
