"""This year against last year, like with like: verdict, trend and the figures behind them."""

from dataclasses import dataclass
from decimal import Decimal

from templates.direction import LOWER
from templates.direction import Direction
from templates.rulebook import YearRules
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing gives. ``verdict`` and ``trend`` as in the command line's JSON; ``change`` in the value's own unit,
    ``change_ratio`` a fraction of the base; ``why`` the phrase that says why two values are not comparable."""

    verdict: str
    trend: str = ""
    change: Decimal | None = None
    change_ratio: Decimal | None = None
    why: str = ""
    unit_changed: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """One year against the year before: ``move`` is -1 worse, 0 equal, 1 better, None not comparable."""

    move: int | None
    change: Decimal | None = None
    why: str = ""
    unit_changed: bool = False


def compare(
    values: tuple[Value, Value, Value], direction: Direction, rules: YearRules, words: Vocabulary, money: bool = False
) -> Comparison | None:
    """Return how this year stands to last year, or None where there is no last year to compare with.

    ``values`` are the year before last, last year and this year; ``money`` says that the figures are amounts of
    money and no performance (verdict ``money``).
    """
    before, base, current = values
    if not base.has_data:
        return None
    if not current.has_data:
        return Comparison("dropped")
    if base.numeric and current.kind is ValueKind.QUALITATIVE:
        return Comparison("dequantified")
    way = direction if direction.way or not money else Direction("正向", "money")
    last = _step(base, current, way, rules, words)
    earlier = _step(before, base, way, rules, words) if before.has_data else _Step(None)
    ratio = last.change / abs(base.low) if last.change is not None and base.low else None
    verdict = {None: "not_comparable", -1: "regressed", 0: "held", 1: "improved"}[last.move]
    if money and verdict == "regressed":
        verdict = "money"
    return Comparison(verdict, _trend(earlier.move, last.move), last.change, ratio, last.why, last.unit_changed)


def _step(base: Value, current: Value, way: Direction, rules: YearRules, words: Vocabulary) -> _Step:
    if base.numeric and current.numeric:
        return _numbers(base, current, way, rules)
    if base.raw.strip() == current.raw.strip():
        return _Step(0)
    if ValueKind.UNREADABLE in (base.kind, current.kind):
        return _Step(None, why="why_unreadable")
    if base.kind is ValueKind.QUALITATIVE and current.kind is ValueKind.QUALITATIVE:
        return _rungs(base, current, words)
    return _Step(None, why="why_words_to_number" if current.numeric else "why_kind")


def _rungs(base: Value, current: Value, words: Vocabulary) -> _Step:
    places = [words.positions.get(one.level) for one in (base, current)]
    same = base.level.partition(":")[0] == current.level.partition(":")[0]
    if places[0] is None or places[1] is None or not same:
        return _Step(None, why="why_ladder")
    return _Step(_sign(places[0] - places[1]))


def _numbers(base: Value, current: Value, way: Direction, rules: YearRules) -> _Step:
    if not _one_family(base, current):
        return _Step(None, why="why_kind", unit_changed=True)
    low, now = base.low or Decimal(0), current.low or Decimal(0)
    change = now - low
    if not change:
        return _Step(0, change)
    if "≈" in (base.op, current.op) and abs(change) < rules.approximate * abs(low):
        return _Step(None, change, "why_approximate")
    if not way.way:
        return _Step(None, change, "why_direction")
    move = _sign(-change if way.way == LOWER else change)
    within = abs(change) <= rules.tolerance * abs(low)
    return _Step(0 if move < 0 and within else move, change)


def _one_family(base: Value, current: Value) -> bool:
    kinds = {base.kind, current.kind}
    if len(kinds) == 1:
        return base.measure == current.measure
    if ValueKind.NUMBER not in kinds:
        return False
    number = base if base.kind is ValueKind.NUMBER else current
    if ValueKind.PERCENT in kinds:
        return number.low is not None and 1 <= number.low <= HUNDRED
    return ValueKind.MONEY not in kinds


def _trend(earlier: int | None, last: int | None) -> str:
    match earlier, last:
        case _, None:
            return ""
        case -1, -1:
            return "fell_twice"
        case (1, -1) | (-1, 1):
            return "mixed"
        case (_, -1) | (-1, 0):
            return "fell"
        case (_, 1) | (1, 0):
            return "rose"
        case _:
            return "flat"


def _sign(number: Decimal | int) -> int:
    return (number > 0) - (number < 0)
