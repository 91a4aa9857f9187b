"""One returned file on the screen: its state, and each finding with what to do."""

from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any

from consolidate.identity import SHOWN_UNIT
from consolidate.outcome import Outcome
from templates.finding import Finding
from templates.finding import Severity
from templates.say import fix
from templates.say import message
from tianbao.face import Face
from tianbao.table import printable

ORDER = (Severity.BLOCK, Severity.EXPLAIN, Severity.NOTICE)


def tell_outcome(face: Face, outcome: Outcome) -> None:
    """Print one file: unit, name, state, then the findings, gravest first, settled ones last."""
    for line in outcome_lines(face, outcome):
        face.show(line)


def outcome_lines(face: Face, outcome: Outcome) -> Iterator[str]:
    """Yield what is printed of one file."""
    unit = outcome.issued.field(SHOWN_UNIT) if outcome.issued else None
    whose = f"{unit.value}  " if unit else ""
    state = outcome.state.value if outcome.source.sha256 else "not_kept"
    yield f"{printable(whose + outcome.source.file)}  —  {face.phrase('state_' + state)}"
    for finding in sorted(outcome.findings, key=lambda one: (not one.open, ORDER.index(one.severity))):
        where = f"{finding.place.sheet}!{finding.place.cell} " if finding.place.cell else ""
        grave = face.phrase(f"severity_{finding.severity.value}")
        yield f"  [{grave}] {where}{printable(message(finding, face.lang) + _settled(face, finding))}"
        if finding.open or _own_advice(finding):
            yield f"      → {printable(fix(finding, face.lang))}"


def _own_advice(finding: Finding) -> bool:
    """Tell whether a notice itself says what to do: how to save the file next time."""
    return finding.severity is Severity.NOTICE and any(key == "todo" for key, _ in finding.facts)


def _settled(face: Face, finding: Finding) -> str:
    """Return by what a finding is settled, as it follows the message; nothing where it is open or needs nothing."""
    if finding.waiver:
        return face.phrase("finding_waived", reason=finding.waiver)
    if finding.open or finding.severity is Severity.NOTICE:
        return ""
    return face.phrase("finding_settled", reason=finding.reason)


def tell_waiting(face: Face, report: Mapping[str, Any]) -> None:
    """Say of each form that is not open yet from when on it is issued; nothing for none."""
    for one in report["waiting"]:
        face.say("generate_waiting", **one)


def tell_asked(face: Face, report: Mapping[str, Any]) -> None:
    """Say that names in doubt wait in ``matches.csv``, or that the file could not be written; nothing for none."""
    if report["asked"]:
        face.say("matches_asked" if report["asked_written"] else "matches_not_written", count=report["asked"])
