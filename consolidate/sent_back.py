"""A return with its findings -> what goes back to the unit: answers and remarks at their cells in a fresh layout."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from consolidate.checks.settle import reason_cell
from consolidate.outcome import Outcome
from templates.carry import carry
from templates.feedback import Feedback
from templates.feedback import Head
from templates.feedback import Remark
from templates.finding import Finding
from templates.finding import Severity
from templates.form import Owner
from templates.interpret import interpret
from templates.issued import Issued
from templates.layout import PlacedField
from templates.plan import Plan
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return

FILE_CODES = "W"  # what is found of the workbook itself, which a fresh one does not have
ORDER = (Severity.BLOCK, Severity.EXPLAIN, Severity.NOTICE)
Fields = Mapping[str, PlacedField]


@dataclass(frozen=True, slots=True)
class Lost:
    """The answers that have no place in the layout: a workbook without them must not be sent back."""

    fields: tuple[PlacedField, ...]


def send_back(outcome: Outcome, laid: Plan, base: Issued, head: Head) -> Feedback | Lost:
    """Return what goes back to the unit, laid out as given; ``Lost`` where some of its answers have no place there.

    ``base`` is the issue that counts; ValueError for a file that could not be read.
    """
    returned = outcome.returned
    if returned is None:
        raise ValueError(outcome.source.file)
    carried = carry(returned.fields(), returned.readings, laid.fields)
    if carried.lost:
        return Lost(carried.lost)
    fresh = interpret(replace(base, fields=tuple(laid.fields.values())), outcome.source, carried.readings)
    remarks = tuple(_remarks(outcome.findings, returned, laid.fields))
    return Feedback(head, outcome.source, remarks, fresh.readings, fresh.amounts, fresh.texts)


def _remarks(findings: tuple[Finding, ...], returned: Return, fields: Fields) -> Iterator[Remark]:
    """Yield the remarks in the order of the list: open ones, gravest first, settled ones, notices."""
    cells = {(one.sheet, one.cell): one for one in returned.fields()}
    ordered = sorted(findings, key=lambda one: (one.severity is Severity.NOTICE, not one.open, _grave(one)))
    for number, finding in enumerate(ordered, start=1):
        field = cells.get((finding.place.sheet, finding.place.cell))
        at = fields.get(field.id) if field else None
        restored = finding.open and finding.code.value.startswith(FILE_CODES)
        reason = fields.get(_reason(finding, field, fields)) if finding.severity is Severity.EXPLAIN else None
        held = _held(field, returned) if field else Reading(ReadingKind.BLANK)
        yield Remark(number, finding, at, reason, restored, held)


def _grave(finding: Finding) -> int:
    return ORDER.index(finding.severity)


def _reason(finding: Finding, field: PlacedField | None, fields: Fields) -> str:
    """Return where the unit may explain it; a stored finding names its field without the project's part."""
    if field is None:
        return reason_cell(finding, fields)
    return reason_cell(replace(finding, place=replace(finding.place, field=field.id)), fields)


def _held(field: PlacedField, returned: Return) -> Reading:
    """Return what stood in a cell: of a figure worked out, what the answers came to."""
    if field.owner is Owner.UNIT:
        return returned.reading(field.id)
    text = returned.text(field.id)
    return Reading(ReadingKind.TEXT, text) if text else Reading(ReadingKind.BLANK)
