"""Directions of two published forms, indicator by indicator: county relief of 2019 and a procuratorate of 2025."""

import pytest

from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import Direction
from templates.direction import by_name
from templates.direction import contradicted
from templates.direction import direction_of
from templates.shipped import shipped_vocabulary
from templates.text import bare_name
from templates.value_reader import read_value

WORDS = shipped_vocabulary()
UP, DOWN = HIGHER, LOWER
OUTPUT, BENEFIT = "产出指标", "效益指标"

# level 1, level 2, level 3, target -> direction, and what the name alone tells
RELIEF_2019 = [
    (OUTPUT, "数量指标", "★★★农村低保发放人数(按月平均)(≥**人)", ">=21933人", UP, UP),
    (OUTPUT, "数量指标", "★★★其中:农村低保对象中建档立卡贫困人口数量(按月平均)(≥**人)", ">=9431人", UP, UP),
    (OUTPUT, "数量指标", "★★★建档立卡贫困人口中接受临时救助的人次数(≥**人次)", ">=59人次", UP, UP),
    (OUTPUT, "数量指标", "★★★特困人员救助供养人数(按月平均)(≥**人)", ">=4754人", UP, UP),
    (OUTPUT, "数量指标", "扶贫临时救助人数(按月平均)(≥**人)", ">=7人", UP, UP),
    (OUTPUT, "质量指标", "★农村低保标准(≥**元/人·月)", ">=530元/人*月", UP, "不定"),
    (OUTPUT, "质量指标", "农村特困人员救助供养基本生活标准(≥**元/人·月)", ">=570元/人*月", UP, "不定"),
    (OUTPUT, "质量指标", "扶贫临时救助标准(<**元/户·年)——一户年最高5300元", "<=5300元/户", DOWN, "不定"),
    (BENEFIT, "社会效益指标", "★★★受益建档立卡贫困人口数≥**人", ">=80人", UP, UP),
]

# level 1, level 2, level 3, the form's direction, operator, target -> whether operator and name belie the column
PROCURATORATE_2025 = [
    ("满意度指标", "服务对象满意度", "使用人员满意度", UP, "≥98%", False),
    (OUTPUT, "成本指标", "车辆购置成本", DOWN, "≤12万元", False),
    (OUTPUT, "质量指标", "政府采购率", UP, "≥30%", False),
    (OUTPUT, "成本指标", "办公设备购置成本", DOWN, "≤90万元", False),
    (OUTPUT, "数量指标", "车辆采购数量", DOWN, "≤1", True),
    (OUTPUT, "质量指标", "设备验收合格率", UP, "=100%", False),
    (OUTPUT, "时效指标", "设备验收及时率", UP, "≥98%", False),
    (OUTPUT, "数量指标", "办公设备采购数量", UP, "≥10", False),
    (OUTPUT, "时效指标", "法定审限内结案率", UP, "≥95%", False),
    (OUTPUT, "质量指标", "年度结案率", UP, "≥90%", False),
    (OUTPUT, "数量指标", "办结案件数量", UP, "≥70", False),
    (OUTPUT, "时效指标", "案件办理及时率", UP, "≥90%", False),
]


@pytest.mark.parametrize(("level1", "level2", "name", "target", "way", "named"), RELIEF_2019)
def test_relief(level1: str, level2: str, name: str, target: str, way: str, named: str) -> None:
    value = read_value(target, WORDS, 2019)
    assert direction_of("", value, (level1, level2, name), WORDS) == Direction(way, "operator")
    assert by_name(bare_name(name), WORDS) == named


@pytest.mark.parametrize(("level1", "level2", "name", "column", "target", "belied"), PROCURATORATE_2025)
def test_procuratorate(level1: str, level2: str, name: str, column: str, target: str, belied: bool) -> None:  # noqa: FBT001
    value = read_value(target, WORDS, 2025)
    assert direction_of(column, value, (level1, level2, name), WORDS) == Direction(column, "column")
    assert contradicted(column, value, name, WORDS) is belied


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("费用结算及时性", UP),  # what is paid for is not what is judged
        ("经费支出合规性", UP),
        ("可保证读者使用时长", UP),
        ("公用经费控制率", DOWN),
        ("财政供养人员控制率", DOWN),
        ("成本控制率", DOWN),
        ("预算调整率", DOWN),
        ("结转结余率", DOWN),
        ("保护全市人口财产不受损失", UP),
        ("采购计划完成时间", DOWN),
        ("扶贫临时救助人数", UP),
        ("低保标准", "不定"),
    ],
)
def test_names_of_the_other_forms(name: str, way: str) -> None:
    assert by_name(name, WORDS) == way


@pytest.mark.parametrize(
    ("column", "target", "name", "belied"),
    [
        ("", "≤1", "车辆采购数量", True),  # sign against name, even where no column is
        ("", "≥1", "车辆采购数量", False),
        (UP, "≤5", "培训人次", True),
        (UP, "5", "投诉件数", True),
        (DOWN, "≥5%", "投诉率", True),  # column and sign against each other
        (DOWN, "5", "投诉件数", False),
        ("", "5", "投诉件数", False),
        ("", "≤500元/人", "人均补助标准", False),  # a standard has no direction of its own
        (UP, "有效提升", "市民素质", False),
        (DOWN, "≤1%", "辍学率", False),  # as the library knows it
        (UP, "1%", "辍学率", True),
        (UP, "≥5平方公里", "违法建设拆除面积", False),
        ("", "≤5%", "预算评审审减率", False),
    ],
)
def test_direction_belied(column: str, target: str, name: str, belied: bool) -> None:  # noqa: FBT001
    assert contradicted(column, read_value(target, WORDS), name, WORDS) is belied
