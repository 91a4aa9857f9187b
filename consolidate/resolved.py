"""What became of the findings a return was sent back with: resolved, still open, or new in the one that came since."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from consolidate.ledger.feedbacks import feedbacks
from consolidate.ledger.ledger import Ledger
from consolidate.outcome import Outcome
from templates.finding import Finding
from templates.issued import Issued

Key = tuple[str, ...]


class Fate(StrEnum):
    """What became of one open finding."""

    RESOLVED = "resolved"
    OPEN = "open"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Since:
    """A return beside the one that was sent back before it.

    ``before`` is the hash of that return, ``found`` its open findings and the open ones since, each with its fate:
    first those of before in their order (one still open as it is now), then the new ones.
    """

    before: str
    found: tuple[tuple[Finding, Fate], ...]

    def count(self, fate: Fate) -> int:
        """Return how many findings had that fate."""
        return sum(one is fate for _, one in self.found)


def since(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[tuple[Finding, Fate], ...]:
    """Return every open finding of a return and of the one after it with its fate.

    A finding is the same by its code, project and field (or cell), whatever its figures are now; one that is explained
    or accepted is resolved.
    """
    left: dict[Key, list[Finding]] = {}
    for one in after:
        if one.open:
            left.setdefault(_key(one), []).append(one)
    found: list[tuple[Finding, Fate]] = []
    for one in before:
        if one.open:
            still = left.get(_key(one))
            found.append((still.pop(0), Fate.OPEN) if still else (one, Fate.RESOLVED))
    return (*found, *((one, Fate.NEW) for same in left.values() for one in same))


def since_sent_back(ledger: Ledger, outcome: Outcome) -> Since | None:
    """Return what became of the findings of the return that was sent back last before this one; None for none.

    That is the return that the feedback workbook answers which came back, or, where the unit corrected its own, the
    latest one sent back before.
    """
    issued = outcome.issued
    if issued is None or outcome.returned is None:
        return None
    before = issued.feedback_for or _last_sent_back(ledger, outcome, issued)
    submission = ledger.submission_of(before) if before else None
    if submission is None:
        return None
    earlier = ledger.outcomes_of((submission,))[0]
    return Since(before, since(earlier.findings, outcome.findings))


def _last_sent_back(ledger: Ledger, outcome: Outcome, issued: Issued) -> str:
    stamp = issued.stamp
    hashes = [one.source.sha256 for one in ledger.returns(stamp.unit, stamp.form, stamp.year)]
    own = outcome.source.sha256
    earlier = hashes[: hashes.index(own)] if own in hashes else hashes
    if not earlier:
        return ""
    answered = {one.answers for one in feedbacks(ledger, stamp.year, (stamp.unit, stamp.form))}
    return next((one for one in reversed(earlier) if one in answered), "")


def _key(finding: Finding) -> Key:
    place = finding.place
    where = (place.field,) if place.field else (place.sheet, place.cell)
    return (finding.code.value, place.project, *where)
