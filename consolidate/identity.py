"""Whose workbook it is: the signed stamp, the ledger's record of the issue, and the unit the sheet shows."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from consolidate.raw import RawBook
from templates.codes import Code
from templates.finding import Facts
from templates.finding import facts
from templates.finding import phrase_fact
from templates.issued import Issued
from templates.stamp import SHEET
from templates.stamp import SIGNATURE_CELL
from templates.stamp import STAMP_CELL
from templates.stamp import Stamp
from templates.stamp import StampError
from templates.stamp import verified
from templates.text import squeeze

SHOWN_UNIT = "unit.name"


@dataclass(frozen=True, slots=True)
class Identity:
    """The issue a file belongs to, or why none can be told; ``shown`` is the cell that contradicts the stamp."""

    issued: Issued | None = None
    code: Code | None = None
    facts: Facts = ()
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """What the workspace knows of its own issues: keys by id, issues by number, the newest issue of a unit's form."""

    secrets: Mapping[str, bytes]
    issue: Callable[[str], Issued | None]
    latest: Callable[[str, str, int], Issued | None]
    year: int
    units: frozenset[str] = field(default_factory=frozenset)


def identify(book: RawBook, registry: Registry) -> Identity:
    """Return the issue of a workbook; where that cannot be trusted, the finding that says why."""
    text = book.at(SHEET, STAMP_CELL).text
    if not text:
        return Identity(code=Code.NOT_OURS, facts=facts(why=phrase_fact("no_stamp")))
    try:
        stamp = verified(text, book.at(SHEET, SIGNATURE_CELL).text, dict(registry.secrets))
    except StampError as error:
        if str(error) == "other_key":
            return Identity(code=Code.NOT_OURS, facts=facts(why=phrase_fact("other_key")))
        return Identity(code=Code.STAMP_BROKEN, sheet=SHEET, cell=STAMP_CELL)
    issued = registry.issue(stamp.issue)
    if issued is None:
        return Identity(code=Code.NOT_OURS, facts=facts(why=phrase_fact("not_in_ledger")))
    if stamp.year != registry.year:
        return Identity(issued, Code.WRONG_YEAR, facts(given=stamp.year, expected=registry.year))
    return _shown(book, issued, stamp) or _current(issued, registry)


def _shown(book: RawBook, issued: Issued, stamp: Stamp) -> Identity | None:
    for name in (one for one in issued.fields if one.source == SHOWN_UNIT and one.value):
        shown = book.at(name.sheet, name.cell).text if name.sheet in book.sheets else ""
        if shown and squeeze(shown) != squeeze(name.value):
            given = facts(stamped=f"{name.value}（{stamp.unit}）", shown=shown)
            return Identity(issued, Code.STAMP_TRANSPLANTED, given, name.sheet, name.cell)
    return None


def _current(issued: Issued, registry: Registry) -> Identity:
    stamp = issued.stamp
    if stamp.unit not in registry.units:
        return Identity(issued, Code.UNIT_NOT_EXPECTED, facts(unit=stamp.unit, year=stamp.year))
    newest = registry.latest(stamp.unit, stamp.form, stamp.year)
    if newest is not None and newest.stamp.issue != issued.base:
        return Identity(issued, Code.OLD_VERSION, facts(given=issued.issued_on, expected=newest.issued_on))
    return Identity(issued)
