"""A returned workbook beside what was issued: which sheet is which, and where its rows and columns lie now."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from consolidate.raw import RawBook
from consolidate.raw import RawSheet
from consolidate.tampering.align import STEP_COSTS
from consolidate.tampering.compare import mark_of
from consolidate.tampering.compare import mark_of_locked
from consolidate.tampering.compare import unchanged
from consolidate.tampering.formulas import Names
from consolidate.tampering.names import by_sheet
from consolidate.tampering.names import cells_of_sheets
from consolidate.tampering.names import names_now
from consolidate.tampering.shifts import NO_SHIFT
from consolidate.tampering.shifts import Shift
from consolidate.tampering.shifts import marks_of
from consolidate.tampering.shifts import shift_of
from templates.issued import Issued
from templates.issued import LockedCell
from templates.layout import PlacedField
from templates.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Seen:
    """What every room of this package looks at; sheets go by the names they were issued with.

    ``names`` are the sheets that are there, name as issued -> name now; ``was`` those renamed, name now -> as issued.
    ``changed`` are the locked cells of each sheet that say something else than was issued, with the cell now.
    """

    book: RawBook
    issued: Issued
    rules: RuleBook
    names: Mapping[str, str]
    was: Names
    shifts: Mapping[str, Shift]
    changed: Mapping[str, Sequence[tuple[LockedCell, str]]]

    def facet(self, sheet: str) -> RawSheet:
        """Return what a sheet is beside its cells."""
        return self.book.facet(self.names[sheet])

    def inputs(self, sheet: str) -> Iterator[PlacedField]:
        """Yield the fields of a sheet that the unit fills in."""
        return (one for one in self.issued.fields if one.sheet == sheet and one.unlocked)

    def still(self) -> Iterator[str]:
        """Yield the sheets on which nothing was moved, in order."""
        return (sheet for sheet in self.names if sheet not in self.shifts)


def see(book: RawBook, issued: Issued, rules: RuleBook) -> Seen:
    """Return a workbook beside its baseline; of values alone (``.xls``, ``.ods``) no formula is compared."""
    locked = by_sheet(issued)
    if book.origin != "xlsx":
        locked = {sheet: [one for one in cells if one.kind != "formula"] for sheet, cells in locked.items()}
    cells = cells_of_sheets(book)
    names = names_now(book, issued, locked, cells)
    names = {sheet: names[sheet] for sheet in issued.sheets if sheet in names}
    was = {now: sheet for sheet, now in names.items() if now != sheet}
    changed = {sheet: _changed(book, names[sheet], locked[sheet], was) for sheet in names}
    shifts = {}
    for sheet in (one for one in names if _looks_moved(book, names[one], changed[one])):
        shift = shift_of(locked[sheet], marks_of(cells.get(names[sheet], ())))
        if shift.moved:
            shifts[sheet] = shift
    if shifts:  # formulas everywhere point to where the moved cells lie now
        changed = {
            sheet: _changed(book, names[sheet], locked[sheet], was, shifts.get(sheet, NO_SHIFT), moved=True)
            for sheet in names
        }
    return Seen(book, issued, rules, names, was, shifts, changed)


def _looks_moved(book: RawBook, sheet: str, changed: Sequence[tuple[LockedCell, str]]) -> bool:
    """Tell whether enough was changed for a move to explain it; a formula that points elsewhere is no sign of one."""
    signs = (mark_of_locked(one) != mark_of(book.at(sheet, cell)) for one, cell in changed)
    return sum(islice(filter(None, signs), 2)) > STEP_COSTS


def _changed(
    book: RawBook,
    sheet: str,
    locked: Sequence[LockedCell],
    was: Names,
    shift: Shift = NO_SHIFT,
    *,
    moved: bool = False,
) -> list[tuple[LockedCell, str]]:
    cells = ((one, cell) for one in locked if (cell := shift.cell(one.cell)) is not None)
    return [(one, cell) for one, cell in cells if not unchanged(one, book.at(sheet, cell), was, moved=moved)]
