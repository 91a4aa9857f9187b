"""What an actual earns against its target: the quotient, the band, met or missed, and the laws that always hold."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.indicators import ACTUAL
from templates.indicators import IndicatorRow
from templates.scores import Judged
from templates.scores import Outcome
from templates.scores import judged
from templates.scoring_rules import HUBEI
from templates.scoring_rules import MINISTRY
from templates.scoring_rules import ScoringRules
from templates.shipped import shipped_vocabulary

WORDS = shipped_vocabulary()
YEAR = 2024
whole = st.integers(0, 10**6)


def judge(
    target: str,
    actual: str,
    name: str = "培训人次",
    direction: str = "",
    measure: str = "",
    level2: str = "数量指标",
    rules: ScoringRules = MINISTRY,
) -> Judged:
    row = IndicatorRow(
        "indicators[1]",
        "培训经费",
        None,
        None,
        level1="产出指标",
        level2=level2,
        level3=name,
        prior2="",
        prior1="",
        target=target,
        basis="",
        measure=measure,
        direction=direction,
        reason="",
        actual=actual,
        stage=ACTUAL,
    )
    return judged(row, WORDS, YEAR, rules)


@pytest.mark.parametrize(
    ("target", "actual", "measure", "outcome", "share"),
    [
        ("90%", "60%", "", "missed", "0.6667"),
        ("≥100百分比", "100", "", "met", "1"),
        ("98", "100%", "%", "met", "1"),
        ("≥90%", "0.97", "", "met", "1"),  # 97 %
        ("≥90%", "1", "", "met", "1"),  # a percent cell that became 1
        ("≤90万元", "90", "", "met", "1"),
        ("≥50个", "50", "", "met", "1"),
        ("5次", "4次", "", "missed", "0.8"),
        ("1次/月", "10次", "", "missed", "0.8333"),
        ("39个", "39批", "", "unknown", ""),
        ("26", "12人", "", "missed", "0.4615"),
        ("≥10公里", "9000米", "", "missed", "0.9"),
        ("", "10", "", "unknown", ""),
        ("10", "", "", "unknown", ""),
        ("/", "/", "", "unknown", ""),
        ("292%", "95%", "", "unknown", ""),
        ("10", "≥10", "", "unknown", ""),
    ],
)
def test_figures(target: str, actual: str, measure: str, outcome: str, share: str) -> None:
    result = judge(target, actual, measure=measure)
    assert result.outcome == outcome
    if share:
        assert (round(result.least, 4), round(result.most, 4)) == (Decimal(share), Decimal(share))


@pytest.mark.parametrize(
    ("actual", "ministry", "hubei"),
    [
        ("部分达成预期指标并具有一定效果", ("0.6", "0.8"), ("0.5", "0.8")),
        ("未达成预期指标且效果较差", ("0", "0.6"), ("0", "0.5")),
    ],
)
def test_bands(actual: str, ministry: tuple[str, str], hubei: tuple[str, str]) -> None:
    for rules, band in ((MINISTRY, ministry), (HUBEI, hubei)):
        result = judge("效果明显", actual, rules=rules)
        assert result.outcome is Outcome.MISSED
        assert (result.least, result.most) == tuple(map(Decimal, band))


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        ("合格", "不合格", "missed"),
        ("效果明显", "完成一半", "unknown"),
        ("持续", "长期", "met"),
        ("长期", "持续", "unknown"),
        ("及时", "及时", "met"),
        ("全覆盖", "已按计划全部完成", "met"),
        ("有效提升", "未能提升", "unknown"),
        ("严格执行", "基本完成", "missed"),
    ],
)
def test_words(target: str, actual: str, outcome: str) -> None:
    assert judge(target, actual).outcome == outcome


@given(target=whole, actual=whole, direction=st.sampled_from(["正向", "反向"]))
def test_no_more_than_all_points_and_all_only_for_a_target_met(target: int, actual: int, direction: str) -> None:
    result = judge(f"{target}件", f"{actual}件", direction=direction)
    met = actual >= target if direction == "正向" else actual <= target
    assert result.outcome == ("met" if met else "missed")
    assert 0 <= result.least <= result.most <= 1
    assert (result.most == 1) is met


@given(target=st.integers(1, 10**6), actual=whole, better=whole)
def test_a_better_actual_never_earns_less(target: int, actual: int, better: int) -> None:
    low, high = (judge(f"≥{target}件", f"{one}件").most for one in sorted((actual, better)))
    assert low <= high


@given(text=st.text(max_size=30), other=st.text(max_size=30))
def test_never_raises(text: str, other: str) -> None:
    assert 0 <= judge(text, other).most <= 1
