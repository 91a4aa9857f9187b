"""Where a finding stands, how grave it is, in which order, and the reason that settles it."""

from dataclasses import replace

import pytest

from consolidate.checks.all_checks import CHECKS
from templates.codes import Code
from templates.finding import Place
from templates.finding import Severity
from tests.checks.builder import ROW
from tests.checks.builder import RULES
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import rows

FREE_TEXT: Values = {f"{ROW}.level2": "举办培训班，提升能力。"}
GAP: Values = {"spending.project.current": 110, "spending.basic.current": 50}
GAP_LINE = "reasons.projects_sum_ne_project_spending"


def test_checks_are_a_tuple_of_different_functions() -> None:
    assert isinstance(CHECKS, tuple)
    assert len(set(CHECKS)) == len(CHECKS)


def test_place_is_whole() -> None:
    assert found(FREE_TEXT)[0].place == Place(
        file="示例局.xlsx",
        unit="301001",
        form="department-target",
        project="培训经费",
        year=2024,
        field=f"{ROW}.level2",
        sheet="绩效目标表",
        cell="C43",
    )


@pytest.mark.parametrize(
    ("field", "project"),
    [("projects[3].name", "调研经费"), ("unit.preparer", ""), ("goals[2].indicators[1].basis", "宣传经费")],
)
def test_project_of_a_place(field: str, project: str) -> None:
    spoilt = {field: "××" if field != "projects[3].name" else project}
    places = [one.place for one in found(spoilt)]
    assert places[0].project == project


def test_findings_stand_in_the_order_of_the_sheet() -> None:
    spoilt: Values = {**FREE_TEXT, **GAP, "tasks": "", "unit.filed": "", f"{ROW}.basis": "350"}
    assert [cell for _, cell in rows(found(spoilt))] == ["C2", "D11", "B21", "C43", "H43"]


@pytest.mark.parametrize(
    ("reason", "settles"),
    [
        ("", ""),
        ("确有需要", ""),
        ("     确有需要     ", ""),
        ("该项确有需要", "该项确有需要"),
        (" 该项确有需要 ", "该项确有需要"),
    ],
)
def test_reason_of_the_row(reason: str, settles: str) -> None:
    finding = found({**FREE_TEXT, f"{ROW}.reason": reason})[0]
    assert finding.severity is Severity.EXPLAIN
    assert (finding.reason, finding.open) == (settles, not settles)


def test_reason_of_another_row_settles_nothing() -> None:
    assert found({**FREE_TEXT, "goals[2].indicators[1].reason": "本项目确有需要"})[0].open


def test_reason_on_the_line_of_the_rule() -> None:
    assert found(GAP)[0].open
    finding = found({**GAP, GAP_LINE: "其余为上年结转项目"})[0]
    assert (finding.name, finding.reason) == ("projects_sum_ne_project_spending", "其余为上年结转项目")


def test_reason_on_the_line_of_one_rule_among_many() -> None:
    rules = replace(RULES, severities={Code.INCOME_SPENDING_MISMATCH: Severity.EXPLAIN})
    spoilt: Values = {
        "income.other.prior1": 5,
        "income.other.prior2": 5,
        "reasons.income_spending_mismatch.income.total.prior1": "动用了以前年度结余",
    }
    findings = found(spoilt, issued_for(rules=rules), contract(rules))
    assert [(one.place.cell, one.open) for one in findings] == [("G9", True), ("H9", False)]


def test_reason_never_settles_what_blocks() -> None:
    finding = found({f"{ROW}.basis": "", f"{ROW}.reason": "本项目确有需要"})[0]
    assert (finding.severity, finding.reason, finding.open) == (Severity.BLOCK, "", True)


def test_shortest_reason_is_the_districts() -> None:
    rules = replace(RULES, years=replace(RULES.years, reason_least=3))
    assert not found({**FREE_TEXT, f"{ROW}.reason": "有需要"}, judged_by=contract(rules))[0].open


@pytest.mark.parametrize("severity", list(Severity))
def test_severity_is_the_districts(severity: Severity) -> None:
    rules = replace(RULES, severities={Code.LEVEL2_FREE_TEXT: severity})
    assert found(FREE_TEXT, judged_by=contract(rules))[0].severity is severity
