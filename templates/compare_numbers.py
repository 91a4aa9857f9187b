"""Two figures on one line: made comparable inside one family of units, and which bound decides."""

from decimal import Decimal
from typing import NamedTuple

from templates.direction import LOWER
from templates.rulebook import Floor
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

HUNDRED = Decimal(100)
AS_IT_IS = (Decimal(1), Decimal(1))
NEAR = Decimal(20)  # percentage points within which 0.9 beside 95 % is taken for a fraction, not for 0.9 %
BARE_FITS = frozenset({ValueKind.COUNT, ValueKind.MEASURE, ValueKind.DURATION})
YEARLY = frozenset({ValueKind.FREQUENCY, ValueKind.COUNT})
COUNTED = frozenset({ValueKind.NUMBER, *YEARLY})
PERMILLE_OF_PERCENT = 10
DAY, WORKING_DAY, POINTS = "天", "工作日", "分"


class Bounds(NamedTuple):
    """Lower and upper bound of a figure, in the measure of the current value."""

    low: Decimal
    high: Decimal


def alike(base: Value, current: Value, words: Vocabulary) -> tuple[Bounds, Bounds] | None:
    """Return the bounds of last year's and this year's figure in one measure, or None where they are not alike."""
    factor = _factor(base, current, words)
    if factor is None:
        return None
    return _bounds(base, factor[0]), _bounds(current, factor[1])


def change_of(base: Bounds, current: Bounds, way: str) -> Decimal:
    """Return current minus base of the bound that decides: the worse one in the direction; if equal, the other."""
    lows, highs = current.low - base.low, current.high - base.high
    return (highs or lows) if way == LOWER else (lows or highs)


def floor_of(base: Value, current: Value, floor: Floor, words: Vocabulary) -> Decimal:
    """Return the smallest change that counts between two comparable figures, in the measure their change is told in.

    0 where the district has set none for their kind.
    """
    kinds, measure = {base.kind, current.kind}, current.measure or base.measure
    if ValueKind.PERCENT in kinds:
        return floor.percent
    if ValueKind.PERMILLE in kinds:
        return floor.percent * PERMILLE_OF_PERCENT
    if ValueKind.MONEY in kinds:
        return floor.money
    if ValueKind.DURATION in kinds:
        return floor.days * days_in(measure, words)
    if kinds <= COUNTED:
        return floor.score if measure == POINTS else floor.count
    return Decimal(0)


def days_in(measure: str, words: Vocabulary) -> Decimal:
    """Return how many of a unit of time one day is, 0 for months and years, which have no fixed length."""
    if measure == WORKING_DAY:
        return Decimal(1)
    day, unit = words.families.get(DAY), words.families.get(measure)
    return day[1] / unit[1] if day and unit and day[0] == unit[0] else Decimal(0)


def _bounds(value: Value, factor: Decimal) -> Bounds:
    low = value.low if value.low is not None else Decimal(0)
    high = value.high if value.high is not None else low
    return Bounds(low, high) if factor == 1 else Bounds(low * factor, high * factor)


def _factor(base: Value, current: Value, words: Vocabulary) -> tuple[Decimal, Decimal] | None:
    """Return the factors that bring both to one measure, or None."""
    kinds = {base.kind, current.kind}
    if len(kinds) == 1 or kinds <= YEARLY:
        return _converted(base, current, words) if base.per == current.per or kinds <= YEARLY else None
    return _bare(base, current) if ValueKind.NUMBER in kinds else None


def _bare(base: Value, current: Value) -> tuple[Decimal, Decimal] | None:
    """Return the factors where one of the two has no unit: it takes the other's, unless that is money."""
    bare, other = (base, current) if base.kind is ValueKind.NUMBER else (current, base)
    low, one = bare.low or Decimal(0), Decimal(1)
    if other.kind in BARE_FITS or (other.kind is ValueKind.PERCENT and 1 < low <= HUNDRED):
        return one, one
    if other.kind is not ValueKind.PERCENT or not 0 <= low <= 1 or abs(low * HUNDRED - (other.low or one)) > NEAR:
        return None
    return (HUNDRED, one) if bare is base else (one, HUNDRED)  # 0.97 beside 97 % is the same rate


def _converted(base: Value, current: Value, words: Vocabulary) -> tuple[Decimal, Decimal] | None:
    if base.measure == current.measure:
        return AS_IT_IS
    families = words.families.get(base.measure), words.families.get(current.measure)
    if families[0] is None or families[1] is None or families[0][0] != families[1][0]:
        return None
    return families[0][1] / families[1][1], Decimal(1)
