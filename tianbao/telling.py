"""One returned file on the screen: its state, and each finding with what to do."""

from collections.abc import Mapping
from typing import Any

from consolidate.identity import SHOWN_UNIT
from consolidate.outcome import Outcome
from templates.finding import Severity
from templates.say import fix
from templates.say import message
from tianbao.face import Face
from tianbao.table import printable

ORDER = (Severity.BLOCK, Severity.EXPLAIN, Severity.NOTICE)


def tell_outcome(face: Face, outcome: Outcome) -> None:
    """Print one file: unit, name, state, then the findings, gravest first, settled ones last."""
    unit = outcome.issued.field(SHOWN_UNIT) if outcome.issued else None
    whose = f"{unit.value}  " if unit else ""
    face.show(f"{printable(whose + outcome.source.file)}  —  {face.phrase('state_' + outcome.state.value)}")
    for finding in sorted(outcome.findings, key=lambda one: (not one.open, ORDER.index(one.severity))):
        where = f"{finding.place.sheet}!{finding.place.cell} " if finding.place.cell else ""
        settled = (
            ""
            if finding.open or finding.severity is Severity.NOTICE
            else face.phrase("finding_settled", reason=finding.reason)
        )
        grave = face.phrase(f"severity_{finding.severity.value}")
        face.show(f"  [{grave}] {where}{printable(message(finding, face.lang) + settled)}")
        if finding.open:
            face.show(f"      → {printable(fix(finding, face.lang))}")


def tell_waiting(face: Face, report: Mapping[str, Any]) -> None:
    """Say of each form that is not open yet from when on it is issued; nothing for none."""
    for one in report["waiting"]:
        face.say("generate_waiting", **one)


def tell_asked(face: Face, report: Mapping[str, Any]) -> None:
    """Say that names in doubt wait in ``matches.csv``, or that the file could not be written; nothing for none."""
    if report["asked"]:
        face.say("matches_asked" if report["asked_written"] else "matches_not_written", count=report["asked"])
