"""This year against last year: verdict and trend of two earlier years, a target and a direction."""

from decimal import Decimal

import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

from templates.compare import Comparison
from templates.compare import compare
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import Direction
from templates.expr_value import plain
from templates.rulebook import YearRules
from templates.shipped import shipped_vocabulary
from templates.value_reader import read_value

WORDS = shipped_vocabulary()
UP, DOWN, UNKNOWN = Direction(HIGHER, "column"), Direction(LOWER, "column"), Direction()
NOTHING = Comparison("no comparison")
STRICT = YearRules()


def compared(
    prior2: str, prior1: str, target: str, way: Direction = UP, *, rules: YearRules = STRICT, money: bool = False
) -> Comparison:
    values = (read_value(prior2, WORDS), read_value(prior1, WORDS), read_value(target, WORDS))
    return compare(values, way, rules, WORDS, money=money) or NOTHING


@pytest.mark.parametrize(
    ("prior2", "prior1", "target", "way", "verdict", "trend"),
    [
        # numbers, counts, percentages
        ("300", "320", "350", UP, "improved", "rose"),
        ("300", "350", "320", UP, "regressed", "mixed"),
        ("380", "350", "320", UP, "regressed", "fell_twice"),
        ("350", "350", "320", UP, "regressed", "fell"),
        ("", "350", "320", UP, "regressed", "fell"),
        ("380", "350", "350", UP, "held", "fell"),
        ("300", "350", "350", UP, "held", "rose"),
        ("350", "350", "350", UP, "held", "flat"),
        ("", "350", "350", UP, "held", "flat"),
        ("380", "350", "370", UP, "improved", "mixed"),
        ("350", "350", "370", UP, "improved", "rose"),
        ("", "0", "5", UP, "improved", "rose"),
        ("", "5", "0", UP, "regressed", "fell"),
        ("90%", "91%", "≥92%", UP, "improved", "rose"),
        ("90%", "91%", "≥90%", UP, "regressed", "mixed"),
        # the lower, the better
        ("12", "10", "8", DOWN, "improved", "rose"),
        ("8", "10", "12", DOWN, "regressed", "fell_twice"),
        ("≤10次", "≤8次", "≤9次", DOWN, "regressed", "mixed"),
        # how it is written does not matter
        ("100", "100%", "100", UP, "held", "flat"),
        ("", "1,030", "１０３０", UP, "held", "flat"),
        ("", "≥95%", "95％", UP, "held", "flat"),
        ("", "1万元", "10000元", UP, "held", "flat"),
        ("", "0.9‰", "1‰", DOWN, "regressed", "fell"),
        # words of one ladder
        ("有效", "显著提升", "有效推进", UP, "regressed", "mixed"),
        ("稳步", "有效", "显著", UP, "improved", "rose"),
        ("优", "良", "中", UP, "regressed", "fell_twice"),
        ("", "明显", "显著", UP, "held", "flat"),
        ("", "有效", "显著", DOWN, "improved", "rose"),  # a word says itself what is better
        # nothing to compare with, or nothing to compare
        ("300", "", "350", UP, "no comparison", ""),
        ("300", "/", "350", UP, "no comparison", ""),
        ("300", "无", "", UP, "no comparison", ""),
        ("300", "320", "", UP, "dropped", ""),
        ("300", "320", "——", UP, "dropped", ""),
        ("300", "320", "有效提升", UP, "dequantified", ""),
        ("", "250万", "控制在预算内", DOWN, "dequantified", ""),
        # not comparable
        ("", "20", "8", UNKNOWN, "not_comparable", ""),
        ("20", "20", "20", UNKNOWN, "held", "flat"),
        ("", "350人次", "12场次", UP, "not_comparable", ""),
        ("", "350人", "350人次", UP, "not_comparable", ""),
        ("", "95%", "0.5", UP, "not_comparable", ""),
        ("", "95%", "950", UP, "not_comparable", ""),
        ("", "56万元", "56", UP, "not_comparable", ""),
        ("", "有效", "优", UP, "not_comparable", ""),
        ("", "公益性事业", "显著", UP, "not_comparable", ""),
        ("", "公益性事业", "公益性事业", UP, "held", "flat"),
        ("", "有效", "95%", UP, "not_comparable", ""),
        ("", "292%", "95%", UP, "not_comparable", ""),
        ("", "11月底之前", "12月底之前", UP, "regressed", "fell"),
        ("", "11月底之前", "11月底之前", UP, "held", "flat"),
        ("", "约400人", "390人", UP, "not_comparable", ""),  # within a tenth
        ("", "约400人", "300人", UP, "regressed", "fell"),
        # an earlier year that cannot be compared says nothing of the trend
        ("约400", "390", "350", UP, "regressed", "fell"),
        ("有效", "20", "8", UP, "regressed", "fell"),
    ],
)
def test_verdict_and_trend(prior2: str, prior1: str, target: str, way: Direction, verdict: str, trend: str) -> None:
    found = compared(prior2, prior1, target, way)
    assert (found.verdict, found.trend) == (verdict, trend)


@pytest.mark.parametrize(
    ("prior1", "target", "way", "why"),
    [
        ("20", "8", UNKNOWN, "why_direction"),
        ("350人次", "12场次", UP, "why_kind"),
        ("有效", "优", UP, "why_ladder"),
        ("有效", "95%", UP, "why_words_to_number"),
        ("292%", "95%", UP, "why_unreadable"),
        ("约400人", "390人", UP, "why_approximate"),
        ("20", "8", UP, ""),
    ],
)
def test_why_not_comparable(prior1: str, target: str, way: Direction, why: str) -> None:
    assert compared("", prior1, target, way).why == why


@pytest.mark.parametrize(
    ("prior1", "target", "change", "ratio", "unit_changed"),
    [
        ("400", "300", "-100", "-0.25", False),
        ("90%", "95%", "5", "0.0556", False),
        ("1万元", "12000元", "2000", "0.2", False),
        ("0", "5", "5", "", False),  # nothing to divide by
        ("-4", "-5", "-1", "-0.25", False),
        ("350人次", "12场次", "", "", True),
        ("有效", "显著", "", "", False),
    ],
)
def test_figures_behind_it(prior1: str, target: str, change: str, ratio: str, *, unit_changed: bool) -> None:
    found = compared("", prior1, target)
    shown = ["" if one is None else plain(round(one, 4)) for one in (found.change, found.change_ratio)]
    assert (*shown, found.unit_changed) == (change, ratio, unit_changed)


@pytest.mark.parametrize(
    ("target", "way", "verdict"),
    [
        ("95", UP, "held"),  # 5 % less, and not more
        ("94.9", UP, "regressed"),
        ("105", DOWN, "held"),
        ("105.1", DOWN, "regressed"),
        ("100.1", UP, "improved"),  # what is better has no tolerance
    ],
)
def test_tolerance(target: str, way: Direction, verdict: str) -> None:
    assert compared("", "100", target, way, rules=YearRules(tolerance=Decimal("0.05"))).verdict == verdict


@pytest.mark.parametrize(
    ("prior2", "prior1", "target", "way", "verdict", "trend"),
    [
        ("20", "12", "8", UNKNOWN, "money", "fell_twice"),
        ("20", "12", "8", UP, "money", "fell_twice"),
        ("", "8", "12", UNKNOWN, "improved", "rose"),
        ("", "8", "8", UNKNOWN, "held", "flat"),
        ("", "8", "", UNKNOWN, "dropped", ""),
    ],
)
def test_money_is_no_performance(
    prior2: str, prior1: str, target: str, way: Direction, verdict: str, trend: str
) -> None:
    found = compared(prior2, prior1, target, way, money=True)
    assert (found.verdict, found.trend) == (verdict, trend)


numbers = st.decimals(0, 150, allow_nan=False, allow_infinity=False, places=2)
MIRROR = {"regressed": "improved", "improved": "regressed", "held": "held", "not_comparable": "not_comparable"}


@given(numbers, numbers, st.sampled_from(["", "%", "人次", "万元", "小时"]), st.sampled_from([UP, DOWN, UNKNOWN]))
def test_swapping_the_years_turns_the_verdict(one: Decimal, other: Decimal, unit: str, way: Direction) -> None:
    there, back = (
        compared("", f"{one}{unit}", f"{other}{unit}", way),
        compared("", f"{other}{unit}", f"{one}{unit}", way),
    )
    assert back.verdict == MIRROR[there.verdict]
    assert there.change == -(back.change or 0)


@given(numbers, numbers, st.sampled_from(["", "%", "人次"]))
def test_swapping_the_direction_turns_the_verdict(one: Decimal, other: Decimal, unit: str) -> None:
    up, down = (compared("", f"{one}{unit}", f"{other}{unit}", way) for way in (UP, DOWN))
    assert down.verdict == MIRROR[up.verdict]


@given(numbers, numbers, numbers)
def test_trend_is_of_both_steps(prior2: Decimal, prior1: Decimal, target: Decimal) -> None:
    assume(prior2 != prior1 != target)
    found = compared(str(prior2), str(prior1), str(target))
    steps = (prior1 > prior2, target > prior1)
    expected = {(True, True): "rose", (False, False): "fell_twice", (True, False): "mixed", (False, True): "mixed"}
    assert found.trend == expected[steps].replace("mixed", found.trend if steps[1] else "mixed")


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6), st.sampled_from([UP, DOWN, UNKNOWN]))
def test_any_three_texts_are_compared(prior2: str, prior1: str, target: str, way: Direction) -> None:
    assert compared(prior2, prior1, target, way).verdict in {*MIRROR, "dropped", "dequantified", NOTHING.verdict}
