"""The real form of 区委统战部 2024: exactly what a reviewer finds in it, and nothing else."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from consolidate.checks.all_checks import run_checks
from templates.finding import Finding
from templates.known import Known
from templates.roster import Project
from templates.roster import Unit
from templates.say import fix
from templates.say import message
from tests.checks.builder import CONTRACT
from tests.checks.builder import Values
from tests.checks.builder import filled
from tests.checks.builder import issued_for

CASE = json.loads((Path(__file__).parent.parent / "data" / "seed-caidian-2024.json").read_text(encoding="utf-8"))
GOALS = {project["name"]: project for project in CASE["projects"]}
ORDER = (  # as the project list of the form has them; its goals stand in another order
    "区知联会、台联会、新联会工作经费",
    "统战事业费",
    "购买社会服务支出",
    "侨办和侨联工作经费",
    "民主党派工作经费",
    "社区兼职统战委员工作补贴及少数民族专项经费区级配套资金",
    "特殊专项经费",
)
ITEMS = {
    "财政拨款": "income.appropriation",
    "其他资金": "income.other",
    "基本支出": "spending.basic",
    "项目支出": "spending.project",
}
YEARS = {"year": "current", "y2022": "prior2", "y2023": "prior1"}
COLUMNS = ("level1", "level2", "level3", "prior2", "prior1", "target", "basis")
REASON = "沿用上年口径，已向财政说明"
ISSUED = issued_for(
    Known(
        Unit("101001", CASE["unit"]),
        2024,
        tuple(
            Project(
                "101001",
                name,
                Decimal(GOALS[name]["budget_total"]),
                Decimal(GOALS[name]["budget_year"]),
                purpose="见项目清单",
            )
            for name in ORDER
        ),
    )
)


def first_return() -> dict[str, str | int | Decimal]:
    """Return what the unit filed on 2024-01-16, its preparer left blank."""
    values: dict[str, str | int | Decimal] = {
        "unit.filed": "2024-01-16",
        "unit.phone": "84942516",
        "duties": "1、组织和落实党中央决策部署。",
        "tasks": "1、区委常委会专题研究统一战线工作不少于2次。",
    }
    for line in CASE["finances"]["income"] + CASE["finances"]["expense"]:
        if line["item"] in ITEMS:
            values |= {f"{ITEMS[line['item']]}.{ours}": Decimal(line[theirs]) for theirs, ours in YEARS.items()}
    for goal, name in enumerate(ORDER, start=1):
        for number, indicator in enumerate(GOALS[name]["indicators"], start=1):
            row = f"goals[{goal}].indicators[{number}]"
            values |= {f"{row}.{column}": indicator[column] for column in COLUMNS}
    return values


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return run_checks(filled(first_return(), ISSUED), CONTRACT)


def test_what_is_found_and_nothing_else(findings: tuple[Finding, ...]) -> None:
    assert Counter(finding.name for finding in findings) == {
        "missing_required": 1,
        "projects_sum_ne_project_spending": 1,
        "value_is_budget_amount": 7,
        "value_column_ties_to_money": 1,
        "basis_copies_value": 14,
        "level2_free_text": 14,
        "level3_blank_shifted": 5,
        "regressed_money": 7,
        "basis_same_for_all": 1,
        "no_cost_quality_time_indicator": 1,
        "satisfaction_always_100": 7,
        "stale_policy_phrase": 4,
        "task_target_without_indicator": 1,
    }


def test_preparer_is_missing(findings: tuple[Finding, ...]) -> None:
    missing = [finding.place for finding in findings if finding.name == "missing_required"]
    assert [(place.field, place.cell) for place in missing] == [("unit.preparer", "D4")]


def test_project_list_does_not_add_up(findings: tuple[Finding, ...]) -> None:
    gap = next(one for one in findings if one.name == "projects_sum_ne_project_spending")
    assert gap.place.cell == "D11"
    assert message(gap) == ("项目支出为 149，项目清单本年度预算合计为 109，相差 40（= 收入·其他资金·当年金额 40）")


def test_money_is_found_in_every_output_row(findings: tuple[Finding, ...]) -> None:
    budgets = {one.place.project: one.fact("budget") for one in findings if one.name == "value_is_budget_amount"}
    assert budgets == dict(zip(ORDER, ("6", "31", "10", "7", "42", "5", "8"), strict=True))
    money = [one.place.field for one in findings if one.name == "regressed_money"]
    assert money == [f"goals[{goal}].indicators[1].target" for goal in range(1, 8)]


def test_output_columns_are_the_money_of_three_years(findings: tuple[Finding, ...]) -> None:
    tied = next(one for one in findings if one.name == "value_column_ties_to_money")
    assert (tied.place.cell, tied.place.project, tied.severity) == ("D11", "", "explain")
    assert message(tied) == (
        "产出指标的指标值整列相加等于金额（2022年 163.12 = 项目支出、2023年 155 = 项目支出、"
        "2024年 109 = 项目清单本年度预算合计（项目支出为 149）），这一列填的是金额而不是产出"
    )
    assert message(tied, "en") == (
        "The output values add up to amounts of money (2022: 163.12 = project spending, 2023: 155 = project spending, "
        "2024: 109 = budgets of the listed projects (project spending is 149)): the column holds money and no output"
    )


def test_shifted_names_stand_where_the_list_says(findings: tuple[Finding, ...]) -> None:
    shifted = {one.place.project for one in findings if one.name == "level3_blank_shifted"}
    assert shifted == set(ORDER) - {"特殊专项经费", "民主党派工作经费"}


def test_each_is_said_in_both_languages(findings: tuple[Finding, ...]) -> None:
    said = [text for one in findings for text in (message(one), fix(one), message(one, "en"), fix(one, "en"))]
    assert all(text and "{" not in text for text in said)


def test_with_preparer_and_reasons_nothing_stays_open() -> None:
    second: Values = {
        **first_return(),
        "unit.preparer": "示例填报人",
        "reasons.projects_sum_ne_project_spending": REASON,
        "reasons.value_column_ties_to_money": REASON,
        **{f"goals[{goal}].indicators[{row}].reason": REASON for goal in range(1, 8) for row in range(1, 4)},
    }
    findings = run_checks(filled(second, ISSUED), CONTRACT)
    assert len(findings) == 63
    assert [finding for finding in findings if finding.open] == []
