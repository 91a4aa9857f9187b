"""What an indicator's actual earns against its target: met or missed, the part of its points, how far above target.

domain.md 2.1 and 2.4: points × min(1, actual ÷ target) where higher is better, × min(1, target ÷ actual) where lower
is; words earn a band. What cannot be read or compared gives no judgement at all.
"""

import re
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from templates.compare_numbers import Bounds
from templates.compare_numbers import alike
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import direction_of
from templates.indicators import IndicatorRow
from templates.score_words import IN_PART
from templates.score_words import LOWER_RUNG
from templates.score_words import NEARLY
from templates.score_words import REACHED
from templates.score_words import worded
from templates.scoring_rules import HUNDRED
from templates.scoring_rules import ScoringRules
from templates.text import squeeze
from templates.value import DATES
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value
from templates.vocabulary import Vocabulary
from templates.years import measured

ONE, NOTHING = Decimal(1), Decimal(0)
NEAR = Decimal("0.9")  # an approximate figure this close to its target may have met it
FAR = Decimal(100)  # a unit taken from the other cell that makes one figure 100 times the other was another unit
LONGEST_EQUAL = ("=", "═", "＝", "等于")
_TAIL = re.compile(r"[-+]?[\d,.]*\d(?P<unit>[^\d]*)$")
_DAY = re.compile(r"\d[日号]|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_MONTH = re.compile(r"\d月|\d{4}[./-]\d{1,2}|半年|季度")


class Outcome(StrEnum):
    """Whether a target was reached."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """What an actual comes to.

    ``least`` and ``most`` are the fractions of the points that it may earn; ``not_full`` says that all points are too
    many although no rule says how many. ``ratio`` is actual ÷ target where higher is better; ``sum`` the quotient as a
    person writes it (60÷90); ``rule`` the phrase that names the rule where there is no quotient.
    """

    outcome: Outcome = Outcome.UNKNOWN
    way: str = ""
    least: Decimal = NOTHING
    most: Decimal = ONE
    ratio: Decimal | None = None
    sum: str = ""
    rule: str = ""
    late: bool = False
    not_full: bool = False


UNKNOWN = Judged()
MET = Judged(Outcome.MET, least=ONE)


def judged(row: IndicatorRow, words: Vocabulary, year: int, rules: ScoringRules) -> Judged:
    """Return how the actual of a row stands to its target; ``unknown`` where either says nothing comparable."""
    target, actual, way = read_pair(row, words, year)
    return judged_values(target, actual, way, rules, words, year)


def read_pair(row: IndicatorRow, words: Vocabulary, year: int) -> tuple[Value, Value, str]:
    """Return target and actual of a row as they are compared, and the direction; an actual may copy its target."""
    target = measured(row.wanted, row.measure, words, year, row.name)
    way = direction_of(row.direction, target, (row.level1, row.level2, row.level3), words).way
    actual = read_value(row.actual, words, year, actual=True)
    if actual.kind is ValueKind.COPY_OF_TARGET:
        return target, actual, way
    actual = measured(row.actual, row.measure, words, year, row.name)
    if actual.kind is ValueKind.PLACEHOLDER and way == LOWER and target.numeric:  # 事故: 无 is none at all
        actual = replace(actual, kind=ValueKind.NUMBER, op="=", low=NOTHING)
    return target, actual, way


def judged_values(
    target: Value, actual: Value, way: str, rules: ScoringRules, words: Vocabulary, year: int
) -> Judged:
    """Return how an actual stands to its target, both as read; ``unknown`` where either says nothing comparable."""
    said = target.has_data and actual.has_data and actual.kind is not ValueKind.COPY_OF_TARGET
    if not (said and target.read and actual.read):
        return UNKNOWN
    if target.numeric and actual.numeric:
        bounds = comparable(target, actual, words, year)
        return UNKNOWN if bounds is None else _figures(target, actual, bounds, way)
    if target.kind is ValueKind.DATE and actual.kind is ValueKind.DATE:
        return _deadlines(target, actual)
    return _words(target, actual, rules, words)


def comparable(target: Value, actual: Value, words: Vocabulary, year: int) -> tuple[Bounds, Bounds] | None:
    """Return target and actual in one measure; a bare number takes the other's unit, unless that makes no sense."""
    bounds = alike(target, actual, words)
    if bounds is not None:
        return bounds
    bare = [one.kind is ValueKind.NUMBER for one in (target, actual)]
    if bare[0] == bare[1]:
        return None
    one, other = (target, actual) if bare[0] else (actual, target)
    tail = _TAIL.search(squeeze(other.raw))
    if tail is None or not tail["unit"]:
        return None
    full = read_value(squeeze(one.raw) + tail["unit"], words, year)
    bounds = alike(*((full, other) if bare[0] else (other, full)), words) if full.kind is other.kind else None
    if bounds is None or not bounds[0].low or not bounds[1].low:
        return bounds
    ratio = bounds[1].low / bounds[0].low
    return bounds if 1 / FAR < ratio < FAR else None


def _figures(target: Value, actual: Value, bounds: tuple[Bounds, Bounds], way: str) -> Judged:
    goal, done = bounds
    if target.kind is ValueKind.TOLERANCE or actual.kind is ValueKind.TOLERANCE:
        return UNKNOWN
    if goal.low <= done.low and done.high <= goal.high:  # equal, or inside the range aimed at
        return replace(MET, way=way, ratio=ONE if way == HIGHER else None)
    if way == HIGHER:
        return _higher(target, goal.low, done.low, rough="≈" in (target.op, actual.op))
    if way == LOWER:
        return _lower(target, goal.high, done.high, rough="≈" in (target.op, actual.op))
    return UNKNOWN


def _higher(target: Value, goal: Decimal, done: Decimal, *, rough: bool) -> Judged:
    ratio = done / goal if goal > 0 else None
    if done >= goal:
        return replace(MET, way=HIGHER, ratio=ratio)
    share = max(NOTHING, ratio) if ratio is not None else NOTHING
    return _missed(target, share, HIGHER, ratio, f"{_short(done)}÷{_short(goal)}", rough=rough)


def _lower(target: Value, goal: Decimal, done: Decimal, *, rough: bool) -> Judged:
    if done <= goal:
        return replace(MET, way=LOWER)
    share = max(NOTHING, goal / done)
    return _missed(target, share, LOWER, None, f"{_short(goal)}÷{_short(done)}", rough=rough)


def _missed(target: Value, share: Decimal, way: str, ratio: Decimal | None, quotient: str, *, rough: bool) -> Judged:
    """Return a missed target: proportional; anything up to that for an explicit ``=``; nothing sure for ``about``."""
    if rough:
        return Judged(Outcome.UNKNOWN if share >= NEAR else Outcome.MISSED, way, ratio=ratio)
    exact = squeeze(target.raw).startswith(LONGEST_EQUAL)
    return Judged(Outcome.MISSED, way, NOTHING if exact else share, share, ratio, quotient)


def _deadlines(target: Value, actual: Value) -> Judged:
    """Compare days at the precision in which the actual is written: 2022年12月 is not after 2022年12月20日."""
    due, done = target.last or target.first, actual.last or actual.first
    if due.count("-") != done.count("-"):
        return UNKNOWN
    text = squeeze(actual.raw)
    begun = done if _DAY.search(text) else (done[:-2] + "01" if _MONTH.search(text) else done[:-5] + "01-01")
    if begun > due:
        return Judged(Outcome.MISSED, late=True, not_full=True, rule="rule_late")
    return MET if done <= due else UNKNOWN


def _words(target: Value, actual: Value, rules: ScoringRules, words: Vocabulary) -> Judged:
    if squeeze(target.raw) == squeeze(actual.raw):
        return MET
    said = worded(target, actual, words)
    if said is None or (target.kind in DATES and actual.kind in DATES):
        return UNKNOWN
    if said == REACHED:
        return replace(MET, least=NOTHING)
    bands = rules.degrees
    if said in (LOWER_RUNG, NEARLY) or not bands:  # how much that costs is the evaluator's judgement
        lower = said == LOWER_RUNG
        return Judged(Outcome.MISSED, not_full=lower, rule="rule_lower_rung" if lower else "")
    band = bands[min(said, len(bands) - 1)]
    rule = "rule_partly" if said == IN_PART else "rule_undone"
    return Judged(Outcome.MISSED, least=band.least / HUNDRED, most=band.most / HUNDRED, rule=rule)


def _short(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return text if len(text) <= 12 else format(round(number, 4).normalize(), "f")  # noqa: PLR2004 - fits one line
