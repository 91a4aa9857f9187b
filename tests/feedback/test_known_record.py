"""What was known at issue, kept as text: reading it again gives an equal record, and the same workbook."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from templates.issued import LockedCell
from templates.issued import answered_by
from templates.issued import to_record as issued_record
from templates.known import Doubt
from templates.known import Known
from templates.known import PastProject
from templates.known import PriorIndicator
from templates.known_record import AtIssue
from templates.known_record import from_record
from templates.known_record import to_record
from templates.plan import plan
from templates.roster import Project
from templates.roster import Unit
from tests.contract.units import knowns
from tests.feedback.bench import FORMS
from tests.feedback.bench import RULES
from tests.feedback.bench import TARGET
from tests.feedback.bench import a_bench

texts = st.text(max_size=6)
priors = st.builds(
    PriorIndicator, texts, texts, texts, texts, prior1=texts, planned=st.booleans(), target=texts, weight=texts
)
pasts = st.builds(PastProject, texts, st.booleans(), st.lists(priors, max_size=2).map(tuple))
doubts = st.builds(Doubt, texts, texts, texts, texts, st.integers(0, 100))


@given(knowns(), st.lists(pasts, max_size=2).map(tuple), st.lists(doubts, max_size=2).map(tuple), texts)
@settings(max_examples=40, deadline=None)
def test_it_reads_as_itself(known: Known, past: tuple[PastProject, ...], asked: tuple[Doubt, ...], goal: str) -> None:
    unit = replace(known.unit, forms=("monitoring", "a"), email=goal)
    at_issue = AtIssue(replace(known, unit=unit, past=past, doubts=asked, goals={goal: "目标"}), "万元")
    record = to_record(at_issue)
    assert from_record(record) == at_issue
    assert record.isascii()


@given(knowns())
@settings(max_examples=5, deadline=None)
def test_it_lays_out_the_same_workbook(known: Known) -> None:
    again = from_record(to_record(AtIssue(known, "元"))).known
    for form in FORMS.values():
        assert plan(form, again, RULES) == plan(form, known, RULES)


def test_a_budget_keeps_its_digits() -> None:
    project = Project("1", "项目", Decimal("60.10"), None)
    record = to_record(AtIssue(Known(Unit("1", "局"), 2024, (project,)), "万元"))
    assert str(from_record(record).known.projects[0].total_budget) == "60.10"


def test_which_return_a_workbook_answers_is_read_without_the_rest(tmp_path: Path) -> None:
    issued = a_bench(TARGET, tmp_path).issued
    odd = LockedCell("表", "A1", "text", '"feedback_for":"f00"')  # a text that looks like the key is none
    for answers in ("", "0123abc"):
        record = issued_record(replace(issued, locked=(odd, *issued.locked), feedback_for=answers))
        assert answered_by(record) == answers
