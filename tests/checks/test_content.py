"""Names, goals, years and dates of a form: each finding at its cell, and what is close to it and in order."""

import pytest

from tests.checks.builder import Values
from tests.checks.content import evaluated
from tests.checks.content import planned
from tests.checks.content import row


def test_clean_self_evaluation_says_nothing() -> None:
    assert evaluated({}) == []


@pytest.mark.parametrize(
    ("changed", "name", "field"),
    [
        (row(6, level3="指标2："), "placeholder_rows", "indicators[6].level3"),
        (row(6, level3="……"), "placeholder_rows", "indicators[6].level3"),
        (row(level3="350"), "indicator_content_is_number", "indicators[1].level3"),
        (row(level3="≥95%"), "name_is_value", "indicators[1].level3"),
        (row(level3="50个"), "name_is_value", "indicators[1].level3"),
        (row(2, level3="指标1:年度资金支付完成率100%", target=""), "value_in_name", "indicators[2].level3"),
        (row(2, level3="完成老旧小区改造5个", target="按期完成"), "value_in_name", "indicators[2].level3"),
        (row(2, level3="完成老旧小区改造5个", target="100%"), "value_in_name", "indicators[2].level3"),
        (row(4, level3="干部能力提升", target="干部能力提升。"), "target_copies_name", "indicators[4].target"),
        ({"goal.expected": "培训经费"}, "description_copies_name", "goal.expected"),
        ({"goal.expected": "43.2"}, "goal_is_budget_amount", "goal.expected"),
        ({"goal.actual": "资金37.24万元"}, "goal_is_budget_amount", "goal.actual"),
        (
            {"goal.expected": "本项目共申请预算资金90万元。其中:30万元用于预算编制;60万元用于设计、规划、测绘。"},
            "output_restates_budget",
            "goal.expected",
        ),
        ({"goal.expected": "2022年，举办干部培训班。"}, "year_in_goal_mismatch", "goal.expected"),
        ({"goal.expected": "2023年1月至12月，完成全部培训任务"}, "year_in_goal_mismatch", "goal.expected"),
        (row(level3="2023年培训人次"), "year_in_name_mismatch", "indicators[1].level3"),
        ({"goal.actual": "推动全面建成小康社会。"}, "stale_policy_phrase", "goal.actual"),
        (
            {"goal.expected": "举办干部培训班，提升业务能力", "goal.actual": "已举办干部培训班,提升业务能力。"},
            "actual_copies_goal",
            "goal.actual",
        ),
    ],
)
def test_found(changed: Values, name: str, field: str) -> None:
    assert evaluated(changed) == [(name, field)]


@pytest.mark.parametrize(
    "changed",
    [
        row(6, level3="指标1：/", weight="/", score="/"),
        row(level3="接警后30秒内出动人次"),
        row(level3="60岁以上老人培训人次"),
        row(level3="24小时值守人次"),
        row(level3="农村低保发放人次(按月平均)(≥**人次)"),
        row(4, level3="工程质量合格", target="合格", actual="合格"),
        row(level3="一户一年最高5300元补贴人次"),
        {"goal.expected": "完成老旧小区改造，投入资金300万元"},
        {"goal.expected": "发放低保资金300万元"},
        {"goal.expected": "2020-2024年完成全部培训"},
        {"goal.expected": "2023年结转项目完成验收"},
        {"goal.expected": "2023年度考核奖发放到位"},
        {"goal.expected": "较2023年提高五个百分点"},
        {"goal.expected": "2025年底前建成培训基地"},
        {"goal.expected": "2023年启动，2024年完成培训"},
        row(level3="2023年度考核奖发放人次"),
        {"goal.actual": "巩固全面建成小康社会成果。"},
        {"goal.expected": "完成", "goal.actual": "已完成"},
    ],
)
def test_in_order(changed: Values) -> None:
    assert evaluated(changed) == []


OUTPUT = {"level1": "产出指标", "level2": "数量指标", "level3": "改造道路公里数", "target": "12", "measure": "公里"}
QUALITY = {"level1": "产出指标", "level2": "质量指标", "level3": "验收合格率", "target": "95%"}
BENEFIT = {"level1": "效益指标", "level2": "社会效益指标", "level3": "居民出行条件", "target": "明显改善"}
SERVED = {"level1": "满意度指标", "level2": "服务对象满意度指标", "level3": "居民满意度", "target": "≥90%"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((OUTPUT, QUALITY, BENEFIT, SERVED), []),
        ((OUTPUT, BENEFIT, SERVED), ["no_cost_quality_time_indicator"]),
        ((QUALITY, BENEFIT, SERVED), ["count_missing"]),
        ((OUTPUT, QUALITY, BENEFIT), ["no_satisfaction"]),
        ((OUTPUT, QUALITY), []),  # a form that is not finished
        ((OUTPUT,), []),
    ],
)
def test_kinds_that_a_form_should_have(rows: tuple[dict[str, str], ...], expected: list[str]) -> None:
    assert [name for name, _ in planned(*rows)] == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"goal__long": "改善道路条件", "goal__annual": "改善道路条件。"}, ["long_and_annual_identical"]),
        ({"goal__long": "改善道路条件", "goal__annual": "改造道路12公里"}, []),
        (
            {
                "goal__long": "改善道路条件",
                "goal__annual": "改善道路条件",
                "project__start": "2024-01-01",
                "project__end": "2024-12-31",
            },
            [],
        ),
        ({"unit__filed": "2025-01-03"}, ["filed_after_year"]),
        ({"unit__filed": "2024-01-03"}, []),
    ],
)
def test_long_goal_and_day_of_filing(cells: dict[str, str], expected: list[str]) -> None:
    assert [name for name, _ in planned(**cells)] == expected
