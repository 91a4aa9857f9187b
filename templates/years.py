"""Every indicator row of a return beside its earlier years: values read, direction known, verdict reached."""

from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal

from templates.compare import Comparison
from templates.compare import compare
from templates.contract import Contract
from templates.direction import Direction
from templates.direction import direction_of
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.returned import Return
from templates.text import bare_name
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value
from templates.vocabulary import Vocabulary

COST_LEVELS = ("成本指标",)
MONEY_FACTORS = {"元": Decimal(1), "万元": Decimal(10000)}


@dataclass(frozen=True, slots=True)
class YearRow:
    """One indicator with its three values read, its direction, and how it compares (None: nothing to compare with)."""

    row: IndicatorRow
    prior2: Value
    prior1: Value
    target: Value
    direction: Direction
    money: bool
    comparison: Comparison | None


def year_rows(returned: Return, contract: Contract) -> tuple[YearRow, ...]:
    """Return all used indicator rows compared with last year; a fall with a reason has the verdict ``explained``."""
    return tuple(year_row(row, contract) for row in indicator_rows(returned))


def year_row(row: IndicatorRow, contract: Contract) -> YearRow:
    """Return one indicator row compared with last year."""
    words, rules = contract.words, contract.rules
    prior2, prior1, target = (measured(text, row.measure, words) for text in (row.prior2, row.prior1, row.target))
    direction = direction_of(row.direction, target, (row.level1, row.level2, row.level3), words)
    money = is_budget(row, target, contract)
    found = compare((prior2, prior1, target), direction, rules.years, words, money)
    if found is not None and found.verdict == "regressed" and len(row.reason) >= rules.years.reason_least:
        found = replace(found, verdict="explained")
    return YearRow(row, prior2, prior1, target, direction, money, found)


def measured(text: str, measure: str, words: Vocabulary) -> Value:
    """Return the value of a cell; a bare number takes its unit from the measure column beside it."""
    value = read_value(text, words)
    if value.kind is not ValueKind.NUMBER or not measure or value.low is None:
        return value
    unit = words.units.get(measure)
    if unit is None:
        return value
    kind, name, factor = unit
    return replace(value, kind=ValueKind(kind), low=value.low * factor, measure=name)


def is_budget(row: IndicatorRow, target: Value, contract: Contract) -> bool:
    """Tell whether the target is the project's budget: money where performance belongs."""
    return budget_met(row, target, contract) is not None


def budget_met(row: IndicatorRow, target: Value, contract: Contract) -> Decimal | None:
    """Return the project's budget that the target of an output or benefit equals, or None.

    Only a bare number, or an amount of money, can equal one; under 成本指标 an amount is what is asked for.
    """
    words = contract.words
    levels = (words.level1.get(bare_name(row.level1)), words.level2.get(bare_name(row.level2)))
    if any(level in COST_LEVELS for level in levels) or target.low is None or target.op not in ("", "="):
        return None
    factor = MONEY_FACTORS[contract.rules.money_unit]
    budgets = [budget for budget in (row.year_budget, row.total_budget) if budget]
    if target.kind is ValueKind.NUMBER and not row.measure:
        return next((budget for budget in budgets if target.low == budget), None)
    if target.kind is ValueKind.MONEY:
        return next((budget for budget in budgets if target.low == budget * factor), None)
    return None
