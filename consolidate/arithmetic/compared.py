"""Actuals beside the targets of the same rows: completion, and the points that the rolled-up figures earn.

A score is worked out of what was rolled up, by the rules that score one unit; scores are never averaged.
"""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal

from consolidate.arithmetic.filed import FiledRow
from consolidate.arithmetic.line import Line
from consolidate.arithmetic.parts import LEAST
from consolidate.arithmetic.parts import MOST
from consolidate.arithmetic.parts import Part
from consolidate.arithmetic.parts import Rolled
from consolidate.arithmetic.parts import rolled
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.expr_value import plain
from templates.scores import Judged
from templates.scores import Outcome
from templates.scores import judged_values
from templates.scoring_rules import ScoringRules
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

ONE, NOTHING = Decimal(1), Decimal(0)
Share = Callable[["Pair"], Judged]


@dataclass(frozen=True, slots=True)
class Pair:
    """Target and actual rolled up over the same rows."""

    target: Rolled
    actual: Rolled

    def share(self, way: str, scoring: ScoringRules, words: Vocabulary, year: int) -> Judged:
        """Return what the rolled-up actual earns against the rolled-up target."""
        direction = way or {LEAST: HIGHER, MOST: LOWER}.get(self.target.op, "")
        return judged_values(_value(self.target), _value(self.actual), direction, scoring, words, year)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the rows with both figures come to.

    ``completion`` is actual ÷ target, or target ÷ actual where lower is better: a fraction, above 1 where the target
    was outdone, None where there is no such quotient. ``least`` and ``most`` are the fraction of the points earned
    (equal where the rule leaves no choice), None where nothing can be said; ``points`` are those at stake where all
    rows have the same.
    """

    rows: int
    units: int
    money: Decimal
    target: Rolled | None = None
    actual: Rolled | None = None
    completion: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    points: Decimal | None = None
    why: str = ""


def compared_figures(parts: Sequence[Part], line: Line, way: str, share: Share) -> Compared | None:
    """Return target, actual, completion and points over the rows that have both; None where no row has."""
    both = [part for part in parts if part.target.counts and part.actual.counts]
    if not both:
        return None
    pair = Pair(rolled(both, "target", line, way), rolled(both, "actual", line, way))
    units = len({part.unit for part in both})
    found = Compared(len(both), units, pair.target.money, pair.target, pair.actual)
    if pair.target.low is None or pair.actual.low is None:
        return replace(found, why=pair.target.why or pair.actual.why)
    judged = share(pair)
    least, most = (None, None) if judged.outcome is Outcome.UNKNOWN else (judged.least, judged.most)
    return replace(found, completion=_completion(pair, way), least=least, most=most, points=_points(both))


def compared_degrees(rows: Sequence[FiledRow], parts: Sequence[Part]) -> tuple[tuple[Part, ...], Compared | None]:
    """Return the parts with the fraction of the points that each earns, and their mean by money.

    Where a rule leaves room, the unit's own points count as far as they keep to it.
    """
    marked = tuple(_marked(row, part) for row, part in zip(rows, parts, strict=True))
    both = [part for part in marked if part.least is not None and not part.actual.why]
    if not both:
        return marked, None
    money = sum((part.money or NOTHING for part in both), NOTHING)
    least, most = (
        sum(((getattr(part, name) or NOTHING) * (part.money or NOTHING) for part in both), NOTHING) / money
        for name in ("least", "most")
    )
    units = len({part.unit for part in both})
    return marked, Compared(len(both), units, money, least=least, most=most, points=_points(both))


def _marked(row: FiledRow, part: Part) -> Part:
    """Return a part with what its actual earns, where target and actual both say something that can be judged."""
    if part.target.why or part.actual.why:
        return part
    found = _earned(row)
    if found is None:
        return replace(part, actual=replace(part.actual, why="sum_apart_not_judged"))
    why = "" if row.weighs else "sum_apart_no_money"
    return replace(part, actual=replace(part.actual, why=why), least=found[0], most=found[1])


def _earned(row: FiledRow) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most fraction of its points that a row earns; None where nobody can tell."""
    low, high = row.judged.least, row.judged.most
    own = row.score / row.points if row.score is not None and row.points else None
    if own is not None and not (row.judged.not_full and own >= ONE):
        own = min(max(own, low), high)
        return own, own
    if row.judged.outcome is Outcome.UNKNOWN or row.judged.not_full:
        return None
    return (ONE, ONE) if row.judged.outcome is Outcome.MET else (low, high)


def _completion(pair: Pair, way: str) -> Decimal | None:
    target, actual = pair.target.low, pair.actual.low
    over, under = (target, actual) if way == LOWER else (actual, target)
    return over / under if way and over is not None and under is not None and under > 0 else None


def _points(parts: Sequence[Part]) -> Decimal | None:
    points = {part.points for part in parts}
    return points.pop() if len(points) == 1 else None


def _value(figure: Rolled) -> Value:
    """Return a rolled-up figure as a value of its own, bare on both sides: both are in one measure already."""
    low = figure.low if figure.low is not None else NOTHING
    sign = "" if figure.op in ("=", "range") else figure.op
    high = figure.high if figure.op == "range" else None
    return Value(f"{sign}{plain(low)}", ValueKind.NUMBER, figure.op, low, high)
