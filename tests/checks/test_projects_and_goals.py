"""project_goal_mismatch: projects and blocks of goals pair by name, in whatever order."""

from dataclasses import replace

from templates.form import Owner
from tests.checks.builder import CLEAN
from tests.checks.builder import ISSUED
from tests.checks.builder import Values
from tests.checks.builder import found
from tests.checks.builder import rows
from tests.checks.builder import told

SECOND = dict.fromkeys([field for field in CLEAN if field.startswith("goals[2]")], "")
NEW = {"level1": "产出指标", "level2": "数量指标", "level3": "调研报告", "target": "3篇", "basis": "年度计划"}
THIRD: Values = {f"goals[3].indicators[1].{column}": text for column, text in NEW.items()}
GOALS_TYPED = replace(  # the form with the projects of the goals left to the unit
    ISSUED,
    fields=tuple(
        replace(field, owner=Owner.UNIT, formula=None, value="") if field.id.endswith("].project") else field
        for field in ISSUED.fields
    ),
)


def gaps(spoilt: Values) -> list[tuple[str, object, object]]:
    """Return (cell, project, gap) of what does not pair, the goals' projects typed by the unit."""
    findings = found(spoilt, GOALS_TYPED)
    assert {finding.name for finding in findings} <= {"project_goal_mismatch"}
    return [(one.place.cell, told(one)["project"], told(one)["gap"]) for one in findings]


def test_project_without_indicator() -> None:
    findings = found(SECOND)
    assert rows(findings) == [("project_goal_mismatch", "C55")]
    assert told(findings[0]) == {"project": "宣传经费", "gap": "project_without_indicator"}
    assert findings[0].place.project == "宣传经费"


def test_goal_without_project() -> None:
    findings = found(THIRD)
    assert rows(findings) == [("project_goal_mismatch", "C71")]
    assert told(findings[0]) == {"project": "blank", "gap": "goal_without_project"}


def test_new_project_with_its_goal_pairs() -> None:
    project: Values = {"name": "调研经费", "total_budget": 5, "year_budget": 5, "purpose": "外出调研"}
    listed: Values = {f"projects[3].{column}": content for column, content in project.items()}
    assert rows(found({**THIRD, **listed, "spending.project.current": 105, "spending.basic.current": 55})) == []


def test_any_order_and_spelling_pairs() -> None:
    assert gaps({"goals[1].project": "宣传经费", "goals[2].project": "1. 培训 经费"}) == []


def test_goal_of_an_unlisted_project() -> None:
    assert gaps({"goals[1].project": "培训经费", "goals[2].project": "差旅费"}) == [
        ("B35", "宣传经费", "project_without_indicator"),  # it has no block at all: said at the project
        ("C55", "差旅费", "goal_of_unlisted_project"),
    ]


def test_block_without_rows_and_name_is_left_alone() -> None:
    named = {"goals[1].project": "培训经费", "goals[2].project": "宣传经费"}
    assert gaps({**named, "goals[3].project": ""}) == []
