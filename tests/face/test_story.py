"""The real form in the example district: what it was sent back for, what was found, what fell."""

from collections import Counter
from typing import Any

import pytest

from tests.face.cli import run
from tests.face.conftest import Demo

UNIT = "101001"
FOUND = {
    "value_is_budget_amount": 7,
    "basis_copies_value": 14,
    "level2_free_text": 14,
    "level3_blank_shifted": 5,
    "projects_sum_ne_project_spending": 1,
    "regressed_money": 7,
    "basis_same_for_all": 1,
    "no_cost_quality_time_indicator": 1,
    "satisfaction_always_100": 7,
    "stale_policy_phrase": 4,
    "task_target_without_indicator": 1,
    "value_column_ties_to_money": 1,
}
MONEY = [  # project, last year, this year, trend
    ("区知联会、台联会、新联会工作经费", "9", "6", "fell"),
    ("统战事业费", "44", "31", "fell"),
    ("购买社会服务支出", "13", "10", "fell"),
    ("侨办和侨联工作经费", "10", "7", "fell"),
    ("民主党派工作经费", "60", "42", "fell"),
    ("社区兼职统战委员工作补贴及少数民族专项经费区级配套资金", "7", "5", "fell_twice"),
    ("特殊专项经费", "12", "8", "fell_twice"),
]


@pytest.fixture(scope="module")
def returns(demo: Demo) -> list[dict[str, Any]]:
    """The two returns as they were recorded on their days, first and second."""
    recorded = run(demo.folder, "collect", "--json").document["files"]
    return [one for one in recorded if one["unit"] == UNIT]


def names(one: dict[str, Any], *, settled: bool | None = None) -> Counter[str]:
    """Count the findings of a return by name: all of them, or the settled or the open ones."""
    found = one["findings"]
    return Counter(each["name"] for each in found if settled is None or each["open"] is not settled)


def test_the_first_return_is_blocked_by_the_missing_preparer_alone(returns: list[dict[str, Any]]) -> None:
    first = returns[0]
    assert (first["file"].endswith("_2024.xlsx"), first["state"]) == (True, "blocked")
    blocking = [each for each in first["findings"] if each["severity"] == "block"]
    assert [(each["name"], each["field"], each["sheet"], each["cell"]) for each in blocking] == [
        ("missing_required", "unit.preparer", "绩效目标表", "D4")]  # fmt: skip
    assert blocking[0]["message"] == "必填项“填报人”未填"


def test_what_is_found_in_it_and_nothing_else(returns: list[dict[str, Any]]) -> None:
    assert names(returns[0]) == {"missing_required": 1, **FOUND}
    assert not any("sum_mismatch" in name or "share" in name for name in names(returns[0]))
    assert {each["severity"] for each in returns[0]["findings"] if each["name"] == "regressed_money"} == {"notice"}


def test_the_project_list_misses_forty_and_says_where_forty_stands(returns: list[dict[str, Any]]) -> None:
    gap = next(each for each in returns[0]["findings"] if each["name"] == "projects_sum_ne_project_spending")
    assert (gap["severity"], gap["cell"], gap["field"]) == ("explain", "D11", "spending.project.current")
    assert [gap["facts"][key] for key in ("given", "expected", "gap")] == ["149", "109", "40"]
    assert "其他资金" in gap["facts"]["hint"]
    assert "40" in gap["facts"]["hint"]
    assert "其他资金" in gap["message"]


def test_the_second_return_is_accepted_with_every_finding_explained(returns: list[dict[str, Any]]) -> None:
    second = returns[1]
    assert (second["file"].endswith("（第2次）.xlsx"), second["state"]) == (True, "accepted")
    assert names(second) == FOUND
    assert names(second, settled=False) == {}
    assert all(len(each["reason"]) >= 6 for each in second["findings"] if each["severity"] == "explain")


def test_its_seven_output_rows_fell_and_are_money(demo: Demo) -> None:
    rows = [row for row in run(demo.folder, "regressions", "--json").document["rows"] if row["unit"] == UNIT]
    assert {(row["verdict"], row["level1"]) for row in rows} == {("money", "产出指标")}
    assert sorted((row["project"], row["base"], row["current"], row["trend"]) for row in rows) == sorted(MONEY)


def test_years_of_the_two_that_fell_twice(demo: Demo, returns: list[dict[str, Any]]) -> None:
    values = {
        one["field"]: one["value"]
        for one in run(demo.folder, "fields", "--json", demo.folder / returns[1]["file"]).document["fields"]
    }
    goals = {values[f"goals[{goal}].project"]: f"goals[{goal}].indicators[1]" for goal in range(1, 8)}
    years = {
        project: [values[f"{row}.{year}"] for year in ("prior2", "prior1", "target")] for project, row in goals.items()
    }
    assert years["特殊专项经费"] == ["20", "12", "8"]
    assert years["社区兼职统战委员工作补贴及少数民族专项经费区级配套资金"] == ["7.12", "7", "5"]


def test_none_of_the_fourteen_others_is_listed(demo: Demo) -> None:
    rows = run(demo.folder, "regressions", "--all", "--json").document["rows"]
    others = [row for row in rows if row["unit"] == UNIT and row["verdict"] != "money"]
    assert Counter(row["level1"] for row in others) == {"效益指标": 7, "满意度指标": 7}
    assert {row["verdict"] for row in others} == {"held"}
