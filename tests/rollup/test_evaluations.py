"""自评结果汇总表: rates, grades, coverage, misses and reasons; last year beside it; the money of case 43 as printed."""

from decimal import Decimal
from pathlib import Path

import pytest

from consolidate.rollup.compose import book_of
from consolidate.rollup.model.cell import Value
from consolidate.rollup.trace import Tracer
from templates.roster import Unit
from tests.cases.fill import paper_of
from tests.cases.fill import read_case
from tests.rollup.builder import district
from tests.rollup.builder import evaluated
from tests.rollup.builder import figures
from tests.rollup.builder import given
from tests.rollup.builder import rolled
from tests.rollup.builder import self_evaluation
from tests.rollup.builder import standing
from tests.rollup.reading import rows
from tests.rollup.sample import ARCHIVE
from tests.rollup.sample import SCHOOL
from tests.rollup.sample import SELF
from tests.rollup.sample import full_district
from tests.rollup.sample import last_returns

SHEET = "自评结果汇总表"
CIVIL = Unit("1", "岳阳市南湖新区民政局")


@pytest.fixture(scope="module")
def found() -> dict[str, Value]:
    return figures(full_district(), last=last_returns())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("self") / "a.xlsx"
    rolled(full_district(), path, last=last_returns())
    return path


def test_a_row_has_the_money_the_rate_the_score_and_why_it_was_missed(path: Path) -> None:
    row = next(row for row in rows(path, SHEET) if row[3] == "教师培训")
    assert row[1:13] == [
        "区教育局", "区第一实验小学", "教师培训", 50, 50, 45.5, pytest.approx(0.91), pytest.approx(88.3), "良", 1,
        "培训人次：报名人数不足", "提前组织报名"]


def test_an_empty_sheet_of_a_project_counts_as_nothing(found: dict[str, Value]) -> None:
    name = f"self/{SCHOOL.code}/{SELF}/3"
    told = [found[f"{name}/{one}"] for one in ("project", "executed", "rate", "score", "missed")]
    assert told == ["空项目", *[None] * 4]


def test_totals_are_worked_out_of_totals(found: dict[str, Value]) -> None:
    assert [found[f"self/projects/all/{one}"] for one in ("count", "initial", "adjusted", "executed", "missed")] == [
        4, Decimal("206.5"), Decimal("206.5"), Decimal("125.5"), 2]
    assert found["self/projects/all/rate"] == Decimal("125.5") / Decimal("206.5")


def test_grades_with_counts_and_shares(path: Path) -> None:
    shown = rows(path, SHEET)
    head = next(number for number, row in enumerate(shown) if row[3:6] == ["等级", "项数", "占比"])
    assert [row[3:8] for row in shown[head + 1:head + 7]] == [
        ["优", 1, 0.25, 60, pytest.approx(60 / 206.5)],
        ["良", 1, 0.25, 50, pytest.approx(50 / 206.5)],
        ["中", 0, 0, None, None],
        ["差", 1, 0.25, 96.5, pytest.approx(96.5 / 206.5)],
        ["未评等级", 1, 0.25, None, None],
        ["合计", 4, None, None, None]]


def test_means_are_of_the_scores_that_there_are(found: dict[str, Value]) -> None:
    scores = [Decimal(100), Decimal("88.3"), Decimal("29.07")]
    assert found["self/projects/mean"] == sum(scores) / 3
    weights = [Decimal(60), Decimal(50), Decimal("96.5")]
    assert found["self/projects/weighted"] == sum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)


def test_coverage_counts_projects_that_are_due(found: dict[str, Value]) -> None:
    assert [found[f"self/coverage/{unit.code}/{one}"] for unit in (SCHOOL, ARCHIVE) for one in ("owed", "done")] == [
        3, 3, 1, 1]
    assert [found[f"self/coverage/202/{one}"] for one in ("owed", "done")] == [None, 0]
    assert found["self/projects/coverage"] == 1


def test_last_year_beside_it(found: dict[str, Value]) -> None:
    name = "self/projects/last"
    assert [found[f"{name}/{one}"] for one in ("count", "adjusted", "executed", "rate", "mean")] == [
        2, 130, 130, 1, Decimal("95.50")]
    assert found[f"{name}/executed/change"] == Decimal("-4.5")


def test_other_units_than_last_year_are_marked_and_not_compared() -> None:
    last = {whose: returned for whose, returned in last_returns().items() if whose[0] == SCHOOL.code}
    one = book_of(given(full_district(), last=last))
    assert "self/projects/last/executed/change" not in one.figures()
    said = {cell.value for cell in one.sheet("evaluations").cells()}
    assert "口径变化：上年 1 家，本年 2 家，不计算增减" in said


def test_without_the_forms_there_is_a_sentence_and_no_grid(tmp_path: Path) -> None:
    rolled(district(standing(CIVIL, None, "overdue")), tmp_path / "a.xlsx")
    shown = [cell for row in rows(tmp_path / "a.xlsx", SHEET)[4:] for cell in row if cell is not None]
    assert shown == ["本年度尚未下发绩效自评表，没有自评结果可汇总。"]


def test_the_money_of_case_43_comes_out_as_printed() -> None:
    case = read_case("43")
    paper = paper_of(case)
    returned = evaluated(CIVIL, dict(paper.sheets), year=2016, derived="typed")
    of = district(standing(CIVIL, returned))
    found, printed = figures(of), case["projects"][0]
    name = f"self/1/{SELF}/1"
    assert found[f"{name}/adjusted"] == Decimal(printed["budget_year"]) == Decimal("1208.75")
    assert found[f"{name}/executed"] == Decimal(printed["executed"]) == Decimal("991.51")
    assert found["self/projects/all/adjusted"] - found["self/projects/all/executed"] == Decimal(printed["carry_over"])  # type: ignore[operator]
    assert f"{found[f'{name}/rate']:.4f}" == "0.8203"


def test_the_funds_of_case_43_add_up_as_printed() -> None:
    """省、市、区 funds stand in the three lines of the form: what is printed below them is worked out of them."""
    printed = read_case("43")["projects"][0]
    cells = {
        f"funds.{line}.{column}": fund[key]
        for line, fund in zip(("appropriation", "carryover", "other"), printed["funds"], strict=True)
        for column, key in (("initial", "plan"), ("adjusted", "received"), ("executed", "executed"))}
    of = district(standing(CIVIL, evaluated(CIVIL, {printed["name"]: cells}, year=2016)))
    found, tracer = figures(of), Tracer(book_of(given(of)))
    assert [found[f"self/1/{SELF}/1/{one}"] for one in ("initial", "adjusted", "executed")] == [
        Decimal("1208.75"), Decimal("1208.75"), Decimal("991.51")]
    traced = tracer.trace("self/projects/all/executed").parts[0]
    assert traced.origin is not None
    assert [one.raw for one in traced.origin.inputs] == ["907.76", "33.75", "50"]
    assert f"{found['self/projects/all/rate']:.4f}" == "0.8203"


def test_two_scores_are_never_added(found: dict[str, Value]) -> None:
    assert not [name for name in found if name.startswith("self/") and "all/score" in name]


def test_a_unit_of_the_whole_is_not_added_to_its_projects() -> None:
    whole = {"funds.original": "500", "funds.adjusted": "500", "funds.executed": "450"}
    projects = evaluated(SCHOOL, {"甲": self_evaluation("45", "100", budget="50")})
    department = evaluated(SCHOOL, {"": whole}, "department-self-evaluation")
    found = figures(district(standing(SCHOOL, projects), standing(SCHOOL, department)))
    assert found["self/projects/all/executed"] == 45
    assert found["self/departments/all/executed"] == 450
    assert found["self/departments/coverage"] == 1
