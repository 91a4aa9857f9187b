"""A finding that the bureau accepts with a recorded reason, and what a return comes to when it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace

from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.outcome import state_of
from templates.codes import Code
from templates.finding import Facts
from templates.finding import Finding
from templates.stamp import SHEET
from templates.stamp import Stamp

REASON_LEAST = 6  # characters, as of a unit's own reasons
OWN_FIELDS = "unit."  # the cells that say whose workbook it is
LOCKED = frozenset({Code.LOCKED_CELL_CHANGED, Code.FORMULA_CHANGED})


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted finding: whose, which, why, and the ISO day.

    It holds for a later return only where code, project, field and facts are the same; ``field`` is sheet and cell
    (``绩效目标表!B7``) where the finding is about no field.
    """

    unit: str
    form: str
    year: int
    code: Code
    project: str
    field: str
    facts: Facts
    reason: str
    waived_on: str

    @classmethod
    def of(cls, finding: Finding, stamp: Stamp, reason: str, day: str) -> "Waiver":
        """Return the waiver of a finding of a unit's return."""
        place = finding.place
        whose = (stamp.unit, stamp.form, stamp.year)
        return cls(*whose, finding.code, place.project, where(finding), finding.facts, reason, day)

    def holds_for(self, finding: Finding) -> bool:
        """Tell whether it is the very same finding."""
        same = (self.code, self.project, self.field, self.facts)
        return same == (finding.code, finding.place.project, where(finding), finding.facts)


def where(finding: Finding) -> str:
    """Return what a finding is about: its field, else its cell, else its sheet, else nothing."""
    place = finding.place
    return place.field or (f"{place.sheet}!{place.cell}" if place.cell else place.sheet)


def waivable(finding: Finding, outcome: Outcome) -> bool:
    """Tell whether the bureau may accept a finding: the file must be readable, and whose it is beyond doubt."""
    if outcome.issued is None or outcome.returned is None or outcome.state is State.QUARANTINED:
        return False
    if finding.code not in LOCKED:
        return True
    place = finding.place
    names = {(one.sheet, one.cell) for one in outcome.issued.fields if one.source.startswith(OWN_FIELDS)}
    return place.sheet != SHEET and (place.sheet, place.cell) not in names


def waived(outcome: Outcome, waivers: Iterable[Waiver]) -> Outcome:
    """Return the outcome with each finding that was waived marked so, and the state that leaves it in."""
    if outcome.issued is None or outcome.returned is None or outcome.state is State.QUARANTINED:
        return outcome
    stamp = outcome.issued.stamp
    whose = (stamp.unit, stamp.form, stamp.year)
    ours = [one for one in waivers if (one.unit, one.form, one.year) == whose]
    findings = tuple(_marked(one, ours) if waivable(one, outcome) else one for one in outcome.findings)
    if findings == outcome.findings:
        return outcome
    return replace(outcome, state=state_of(findings), findings=findings)


def _marked(finding: Finding, waivers: Iterable[Waiver]) -> Finding:
    """Return the finding with the reason of the last waiver that holds for it; what is not open needs none."""
    reasons = [one.reason for one in waivers if one.holds_for(finding)]
    return replace(finding, waiver=reasons[-1]) if reasons and finding.open else finding
