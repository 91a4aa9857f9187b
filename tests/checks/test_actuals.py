"""What a self-evaluation says was achieved, against last year; reasons in their own column; scores that wait."""

from dataclasses import replace
from decimal import Decimal

import pytest

from consolidate.checks.all_checks import run_checks
from templates.finding import Finding
from templates.finding import Severity
from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Project
from templates.rulebook import YearRules
from templates.shipped import shipped_forms
from tests.checks.builder import KNOWN
from tests.checks.builder import RULES
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import issued_for

FORM = shipped_forms()["project-self-evaluation"]
APPROVED = PriorIndicator(
    "培训经费",
    "产出指标",
    "数量指标",
    "培训人次",
    prior1="120人次",
    kind1="actual",
    planned=True,
    operator="≥",
    target="≥100人次",
    weight="20",
)
UNIT = replace(
    KNOWN, projects=(Project(KNOWN.unit.code, "培训经费", Decimal(80), Decimal(80)),), indicators=(APPROVED,), values={}
)
ROW = "1/indicators[1]"


def told(values: Values, known: Known = UNIT, years: YearRules = RULES.years) -> tuple[Finding, ...]:
    rules = replace(RULES, years=years)
    return run_checks(filled(values, issued_for(known, rules, FORM)), contract(rules))


def yearly(values: Values, known: Known = UNIT, years: YearRules = RULES.years) -> list[tuple[str, str, bool]]:
    """Return name, cell and openness of what is found about this year against last year."""
    names = (
        "actual_regressed",
        "regression_reason_missing",
        "declined_two_years",
        "target_regressed",
        "yoy_dequantified",
    )
    return [(one.name, one.place.field, one.open) for one in told(values, known, years) if one.name in names]


def test_an_actual_below_last_years_is_told_at_its_cell() -> None:
    assert yearly({f"{ROW}.actual": "110人次"}) == [
        ("actual_regressed", "indicators[1].actual", True),
        ("regression_reason_missing", "indicators[1].regression_reason", True),
    ]


def test_the_reason_for_a_fall_has_its_own_column() -> None:
    fell: Values = {f"{ROW}.actual": "110人次"}
    assert yearly({**fell, f"{ROW}.reason": "报名人数比计划多"})[0] == (
        "actual_regressed",
        "indicators[1].actual",
        True,
    )
    assert yearly({**fell, f"{ROW}.regression_reason": "培训班按计划减少一期"}) == [
        ("actual_regressed", "indicators[1].actual", False)
    ]


@pytest.mark.parametrize(
    ("actual", "tolerance", "fell"),
    [("120人次", 0, False), ("125人次", 0, False), ("119人次", 0, True), ("119人次", 0.05, False)],
)
def test_equal_better_or_within_the_tolerance_of_actuals(actual: str, tolerance: float, *, fell: bool) -> None:
    years = replace(RULES.years, tolerance_actual=Decimal(str(tolerance)))
    assert bool(yearly({f"{ROW}.actual": actual}, years=years)) is fell


def test_findings_name_their_project_and_the_forms_own_field() -> None:
    (fell, *_) = (one for one in told({f"{ROW}.actual": "110人次"}) if one.name == "actual_regressed")
    assert (fell.place.project, fell.place.field, fell.severity) == (
        "培训经费",
        "indicators[1].actual",
        Severity.EXPLAIN,
    )


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"actual": "部分完成"}, True),  # words against a figure: nobody but the unit can say how far it got
        ({"actual": "部分完成", "achievement": "60"}, False),
        ({"actual": "130人次"}, False),
    ],
)
def test_a_score_that_no_formula_can_work_out_is_asked_for(values: dict[str, str], *, asked: bool) -> None:
    given: Values = {f"{ROW}.{name}": text for name, text in values.items()}
    fields = {one.place.field for one in told(given) if one.name == "missing_required"}
    assert ("indicators[1].achievement" in fields) is asked
