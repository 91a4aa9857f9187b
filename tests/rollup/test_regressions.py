"""The year-over-year list: every verdict, worst first, over the latest return of every unit."""

from dataclasses import fields
from dataclasses import replace
from decimal import Decimal

from consolidate.regressions import RegressionRow
from consolidate.regressions import regression_rows
from consolidate.regressions import verdict_totals
from templates.codes import Code
from templates.finding import Severity
from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Unit
from tests.checks.builder import filled
from tests.checks.builder import issued_for
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import project
from tests.rollup.builder import standing
from tests.rollup.sample import sample_district

UNIT = Unit("7", "区水务局")
MONEY = amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")
JSON = (
    "unit form project level1 level2 level3 field base_year base_kind base current_kind current measure direction "
    "change change_ratio trend verdict severity reason sheet cell file"
)
Indicator = tuple[str, ...]


def indicator(
    name: str, prior2: str, prior1: str, target: str, *, measure: str = "", direction: str = "", reason: str = ""
) -> Indicator:
    return ("产出指标", "数量指标", name, prior2, prior1, target, "依据", measure, direction, reason)


def rows_of(*lines: Indicator, budget: str = "99") -> tuple[RegressionRow, ...]:
    works = project(UNIT, "河道整治", budget, budget)
    return regression_rows(district(standing(UNIT, built(UNIT, MONEY, (works,), {works.name: lines}), "blocked")))


def test_fields_are_those_of_the_json_and_two_more() -> None:
    assert [one.name for one in fields(RegressionRow) if one.name not in {"unit_name", "state"}] == JSON.split()


def test_a_fall_says_everything() -> None:
    (row,) = rows_of(indicator("整治河段", "20", "12", "8", measure="公里", direction="正向"))
    assert row == RegressionRow(
        unit="7", unit_name="区水务局", form="department-target", project="河道整治", level1="产出指标",
        level2="数量指标", level3="整治河段", field="goals[1].indicators[1].target", base_year=2023, base_kind="actual",
        base="12", current_kind="target", current="8", measure="公里", direction="正向", change="-4",
        change_ratio="-0.333333", trend="fell_twice", verdict="regressed", severity="explain", reason="",
        sheet="绩效目标表", cell=row.cell, file="7_区水务局.xlsx", state="blocked")
    assert row.cell.startswith("G")


def test_every_verdict_worst_first() -> None:
    found = rows_of(
        indicator("好了", "1次", "2次", "3次"), indicator("平了", "2次", "2次", "2次"),
        indicator("不可比", "1份", "1份", "1项"), indicator("没了", "4次", "4次", ""),
        indicator("成文", "4次", "4次", "及时"),
        indicator("钱", "120", "110", "99"), indicator("有因", "9次", "9次", "1次", reason="机构合并后职能划出"),
        indicator("小降", "100次", "100次", "99次"), indicator("大降", "100次", "100次", "50次"),
        indicator("词降", "显著", "显著", "有效"))
    assert [(row.level3, row.verdict, row.severity) for row in found] == [
        ("大降", "regressed", "explain"), ("小降", "regressed", "explain"), ("词降", "regressed", "explain"),
        ("有因", "explained", "explain"), ("钱", "money", "notice"), ("成文", "dequantified", "explain"),
        ("没了", "dropped", "explain"), ("不可比", "not_comparable", "notice"), ("平了", "held", ""),
        ("好了", "improved", "")]


def test_lower_is_better_falls_by_rising_and_from_zero_counts_as_largest() -> None:
    found = rows_of(
        indicator("投诉", "5件", "10件", "15件", direction="反向"),
        indicator("事故", "0起", "0起", "2起", direction="反向"))
    assert [(row.level3, row.change, row.change_ratio, row.trend) for row in found] == [
        ("事故", "2", None, "fell"), ("投诉", "5", "0.5", "fell_twice")]


def test_change_is_told_in_the_unit_of_the_cell() -> None:
    written, beside, points = rows_of(
        indicator("单价", "", "14.6万元", "15.1万元", direction="反向"),
        indicator("造价", "", "14.6", "15.1", measure="万元", direction="反向"), indicator("覆盖率", "", "97%", "95%"))
    assert [(row.change, row.measure) for row in (written, beside, points)] == [
        ("0.5", "万元"), ("0.5", "万元"), ("-2", "%")]


def test_severity_is_the_districts() -> None:
    sample = sample_district()
    changed = {Code.TARGET_REGRESSED: Severity.BLOCK, Code.YOY_UNIT_CHANGED: Severity.EXPLAIN}
    strict = replace(sample, rules=replace(sample.rules, severities=changed))
    found = {row.level3: row.severity for row in regression_rows(strict)}
    assert (found["养护里程"], found["研究报告"], found["传染病报告"]) == ("block", "explain", "notice")


def test_base_kind_is_kept_with_the_issue() -> None:
    road = project(UNIT, "道路工程", "60", "60")
    names = ("道路工程", "产出指标", "数量指标", "养护里程")
    prior = PriorIndicator(*names, prior1="120", kind1="target", prior2="110", kind2="actual")
    issued = issued_for(Known(UNIT, 2024, (road,), indicators=(prior,)))
    rows = {
        "goals[1].indicators[1].target": "125",
        "goals[1].indicators[2].level1": "产出指标",
        "goals[1].indicators[2].level2": "数量指标",
        "goals[1].indicators[2].level3": "桥梁数",
        "goals[1].indicators[2].prior1": "4座",
        "goals[1].indicators[2].target": "5座",
    }
    found = regression_rows(district(standing(UNIT, filled(rows, issued))))
    assert {row.level3: row.base_kind for row in found} == {"养护里程": "target", "桥梁数": "actual"}


def test_latest_return_counts_whatever_its_state() -> None:
    states = {(row.unit, row.state, row.current) for row in regression_rows(sample_district())}
    assert ("402", "needs_reason", "7000人次") in states  # the accepted one said 8800人次
    assert ("401", "blocked", "95%") in states


def test_totals_count_every_verdict() -> None:
    found = regression_rows(sample_district())
    assert verdict_totals(found) == {
        "regressed": 2, "explained": 4, "money": 1, "dequantified": 1, "dropped": 1, "not_comparable": 2, "held": 2,
        "improved": 6}
    assert sum(verdict_totals(found).values()) == len(found)


def test_plain_decimals_only() -> None:
    (row,) = rows_of(indicator("宽", "", "30000000次", "10000000次"))
    assert row.change == "-20000000"
    assert Decimal(row.change_ratio or "") == Decimal("-0.666667")
