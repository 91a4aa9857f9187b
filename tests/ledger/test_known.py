"""What earlier years leave behind for a unit's next form: an actual value outranks a plan."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from consolidate.history import HistoryRow
from consolidate.ledger.known import known_of
from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Project
from templates.roster import read_projects
from templates.shipped import shipped_forms
from tests.ledger.examples import FORM
from tests.ledger.examples import MONEY
from tests.ledger.examples import PROJECT
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import rules
from tests.ledger.examples import with_row
from tests.ledger.test_history import CAIDIAN
from tests.ledger.test_history import caidian

FIELD = "income.appropriation"
LEVELS = "产出指标/数量指标/培训人次"
TYPED = replace(rules(), history_columns="typed")


def money(year: int, kind: str, value: str) -> HistoryRow:
    """Return a history row of the one money field."""
    return HistoryRow(UNIT.code, FORM, "", "", "", "", f"{FIELD}.current", year, kind, value, "")


def indicator(
    year: int, kind: str, value: str, levels: str = LEVELS, *, form: str = FORM, project: str = PROJECT.name
) -> HistoryRow:
    """Return a history row of an indicator of the one project."""
    level1, level2, level3 = levels.split("/")
    return HistoryRow(UNIT.code, form, project, level1, level2, level3, "", year, kind, value, "人次")


def planned(year: int, current: str, **others: str) -> Outcome:
    """Return an accepted return of a year with this appropriation; `prior1` as the unit typed it."""
    typed = {f"{FIELD}.{name}": text for name, text in others.items()}
    return an_outcome(an_issue(year=year, book=TYPED), {**MONEY, f"{FIELD}.current": current, **typed})


def known(folder: Path, outcomes: list[Outcome], rows: list[HistoryRow], *projects: Project) -> Known:
    """Return what a ledger with these outcomes and rows knows before 2024."""
    with a_ledger(folder, *outcomes) as ledger:
        ledger.record_history(rows)
        return known_of(ledger, UNIT, projects or (PROJECT,), shipped_forms()[FORM], 2024)


@pytest.mark.parametrize(
    ("outcomes", "rows", "prior1", "prior2"),
    [
        ([], [], None, None),
        ([planned(2023, "1,200.50")], [], "1200.5", None),
        ([planned(2023, "1200"), planned(2022, "1100")], [], "1200", "1100"),
        ([planned(2023, "1200", prior1="1090")], [], "1200", "1090"),
        ([planned(2023, "1200", prior1="1090"), planned(2022, "1100")], [], "1200", "1100"),
        ([], [money(2023, "actual", "1190.00"), money(2022, "actual", "1080")], "1190", "1080"),
        ([], [money(2023, "target", "1250"), money(2023, "actual", "1190")], "1190", None),
        ([planned(2023, "1200")], [money(2023, "target", "1250")], "1200", None),
        ([planned(2023, "1200")], [money(2023, "actual", "0")], "0", None),
        ([planned(2023, "1200")], [money(2023, "actual", "")], "1200", None),
        ([planned(2023, "1200", prior1="1090")], [money(2022, "target", "1070")], "1200", "1070"),
        ([planned(2024, "1300"), planned(2021, "900")], [money(2024, "actual", "1")], None, None),
    ],
)
def test_money(
    tmp_path: Path, outcomes: list[Outcome], rows: list[HistoryRow], prior1: str | None, prior2: str | None
) -> None:
    values = known(tmp_path, outcomes, rows).values
    assert (values.get(f"{FIELD}.prior1"), values.get(f"{FIELD}.prior2")) == (prior1, prior2)


def test_totals_and_shares_are_never_known_beforehand(tmp_path: Path) -> None:
    values = known(tmp_path, [planned(2023, "1200")], []).values
    assert values == {
        "income.appropriation.prior1": "1200",
        "income.other.prior1": "0",
        "spending.basic.prior1": "60",
        "spending.project.prior1": "40.5",
    }


def test_only_what_was_accepted_counts_and_the_latest_of_it(tmp_path: Path) -> None:
    first, second = planned(2023, "1200"), replace(planned(2023, "1300"), state=State.NEEDS_REASON)
    assert known(tmp_path, [first, second], []).values[f"{FIELD}.prior1"] == "1200"
    assert known(tmp_path, [planned(2023, "1400")], []).values[f"{FIELD}.prior1"] == "1400"


ROW_2023 = an_outcome(
    an_issue(year=2023), with_row(MONEY, 1, LEVELS, "2350", measure="人次", direction="正向", prior1="2000")
)
ROW_2022 = an_outcome(an_issue(year=2022), with_row(MONEY, 2, f"1. {LEVELS}", "≥2100"))


@pytest.mark.parametrize(
    ("outcomes", "rows", "values"),
    [
        ([ROW_2023], [], ("2000", "actual", "2350", "target", "人次", "正向")),
        ([ROW_2023, ROW_2022], [], ("≥2100", "target", "2350", "target", "人次", "正向")),
        ([ROW_2023], [indicator(2023, "actual", "2280")], ("2000", "actual", "2280", "actual", "人次", "正向")),
        (
            [ROW_2023, ROW_2022],
            [indicator(2022, "actual", "2090")],
            ("2090", "actual", "2350", "target", "人次", "正向"),
        ),
        (
            [],
            [indicator(2023, "target", "2400"), indicator(2023, "actual", "2280")],
            ("", "", "2280", "actual", "人次", ""),
        ),
        (
            [],
            [indicator(2023, "target", "2400"), indicator(2023, "actual", "")],
            ("", "", "2400", "target", "人次", ""),
        ),
        (
            [],
            [indicator(2023, "target", "2400"), indicator(2022, "actual", "2100")],
            ("2100", "actual", "2400", "target", "人次", ""),
        ),
        (
            [ROW_2023],
            [indicator(2023, "actual", "2280", form="project-self-evaluation")],
            ("2000", "actual", "2280", "actual", "人次", "正向"),
        ),
        (
            [],
            [indicator(2023, "actual", "2290"), indicator(2023, "actual", "2280", form="monitoring")],
            ("", "", "2290", "actual", "人次", ""),
        ),
    ],
)
def test_indicators(tmp_path: Path, outcomes: list[Outcome], rows: list[HistoryRow], values: tuple[str, ...]) -> None:
    (prior,) = known(tmp_path, outcomes, rows).indicators
    assert (prior.prior2, prior.kind2, prior.prior1, prior.kind1, prior.measure, prior.direction) == values
    assert (prior.project, prior.level1, prior.level2, prior.level3) == (PROJECT.name, *LEVELS.split("/"))


def test_last_year_decides_which_indicators_there_are(tmp_path: Path) -> None:
    elsewhere = indicator(2023, "actual", "9", project="别的项目")
    dropped = indicator(2022, "actual", "1")
    renamed = indicator(2023, "actual", "2", "产出指标/质量指标/合格率")
    only = PriorIndicator(PROJECT.name, "产出指标", "质量指标", "合格率", "", "2", "", "actual", "人次")
    assert known(tmp_path, [], [dropped, renamed, elsewhere]).indicators == (only,)


@pytest.mark.parametrize("target", ["", "/", "——", "无"])
def test_an_indicator_given_up_is_not_asked_for_again(tmp_path: Path, target: str) -> None:
    rows = with_row(with_row(MONEY, 1, LEVELS, target, prior1="2000"), 2, "产出指标/质量指标/合格率", "95%")
    outcome = an_outcome(an_issue(year=2023), rows)
    history = [indicator(2022, "actual", "2090"), indicator(2023, "target", "2400")]
    assert [one.level3 for one in known(tmp_path, [outcome], history).indicators] == ["合格率"]


def test_an_indicator_given_up_that_was_achieved_all_the_same_is_carried_on(tmp_path: Path) -> None:
    outcome = an_outcome(an_issue(year=2023), with_row(MONEY, 1, LEVELS, "/", prior1="2000"))
    (prior,) = known(tmp_path, [outcome], [indicator(2023, "actual", "2280")]).indicators
    assert (prior.prior1, prior.kind1) == ("2280", "actual")


def test_a_return_that_gave_everything_up_leaves_nothing(tmp_path: Path) -> None:
    outcome = an_outcome(an_issue(year=2023), with_row(MONEY, 1, LEVELS, "/", prior1="2000"))
    assert known(tmp_path, [outcome], [indicator(2023, "target", "2400")]).indicators == ()


def test_indicators_stand_in_last_years_order_under_this_years_project_name(tmp_path: Path) -> None:
    rows = [
        indicator(2023, kind, "1", f"产出指标/数量指标/{name}")
        for name, kind in (("丙", "target"), ("甲", "actual"), ("丙", "actual"), ("乙", "target"))
    ]
    found = known(tmp_path, [], rows, replace(PROJECT, name=f"1、{PROJECT.name}")).indicators
    assert [(one.level3, one.project) for one in found] == [(name, f"1、{PROJECT.name}") for name in "丙甲乙"]


def test_rows_of_the_same_name_are_paired_only_where_it_is_sure(tmp_path: Path) -> None:
    twice = with_row(with_row(MONEY, 1, "产出指标/数量指标/", "10"), 2, "产出指标/数量指标/", "20")
    last = an_outcome(an_issue(year=2023), twice)
    one_before = an_outcome(an_issue(year=2022), with_row(MONEY, 1, "产出指标/数量指标/", "9"))
    two_before = an_outcome(an_issue(year=2022), {**twice, "goals[1].indicators[2].target": "19"})
    for outcome, expected in ((one_before, ["", ""]), (two_before, ["10", "19"])):
        folder = tmp_path / expected[0]
        folder.mkdir(exist_ok=True)
        unsure = indicator(2023, "actual", "5", "产出指标/数量指标/")
        found = known(folder, [last, outcome], [unsure]).indicators
        assert [(one.prior2, one.prior1) for one in found] == list(zip(expected, ["10", "20"], strict=True))


def test_the_example_district(tmp_path: Path) -> None:
    units, rows = caidian()
    with (CAIDIAN / "projects.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        lines = [(reader.line_num, row) for row in reader]
    projects = read_projects(lines, list(reader.fieldnames or ()), "projects.csv", units)
    unit = next(one for one in units if one.code == "207001")
    own = tuple(project for project in projects if project.unit == unit.code)
    with a_ledger(tmp_path) as ledger:
        ledger.record_history(rows)
        found = known_of(ledger, unit, own, shipped_forms()[FORM], 2024)
    assert found.values["income.appropriation.prior2"] == "3102.8"
    assert found.values["spending.project.prior1"] == "1420.7"
    second = found.indicators_of(own[1].name)
    assert [(one.level3, one.prior2, one.kind2, one.prior1, one.kind1) for one in second] == [
        ("补贴性培训人次", "3150", "actual", "3420", "actual"),
        ("培训取证率", "78.5%", "actual", "81.2%", "actual"),
        ("人均培训成本", "720", "actual", "705", "actual"),
        ("培训后就业率", "61.3%", "actual", "65%", "target"),
        ("参训学员满意度", "92.6%", "actual", "93.4%", "actual"),
    ]
