"""Laws of the arithmetic: order, parts of parts, and what one more unit may change."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.arithmetic.filed import FiledRow
from consolidate.arithmetic.sums import IndicatorSum
from tests.arithmetic.rows import added
from tests.arithmetic.rows import filed

UNITS = st.sampled_from("甲乙丙丁戊己")
MONEY = st.decimals("0.01", "99999999.99", places=2).map(str) | st.just("")
COUNTS = st.integers(0, 10**9).map(lambda number: f"{number}人次") | st.just("")
RATES = st.decimals("0.01", "100", places=2).map(lambda number: f"{number}%") | st.just("")
COUNTED = st.builds(
    lambda unit, money, target, actual: filed(unit, "培训人次", target, actual, money=money),
    *(UNITS, MONEY, COUNTS.map(lambda text: f"≥{text}" if text else ""), COUNTS),
)
RATED = st.builds(
    lambda unit, money, target, actual: filed(unit, "合格率", target, actual, money=money, level="质量"),
    *(UNITS, MONEY, RATES.map(lambda text: f"≥{text}" if text else ""), RATES),
)
WORDED = st.builds(
    lambda unit, money, actual, score: filed(
        unit, "干部能力", "有效提升", actual, money=money, level="社会", score=score
    ),
    *(UNITS, MONEY, st.sampled_from(["有效提升", "部分达成", "未完成", ""]), st.sampled_from(["", "3", "7.5", "10"])),
)
ODD = st.builds(
    lambda unit, target: filed(unit, "其他", target, target),
    *(UNITS, st.sampled_from(["5米", "5人", "≤5%", "优", "", "2024年6月", "±3%", "1批2人", "0.97", "工5%"])),
)
ROWS = st.lists(COUNTED | RATED | WORDED | ODD, max_size=14)


def figures(lines: tuple[IndicatorSum, ...]) -> list[tuple[object, ...]]:
    """Return all that is said but for the order of parts."""
    return [(one.name, one.how, one.why, one.target, one.actual, one.compared, one.rungs) for one in lines]


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(rows: list[FiledRow], chance: object) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert figures(added(*mixed)) == figures(added(*rows))


@given(st.lists(COUNTED | RATED, max_size=14), st.integers(0, 14))
@settings(max_examples=100, deadline=None)
def test_a_rollup_of_rollups_is_the_rollup(rows: list[FiledRow], cut: int) -> None:
    whole = {one.name: one for one in added(*rows)}
    halves = [{one.name: one for one in added(*half)} for half in (rows[:cut], rows[cut:])]
    for name, line in whole.items():
        for column in ("target", "actual"):
            parts = [getattr(half[name], column) for half in halves if name in half]
            parts = [part for part in parts if part.low is not None]
            total = getattr(line, column)
            assert total.rows == sum(part.rows for part in parts)
            if not parts:
                assert total.low is None
            elif line.how == "sum":
                assert total.low == sum(part.low for part in parts)
            else:  # a mean of means by their money is the mean
                assert (total.products, total.money) == (
                    sum(part.products for part in parts),
                    sum(part.money for part in parts),
                )
                assert abs(total.low - total.products / total.money) < Decimal("1e-20")


@given(ROWS, st.sampled_from(["培训人次", "合格率", "干部能力"]))
@settings(max_examples=60, deadline=None)
def test_a_unit_more_changes_its_own_indicators_only(rows: list[FiledRow], name: str) -> None:
    more = filed("新", name, "≥5人次", "6人次")
    before, after = ({one.name: one for one in added(*given)} for given in (rows, [*rows, more]))
    others = [one for one in after if one != name]
    assert figures(tuple(before[one] for one in others)) == figures(tuple(after[one] for one in others))


@given(st.lists(COUNTED | RATED, min_size=1, max_size=10))
@settings(max_examples=60, deadline=None)
def test_figures_are_those_of_exact_fractions(rows: list[FiledRow]) -> None:
    """The same told another way: by fractions, from the texts, without any of the code under test."""
    for line in added(*rows):
        own = [row for row in rows if row.row.level3 == line.name and row.row.target]
        pairs = [(Fraction(row.row.target.strip("≥人次%")), Fraction(row.money) if row.money else None) for row in own]
        if line.how == "sum":
            expected = sum((value for value, _ in pairs), Fraction(0)) if pairs else None
        else:
            weighed = [(value, money) for value, money in pairs if money]
            total = sum((money for _, money in weighed), Fraction(0))
            expected = sum((value * money for value, money in weighed), Fraction(0)) / total if weighed else None
        low = line.target.low
        assert (low is None) == (expected is None)
        assert low is None or expected is None or abs(Fraction(low) - expected) < Fraction(1, 10**18)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_a_completion_never_earns_more_than_all_points(rows: list[FiledRow]) -> None:
    for line in added(*rows):
        both = line.compared
        if both is not None and both.least is not None and both.most is not None:
            assert 0 <= both.least <= both.most <= 1
