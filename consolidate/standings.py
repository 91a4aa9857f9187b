"""Where every expected return of a year stands: what the status table shows and the roll-up sums."""

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from consolidate.district import District
from consolidate.district import Standing
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.rows import Submission
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.went_out import NOTHING
from consolidate.went_out import WentOut
from consolidate.went_out import went_out
from templates.contract import Contract
from templates.returned import Return
from templates.roster import Roster
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.vocabulary import Vocabulary

Judge = Callable[[Return], Contract]
NOT_ISSUED = "not_issued"
ISSUED = "issued"
OVERDUE = "overdue"
SENT_BACK = "sent_back"
OPEN = frozenset({State.BLOCKED, State.NEEDS_REASON})


@dataclass(frozen=True, slots=True)
class _Filed:
    """What one unit sent for one form, newest last."""

    sent: tuple[Submission, ...] = ()

    @property
    def last(self) -> Submission | None:
        """The newest file, read or not."""
        return self.sent[-1] if self.sent else None

    @property
    def latest(self) -> Submission | None:
        """The newest file that could be read."""
        return next((one for one in reversed(self.sent) if one.readable), None)

    @property
    def accepted(self) -> Submission | None:
        """The newest file that can be rolled up; what came after it and cannot does not displace it."""
        good = (one for one in reversed(self.sent) if one.readable and one.state is State.ACCEPTED)
        return next(good, None)

    @property
    def needed(self) -> Iterator[Submission]:
        """The files of which the content is wanted, some twice."""
        yield from (one for one in (self.last, self.latest, self.accepted) if one is not None)


def district_of(
    ledger: Ledger,
    roster: Roster,
    rules: RuleBook,
    words: Vocabulary,
    year: int,
    today: str,
    judge: Judge | None = None,
) -> District:
    """Return the standing of every unit and form expected, in the order of the roster.

    Expected of a unit are its own forms, or those of the rules, and whatever it was issued besides. The due dates of
    the rules are those of the rules' own year; ``today`` is an ISO date. ``judge`` says what the latest return of a
    unit is compared with.
    """
    filed = _filed(ledger, year, frozenset(unit.code for unit in roster.units))
    needed = {one.sequence: one for each in filed.values() for one in each.needed}
    outcomes = dict(zip(needed, ledger.outcomes_of(tuple(needed.values())), strict=True))
    out = went_out(ledger, year)
    due = rules.due if year == rules.year else {}
    standings = (
        _standing(
            unit,
            form,
            (due.get(form, ""), today),
            out.get((unit.code, form), NOTHING),
            filed.get((unit.code, form), _Filed()),
            outcomes,
        )
        for unit in roster.units
        for form in dict.fromkeys((*(unit.forms or rules.forms), *(one for code, one in out if code == unit.code)))
    )
    return District(year, rules, words, tuple(_judged(one, judge) for one in standings))


def unattributed(ledger: Ledger, year: int) -> tuple[Outcome, ...]:
    """Return the files of a year, and those that tell no year, of which nobody could say whose they are."""
    return ledger.outcomes_of([one for one in ledger.submissions(year) if not one.issue])


def _filed(ledger: Ledger, year: int, codes: frozenset[str]) -> dict[tuple[str, str], _Filed]:
    sent: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for one in ledger.submissions(year):
        if one.identified and one.unit in codes:
            sent[one.unit, one.form].append(one)
    return {whose: _Filed(tuple(files)) for whose, files in sent.items()}


def _standing(
    unit: Unit,
    form: str,
    days: tuple[str, str],
    out: WentOut,
    filed: _Filed,
    outcomes: Mapping[int, Outcome],
) -> Standing:
    due, today = days
    state = _state(filed, out, overdue=bool(due and out.issued_on) and today > due)
    last = filed.last
    if last is None:
        return Standing(unit, form, state, due, out.issued_on, out=out)
    received = last.source.received
    return Standing(
        unit,
        form,
        state,
        due,
        out.issued_on,
        received,
        late=bool(due) and filed.sent[0].source.received > due,  # a correction of a return in time is not late
        version=len(filed.sent),
        file=last.source.file,
        findings=outcomes[last.sequence].findings,
        latest=_content(filed.latest, outcomes),
        accepted=_content(filed.accepted, outcomes),
        out=out,
    )


def _state(filed: _Filed, out: WentOut, *, overdue: bool) -> str:
    last = filed.last
    if last is not None and last.state in OPEN and last.source.sha256 in out.answered:
        return SENT_BACK
    if overdue and filed.latest is None:
        return OVERDUE
    if last is not None:
        return last.state.value
    return ISSUED if out.issued_on else NOT_ISSUED


def _judged(standing: Standing, judge: Judge | None) -> Standing:
    if judge is None or standing.latest is None:
        return standing
    return replace(standing, contract=judge(standing.latest))


def _content(one: Submission | None, outcomes: Mapping[int, Outcome]) -> Return | None:
    return outcomes[one.sequence].returned if one is not None else None
