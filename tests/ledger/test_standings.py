"""Where each expected return stands: by what was issued, what came, when, and what was found in it."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.district import District
from consolidate.district import Standing
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.ledger import open_ledger
from consolidate.ledger.register import Sending
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.standings import district_of
from consolidate.standings import unattributed
from consolidate.went_out import WentOut
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.issued import Issued
from templates.roster import Roster
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.shipped import shipped_vocabulary
from tests.ledger.examples import FORM
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import a_stray
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import fill
from tests.ledger.examples import rules

OTHER = Unit("101001", "示例区统战部", forms=(FORM, "monitoring", FORM))
ISSUE = an_issue()
BOOK = replace(rules(), due={FORM: "2024-01-20"})
FAULT = Finding(Code.SUM_MISMATCH, Severity.EXPLAIN, Place(cell="D9"))


def district(ledger: Ledger, *units: Unit, today: str = "2024-01-15", book: RuleBook = BOOK) -> District:
    """Return the district of 2024 with these units."""
    return district_of(ledger, Roster(units or (UNIT,)), book, shipped_vocabulary(), 2024, today)


def sent(state: State, received: str, copy: int = 1, *, readable: bool = True) -> Outcome:
    """Return a return of the one unit."""
    findings = () if state is State.ACCEPTED else (FAULT,)
    return an_outcome(ISSUE, state=state, received=received, copy=copy, findings=findings, readable=readable)


def standing(folder: Path, *outcomes: Outcome, today: str = "2024-01-15") -> Standing:
    """Return where the one unit stands after these files."""
    with a_ledger(folder, *outcomes) as ledger:
        ledger.record_issue(ISSUE)
        return district(ledger, today=today).standings[0]


def test_every_unit_and_form_expected_stands_once_in_the_order_of_the_roster(tmp_path: Path) -> None:
    with a_ledger(tmp_path, an_outcome(ISSUE)) as ledger:
        found = district(ledger, UNIT, OTHER)
    assert [(one.unit.code, one.form, one.state, one.due) for one in found.standings] == [
        ("201001", FORM, "accepted", "2024-01-20"),
        ("101001", FORM, "not_issued", "2024-01-20"),
        ("101001", "monitoring", "not_issued", ""),
    ]
    assert (found.year, found.rules) == (2024, BOOK)


@pytest.mark.parametrize(
    ("issued", "today", "outcomes", "state"),
    [
        (False, "2024-01-20", [], "not_issued"),
        (True, "2024-01-20", [], "issued"),
        (True, "2024-01-21", [], "overdue"),
        (False, "2024-01-21", [], "not_issued"),  # nobody can be late with what was never sent out
        (True, "2024-01-20", [sent(State.QUARANTINED, "2024-01-10", readable=False)], "quarantined"),
        (True, "2024-01-21", [sent(State.QUARANTINED, "2024-01-10", readable=False)], "overdue"),
        (True, "2024-01-21", [sent(State.BLOCKED, "2024-01-25")], "blocked"),
        (True, "2024-01-21", [a_stray()], "overdue"),
        (True, "2024-01-15", [sent(State.IGNORED, "2024-01-10")], "issued"),
    ],
)
def test_state(
    tmp_path: Path,
    issued: bool,  # noqa: FBT001 - a column of the table
    today: str,
    outcomes: list[Outcome],
    state: str,
) -> None:
    with a_ledger(tmp_path, *outcomes) as ledger:
        if issued:
            ledger.record_issue(ISSUE)
        assert district(ledger, today=today).standings[0].state == state


def test_no_date_is_due_in_a_year_that_the_rules_do_not_speak_of(tmp_path: Path) -> None:
    with a_ledger(tmp_path) as ledger:
        found = district(ledger, today="2024-12-31", book=replace(BOOK, year=2025))
    assert (found.standings[0].due, found.standings[0].state) == ("", "not_issued")


def test_a_return_on_time(tmp_path: Path) -> None:
    outcome = sent(State.NEEDS_REASON, "2024-01-20")
    assert standing(tmp_path, outcome) == Standing(
        UNIT,
        FORM,
        "needs_reason",
        due="2024-01-20",
        issued_on="2024-01-02",
        received="2024-01-20",
        late=False,
        version=1,
        file="示例区教育局.xlsx",
        findings=(FAULT,),
        latest=outcome.returned,
        out=WentOut(ISSUE.stamp.issue, "2024-01-02"),
    )


def test_a_return_a_day_late(tmp_path: Path) -> None:
    found = standing(tmp_path, sent(State.ACCEPTED, "2024-01-21"))
    assert (found.late, found.open_findings) == (True, 0)


def test_a_worse_return_afterwards_does_not_displace_the_accepted_one(tmp_path: Path) -> None:
    good, worse = sent(State.ACCEPTED, "2024-01-10"), sent(State.BLOCKED, "2024-01-12", copy=2)
    broken = sent(State.QUARANTINED, "2024-01-13", copy=3, readable=False)
    found = standing(tmp_path, good, worse, broken)
    assert (found.state, found.version, found.received) == ("quarantined", 3, "2024-01-13")
    assert (found.accepted, found.latest, found.findings) == (good.returned, worse.returned, broken.findings)


def test_a_better_return_afterwards_does(tmp_path: Path) -> None:
    first, second = sent(State.ACCEPTED, "2024-01-10"), sent(State.ACCEPTED, "2024-01-12", copy=2)
    found = standing(tmp_path, second, first)
    assert (found.accepted, found.latest) == (second.returned, second.returned)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(State), st.booleans()), max_size=4), st.data())
def test_the_order_of_recording_changes_nothing_where_the_days_differ(
    files: list[tuple[State, bool]], data: st.DataObject
) -> None:
    outcomes = [
        sent(state, f"2024-01-{10 + number}", number, readable=readable or state is State.ACCEPTED)
        for number, (state, readable) in enumerate(files)
    ]
    found = []
    for order in (outcomes, data.draw(st.permutations(outcomes))):
        with open_ledger("sqlite://") as ledger:
            ledger.record_issue(ISSUE)
            fill(ledger, order)
            found.append(district(ledger))
    assert found[0] == found[1]


def test_on_one_day_the_last_recorded_counts(tmp_path: Path) -> None:
    first, second = (sent(State.ACCEPTED, "2024-01-10", copy) for copy in (1, 2))
    for number, order in enumerate(permutations((first, second))):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert standing(folder, *order).accepted == order[-1].returned


def test_judged_again_a_file_is_one_version(tmp_path: Path) -> None:
    outcome = sent(State.ACCEPTED, "2024-01-10")
    found = standing(tmp_path, replace(outcome, state=State.QUARANTINED), outcome)
    assert (found.version, found.state, found.accepted) == (1, "accepted", outcome.returned)


def test_other_years_and_strays_stand_apart(tmp_path: Path) -> None:
    past = an_outcome(an_issue(year=2023))
    with a_ledger(tmp_path, past, a_stray("甲"), sent(State.BLOCKED, "2024-01-10")) as ledger:
        ledger.record(a_stray("乙"), 2023)
        ledger.record(a_stray("丙", State.IGNORED), 2024)
        assert district(ledger).standings[0].version == 1
        assert [one.source.file for one in unattributed(ledger, 2024)] == ["甲.xlsx", "丙.xlsx"]
        assert [one.state for one in ledger.returns(UNIT.code, FORM, 2024)] == [State.BLOCKED]


def feedback(returned: Outcome, number: int = 1, on: str = "2024-01-12") -> Issued:
    """Return a feedback workbook for a return."""
    stamp = replace(ISSUE.stamp, issue=f"feedback-{number}")
    return replace(
        ISSUE, stamp=stamp, issued_on=on, feedback_of=ISSUE.stamp.issue, feedback_for=returned.source.sha256
    )


@pytest.mark.parametrize(
    ("outcomes", "answered", "state", "times"),
    [
        ([sent(State.BLOCKED, "2024-01-10")], [0], "sent_back", 1),
        ([sent(State.NEEDS_REASON, "2024-01-10")], [0], "sent_back", 1),
        ([sent(State.BLOCKED, "2024-01-10")], [0, 0], "sent_back", 1),  # written anew for the same return
        ([sent(State.BLOCKED, "2024-01-10"), sent(State.BLOCKED, "2024-01-12", 2)], [0], "blocked", 1),
        ([sent(State.BLOCKED, "2024-01-10"), sent(State.BLOCKED, "2024-01-12", 2)], [0, 1], "sent_back", 2),
        ([sent(State.BLOCKED, "2024-01-10"), sent(State.ACCEPTED, "2024-01-12", 2)], [0], "accepted", 1),
        ([sent(State.BLOCKED, "2024-01-10"), sent(State.QUARANTINED, "2024-01-12", 2, readable=False)], [0],
         "quarantined", 1),
        ([sent(State.ACCEPTED, "2024-01-10")], [0], "accepted", 1),
        ([sent(State.BLOCKED, "2024-01-10")], [], "blocked", 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("today", ["2024-01-15", "2024-02-15"])
def test_sent_back_until_a_newer_return_comes(
    tmp_path: Path, outcomes: list[Outcome], answered: list[int], state: str, times: int, today: str
) -> None:  # fmt: skip
    with a_ledger(tmp_path, *outcomes) as ledger:
        for number, which in enumerate(answered):
            ledger.record_issue(feedback(outcomes[which], number))
        found = district(ledger, today=today).standings[0]
    assert (found.state, found.out.sent_back) == (state, times)
    assert found.issued_on == "2024-01-02"  # a feedback workbook is no new issue


def sending(issue: str, kind: str, day: str, channel: str = "zip") -> Sending:
    """Return one line of the register."""
    return Sending(issue, UNIT.code, FORM, 2024, kind, channel, "示例区教育局", "a.zip", day)


def test_what_went_out(tmp_path: Path) -> None:
    anew = an_issue(number=2, on="2024-01-05")
    first, second = ISSUE.stamp.issue, anew.stamp.issue
    with a_ledger(tmp_path) as ledger:
        ledger.record_issue(ISSUE)
        rows = [sending(first, "distribute", "2024-01-03"), sending(first, "distribute", "2024-01-04", "eml")]
        assert ledger.record_sendings(rows) == 2
        assert ledger.record_sendings([]) == 0
        assert district(ledger).standings[0].out.distributed_on == "2024-01-03"
        ledger.record_issue(anew)
        assert district(ledger).standings[0].out == WentOut(second, "2024-01-05")
        ledger.record_sendings([sending(second, "reminder", day) for day in ("2024-02-01", "2024-02-01", "2024-02-03")])
        found = district(ledger).standings[0].out
        assert (found.distributed_on, found.reminded, found.reminded_on) == ("", 2, "2024-02-03")
        assert ledger.sendings(2024)[:2] == tuple(rows)
        assert ledger.sendings(2023) == ()
