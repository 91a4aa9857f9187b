"""What differs between two returns: numbers as numbers, text as text, projects with themselves."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.changes import changes
from consolidate.changes import corrections
from consolidate.outcome import State
from templates.form import Owner
from templates.interpret import interpret
from templates.known import Known
from templates.plan import plan
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from templates.roster import Project
from templates.shipped import shipped_forms
from tests.ledger.examples import MONEY
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import rules

ISSUE = an_issue()
INPUTS = [one.id for one in ISSUE.fields if one.owner is Owner.UNIT]
INCOME, NAME, TARGET = "income.other.current", "unit.preparer", "goals[1].indicators[1].target"
CONTENTS = st.dictionaries(st.sampled_from(INPUTS), st.sampled_from(["7", "7.0", "8", "≥95%", "文字", "-"]), max_size=8)


def returned(content: Mapping[str, str] = MONEY, income: Reading | None = None) -> Return:
    """Return a return with this content, and with a reading of any kind in the cell of other income."""
    made = an_outcome(ISSUE, content).returned
    assert made is not None
    return made if income is None else interpret(ISSUE, made.source, {**made.readings, INCOME: income})


def told(before: Return, after: Return) -> list[tuple[str, str, str]]:
    """Return field, before and after of every change."""
    return [(one.field, one.before, one.after) for one in changes(before, after)]


@pytest.mark.parametrize(
    ("field", "before", "after", "differs"),
    [
        (INCOME, "100", "100.00", False),
        (INCOME, "1,200", "1200", False),
        (INCOME, "１２", "12", False),  # full-width digits: the same number
        (INCOME, "0", "", True),  # blank is not zero
        (INCOME, "100", "100.01", True),
        (INCOME, "12万", "12", True),
        (TARGET, "100", "100.00", False),
        (TARGET, "95%", "0.95", True),
        (TARGET, "≥95%", "≥95.0%", True),  # as written: the checks say that it means the same
        (NAME, "02788", "2788", True),  # a telephone number is no number
        (NAME, " 甲 ", "甲", False),
    ],
)
def test_what_is_a_change(field: str, before: str, after: str, *, differs: bool) -> None:
    one, other = (returned({**MONEY, field: text} if text else {k: v for k, v in MONEY.items() if k != field})
                  for text in (before, after))
    assert told(one, other) == ([(field, before.strip(), after.strip())] if differs else [])


def test_a_formula_or_an_error_in_place_of_a_number_is_seen() -> None:
    formula, error = Reading(ReadingKind.FORMULA, "=1+1", shown="2"), Reading(ReadingKind.ERROR, "#REF!")
    assert told(returned(), returned(income=formula)) == [(INCOME, "0", "=1+1")]
    assert told(returned(income=formula), returned(income=error)) == [(INCOME, "=1+1", "#REF!")]


@settings(deadline=None)
@given(CONTENTS, CONTENTS)
def test_back_again_is_the_same_turned_round(one: dict[str, str], other: dict[str, str]) -> None:
    before, after = returned(one), returned(other)
    assert changes(before, before) == ()
    there, back = changes(before, after), changes(after, before)
    assert {(one.field, one.before, one.after) for one in there} == {(one.field, one.after, one.before) for one in back}
    differ = {field for field in INPUTS if before.text(field) != after.text(field)}
    assert {one.field for one in there} <= differ
    same = {field for field in differ if (before.text(field), after.text(field)) in {("7", "7.0"), ("7.0", "7")}}
    assert differ - {one.field for one in there} <= same


def test_the_sheets_of_a_project_are_compared_with_each_other() -> None:
    a, b = (Project(UNIT.code, name) for name in ("甲项目", "乙项目"))
    form = shipped_forms()["project-target"]
    found = []
    for projects in ((a, b), (b, a)):
        fields = tuple(plan(form, Known(UNIT, 2024, projects), rules()).fields.values())
        issued = replace(ISSUE, fields=fields)
        goal = next(one for one in fields if one.id.endswith("goal.annual"))
        other = next(one for one in fields if one.id.endswith("goal.annual") and one.part != goal.part)
        texts = dict(zip((goal.id, other.id), [f"{one.name}的目标" for one in projects], strict=True))
        readings = {field: Reading(ReadingKind.TEXT, text) for field, text in texts.items()}
        made = an_outcome(ISSUE).source
        found.append(interpret(issued, made, readings))
    assert changes(*found) == ()


def test_corrections_are_between_returns_that_follow_each_other(tmp_path: Path) -> None:
    first = an_outcome(ISSUE, {**MONEY, NAME: "甲"}, received="2024-01-10")
    broken = an_outcome(ISSUE, MONEY, received="2024-01-11", readable=False, state=State.BLOCKED)
    second = an_outcome(ISSUE, {**MONEY, NAME: "乙"}, received="2024-01-12", state=State.BLOCKED)
    third = an_outcome(ISSUE, {**MONEY, NAME: "丙"}, received="2024-01-13", copy=2)
    with a_ledger(tmp_path, third, first, broken, second) as ledger:
        found = corrections(ledger, 2024)
        assert corrections(ledger, 2024, "999999") == corrections(ledger, 2023) == ()
        assert corrections(ledger, 2024, UNIT.code, "department-target") == found
    days = [(one.before.received, one.after.received, one.changes[0].before, one.changes[0].after) for one in found]
    assert days == [("2024-01-10", "2024-01-12", "甲", "乙"), ("2024-01-12", "2024-01-13", "乙", "丙")]
