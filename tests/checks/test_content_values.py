"""What indicator values say beside their names: each finding at its cell, and what is close to it and in order."""

import pytest

from tests.checks.builder import Values
from tests.checks.content import evaluated
from tests.checks.content import planned
from tests.checks.content import row

SATISFIED = {"level1": "满意度指标", "level2": "服务对象满意度指标", "level3": "群众满意度"}
COUNT = {"level1": "产出指标", "level2": "数量指标", "level3": "车辆采购数量", "target": "1", "measure": "辆"}
COST = {"level1": "成本指标", "level2": "经济成本指标", "level3": "项目总成本"}
HARM = {"level1": "成本指标", "level2": "社会成本指标", "target": "有效提升"}
WHOLE = {"level1": "产出指标", "level2": "数量指标", "level3": "低保发放人数", "target": "100人"}
SHEET = {f"indicators[{n}].target": text for n, text in ((1, "20"), (2, "20"), (3, "10"), (4, "30"), (5, "10"))}


@pytest.mark.parametrize(
    ("changed", "name", "field"),
    [
        (row(2, target="95", actual="96%"), "unit_missing", "indicators[2].target"),
        (row(level3="设备采购数量", target="≥300", actual="310"), "unit_missing", "indicators[1].target"),
        (row(2, target="95百分比"), "unit_alias", "indicators[2].target"),
        (row(2, target="≥300人", actual="310人"), "rate_name_count_value", "indicators[2].target"),
        (row(4, level3="资金使用合规性", target="100%"), "qualitative_name_percent_value", "indicators[4].target"),
        (row(2, target="0.95比例"), "rate_as_decimal", "indicators[2].target"),
        (row(2, target="≥100%", actual="100%"), "rate_over_100_operator", "indicators[2].target"),
        (row(5, actual="104%"), "rate_over_100_operator", "indicators[5].actual"),
        (row(2, actual="≥95%"), "actual_copies_operator", "indicators[2].actual"),
        (row(2, actual="不低于95%"), "actual_copies_operator", "indicators[2].actual"),
        (row(5, target="≤90%"), "direction_suspicious", "indicators[5].target"),
        (row(5, target="满意"), "satisfaction_not_numeric", "indicators[5].target"),
        ({"goal.actual": "全年培训合格率达到98%。"}, "goal_vs_indicator", "indicators[2].actual"),
        ({"goal.expected": "培训合格率达到90%。"}, "goal_vs_indicator", "indicators[2].target"),
    ],
)
def test_found(changed: Values, name: str, field: str) -> None:
    assert evaluated(changed) == [(name, field)]


@pytest.mark.parametrize(
    "changed",
    [
        row(2, target="95", measure="%"),
        row(level3="培训人次", target="300", actual="310"),
        row(level3="培训学员（人次）", target="300", actual="310"),
        row(2, level3="办公效率", target="300人", actual="310人"),
        row(2, level3="行政效率提升", target="5个百分点", actual="6个百分点"),
        row(2, level3="年度任务完成率", target="≥100%", actual="105%"),
        row(2, target="=100%", actual="100%"),
        row(2, level3="业务增长率", target="≥120%", actual="130%"),
        row(2, actual="达到96%"),
        row(3, actual="2024年11月底前"),
        row(4, actual="控制在预算内"),
        row(2, level3="群众投诉率", target="≤5%", actual="3%"),
        row(2, level3="投诉办结率", target="≥90%", actual="95%"),
        row(5, target="95%以上"),
        {"goal.actual": "培训合格率达到96%，培训人次310人次。"},
        {"goal.actual": "培训合格率达到95%以上。"},
        {"goal.actual": "上半年培训合格率为90%。"},
        {"goal.expected": "培训合格率达到95%。"},
    ],
)
def test_in_order(changed: Values) -> None:
    assert evaluated(changed) == []


def test_a_column_of_points() -> None:
    assert set(evaluated(SHEET)) == {("value_is_score", f"indicators[{n}].target") for n in range(1, 6)} | {
        ("unit_missing", "indicators[2].target"),
        ("unit_missing", "indicators[3].target"),
        ("unit_missing", "indicators[4].target"),
        ("unit_missing", "indicators[5].target"),
    }


def test_two_values_that_happen_to_be_their_points() -> None:
    assert evaluated(row(1, target="20人次") | row(3, target="10")) == [("unit_missing", "indicators[3].target")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({**COUNT, "operator": "≤", "direction": "反向"}, ["direction_suspicious"]),
        ({**COUNT, "operator": "≥", "direction": "反向"}, ["direction_suspicious"]),
        ({**COUNT, "operator": "≥", "direction": "正向"}, []),
        ({**COUNT, "level3": "会议数量", "operator": "≤", "direction": "反向"}, []),
        ({**COST, "target": "<90万元"}, ["strict_less_than_budget"]),
        ({**COST, "target": "90", "operator": "<", "measure": "万元"}, ["strict_less_than_budget"]),
        ({**COST, "target": "≤90万元"}, []),
        ({**COST, "target": "<80万元"}, []),
        ({**HARM, "level3": "居民就业水平提升"}, ["benefit_in_cost"]),
        ({**HARM, "level3": "对居民生活造成的负面影响"}, []),
        ({**SATISFIED, "prior1": "100%", "target": "100%"}, []),
    ],
)
def test_targets(cells: dict[str, str], expected: list[str]) -> None:
    assert [name for name, _ in planned(cells)] == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [("120人", ["subset_exceeds_set"]), ("90人", []), ("120人次", []), ("约120人", [])],
)
def test_part_of_a_whole(part: str, expected: list[str]) -> None:
    rows = WHOLE, {**WHOLE, "level3": "★★其中：脱贫人口数量", "target": part}
    assert [name for name, _ in planned(*rows)] == expected
