"""What a unit changed between two returns, cell by cell, and all such corrections of a year."""

from collections import Counter
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from consolidate.ledger.ledger import Ledger
from consolidate.ledger.rows import Submission
from templates.amounts import plain_number
from templates.form import Kind
from templates.interpret import NUMBERS
from templates.layout import PlacedField
from templates.returned import ReadingKind
from templates.returned import Return
from templates.returned import Source
from templates.text import Text

AS_TYPED = frozenset({ReadingKind.ERROR, ReadingKind.FORMULA})  # no content to the checks, yet something stood there
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One input of the unit that differs: its field and label, its cell in the later return, both contents.

    ``project`` is empty where the cell is about none, ``before`` or ``after`` where the cell was blank or not there.
    """

    field: str
    project: str
    label: Text
    sheet: str
    cell: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A later return of a unit beside the one before it, both with file, hash and day, and what differs."""

    unit: str
    form: str
    before: Source
    after: Source
    changes: tuple[Change, ...]


def changes(before: Return, after: Return) -> tuple[Change, ...]:
    """Return the inputs that differ, in the order of the form, those that are no longer asked for last.

    Numbers are compared as numbers: 100 and 100.00 are the same. Where a form is filled in once per project, the
    sheets of one project are compared with each other, whatever their order.
    """
    old, new = _inputs(before), _inputs(after)
    found = []
    for key in dict.fromkeys((*new, *old)):
        here, there = old.get(key), new.get(key)
        if not _same(before, here, after, there):
            shown, field = (after, there) if there is not None else (before, old[key])
            names = (field.name, shown.project_of(field), field.label, field.sheet, field.cell)
            found.append(Change(*names, _content(before, here), _content(after, there)))
    return tuple(found)


def corrections(ledger: Ledger, year: int, unit: str = "", form: str = "") -> tuple[Correction, ...]:
    """Return every later return of a year beside the readable one before it, unit by unit in order of arrival.

    ``unit`` and ``form`` leave out all others.
    """
    sent: dict[Key, list[Submission]] = defaultdict(list)
    for one in ledger.submissions(year):
        wanted = unit in ("", one.unit) and form in ("", one.form)
        if wanted and one.identified and one.readable:
            sent[one.unit, one.form].append(one)
    return tuple(
        Correction(*whose, before.source, after.source, changes(before, after))
        for whose, files in sent.items()
        for before, after in _pairs(ledger, files)
    )


def _pairs(ledger: Ledger, files: list[Submission]) -> list[tuple[Return, Return]]:
    found = [one.returned for one in ledger.outcomes_of(files) if one.returned is not None] if len(files) > 1 else []
    return list(pairwise(found))


def _inputs(returned: Return) -> Mapping[Key, PlacedField]:
    """Return what the unit may fill in, by project (or the number of its sheet) and name."""
    names = {part: returned.text(f"{part}project.name") if part else "" for part in returned.parts()}
    times = Counter(names.values())
    parts = {part: name if times[name] == 1 else part for part, name in names.items()}
    return {(parts[one.part], one.name): one for one in returned.fields() if one.unlocked}


def _same(before: Return, here: PlacedField | None, after: Return, there: PlacedField | None) -> bool:
    old, new = _content(before, here), _content(after, there)
    if old == new or not old or not new:
        return old == new
    one, other = _number(before, here), _number(after, there)
    return one is not None and one == other


def _number(returned: Return, field: PlacedField | None) -> Decimal | None:
    if field is None:
        return None
    if field.kind in NUMBERS:
        return returned.amounts.get(field.id)
    return plain_number(returned.text(field.id)) if field.kind is Kind.VALUE else None


def _content(returned: Return, field: PlacedField | None) -> str:
    if field is None:
        return ""
    reading = returned.reading(field.id)
    return reading.text if reading.kind in AS_TYPED else returned.text(field.id)
