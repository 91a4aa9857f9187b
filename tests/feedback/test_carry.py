"""Answers go to the same question of the same row, or are told as lost; never anywhere else."""

from dataclasses import replace

import pytest

from templates.carry import carry
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.layout import PlacedField
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.text import Text
from tests.feedback.bench import number
from tests.feedback.bench import text

GOAL, ROW = "goals[1]", "goals[1].indicators[2]"


def bureau(field: str, value: str, source: str, group: str = "", part: str = "") -> PlacedField:
    return PlacedField(
        field, Text(field), Kind.TEXT, Owner.BUREAU, Need.NEVER, "表", 1, 1, value=value, source=source,
        row_group=group, part=part,
    )  # fmt: skip


NAMES = (
    bureau("unit.code", "301001", "unit.code"),
    bureau(f"{GOAL}.project", "公园管护", "project.name", GOAL),
    bureau(f"{ROW}.level3", "管护面积", "prior.level3", ROW),
)
TARGET = PlacedField(f"{ROW}.target", Text("指标值"), Kind.VALUE, Owner.UNIT, Need.ROW, "表", 9, 7, row_group=ROW)
FIELDS = (*NAMES, TARGET)
GIVEN = {TARGET.id: text("125")}


def carried(*after: PlacedField, given: dict[str, Reading] | None = None) -> tuple[list[str], list[str]]:
    """Return the ids that are carried and those that are lost."""
    found = carry(FIELDS, GIVEN if given is None else given, {one.id: one for one in after})
    return list(found.readings), [one.id for one in found.lost]


@pytest.mark.parametrize(
    "after",
    [
        FIELDS,
        (*NAMES, replace(TARGET, row=30, column=2, sheet="另一表")),  # wherever it lies now
        (*NAMES, replace(TARGET, need=Need.NEVER, longest=5, hint=Text("提示"))),  # whatever else is asked of it
        (*FIELDS, replace(TARGET, id="goals[9].indicators[1].target", row_group="goals[9].indicators[1]")),
    ],
)
def test_the_same_question_of_the_same_row(after: tuple[PlacedField, ...]) -> None:
    assert carried(*after) == ([TARGET.id], [])


@pytest.mark.parametrize(
    "after",
    [
        NAMES,  # no such field any more
        (*NAMES, replace(TARGET, label=Text("权重"))),  # another question
        (*NAMES, replace(TARGET, kind=Kind.MONEY)),
        (*NAMES, replace(TARGET, owner=Owner.BUREAU, value="130")),  # not the unit's to answer
        (*NAMES[:2], replace(NAMES[2], value="古树株数"), TARGET),  # another indicator in that row
        (*NAMES[:2], TARGET),  # the row has lost its name
        (NAMES[0], replace(NAMES[1], value="古树保护"), NAMES[2], TARGET),  # another project in that place
        (replace(NAMES[0], value="302001"), *NAMES[1:], TARGET),  # another unit
    ],
)
def test_another_question_or_row(after: tuple[PlacedField, ...]) -> None:
    assert carried(*after) == ([], [TARGET.id])


def test_what_is_no_answer_is_never_lost() -> None:
    for kind in (ReadingKind.BLANK, ReadingKind.ERROR, ReadingKind.FORMULA):
        assert carried(*NAMES, given={TARGET.id: Reading(kind, "#REF!")}) == ([], [])
    assert carried(*NAMES, given={TARGET.id: number("0")}) == ([], [TARGET.id])


def test_the_reason_of_a_check_that_is_made_no_more_is_left_out() -> None:
    reason = replace(TARGET, id="2/reasons.sum_mismatch", part="2/", row_group="")
    found = carry((reason,), {reason.id: text("原因如下所述")}, {})
    assert (dict(found.readings), found.lost) == ({}, ())


def test_sheets_of_projects_go_by_the_project() -> None:
    first, second = (
        bureau(f"{n}/project.name", name, "project.name", part=f"{n}/") for n, name in ((1, "甲"), (2, "乙"))
    )
    goal = replace(TARGET, id="1/goal", part="1/", row_group="")
    other = replace(first, value="乙")
    given = {goal.id: text("目标")}
    assert list(carry((first, second, goal), given, {one.id: one for one in (first, goal)}).readings) == [goal.id]
    assert carry((first, second, goal), given, {one.id: one for one in (other, goal)}).lost == (goal,)
