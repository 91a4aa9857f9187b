"""What went out to each unit: its latest workbook, when it was handed over, what was sent back, reminders."""

from collections import defaultdict
from dataclasses import dataclass

from consolidate.ledger.feedbacks import Written
from consolidate.ledger.feedbacks import feedbacks
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.register import DISTRIBUTE
from consolidate.ledger.register import REMINDER
from consolidate.ledger.register import IssueLine
from consolidate.ledger.register import Sending

Whose = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WentOut:
    """What went out to one unit for one form. Days are ISO, empty where there is none.

    ``issue`` is the latest workbook to fill in, ``distributed_on`` the day on which that very one was first handed
    over, ``answered`` the hashes of the returns that a feedback workbook was written for.
    """

    issue: str = ""
    issued_on: str = ""
    distributed_on: str = ""
    answered: frozenset[str] = frozenset()
    sent_back_on: str = ""
    reminded: int = 0
    reminded_on: str = ""

    @property
    def sent_back(self) -> int:
        """How many returns were sent back; a feedback workbook written anew for the same return counts once."""
        return len(self.answered)


NOTHING = WentOut()


def went_out(ledger: Ledger, year: int) -> dict[Whose, WentOut]:
    """Return what went out for a year by unit and form, in the order of the first issue."""
    lines: dict[Whose, list[IssueLine]] = defaultdict(list)
    for line in ledger.issue_lines(year):
        lines[line.unit, line.form].append(line)
    sendings: dict[Whose, list[Sending]] = defaultdict(list)
    for sending in ledger.sendings(year):
        sendings[sending.unit, sending.form].append(sending)
    back: dict[Whose, list[Written]] = defaultdict(list)
    for written in feedbacks(ledger, year):
        back[written.unit, written.form].append(written)
    return {whose: _of(issued, back[whose], sendings[whose]) for whose, issued in lines.items()}


def _of(lines: list[IssueLine], back: list[Written], sendings: list[Sending]) -> WentOut:
    latest = next((one for one in reversed(lines) if not one.feedback_of), None)
    if latest is None:
        return NOTHING
    handed = (one for one in sendings if one.kind == DISTRIBUTE and one.issue == latest.issue)
    reminders = [one for one in sendings if one.kind == REMINDER]
    return WentOut(
        issue=latest.issue,
        issued_on=latest.issued_on,
        distributed_on=next((one.sent_at for one in handed), ""),
        answered=frozenset(one.answers for one in back),
        sent_back_on=max((one.written_on for one in back), default=""),
        reminded=len({one.sent_at for one in reminders}),
        reminded_on=reminders[-1].sent_at if reminders else "",
    )
