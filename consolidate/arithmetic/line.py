"""The one line on which all figures of an indicator are put: how they roll up, in which measure, and where each lies.

Absolute figures are added, relative ones are averaged by money (domain.md 1.6). What is neither for certain is neither:
the reason is said instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consolidate.arithmetic.filed import FiledRow
from templates.check_words import check_words
from templates.compare_numbers import alike
from templates.direction import LOWER
from templates.text import bare_name
from templates.text import squeeze
from templates.value import DATES
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

SUM, MEAN, DEGREE, NOT_ADDED = "sum", "mean", "degree", ""
QUANTITY = "数量指标"
POINTS = "分"
YEARLY = frozenset({ValueKind.COUNT, ValueKind.FREQUENCY})
SUMMED = frozenset({*YEARLY, ValueKind.MEASURE, ValueKind.MONEY})
RELATIVE = frozenset({ValueKind.PERCENT, ValueKind.PERMILLE, ValueKind.RATE})
TIMES = frozenset({*DATES, ValueKind.MILESTONES})
# A figure per head, per piece or per month, by the indicator's name: such figures are levels and do not add.
EACH = re.compile(
    r"单价|单位成本|人均|户均|均价|每[^年]|标准|平均|均成本|单[个件台套次项本场]|[/／]|密度|指数|系数|倍数"
)
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Line:
    """How the figures of one indicator roll up: ``how`` is sum, mean, degree or nothing, and then ``why`` says it.

    ``factors`` bring each measure to ``measure``; ``percent`` that a bare number may be a percentage.
    """

    how: str
    measure: str = ""
    factors: tuple[tuple[str, Decimal], ...] = ()
    percent: bool = False
    why: str = ""


def line_of(rows: Sequence[FiledRow], words: Vocabulary) -> Line:
    """Return the line of the rows of one indicator, by their targets, or by their actuals where none has a target."""
    if any(row.is_money for row in rows):
        return Line(NOT_ADDED, why="sum_why_money")
    targets = [row.target for row in rows if row.target.has_data and row.target.read]
    values = targets or [row.actual for row in rows if row.actual.has_data and row.actual.read]
    kinds = {value.kind for value in values}
    if not kinds:
        return Line(NOT_ADDED, why="sum_why_no_value")
    if kinds == {ValueKind.QUALITATIVE} or kinds <= TIMES:
        return Line(DEGREE)
    if ValueKind.COMPOSITE in kinds:
        return Line(NOT_ADDED, why="sum_why_composite")
    if not all(value.numeric for value in values):
        return Line(NOT_ADDED, why="sum_why_mixed_kind")
    return _of_figures(rows, values, words)


def _of_figures(rows: Sequence[FiledRow], values: Sequence[Value], words: Vocabulary) -> Line:
    told = [value for value in values if value.kind is not ValueKind.NUMBER]
    if not told:  # targets without any unit take that of the actuals
        told = [row.actual for row in rows if row.actual.numeric and row.actual.kind is not ValueKind.NUMBER]
    bare = any(value.kind is ValueKind.NUMBER for value in values)
    kinds = {ValueKind.COUNT if value.kind in YEARLY else value.kind for value in told}
    if len(kinds) > 1:
        return Line(NOT_ADDED, why="sum_why_mixed_kind")
    if bare and kinds & {ValueKind.MONEY, ValueKind.RATE}:
        return Line(NOT_ADDED, why="sum_why_no_measure")  # a bare number beside 元 may be 万元
    how, why = _how(rows, next(iter(kinds), ValueKind.NUMBER), told)
    measures = {(value.measure, value.per if value.kind is ValueKind.RATE else "") for value in told}
    factors = _factors({measure for measure, _ in measures}, words)
    if factors is None or len({per for _, per in measures}) > 1 or (bare and len(measures) > 1):
        return Line(NOT_ADDED, why="sum_why_mixed_measure")
    measure = next((one for one, factor in factors.items() if factor == 1), "")
    per = next((per for _, per in measures if per), "")
    shown = f"{measure}/{per}" if per else measure
    return Line(how, shown, tuple(sorted(factors.items())), percent=kinds == {ValueKind.PERCENT}, why=why)


def _how(rows: Sequence[FiledRow], kind: ValueKind, told: Sequence[Value]) -> tuple[str, str]:
    """Return how figures of one kind roll up, and if they do not, why."""
    if kind is ValueKind.TOLERANCE:
        return NOT_ADDED, "sum_why_tolerance"
    names = {bare_name(row.row.name) for row in rows}
    if kind in RELATIVE or any(EACH.search(name) for name in names) or any(one.measure == POINTS for one in told):
        return MEAN, ""
    if kind is ValueKind.DURATION:  # a time limit is a level; days of service may be a sum or a level
        limits = {row.way for row in rows} == {LOWER}
        return (MEAN, "") if limits else (NOT_ADDED, "sum_why_duration")
    return (SUM, "") if kind in SUMMED else _of_bare(rows, names)


def _of_bare(rows: Sequence[FiledRow], names: set[str]) -> tuple[str, str]:
    """Return how figures without any unit roll up, by what the name or the level says that they are."""
    words = check_words()
    if any(words.rate(name) for name in names):
        return MEAN, ""
    counted = all(bare_name(row.row.level2) in (QUANTITY, QUANTITY.removesuffix("指标")) for row in rows)
    if counted or all(name.endswith(words.quantity_ends) for name in names):
        return SUM, ""
    return NOT_ADDED, "sum_why_no_measure"


def _factors(measures: set[str], words: Vocabulary) -> dict[str, Decimal] | None:
    """Return the factor of each measure to the one they share; None where they share none."""
    if len(measures) <= 1:
        return dict.fromkeys(measures, Decimal(1))
    families = {words.families[measure][0] for measure in measures if measure in words.families}
    if len(families) != 1 or not all(measure in words.families for measure in measures):
        return None
    family = families.pop()
    own = {name: size for name, (of, size) in words.families.items() if of == family}
    return {name: size for name, size in own.items() if name in measures or size == 1}


def on_line(value: Value, beside: Value, line: Line, words: Vocabulary) -> tuple[Decimal, Decimal] | None:
    """Return the bounds of a figure in the measure of the line, or None where it is none of its figures.

    A bare number counts in the measure of the line; beside a percentage only if it can be nothing else: ``beside`` is
    the other figure of its row, which tells 0.97 for 97 % from 0.97 %.
    """
    low = value.low
    if low is None or not value.numeric:
        return None
    high = low if value.high is None else value.high
    if value.kind is ValueKind.NUMBER:
        return _bare((low, high), value, beside, line, words)
    factor = dict(line.factors).get(value.measure)
    return None if factor is None else (low * factor, high * factor)


def _bare(
    bounds: tuple[Decimal, Decimal], value: Value, beside: Value, line: Line, words: Vocabulary
) -> tuple[Decimal, Decimal] | None:
    if not line.percent and len(line.factors) > 1:
        factor = dict(line.factors).get(beside.measure)
        return None if factor is None else (bounds[0] * factor, bounds[1] * factor)
    if not line.percent or bounds[0] == 0 or all(1 < bound <= WHOLE for bound in bounds):
        return bounds
    found = alike(beside, value, words) if beside.kind is ValueKind.PERCENT else None
    return None if found is None else (found[1].low, found[1].high)


def stands_bare(value: Value) -> bool:
    """Tell whether a figure has no sign of its own: its direction says what is meant by it."""
    return value.op in ("", "=") and not squeeze(value.raw).startswith(("=", "═", "等于"))
