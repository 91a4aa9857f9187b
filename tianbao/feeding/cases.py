"""Which returns are to be sent back: the latest of each unit and form, where it has open findings."""

from collections import defaultdict
from dataclasses import dataclass

from consolidate.ledger.feedbacks import Written
from consolidate.ledger.feedbacks import feedbacks
from consolidate.ledger.rows import Submission
from consolidate.outcome import State
from templates.roster import Unit
from tianbao.desk import Desk

OPEN = frozenset({State.BLOCKED, State.NEEDS_REASON})
Whose = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A return with open findings: whose, the ``nth`` of its form; ``written`` are the unit's feedbacks so far."""

    unit: Unit
    form: str
    last: Submission
    nth: int
    written: tuple[Written, ...]

    @property
    def answered(self) -> Written | None:
        """The feedback workbook that was written for this very return, None for none."""
        return next((one for one in reversed(self.written) if one.answers == self.last.source.sha256), None)


def cases_of(desk: Desk, units: tuple[str, ...], forms: tuple[str, ...]) -> list[Case]:
    """Return the cases in the order of the roster; AuthorError for an unknown unit or form."""
    chosen = desk.units(units)
    for unit in chosen[:1]:
        desk.forms_of(unit, forms)
    sent: dict[Whose, list[Submission]] = defaultdict(list)
    for one in desk.ledger.submissions(desk.year):
        if one.identified:
            sent[one.unit, one.form].append(one)
    written: dict[Whose, list[Written]] = defaultdict(list)
    for each in feedbacks(desk.ledger, desk.year):
        written[each.unit, each.form].append(each)
    return [
        Case(unit, form, files[-1], len(files), tuple(written[code, form]))
        for unit in chosen
        for (code, form), files in sent.items()
        if code == unit.code and files[-1].state in OPEN and form in desk.forms and (not forms or form in forms)
    ]
