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

# Of the published values these read otherwise, each for its reason: the text alone does not say it.
OTHERWISE = {
    **dict.fromkeys(("1,030,700.00", "215,457.6", "387664.62", "968.191 8"), "the unit stands in the heading"),
    "415万元": "nothing in the text itself tells that 4 is the weight of the column before",
}


def read(raw: str) -> Value:
    return read_value(raw, WORDS)


def told(value: Value) -> str:
    """Return a reading on one line."""
    bounds = [plain(bound) for bound in (value.low, value.high) if bound is not None]
    days = [day for day in (value.first, value.last) if day]
    parts = (value.kind.value, value.op, *bounds, *days, value.measure, value.per and f"/{value.per}", value.level)
    return " ".join(part for part in parts if part)


def exactly(value: Value, published: dict[str, Any]) -> bool:
    named = tuple(published.get(key, "") for key in ("kind", "op", "unit", "per", "level"))
    bounds = tuple(
        bound if isinstance(bound, str) else bound and Decimal(str(bound))
        for bound in (published.get("low"), published.get("high"))
    )
    found = (value.kind.value, value.op, value.measure, value.per, value.level)
    return found == named and (value.first or value.low, value.last or value.high) == bounds


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda one: str(one["raw"]))
def test_published_value_reads_as_given(published: dict[str, Any]) -> None:
    raw = published["raw"]
    value = read(raw)
    assert value.raw == raw
    assert exactly(value, published) is (raw not in OTHERWISE), told(value)


def test_every_exception_is_published() -> None:
    assert set(OTHERWISE) <= {one["raw"] for one in PUBLISHED}


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
        ("3个工作日", "duration = 3 工作日"),
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
        # what is left open on purpose: words, relations, halves of a date
        *(
            "5日前",
            "增长5%",
            "提高5个百分点",
            "1/2",
            "1:1",
            "7×24小时",
            "2万3千人",
            "1万2",
            "第1名",
            "5A级",
            "20-10次",
            "12-1月",
        ),
        # numbers that are none
        *("1,23", "1,2345", "1'234", "1.234.567", "1e5", "0x10", "1.", ".5", "--5", "—5", "100+", "100%%"),
        *("10²", "95¹", "95%①", "5⑴", "１²"),
        "1234567890123456",
        # foreign money, unknown units
        *("￥100", "100美元", "5克拉", "A1"),
    ],
)
def test_says_that_it_cannot_read(raw: str) -> None:
    value = read(raw)
    assert value.kind is ValueKind.UNREADABLE, told(value)
    assert value.note
    assert not value.numeric


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("90%-95%", "percent range 90 95 %"),
        ("5至10人", "count range 5 10 人"),
        ("3-5天", "duration range 3 5 天"),
        ("±5", "tolerance within -5 5"),
        ("误差±2%", "tolerance within -2 2 %"),
        ("2000元/人·月", "rate = 2000 元 /人·月"),
        ("2.5元/千瓦时", "rate = 2.5 元 /千瓦时"),
        ("1次/季度", "frequency = 4 次 /年"),
        ("每月不少于2次", "frequency ≥ 24 次 /年"),
        ("4次/年", "frequency = 4 次 /年"),
        ("39批1052人次", "composite"),
        ("1小时30分", "composite"),
        ("95%、90%", "composite"),
        ("2024年12月底前", "date by 2024-12-31"),
        ("2019-12-31", "date by 2019-12-31"),
        ("12月底", "date by 12-31"),
        ("6月30日之前完成", "date by 06-30"),
        ("第3季度", "date by 09-30"),
        ("2024年上半年", "date by 2024-06-30"),
        ("年底前完成", "date by 12-31"),
        ("2024年2月", "date by 2024-02-29"),
        ("no later than 31 Dec", "date by 12-31"),
        ("1-12月", "date_range 01-01 12-31"),
        ("2023年7月至2024年1月", "date_range 2023-07-01 2024-01-31"),
        ("3月完成招标；6月完工", "milestones"),
        ("at least 95%", "percent ≥ 95 %"),
        ("满意度≥95%", "percent ≥ 95 %"),
        ("≤5个工作日", "duration ≤ 5 工作日"),
        ("24小时内", "duration ≤ 24 小时"),
        ("8000余亩", "measure ≈ 8000 亩"),
        ("≥3万人次", "count ≥ 30000 人次"),
        ("效果明显", "qualitative effect:marked"),
        ("不合格", "qualitative pass:fail"),
        ("是否", "enum_label"),
        ("854万854万", "garbled"),
        ("292%", "ocr_suspect"),
        ("工5%", "ocr_suspect"),
        ("$100", "ocr_suspect"),
    ],
)
def test_reads_more_than_a_number(raw: str, expected: str) -> None:
    assert told(read(raw)) == expected


def test_a_date_without_a_year_belongs_to_its_fiscal_year() -> None:
    assert read_value("11月底前", WORDS, 2024).first == "2024-11-30"


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
    assert value.read or value.note


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
