"""Judging once more and waiving: a new row for the same return, which keeps its day, its place and its number."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consolidate.ledger.ledger import Ledger
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.waivers import Waiver
from consolidate.waivers import waivable
from consolidate.waivers import waived
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.stamp import SHEET
from tests.ledger.examples import FORM
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import fill

ISSUE = an_issue()
REASON = "已核对原始凭证"
SUM = Finding(
    Code.SUM_MISMATCH,
    Severity.BLOCK,
    Place(unit=UNIT.code, form=FORM, year=2024, field="income.total.current", sheet="绩效目标表", cell="D9"),
    facts(given="7", expected="8"),
)
LATE = replace(SUM, code=Code.RETURN_LATE, place=Place(unit=UNIT.code), facts=())
WAIVER = Waiver.of(SUM, ISSUE.stamp, REASON, "2024-01-20")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_ledger(tmp_path) as opened:
        yield opened


def blocked(*findings: Finding, copy: int = 1, received: str = "2024-01-10") -> Outcome:
    """Return a return that these findings hold back."""
    return an_outcome(ISSUE, state=State.BLOCKED, findings=findings, copy=copy, received=received)


def files(ledger: Ledger) -> list[tuple[str, str]]:
    """Return hash and state of the unit's returns, in order."""
    return [(one.source.sha256, one.state.value) for one in ledger.returns(UNIT.code, FORM, 2024)]


def test_judged_again_it_keeps_day_and_place(ledger: Ledger) -> None:
    one, two = blocked(SUM, copy=1), blocked(SUM, copy=2)
    fill(ledger, [one, two])
    later = replace(one, source=replace(one.source, received="2024-03-01"), state=State.ACCEPTED, findings=())
    assert not ledger.record(later)
    assert ledger.record(later, again=True)
    assert files(ledger) == [(one.source.sha256, "accepted"), (two.source.sha256, "blocked")]
    assert [found.source.received for found in ledger.outcomes(2024)] == ["2024-01-10", "2024-01-10"]
    assert not ledger.record(later, again=True)


@pytest.mark.parametrize(
    ("after", "news"),
    [
        (blocked(SUM), False),
        (blocked(replace(SUM, reason="单位已说明原因")), True),
        (blocked(replace(SUM, facts=facts(given="7", expected="9"))), True),
        (blocked(SUM, LATE), True),
        (replace(blocked(SUM), state=State.NEEDS_REASON), True),
    ],
)
def test_only_another_outcome_is_news(ledger: Ledger, after: Outcome, *, news: bool) -> None:
    fill(ledger, [blocked(SUM)])
    before = ledger.dump()
    assert ledger.record(after, again=True) == news
    assert (ledger.dump() != before) == news
    assert ledger.outcomes(2024) == (after if news else blocked(SUM),)


def test_a_waiver_and_what_it_makes_of_the_return_are_kept_together(ledger: Ledger) -> None:
    one, two = blocked(SUM, copy=1), blocked(SUM, copy=2)
    fill(ledger, [one, two])
    seen = ledger.submission_of(one.source.sha256)
    assert seen is not None
    after = waived(one, [WAIVER])
    assert (after.state, [found.waiver for found in after.findings]) == (State.ACCEPTED, [REASON])
    assert ledger.waive(seen, after, [WAIVER])
    assert ledger.waivers(2024) == (WAIVER,)
    assert ledger.outcomes(2024) == (after, two)
    before = ledger.dump()
    assert not ledger.waive(seen, after, [WAIVER])  # it was judged again since it was seen
    assert ledger.dump() == before


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        (SUM, True),
        (replace(SUM, place=replace(SUM.place, file="另一份.xlsx", cell="D10")), True),  # the field says where
        (replace(SUM, severity=Severity.EXPLAIN), True),
        (replace(SUM, code=Code.SHARE_MISMATCH), False),
        (replace(SUM, facts=facts(given="7", expected="9")), False),
        (SUM.at(project="另一项目"), False),
        (SUM.at(field="income.other.current"), False),
        (replace(SUM, severity=Severity.NOTICE), False),  # it needs none
    ],
)
def test_it_holds_for_the_very_same_finding(other: Finding, *, holds: bool) -> None:
    (found,) = waived(blocked(other), [WAIVER]).findings
    assert bool(found.waiver) == holds
    elsewhere = replace(WAIVER, unit="999999")
    assert waived(blocked(other), [elsewhere]) == blocked(other)


def test_what_is_about_no_field_is_told_apart_by_its_cell() -> None:
    changed = [
        Finding(Code.LOCKED_CELL_CHANGED, Severity.BLOCK, Place(sheet="绩效目标表", cell=cell), facts(given="x"))
        for cell in ("A1", "A2")
    ]
    given = Waiver.of(changed[0], ISSUE.stamp, REASON, "2024-01-20")
    after = waived(blocked(*changed), [given])
    assert ([bool(one.waiver) for one in after.findings], after.state) == ([True, False], State.BLOCKED)


@pytest.mark.parametrize(
    ("outcome", "may"),
    [
        (blocked(SUM), True),
        (replace(blocked(SUM), state=State.QUARANTINED), False),
        (replace(blocked(SUM), returned=None), False),
        (blocked(replace(SUM, code=Code.LOCKED_CELL_CHANGED)), True),
        (blocked(replace(SUM, code=Code.LOCKED_CELL_CHANGED, place=Place(sheet=SHEET, cell="B2"))), False),
        (blocked(replace(SUM, code=Code.LOCKED_CELL_CHANGED, place=Place(sheet="绩效目标表", cell="B3"))), False),
    ],
)
def test_whose_it_is_must_be_beyond_doubt(outcome: Outcome, *, may: bool) -> None:
    name = ISSUE.field("unit.name")
    assert name is not None
    (finding,) = outcome.findings
    if finding.place.cell == "B3":
        finding = finding.at(sheet=name.sheet, cell=name.cell)
        outcome = replace(outcome, findings=(finding,))
    assert waivable(finding, outcome) == may
    given = Waiver.of(finding, ISSUE.stamp, REASON, "2024-01-20")
    assert (waived(outcome, [given]) != outcome) == may


def test_judged_before_the_waiver_and_recorded_after_it_stays_waived(ledger: Ledger) -> None:
    fill(ledger, [blocked(SUM)])
    seen = ledger.submission_of(blocked(SUM).source.sha256)
    assert seen is not None
    assert ledger.waive(seen, waived(blocked(SUM), [WAIVER]), [WAIVER])
    assert not ledger.record(blocked(SUM), again=True)
    assert ledger.record(blocked(SUM, LATE), again=True)
    assert [found.waiver for found in ledger.outcomes(2024)[0].findings] == [REASON, ""]
