"""What the ledger knows under another name: prefilled where it is sure, asked about where it is not, told when gone."""

from dataclasses import replace
from pathlib import Path

from consolidate.checks.all_checks import run_checks
from consolidate.history import HistoryRow
from consolidate.ledger.known import known_of
from consolidate.matching.decided import MatchRow
from consolidate.matching.matcher import PLAIN
from consolidate.matching.matcher import Matcher
from consolidate.matching.returns import found_for
from templates.contract import Contract
from templates.known import Doubt
from templates.known import Known
from templates.roster import Project
from templates.shipped import shipped_vocabulary
from tests.checks.builder import CLEAN
from tests.checks.builder import FORM
from tests.checks.builder import KNOWN
from tests.checks.builder import PUBLICITY
from tests.checks.builder import RULES
from tests.checks.builder import TRAINING
from tests.checks.builder import UNIT
from tests.checks.builder import Values
from tests.checks.builder import filled
from tests.checks.builder import issued_for
from tests.ledger.examples import MONEY
from tests.ledger.examples import PROJECT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import with_row

ROW = "goals[1].indicators[1]"
YES = Matcher(rows=(MatchRow(UNIT.code, 2024, "培训经费", "培训补助", same=True),))
NO = Matcher(rows=(MatchRow(UNIT.code, 2024, "道路二期", "道路一期", same=False),))


def row(project: str, level3: str, value: str, year: int = 2023, kind: str = "actual") -> HistoryRow:
    return HistoryRow(UNIT.code, FORM.id, project, "产出指标", "数量指标", level3, "", year, kind, value, "人次")


def known(folder: Path, rows: list[HistoryRow], *projects: Project, matcher: Matcher = PLAIN) -> Known:
    with a_ledger(folder) as ledger:
        ledger.record_history(rows)
        return known_of(ledger, UNIT, projects or (TRAINING, PUBLICITY), FORM, 2024, matcher)


def told(known_now: Known, spoilt: Values, issued_as: Known = KNOWN, matcher: Matcher = PLAIN) -> list[tuple[str, ...]]:
    """Return the findings about years in the clean return with these cells changed: name, cell, severity."""
    returned = filled({**CLEAN, **spoilt}, issued_for(issued_as))
    found = found_for(known_now, returned, matcher)
    judged_by = Contract(RULES, shipped_vocabulary(), found.priors, found.kinds, found.matched)
    findings = run_checks(returned, judged_by)
    return [(one.name, one.place.cell, one.severity.value) for one in findings if one.code.value.startswith("Y")]


def test_a_project_renamed_twice_keeps_its_two_years(tmp_path: Path) -> None:
    rows = [row("2023年培训工作经费", "教师培训人次", "320"), row("培训专项资金", "培训教师人次", "300", 2022)]
    (prior,) = known(tmp_path, rows).indicators
    assert (prior.project, prior.level3, prior.prior1, prior.prior2) == ("培训经费", "教师培训人次", "320", "300")


def test_a_doubtful_project_waits_for_a_person(tmp_path: Path) -> None:
    rows, road = [row("道路一期", "里程", "3")], replace(TRAINING, name="道路二期")
    found = known(tmp_path, rows, road)
    assert (found.indicators, found.doubts) == ((), (Doubt("道路二期", "道路一期", score=100),))
    found = known(tmp_path / "..", rows, road, matcher=NO)
    assert (found.doubts, [past.name for past in found.past]) == ((), ["道路一期"])


def test_what_a_person_said_is_prefilled(tmp_path: Path) -> None:
    (prior,) = known(tmp_path, [row("培训补助", "培训人次", "320")], matcher=YES).indicators
    assert (prior.project, prior.prior1) == ("培训经费", "320")


def test_a_doubtful_indicator_stands_at_its_name_and_is_not_compared(tmp_path: Path) -> None:
    found = known(tmp_path, [row("培训经费", "培训人数", "500")])
    assert told(found, {f"{ROW}.prior1": ""}) == [("yoy_match_doubtful", "D43", "notice")]
    yes = Matcher(rows=(MatchRow(UNIT.code, 2024, "培训经费", "培训经费", "培训人次", "培训人数", same=True),))
    names = [name for name, _, _ in told(found, {f"{ROW}.prior1": "", f"{ROW}.prior2": ""}, matcher=yes)]
    assert names == ["target_regressed", "regression_reason_missing"]


def test_the_ledger_is_the_base_and_a_restated_year_is_told(tmp_path: Path) -> None:
    found = known(tmp_path, [row("培训经费", "培训人次", "400")])
    names = [name for name, _, _ in told(found, {f"{ROW}.prior2": ""})]
    assert names == ["prior_restated", "target_regressed", "regression_reason_missing"]


def test_a_project_that_is_gone_is_told_once_at_the_first_free_line(tmp_path: Path) -> None:
    rows = [row("古树保护", "株数", "30"), row("古树保护", "复壮株数", "9"), row("一次性搬迁补助", "户数", "4")]
    assert told(known(tmp_path, rows), {}) == [
        ("project_ended", "B36", "notice"),
        ("one_off_project", "B36", "notice"),
    ]


def test_a_project_the_unit_added_itself_is_found_in_last_year(tmp_path: Path) -> None:
    rows = [row("2023年古树保护项目", "株数", "30")]
    spoilt: Values = {"projects[3].name": "古树保护", "goals[3].indicators[1].level1": "产出指标"}
    spoilt = {**spoilt, "goals[3].indicators[1].level2": "数量指标", "goals[3].indicators[1].level3": "株数"}
    names = [one[0] for one in told(known(tmp_path, rows), {**spoilt, "goals[3].indicators[1].target": "20人次"})]
    assert names == ["target_regressed", "regression_reason_missing"]


def test_an_indicator_renamed_in_a_row_of_its_own_is_not_dropped(tmp_path: Path) -> None:
    found = known(tmp_path, [row("培训经费", "教师培训人次", "320")])
    fresh = dict(
        zip(("level1", "level2", "level3", "target"), ("产出指标", "数量指标", "培训教师人次", "300"), strict=True)
    )
    cells: Values = {f"goals[1].indicators[2].{name}": text for name, text in fresh.items()}
    old = {key: "" for key in CLEAN if key.startswith(ROW)}
    names = [name for name, _, _ in told(found, {**old, **cells}, found)]
    assert names == ["target_regressed", "regression_reason_missing"]


def test_a_one_off_project_may_give_its_indicators_up(tmp_path: Path) -> None:
    once = replace(TRAINING, attribute="一次性")
    found = known(tmp_path, [row("培训经费", "培训人次", "320")], once, PUBLICITY)
    old = {key: "" for key in CLEAN if key.startswith(ROW)}
    assert [one[0] for one in told(found, old, found)] == ["one_off_project"]


def test_the_ledger_keeps_which_projects_were_one_off(tmp_path: Path) -> None:
    issued = replace(an_issue(year=2023), one_off=(PROJECT.name,))
    outcome = an_outcome(issued, with_row(MONEY, 1, "产出指标/数量指标/培训人次", "10"))
    with a_ledger(tmp_path, outcome) as ledger:
        found = known_of(ledger, replace(UNIT, code=PROJECT.unit), (), FORM, 2024)
    assert [(past.name, past.one_off) for past in found.past] == [(PROJECT.name, True)]
