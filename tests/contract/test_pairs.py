"""Last year, this year, direction -> verdict: every rule of comparing years, and every change that is no regression."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.compare import Comparison
from templates.compare import compare
from templates.direction import Direction
from templates.finding import Severity
from templates.rulebook import Band
from templates.rulebook import Floor
from templates.rulebook import YearRules
from templates.shipped import shipped_vocabulary
from templates.value_reader import read_value

WORDS = shipped_vocabulary()
UP, DOWN, ASK = "正向", "反向", ""


def judged(last: str, now: str, way: str, before: str = "", rules: YearRules = YearRules()) -> Comparison | None:  # noqa: B008 - frozen
    values = (read_value(before, WORDS, 2022), read_value(last, WORDS, 2023), read_value(now, WORDS, 2024))
    return compare(values, Direction(way, "column"), rules, WORDS)


def verdict(last: str, now: str, way: str) -> str:
    found = judged(last, now, way)
    return found.verdict if found else "new"


PAIRS = [
    # positive number, rate
    ("12", "8", UP, "regressed"),
    ("8", "12", UP, "improved"),
    ("60", "60", UP, "held"),
    ("95%", "90%", UP, "regressed"),
    ("99.5%", "99.6%", UP, "improved"),
    ("100%", "100%", UP, "held"),
    ("50个", "49个", UP, "regressed"),
    ("0", "3", UP, "improved"),
    ("3", "0", UP, "regressed"),
    ("1,000人次", "999人次", UP, "regressed"),
    # negative number, rate
    ("3", "5", DOWN, "regressed"),
    ("5", "3", DOWN, "improved"),
    ("2%", "1.5%", DOWN, "improved"),
    ("0起", "1起", DOWN, "regressed"),
    ("5‰", "6‰", DOWN, "regressed"),
    # threshold operators compare by their bounds
    ("≥95%", "≥90%", UP, "regressed"),
    ("≥90%", ">90%", UP, "held"),
    ("=100%", "≥95%", UP, "regressed"),
    ("≤5", "<5", DOWN, "held"),
    ("≤5", "≤6", DOWN, "regressed"),
    ("不少于2次", "不少于1次", UP, "regressed"),
    # tolerance: a wider band is worse, whatever the direction
    ("±3%", "±5%", UP, "regressed"),
    ("±5%", "±3%", DOWN, "improved"),
    ("±3%以内", "±3%", ASK, "held"),
    # range: the worse bound; if equal, the other
    ("90%-95%", "85%-95%", UP, "regressed"),
    ("90%-95%", "90%-93%", UP, "regressed"),
    ("90%-95%", "92%-95%", UP, "improved"),
    ("3-5次", "3-6次", DOWN, "regressed"),
    ("3-5次", "2-5次", DOWN, "improved"),
    # deadline, relative to its own fiscal year
    ("11月底前", "12月底前", ASK, "regressed"),
    ("2023年12月底前", "2024年12月底前", ASK, "held"),
    ("2023年12月底前", "2024年11月底前", ASK, "improved"),
    ("2023年6月", "2024年9月", ASK, "regressed"),
    ("2023年1月-6月", "2024年1月-8月", ASK, "regressed"),
    ("2023年", "2024年", ASK, "held"),
    # response time and service length
    ("<24小时", "<48小时", DOWN, "regressed"),
    ("24小时", "1天", DOWN, "held"),
    ("300天", "280天", UP, "regressed"),
    # frequency, per year after conversion
    ("1次/月", "10次", UP, "regressed"),
    ("1次/月", "12次/年", UP, "held"),
    ("1次/季度", "1次/月", UP, "improved"),
    ("每月1次", "每半年1次", UP, "regressed"),
    # units inside one family only
    ("1公里", "900米", UP, "regressed"),
    ("1公顷", "15亩", UP, "improved"),
    ("2吨", "1500公斤", UP, "regressed"),
    ("1亿元", "9000万元", UP, "regressed"),
    ("530元/人*月", "583元/人·月", UP, "improved"),
    # words, inside one ladder only
    ("有效推进", "有效推进", ASK, "held"),
    ("显著提升", "有效提升", ASK, "regressed"),
    ("有所提升", "显著提升", ASK, "improved"),
    ("优", "良好", ASK, "regressed"),
    ("完成", "基本完成", ASK, "regressed"),
    ("长期", "短期", ASK, "regressed"),
    ("合规", "显著", ASK, "not_comparable"),
    ("公益性事业", "公益性事业", ASK, "held"),
    # number -> words, value -> blank: findings of their own
    ("250万", "控制在预算内", DOWN, "dequantified"),
    ("95%", "有效提升", UP, "dequantified"),
    ("12", "", UP, "dropped"),
    ("12", "/", UP, "dropped"),
    ("有效", "95%", UP, "not_comparable"),
    # the unit or definition changed: 人 is not 人次, 天 is not 工作日
    ("100人", "80人次", UP, "not_comparable"),
    ("10个", "8件", UP, "not_comparable"),
    ("5天", "6个工作日", DOWN, "not_comparable"),
    ("530元/人·月", "500元/户", UP, "not_comparable"),
    ("8天", "2024年12月", UP, "not_comparable"),
    # only formatting moved
    ("100", "100%", UP, "held"),
    ("≥80M", "80米", UP, "held"),
    ("6.00", "6", UP, "held"),
    ("0.97", "97%", UP, "held"),
    ("10辆", "10", UP, "held"),
    ("１０辆", "10 辆", UP, "held"),
    ("1万人次", "10,000人次", UP, "held"),
    # approximate words: no comparison closer than a tenth
    ("近400", "390", UP, "not_comparable"),
    ("70多人", "50人", UP, "regressed"),
    ("约100", "约120", UP, "improved"),
    # scores and grades, as words of a ladder or as points; one never against the other
    ("95分", "90分", UP, "regressed"),
    ("90分", "92分", UP, "improved"),
    ("良好", "优", ASK, "improved"),
    ("良", "差", ASK, "regressed"),
    ("92分", "良", UP, "dequantified"),
    ("优", "92分", UP, "not_comparable"),
    # a longer service is better; what is promised in days, worse
    ("3年", "2年", UP, "regressed"),
    ("30天以内", "60天以内", DOWN, "regressed"),
    ("5个工作日", "3个工作日", DOWN, "improved"),
    ("第一季度", "第二季度", ASK, "regressed"),
    # the money unit changed, the amount did not; a period is no number of days
    ("5000元", "0.5万元", UP, "held"),
    ("12万元", "110000元", UP, "regressed"),
    ("2023年3月-6月", "120天", UP, "not_comparable"),
    # a part of another whole is another thing: persons are not person-times, a count is no rate of them
    ("2000人", "1800人次", UP, "not_comparable"),
    ("100人", "95%", UP, "not_comparable"),
    # a planned phase: 开工 and 验收 stand on no ladder
    ("开工", "验收", ASK, "not_comparable"),
    # the other ladders
    ("专款专用", "否", ASK, "regressed"),
    ("非常满意", "满意", ASK, "regressed"),
    ("高", "较高", ASK, "regressed"),
    # approximate on both sides, and clearly apart
    ("近400", "近300", UP, "regressed"),
    ("400余人", "390人", UP, "not_comparable"),
    # no base, no direction, not read
    ("", "12", UP, "new"),
    ("—", "12", UP, "new"),
    ("12", "10", ASK, "not_comparable"),
    ("12", "12", ASK, "held"),
    ("39批1052人次", "27批832人次", UP, "not_comparable"),
    ("292%", "95%", UP, "not_comparable"),
]


def test_there_are_at_least_sixty_pairs() -> None:
    assert len(PAIRS) >= 60
    assert len({pair[:3] for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize(("last", "now", "way", "expected"), PAIRS)
def test_pair(last: str, now: str, way: str, expected: str) -> None:
    assert verdict(last, now, way) == expected


OPPOSITE = {"regressed": "improved", "improved": "regressed", "held": "held"}


@pytest.mark.parametrize(
    ("last", "now", "way"), [pair[:3] for pair in PAIRS if pair[3] in OPPOSITE and "年" not in pair[0] + pair[1]]
)
def test_swapping_the_years_turns_the_verdict_round(last: str, now: str, way: str) -> None:
    assert verdict(now, last, way) == OPPOSITE[verdict(last, now, way)]


numbers = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)
units = st.sampled_from(["", "%", "人次", "公里", "小时", "万元", "‰", "次/月", "元/户"])


@given(numbers, numbers, units, st.sampled_from([UP, DOWN]), st.sampled_from(["", "≥", "≤"]))
def test_swapping_any_two_figures_turns_the_verdict_round(a: Decimal, b: Decimal, unit: str, way: str, op: str) -> None:
    last, now = f"{op}{a}{unit}", f"{op}{b}{unit}"
    if read_value(last, WORDS).read and read_value(now, WORDS).read:
        assert verdict(now, last, way) == OPPOSITE[verdict(last, now, way)]


@pytest.mark.parametrize(
    ("before", "last", "now", "expected"),
    [
        ("20", "12", "8", "fell_twice"),
        ("60", "60", "42", "fell"),
        ("", "60", "42", "fell"),
        ("40", "60", "42", "mixed"),
        ("60", "42", "50", "mixed"),
        ("40", "40", "40", "flat"),
        ("", "40", "40", "flat"),
        ("40", "50", "60", "rose"),
        ("50", "50", "60", "rose"),
        ("40", "50", "50", "rose"),
        ("60", "50", "50", "fell"),
        ("有效推进",) * 3 + ("flat",),
        ("100%", "100%", "100%", "flat"),  # a rate at its top for three years says nothing, and is no fall
    ],
)
def test_trend_over_three_years(before: str, last: str, now: str, expected: str) -> None:
    found = judged(last, now, UP, before)
    assert found is not None
    assert found.trend == expected


def test_tolerance_lets_a_small_fall_pass() -> None:
    rules = YearRules(tolerance=Decimal("0.05"))
    assert [judged("100", now, UP, rules=rules).verdict for now in ("95", "94.9", "105")] == [  # type: ignore[union-attr]
        "held",
        "regressed",
        "improved",
    ]


FLOOR = Floor(percent=Decimal(2), count=Decimal(10), money=Decimal(50000), days=Decimal(3), score=Decimal(5))


@pytest.mark.parametrize(
    ("last", "now", "way", "expected"),
    [
        ("95%", "93.1%", UP, "held"),
        ("95%", "93%", UP, "regressed"),
        ("0.97", "96%", UP, "held"),
        ("30‰", "49‰", DOWN, "held"),
        ("30‰", "50‰", DOWN, "regressed"),
        ("100人次", "91人次", UP, "held"),
        ("100人次", "90人次", UP, "regressed"),
        ("100", "91", UP, "held"),
        ("1次/月", "9次", UP, "held"),
        ("12万元", "8万元", UP, "held"),
        ("12万元", "7万元", UP, "regressed"),
        ("10天", "12天", DOWN, "held"),
        ("10天", "13天", DOWN, "regressed"),
        ("24小时", "95小时", DOWN, "held"),
        ("24小时", "96小时", DOWN, "regressed"),
        ("5个工作日", "7个工作日", DOWN, "held"),
        ("12个月", "13个月", DOWN, "regressed"),  # a month has no fixed number of days
        ("2023-06-01", "2024-06-03", ASK, "held"),
        ("2023-06-01", "2024-06-04", ASK, "regressed"),
        ("95分", "91分", UP, "held"),
        ("95分", "90分", UP, "regressed"),
        ("100公里", "99公里", UP, "regressed"),  # no floor for lengths
        ("显著", "有效", ASK, "regressed"),
        ("100人次", "109人次", UP, "improved"),
    ],
)
def test_floor_lets_a_fall_pass_that_is_smaller(last: str, now: str, way: str, expected: str) -> None:
    found = judged(last, now, way, rules=YearRules(floor=FLOOR))
    assert found is not None
    assert found.verdict == expected


BANDS = YearRules(
    small=Band(Decimal("0.05"), Severity.NOTICE, approximate=True), large=Band(Decimal("0.2"), Severity.BLOCK)
)


@pytest.mark.parametrize(
    ("before", "last", "now", "way", "size"),
    [
        ("", "100", "96", UP, "small"),
        ("90", "100", "96", UP, "small"),
        ("", "100", "95", UP, ""),
        ("", "100", "80.1", UP, ""),
        ("", "100", "80", UP, "large"),
        ("110", "100", "96", UP, ""),  # two falls in a row
        ("130", "100", "50", UP, "large"),
        ("", "100", "103", DOWN, "small"),
        ("", "0", "1", DOWN, "large"),
        ("", "近100", "85", UP, "small"),
        ("", "近100", "70", UP, "large"),
        ("", "显著", "有效", ASK, ""),
        ("", "11月底", "12月底", ASK, ""),
        ("", "100", "101", UP, ""),
    ],
)
def test_size_of_a_fall(before: str, last: str, now: str, way: str, size: str) -> None:
    found = judged(last, now, way, before, BANDS)
    assert found is not None
    assert found.size == size


def test_without_bands_every_fall_is_of_one_size() -> None:
    assert [judged("100", now, UP).size for now in ("99", "1")] == ["", ""]  # type: ignore[union-attr]


def test_targets_and_actuals_have_their_own_tolerance() -> None:
    rules = YearRules(tolerance=Decimal(0), tolerance_actual=Decimal("0.1"))
    values = (read_value("", WORDS), read_value("100", WORDS), read_value("95", WORDS))
    found = [compare(values, Direction(UP, "column"), rules, WORDS, stage=stage) for stage in ("target", "actual")]
    assert [one.verdict for one in found if one] == ["regressed", "held"]


@pytest.mark.parametrize(
    ("planned", "last", "now", "way", "size", "asked"),
    [
        ("100人次", "130人次", "110人次", UP, "below_actual", False),  # more than promised, less than done
        ("100人次", "130人次", "100人次", UP, "", True),  # nothing more was promised
        ("100人次", "130人次", "90人次", UP, "", True),
        ("≤5起", "2起", "≤4起", DOWN, "below_actual", False),
        ("≤5起", "2起", "≤6起", DOWN, "", True),
        ("有效提升", "130人次", "110人次", UP, "", True),
        ("", "130人次", "110人次", UP, "", True),
    ],
)
def test_above_last_years_target_and_below_its_actual(
    planned: str, last: str, now: str, way: str, size: str, *, asked: bool
) -> None:
    values = (read_value("", WORDS, 2022), read_value(last, WORDS, 2023), read_value(now, WORDS, 2024))
    by, before = Direction(way, "column"), read_value(planned, WORDS, 2023) if planned else None
    found = compare(values, by, YearRules(), WORDS, planned=before)
    assert found is not None
    assert (found.verdict, found.size, YearRules().asks_reason(found.size)) == ("regressed", size, asked)
    actual = compare(values, by, YearRules(), WORDS, stage="actual", planned=before)
    assert actual is not None
    assert actual.size == ""  # what was achieved is judged by what was achieved


def test_change_is_told_in_this_years_unit_and_as_a_fraction_of_last_year() -> None:
    found = judged("1公里", "900米", UP)
    assert found is not None
    assert (found.change, found.change_ratio) == (Decimal(-100), Decimal("-0.1"))
