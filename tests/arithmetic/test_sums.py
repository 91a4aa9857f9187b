"""What the same indicator of several units comes to, case by case, reckoned by hand."""

from decimal import Decimal

import pytest

from consolidate.arithmetic.filed import FiledRow
from tests.arithmetic.rows import added
from tests.arithmetic.rows import as_money
from tests.arithmetic.rows import filed
from tests.arithmetic.rows import one
from tests.arithmetic.rows import said

CASES = (
    (
        "counts add, and the score is that of the sums, no mean of 10 and 5",
        (filed("甲", "培训人次", "≥300人次", "330人次"), filed("乙", "培训人次", "≥100人次", "50人次")),
        "≥400 → =380 人次 完成0.95 得分率0.95",
    ),
    (
        "rates by money: (95×300+80×100)/400 and (96×300+60×100)/400",
        (
            filed("甲", "合格率", "≥95%", "96%", money="300", level="质量"),
            filed("乙", "合格率", "≥80%", "60%", money="100", level="质量"),
        ),
        "≥91.25 → =87 % 完成0.9534 得分率0.9534",
    ),
    (
        "lower is better: 8 of 10 complaints allowed",
        (filed("甲", "投诉件数", "≤6件", "3件"), filed("乙", "投诉件数", "≤4件", "5件")),
        "≤10 → =8 件 完成1.25 得分率1",
    ),
    (
        "none at all is 0",
        (filed("甲", "安全事故", "0起", "无"), filed("乙", "安全事故", "0起", "1起")),
        "=0 → =1 起 完成0 得分率0",
    ),
    (
        "lengths convert",
        (filed("甲", "道路里程", "≥2公里", "2公里"), filed("乙", "道路里程", "≥500米", "500米")),
        "≥2500 → =2500 米 完成1 得分率1",
    ),
    (
        "a month's count is a year's",
        (filed("甲", "检查次数", "1次/月", "12次"), filed("乙", "检查次数", "4次", "4次")),
        "=16 → =16 次 完成1 得分率1",
    ),
    (
        "a bare number takes the unit of the others",
        (filed("甲", "培训人次", "≥300人次", "300"), filed("乙", "培训人次", "100", "90人次")),
        "≥400 → =390 人次 完成0.975 得分率0.975",
    ),
    (
        "costs add",
        (
            filed("甲", "项目成本", "≤30万元", "28万元", level="成本"),
            filed("乙", "项目成本", "≤20万元", "20万元", level="成本"),
        ),
        "≤500000 → =480000 元 完成1.0417 得分率1",
    ),
    (
        "unit costs do not: they are averaged",
        (
            filed("甲", "人均培训成本", "≤400元", "400元", money="300", level="成本"),
            filed("乙", "人均培训成本", "≤600元", "600元", money="100", level="成本"),
        ),
        "≤450 → =450 元 完成1 得分率1",
    ),
    (
        "standards are averaged with what they are per",
        (
            filed("甲", "补助标准", "583元/人·月", "583元/人·月", level="成本"),
            filed("乙", "补助标准", "600元/人·月", "600元/人·月", level="成本"),
        ),
        "=591.5 → =591.5 元/人·月 完成? 得分率1",
    ),
    (
        "a limit of time is a level",
        (
            filed("甲", "响应时间", "≤24小时", "20小时", level="时效"),
            filed("乙", "响应时间", "≤12小时", "12小时", level="时效"),
        ),
        "≤18 → =16 小时 完成1.125 得分率1",
    ),
    (
        "about 400 and 100 are about 500",
        (filed("甲", "受益户数", "≥300户", "近400户"), filed("乙", "受益户数", "≥100户", "100户")),
        "≥400 → ≈500 户 完成1.25 得分率1",
    ),
    (
        "people and visits",
        (filed("甲", "培训人数", "≥300人", "1人"), filed("乙", "培训人数", "≥100人次", "1人次")),
        "sum_why_mixed_measure",
    ),
    (
        "≥ and ≤",
        (filed("甲", "用水量", "≥300吨", "1吨"), filed("乙", "用水量", "≤100吨", "1吨")),
        "sum_why_unlike_signs → =2 吨 完成? 得分率?",
    ),
    (
        "a count and words",
        (filed("甲", "培训人次", "≥300人次", "1"), filed("乙", "培训人次", "有效提升", "1")),
        "sum_why_mixed_kind",
    ),
    (
        "a count and a rate",
        (filed("甲", "覆盖", "≥300人", "1人"), filed("乙", "覆盖", "≥90%", "1%")),
        "sum_why_mixed_kind",
    ),
    ("a money column", (as_money(filed("甲", "活动", "8", "8")), filed("乙", "活动", "9", "9")), "sum_why_money"),
    ("two figures in one cell", (filed("甲", "接待", "39批1052人次", "1人次"),), "sum_why_composite"),
    (
        "figures without any unit",
        (filed("甲", "效果", "5", "5", level="社会"), filed("乙", "效果", "6", "6", level="社会")),
        "sum_why_no_measure",
    ),
    (
        "days of service",
        (filed("甲", "开放天数", "≥300天", "310天"), filed("乙", "开放天数", "≥300天", "310天")),
        "sum_why_duration",
    ),
    ("nobody says anything", (filed("甲", "培训人次", "", ""), filed("乙", "培训人次", "/", "")), "sum_why_no_value"),
)


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_comes_to(rows: tuple[FiledRow, ...], expected: str) -> None:
    assert said(one(*rows)) == expected


def test_blank_is_not_zero_and_is_counted_apart() -> None:
    line = one(
        filed("甲", "培训人次", "≥300人次", "330人次"),
        filed("乙", "培训人次", "≥100人次", ""),
        filed("丙", "培训人次", "", "50人次"),
        filed("丁", "培训人次", "≥10人次", "已完成"),
    )
    assert (line.target.low, line.target.units, line.actual.low, line.actual.units) == (
        Decimal(410),
        3,
        Decimal(380),
        2,
    )
    assert (line.apart("target"), line.apart("actual")) == (
        {"sum_apart_blank": 1},
        {"sum_apart_blank": 1, "sum_apart_words": 1},
    )
    both = line.compared
    assert both is not None
    assert (both.rows, both.completion, line.units) == (1, Decimal("1.1"), 4)  # only the rows that say both


def test_a_rate_without_known_money_is_counted_apart() -> None:
    line = one(
        filed("甲", "合格率", "≥95%", "96%", level="质量"), filed("乙", "合格率", "≥5%", "5%", level="质量", money="")
    )
    assert said(line) == "≥95 → =96 % 完成1.0105 得分率1"
    assert line.apart("target") == {"sum_apart_no_money": 1}


def test_097_beside_a_percentage_is_97_percent() -> None:
    line = one(filed("甲", "合格率", "≥95%", "0.97", level="质量"), filed("乙", "合格率", "95", "95%", level="质量"))
    assert said(line) == "≥95 → =96 % 完成1.0105 得分率1"


def test_words_by_money_over_their_degree() -> None:
    """One unit reached it (300), one reached part of it and gave 7 of 10 (100): 3.7 of 4 shares."""
    line = one(
        filed("甲", "干部能力", "有效提升", "有效提升", level="社会", money="300"),
        filed("乙", "干部能力", "有效提升", "部分达成", level="社会", score="7"),
        filed("丙", "干部能力", "有效提升", "", level="社会"),
    )
    assert line.compared is not None
    assert (line.how, line.compared.least, line.compared.most, line.compared.units) == (
        "degree",
        Decimal("0.925"),
        Decimal("0.925"),
        2,
    )
    assert [(rung.text, rung.rows, rung.money) for rung in line.rungs] == [
        ("有效提升", 1, Decimal(300)),
        ("部分达成", 1, Decimal(100)),
    ]
    assert line.apart("actual") == {"sum_apart_blank": 1}


def test_a_band_without_points_stays_a_range() -> None:
    line = one(filed("甲", "干部能力", "有效提升", "部分达成", level="社会"))
    assert line.compared is not None
    assert (float(line.compared.least or 0), float(line.compared.most or 0)) == (0.6, 0.8)


def test_deadlines_by_money() -> None:
    line = one(
        filed("甲", "完成时间", "2024年11月底前", "2024年11月", level="时效", money="300"),
        filed("乙", "完成时间", "2024年6月底前", "2024年8月", level="时效", score="4"),
    )
    assert line.compared is not None
    assert line.compared.least == line.compared.most == Decimal(300 + 40) / 400


def test_points_only_where_all_rows_have_the_same() -> None:
    same, other = (
        one(filed("甲", "人次", "1人次", "1人次"), filed("乙", "人次", "1人次", "1人次", points=points)).compared
        for points in ("10", "15")
    )
    assert same is not None
    assert other is not None
    assert (same.points, other.points) == (Decimal(10), None)


NAMES = (
    ("1.培训人次", "培训人次", True), ("2024年培训人次", "培训人次", True), ("培训 人次", "培训人次", True),
    ("培训人次(10分)", "培训人次", True), ("★培训人次", "培训人次", True), ("培训人次", "参训人次", False),
    ("新增就业人数", "就业人数", False),
)  # fmt: skip


@pytest.mark.parametrize(("name", "other", "same"), NAMES)
def test_same_indicator(name: str, other: str, *, same: bool) -> None:
    assert (len(added(filed("甲", name, "1人次"), filed("乙", other, "1人次"))) == 1) is same


def test_a_renamed_level_is_the_same_level() -> None:
    old = filed("甲", "项目成本", "≤3万元", level="成本")
    moved = filed("乙", "项目成本", "≤3万元", level="数量")
    object.__setattr__(moved.row, "level2", "成本指标")
    assert len(added(old, moved)) == 1


def test_rows_without_a_name_stand_alone() -> None:
    assert len(added(filed("甲", "", "1人次"), filed("乙", "", "1人次"))) == 2


def test_every_part_is_there_with_its_place() -> None:
    line = one(filed("甲", "培训人次", "≥300人次", "约330人次"))
    part = line.parts[0]
    assert (part.unit, part.money, part.money_field) == ("甲", Decimal(100), "1/funds.total.adjusted")
    assert (part.target.field, part.target.raw, part.target.low) == (
        "1/indicators[培训人次].target",
        "≥300人次",
        Decimal(300),
    )
    assert (part.actual.field, part.actual.raw, part.actual.low) == (
        "1/indicators[培训人次].actual",
        "约330人次",
        Decimal(330),
    )
