"""How an indicator value reads: exactly, or said to be unreadable; never something it does not say."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from templates.expr_value import plain
from templates.shipped import shipped_vocabulary
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value

WORDS = shipped_vocabulary()
PUBLISHED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data" / "value_strings.json").read_text(encoding="utf-8")
)["values"]

# Of the published values these read as something else today, each for its reason.
OTHERWISE = {
    **dict.fromkeys(("1,030,700.00", "215,457.6", "387664.62", "968.191 8"), "the unit stands in the heading"),
    "合格": "a rung of the ladder of grades, not of one of its own",
    "415万元": "nothing in the text itself tells that 4 is the weight of the column before",
}
# And these are said not to be read, or to stand on no ladder. A reader that learns one of them may strike it off.
UNREAD = {
    *("≥0.97比例", "100%覆盖", "±3%以内", "≥80M"),
    *("39批1052人次", "2条/1个", "854万854万(…)"),
    *(">=530元/人*月", "<=5300元/户", "≤620万/月", "0.064次/10万公顷", "1次/月"),
    *(
        "2019年",
        "2021年12月完成",
        "11月底之前",
        "11月底完成",
        "在2022年12月31日前",
        "2021年1月-12月",
        "2023.07-2024.01",
    ),
    "6月份完成宣传片制作;9月份完成文本;11月完成专家评审",
    *("全天候可用", "正面支撑", "增加岗位", "优良", "满意", "好坏"),
    *("≥360天 [in 实际完成值]", "≥266米 [in 实际完成值]"),
    *("292%", "280%", "工5%", "第O份", "二100百分比"),
}


def read(raw: str) -> Value:
    return read_value(raw, WORDS)


def told(value: Value) -> str:
    """Return a reading on one line."""
    number = "" if value.low is None else plain(value.low)
    return " ".join(part for part in (value.kind.value, value.op, number, value.measure, value.level) if part)


def says_less(value: Value) -> bool:
    return value.kind is ValueKind.UNREADABLE or (value.kind is ValueKind.QUALITATIVE and value.level == "none")


def exactly(value: Value, published: dict[str, Any]) -> bool:
    low = published.get("low")
    number = None if low is None else Decimal(str(low))
    named = tuple(published.get(key, "") for key in ("kind", "op", "unit", "level"))
    return (value.kind.value, value.op, value.measure, value.level, value.low) == (*named, number)


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda one: str(one["raw"]))
def test_published_value_is_read_or_said_to_be_unread(published: dict[str, Any]) -> None:
    raw = published["raw"]
    value = read(raw)
    assert value.raw == raw
    if raw in OTHERWISE:
        assert not exactly(value, published)
    elif raw in UNREAD:
        assert says_less(value)
    else:
        assert exactly(value, published), told(value)


def test_every_exception_is_published() -> None:
    assert {*OTHERWISE, *UNREAD} <= {one["raw"] for one in PUBLISHED}
    assert len(PUBLISHED) - len(OTHERWISE) - len(UNREAD) == 96


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # plain numbers
        ("350", "number = 350"),
        ("-5", "number = -5"),
        ("6.00", "number = 6"),
        ("1,030,700.00", "number = 1030700"),
        ("968.191 8", "number = 968.1918"),
        ("３５０", "number = 350"),
        ("１，２３４", "number = 1234"),
        ("\u00a0350\u3000", "number = 350"),
        ("0", "number = 0"),
        # percentages
        ("95%", "percent = 95 %"),
        ("９５％", "percent = 95 %"),
        ("95 百分比", "percent = 95 %"),
        ("0.9‰以内", "permille ≤ 0.9 ‰"),
        # operators before and behind
        ("≥95%", "percent ≥ 95 %"),
        ("≧ 95 %", "percent ≥ 95 %"),
        (">=59人次", "count ≥ 59 人次"),
        ("不少于2件", "count ≥ 2 件"),
        ("95%以上", "percent ≥ 95 %"),
        ("5人及以上", "count ≥ 5 人"),
        ("≤10次", "count ≤ 10 次"),
        ("不超过10", "number ≤ 10"),
        ("控制在5%以内", "percent ≤ 5 %"),
        ("<24小时", "duration < 24 小时"),
        ("＞100", "number > 100"),
        ("= 100 %", "percent = 100 %"),
        ("at least 5", "number ≥ 5"),
        ("At Most 5", "number ≤ 5"),
        ("约95%", "percent ≈ 95 %"),
        ("600余家", "count ≈ 600 家"),
        ("10多万人", "count ≈ 100000 人"),
        ("95%左右", "percent ≈ 95 %"),
        # counts, measures, durations
        ("87人次", "count = 87 人次"),
        ("550万粒", "count = 5500000 粒"),
        ("300 公里", "measure = 300 公里"),
        ("1346.0088万平方米", "measure = 13460088 平方米"),
        ("3个工作日", "duration = 3 个工作日"),
        ("1年", "duration = 1 年"),
        # money, in 元
        ("56万元", "money = 560000 元"),
        ("6.47亿元", "money = 647000000 元"),
        ("100元", "money = 100 元"),
        ("200万", "money = 2000000 元"),
        ("小于等于 12 万元", "money ≤ 120000 元"),
        # standard words
        ("显著提升", "qualitative effect:marked"),
        ("有效 推进", "qualitative effect:effective"),
        ("较高", "qualitative degree:rather_high"),
        ("优", "qualitative grade:excellent"),
        ("基本完成", "qualitative status:mostly"),
        ("控制在预算内", "qualitative compliance:within"),
        ("公益性事业", "qualitative none"),
        ("不高", "qualitative none"),
        # nothing
        ("", "blank"),
        (" \u3000\n", "blank"),
        ("/", "placeholder"),
        ("——", "placeholder"),
        ("无", "placeholder"),
        ("……", "placeholder"),
        ("≥**%", "template"),
        ("（100字以内）", "template"),
        ("××", "template"),
    ],
)
def test_reads(raw: str, expected: str) -> None:
    assert told(read(raw)) == expected


@pytest.mark.parametrize(
    "raw",
    [
        # ranges
        *("90%-95%", "90-95", "90%～95%", "5~10人", "5至10人", "3-5天"),
        # dates
        *(
            "2024年",
            "2024年度",
            "12月",
            "12月底",
            "5日前",
            "12月5日",
            "第3季度",
            "2019-12-31",
            "2019/12/31",
            "2019.12.31",
        ),
        # several values, or the same twice
        *("39批1052人次", "2条/1个", "100%；95%", "95%、90%", "854万854万", "1小时30分", "2万3千人", "1万2"),
        # rates and relations
        *("2000元/人·月", "1次/年", "每月1次", "增长5%", "提高5个百分点", "1/2", "1:1", "7×24小时"),
        # numbers that are none
        *("1,23", "1,2345", "1'234", "1.234.567", "1e5", "0x10", "1.", ".5", "--5", "—5", "100+", "100%%"),
        *("10²", "95¹", "95%①", "5⑴", "１²"),
        "1234567890123456",
        # foreign money, unknown units
        *("$100", "￥100", "100美元", "5克拉", "A1"),
        # what a scanner makes of ≥92%
        *("292%", "200%", "工5%", "到0次"),
    ],
)
def test_says_that_it_cannot_read(raw: str) -> None:
    value = read(raw)
    assert value.kind is ValueKind.UNREADABLE, told(value)
    assert value.note
    assert not value.numeric


@given(st.text())
@example("İ≥5")  # its lower case is longer than itself
@example("≥" * 50 + "5")
@example("9" * 5000)
@example("1" + ",111" * 2000)
@example("\ud800")
def test_any_text_is_read(raw: str) -> None:
    value = read(raw)
    assert value.raw == raw
    assert value.numeric == (value.low is not None)


SIGNS = {"≥": "≥", ">=": "≥", "不低于": "≥", "≤": "≤", "不超过": "≤", "<": "<", "大于": ">", "约": "≈", "": "="}
UNITS = {"": "", "%": "%", "％": "%", "人次": "人次", "公里": "公里", "小时": "小时", "元": "元"}


@given(
    st.sampled_from(sorted(SIGNS)),
    st.decimals(0, 199, allow_nan=False, allow_infinity=False, places=2),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(["", " ", "\u00a0"]),
)
def test_sign_number_and_unit_in_any_writing(sign: str, number: Decimal, unit: str, gap: str) -> None:
    value = read(f"{sign}{gap}{number}{gap}{unit}")
    assert (value.op, value.low, value.measure) == (SIGNS[sign], number, UNITS[unit])


@given(st.sampled_from(sorted(WORDS.rungs)))
def test_every_standard_word_stands_on_its_rung(word: str) -> None:
    ladder, rung, place = WORDS.rungs[word]
    assert told(read(word)) == f"qualitative {ladder}:{rung}"
    assert WORDS.positions[f"{ladder}:{rung}"] == place
