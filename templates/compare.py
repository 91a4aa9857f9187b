"""This year against last year, like with like: verdict, trend and the figures behind them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from templates.compare_numbers import alike
from templates.compare_numbers import change_of
from templates.compare_numbers import floor_of
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import Direction
from templates.rulebook import YearRules
from templates.value import DATES
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

LEAP = 2000  # a year that has every day of the calendar
YEAR_DAYS = 366
ENDLESS = Decimal("Infinity")
# A period from day to day, and how long it lasts: one thing told in two units.
PERIOD_OR_LENGTH = tuple({ValueKind.DATE_RANGE, kind} for kind in (ValueKind.NUMBER, ValueKind.DURATION))
BELOW_ACTUAL = "below_actual"
VERDICT_OF_MOVE = {None: "not_comparable", -1: "regressed", 0: "held", 1: "improved"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing gives.

    ``verdict`` and ``trend`` as in the command line's JSON; ``change`` in the value's own unit, ``change_ratio`` a
    fraction of the base; ``why`` the phrase that says why two values are not comparable; ``size`` of a fall ``small``,
    ``large``, ``below_actual`` or nothing, as the district grades it.
    """

    verdict: str
    trend: str = ""
    change: Decimal | None = None
    change_ratio: Decimal | None = None
    why: str = ""
    unit_changed: bool = False
    size: str = ""


class _Step(NamedTuple):
    """One year against the year before: ``move`` is -1 worse, 0 equal, 1 better, None not comparable."""

    move: int | None
    change: Decimal | None = None
    ratio: Decimal | None = None
    why: str = ""
    unit_changed: bool = False


_NO_STEP = _Step(None)


class Yardstick(NamedTuple):
    """By what two years are compared: direction, settings, words, and whether this year's is a target or an actual."""

    way: str
    rules: YearRules
    words: Vocabulary
    stage: str


def compare(
    values: tuple[Value, Value, Value],
    direction: Direction,
    rules: YearRules,
    words: Vocabulary,
    *,
    money: bool = False,
    stage: str = "target",
    planned: Value | None = None,
) -> Comparison | None:
    """Return how this year stands to last year, or None where there is no last year to compare with.

    ``values`` are the year before last, last year and this year, each read within its own fiscal year; ``money`` says
    that the figures are amounts of money and no performance (verdict ``money``); ``stage`` whether this year's is a
    ``target`` or an ``actual``; ``planned`` is last year's target, where last year's value is what was achieved: a
    target above it that only a better actual outshines is a fall of the size ``below_actual``.
    """
    before, base, current = values
    if not base.has_data:
        return None
    if not current.has_data:
        return Comparison("dropped")
    if base.numeric and current.kind is ValueKind.QUALITATIVE:
        return Comparison("dequantified")
    by = Yardstick(direction.way or (HIGHER if money else ""), rules, words, stage)
    last = _step(base, current, by)
    earlier = _step(before, base, by) if before.has_data else _NO_STEP
    verdict = VERDICT_OF_MOVE[last.move]
    if money and verdict == "regressed":
        verdict = "money"
    trend = _trend(earlier.move, last.move)
    size = _size(last, (base, current), trend, rules) if verdict == "regressed" else ""
    if size != "small" and verdict == "regressed" and planned is not None and stage == "target":
        size = BELOW_ACTUAL if _step(planned, current, by).move == 1 else size
    return Comparison(verdict, trend, last.change, last.ratio, last.why, last.unit_changed, size)


def _size(last: _Step, values: tuple[Value, Value], trend: str, rules: YearRules) -> str:
    """Return how the district grades a fall; from 0 any fall is as large as can be."""
    ratio = ENDLESS if last.ratio is None and last.change is not None else last.ratio
    approximate = any(one.op == "≈" for one in values)
    return rules.size_of(ratio, approximate=approximate, twice=trend == "fell_twice")


def _step(base: Value, current: Value, by: Yardstick) -> _Step:
    if base.numeric and current.numeric:
        return _numbers(base, current, by)
    if base.kind in DATES and current.kind in DATES:
        return _deadlines(base, current, by)
    if base.raw.strip() == current.raw.strip():
        return _Step(0)
    if not base.read or not current.read:
        return _Step(None, why="why_unreadable")
    if base.kind is ValueKind.QUALITATIVE and current.kind is ValueKind.QUALITATIVE:
        return _rungs(base, current, by.words)
    why = "why_words_to_number" if current.numeric and base.level else "why_kind"
    return _Step(None, why=why, unit_changed={base.kind, current.kind} in PERIOD_OR_LENGTH)


def _rungs(base: Value, current: Value, words: Vocabulary) -> _Step:
    places = [words.positions.get(one.level) for one in (base, current)]
    same = base.level.partition(":")[0] == current.level.partition(":")[0]
    if places[0] is None or places[1] is None or not same:
        return _Step(None, why="why_ladder")
    return _Step(_sign(places[0] - places[1]))


def _deadlines(base: Value, current: Value, by: Yardstick) -> _Step:
    """Compare deadlines, each within its own fiscal year: 2023年11月 -> 2024年11月 is the normal roll-over."""
    ends = [one.last or one.first for one in (base, current)]
    if ends[0].count("-") != ends[1].count("-"):
        return _Step(None, why="why_kind")
    shifted = f"{int(ends[0][:4]) + 1:04d}{ends[0][4:]}" if ends[0].count("-") > 1 else ends[0]
    move = (shifted > ends[1]) - (shifted < ends[1])
    return _Step(0 if move < 0 and _day(ends[1]) - _day(shifted) < by.rules.floor.days else move)


def _day(text: str) -> int:
    """Return the number of a day, ``2024-12-31`` or ``12-31``, for telling how far two days lie apart."""
    *year, month, day = (int(part) for part in text.split("-"))
    return sum(year) * YEAR_DAYS + date(LEAP, month, day).toordinal()


def _numbers(base: Value, current: Value, by: Yardstick) -> _Step:
    bounds = alike(base, current, by.words)
    if bounds is None:
        return _Step(None, why="why_kind", unit_changed=True)
    low = bounds[0].low if by.way != LOWER else bounds[0].high
    way = LOWER if base.kind is ValueKind.TOLERANCE else by.way  # a wider band is worse, whatever it is a band of
    change = change_of(*bounds, way)
    ratio = change / abs(low) if low else None
    if not change:
        return _Step(0, change, ratio)
    if "≈" in (base.op, current.op) and abs(change) < by.rules.approximate * abs(low):
        return _Step(None, change, ratio, "why_approximate")
    if not way:
        return _Step(None, change, ratio, "why_direction")
    move = _sign(-change if way == LOWER else change)
    within = abs(change) <= by.rules.allowed(by.stage) * abs(low)
    slight = abs(change) < floor_of(base, current, by.rules.floor, by.words)
    return _Step(0 if move < 0 and (within or slight) else move, change, ratio)


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
