"""Locked cells that say something else, and what stands outside the form."""

from collections.abc import Iterator
from decimal import Decimal

from consolidate.tampering.found import MOST
from consolidate.tampering.found import SHOWN
from consolidate.tampering.found import finding
from consolidate.tampering.found import first_of
from consolidate.tampering.found import said_fact
from consolidate.tampering.seen import Seen
from templates.codes import Code
from templates.expr_value import plain
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.issued import LockedCell
from templates.returned import ReadingKind
from templates.stamp import SHEET


def changed_cells(seen: Seen) -> Iterator[Finding]:
    """Yield each locked cell that was changed; of many on one sheet the first, and how many more there are."""
    for sheet, cells in seen.changed.items():
        told = cells[:MOST]
        yield from (_changed(seen, locked, cell) for locked, cell in told)
        rest = [_code(locked) for locked, _ in cells[MOST:]]
        for code in dict.fromkeys(rest):
            more = said_fact("more_cells", count=rest.count(code))
            yield finding(code, seen.rules, (sheet, ""), expected=phrase_fact("as_issued"), given=more)


def outside(seen: Seen) -> Iterator[Finding]:
    """Yield what stands where nothing is asked; of a moved sheet it cannot be told."""
    # Of a merged cell only the first is ours: what stands in the others was typed after somebody split it up.
    issued = seen.issued
    known = {(one.sheet, one.cell) for one in issued.locked} | {(one.sheet, one.cell) for one in issued.fields}
    sheets = {seen.names[sheet]: sheet for sheet in seen.still() if sheet != SHEET}
    stray = [
        (sheets[now], cell, found)
        for (now, cell), found in seen.book.cells.items()
        if now in sheets and found.kind is not ReadingKind.BLANK and (sheets[now], cell) not in known
    ]
    yield from first_of(
        stray,
        lambda one: finding(Code.OUTSIDE_THE_FORM, seen.rules, one[:2], given=one[2].text[:SHOWN]),
        lambda count: finding(
            Code.OUTSIDE_THE_FORM, seen.rules, (stray[MOST][0], ""), given=said_fact("more_places", count=count)
        ),
    )


def _code(locked: LockedCell) -> Code:
    return Code.FORMULA_CHANGED if locked.kind == "formula" else Code.LOCKED_CELL_CHANGED


def _changed(seen: Seen, locked: LockedCell, cell: str) -> Finding:
    found = seen.book.at(seen.names[locked.sheet], cell)
    expected = plain(Decimal(locked.text)) if locked.kind == "number" else locked.text
    given = found.text[:SHOWN] or phrase_fact("blank")
    return finding(_code(locked), seen.rules, (locked.sheet, cell), expected=expected[:SHOWN], given=given)
