"""Output columns that add up to project spending: money as a whole, and what adds up by chance."""

from dataclasses import replace
from decimal import Decimal

import pytest

from consolidate.checks.money_columns import value_column_ties_to_money
from templates.known import Known
from templates.roster import Project
from templates.years import year_rows
from tests.checks.builder import CLEAN
from tests.checks.builder import CONTRACT
from tests.checks.builder import UNIT
from tests.checks.builder import Values
from tests.checks.builder import filled
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import told

NAMES = ("培训经费", "宣传经费", "调研经费")
ISSUED = issued_for(
    Known(UNIT, 2024, tuple(Project("301001", name, Decimal(30), Decimal(30), purpose="开展工作") for name in NAMES))
)
MONEY: Values = {
    **{key: value for key, value in CLEAN.items() if not key.startswith("goals")},
    "spending.project.prior2": 85,
    "spending.project.prior1": 90,
    "spending.project.current": 90,
}
NAME = "value_column_ties_to_money"
Line = tuple[str, str, str]


def outputs(*lines: Line, level1: str = "产出指标", level2: str = "数量指标", measure: str = "") -> Values:
    """Return a form whose goals have one such row each: the values of two earlier years and of this one."""
    values: dict[str, object] = dict(MONEY)
    for goal, line in enumerate(lines, start=1):
        row = f"goals[{(goal - 1) % 3 + 1}].indicators[{(goal - 1) // 3 + 1}]"
        values |= {
            f"{row}.level1": level1,
            f"{row}.level2": level2,
            f"{row}.level3": f"指标{goal}",
            f"{row}.basis": "工作计划",
            f"{row}.measure": measure,
            f"{row}.direction": "正向",
            **dict(zip((f"{row}.prior2", f"{row}.prior1", f"{row}.target"), line, strict=True)),
        }
    return values  # type: ignore[return-value]


def names(values: Values) -> list[str]:
    return [one.name for one in found(values, ISSUED)]


TWO_YEARS = (("20", "40", "25"), ("30", "26", "45"), ("35", "24", "21"))  # 85, 90, 91


def test_two_years_that_tie_are_money_and_said_once() -> None:
    findings = [one for one in found(outputs(*TWO_YEARS), ISSUED) if one.name == NAME]
    assert [one.place.field for one in findings] == ["spending.project.prior1"]
    assert told(findings[0])["rows"] == 3


def test_rows_of_a_tied_column_are_money_whether_or_not_they_meet_their_budget() -> None:
    rows = year_rows(filled(outputs(*TWO_YEARS), ISSUED), CONTRACT)
    assert [one.comparison.verdict for one in rows if one.comparison] == ["money", "improved", "money"]


def test_a_row_outside_the_column_is_judged_by_itself() -> None:
    values = {**outputs(*TWO_YEARS), "goals[1].indicators[2].level1": "效益指标"}
    values |= {
        f"goals[1].indicators[2].{key}": text
        for key, text in (
            ("level2", "社会效益指标"),
            ("level3", "受益人数"),
            ("prior1", "100"),
            ("target", "90"),
            ("basis", "统计"),
            ("direction", "正向"),
        )
    }
    rows = year_rows(filled(values, ISSUED), CONTRACT)
    assert [one.comparison.verdict for one in rows if one.comparison] == ["money", "regressed", "improved", "money"]


@pytest.mark.parametrize(
    "lines",
    [
        (("7", "40.5", "20"), ("8", "25.5", "21"), ("9", "24", "22"), ("", "0.12", "")),  # 90.12: see below
        (("7", "9", "30"), ("8", "11", "30"), ("9", "10", "30")),  # each is its project's budget
    ],
)
def test_one_year_alone_ties_where_it_can_be_no_chance(lines: tuple[Line, ...]) -> None:
    spending: Values = {"spending.project.prior1": Decimal("90.12"), "spending.project.prior2": 85}
    assert NAME in names({**outputs(*lines), **spending})


@pytest.mark.parametrize(
    "values",
    [
        outputs(("1", "40", "20"), ("2", "26", "21"), ("3", "24", "22")),  # one year of whole numbers: chance
        outputs(("40", "45", "50"), ("45", "45", "40")),  # two rows
        outputs(("85", "90", "90"), ("0", "0", "0"), ("0", "0", "0")),  # one row beside zeros
        outputs(*TWO_YEARS, measure="场"),
        outputs(*TWO_YEARS, measure="%"),
        outputs(*((*(f"{one}%" for one in line),) for line in TWO_YEARS)),  # type: ignore[arg-type]
        outputs(("20", "40", "25"), ("30", "26", "45"), ("35场", "24场", "21场")),  # the rest does not tie
        outputs(("20", "40", "25"), ("30", "26", "45"), ("35", "24", "21"), ("3场", "4场", "5场")),  # mixed
        outputs(*TWO_YEARS, level2="成本指标"),
        outputs(*TWO_YEARS, level1="成本指标", level2="经济成本指标"),
        outputs(*TWO_YEARS, level1="效益指标", level2="社会效益指标"),
        outputs(("≥20", "≥40", "≥25"), ("≥30", "≥26", "≥45"), ("≥35", "≥24", "≥21")),
        outputs(("", "", ""), ("", "", ""), ("", "", "")),
    ],
)
def test_what_ties_by_chance_or_is_no_money_is_let_pass(values: Values) -> None:
    assert NAME not in names(values)


def test_rates_beside_the_amounts_say_nothing_against_it() -> None:
    assert NAME in names(outputs(*TWO_YEARS, ("100%", "100%", "100%")))


def test_amounts_with_their_unit_count_in_the_money_unit() -> None:
    written = [(f"{a}万元", f"{b}0000元", c) for a, b, c in TWO_YEARS]
    assert NAME in names(outputs(*written))


def test_its_reason_stands_on_its_own_line() -> None:
    values = {**outputs(*TWO_YEARS), "reasons.value_column_ties_to_money": "各年数量恰好相等"}
    assert [one.open for one in found(values, ISSUED) if one.name == NAME] == [False]


def test_a_form_without_project_spending_ties_to_nothing() -> None:
    kept = tuple(one for one in ISSUED.fields if not one.id.startswith(("spending", "projects")))
    values = {key: text for key, text in outputs(*TWO_YEARS).items() if not key.startswith("spending")}
    assert list(value_column_ties_to_money(filled(values, replace(ISSUED, fields=kept)), CONTRACT)) == []
