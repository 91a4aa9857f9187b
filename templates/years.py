"""Every indicator row of a return beside its earlier years: values read, direction known, verdict reached."""

from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal

from templates.bases import on_ledger
from templates.compare import Comparison
from templates.compare import compare
from templates.contract import Contract
from templates.direction import Direction
from templates.direction import direction_of
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.money_columns import MONEY_FACTORS
from templates.money_columns import tied_columns
from templates.returned import Return
from templates.text import bare_name
from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.value_quantity import NUMBER
from templates.value_reader import read_value
from templates.vocabulary import UnitWord
from templates.vocabulary import Vocabulary

COUNTED = ("count", "measure")
COST_LEVELS = ("成本指标",)
COMPARED = ("prior1", "target")


@dataclass(frozen=True, slots=True)
class YearRow:
    """One indicator with its three values read, its direction, and how it compares (None: nothing to compare with)."""

    row: IndicatorRow
    prior2: Value
    prior1: Value
    current: Value
    direction: Direction
    money: bool
    comparison: Comparison | None


def year_rows(returned: Return, contract: Contract) -> tuple[YearRow, ...]:
    """Return all used indicator rows compared with last year; a fall with a reason has the verdict ``explained``.

    A row of a column that is money as a whole is money, whether or not it meets its own project's budget.
    """
    year, rows = returned.issued.stamp.year, indicator_rows(returned)
    tied = [one.rows for one in tied_columns(returned, contract, rows) if one.column in COMPARED]
    based = on_ledger(rows, returned, contract)
    return tuple(year_row(row, contract, year, money=any(row.path in paths for paths in tied)) for row in based)


def year_row(row: IndicatorRow, contract: Contract, year: int, *, money: bool = False) -> YearRow:
    """Return one indicator row compared with last year; each value is read within its own fiscal year.

    At the planning stage that is this year's target, at the evaluation stage this year's actual. ``money`` says that
    it stands in a column of money.
    """
    words, rules = contract.words, contract.rules
    texts = ((row.prior2, year - 2), (row.prior1, year - 1), (row.wanted, year), (row.current, year))
    prior2, prior1, target, current = (measured(text, row.measure, words, when, row.name) for text, when in texts)
    direction = direction_of(row.direction, target, (row.level1, row.level2, row.level3), words)
    money = money or is_budget(row, current, contract)
    planned = measured(row.planned1, row.measure, words, year - 1, row.name) if row.planned1 else None
    values = (prior2, prior1, current)
    found = compare(values, direction, rules.years, words, money=money, stage=row.stage, planned=planned)
    if found is not None and found.verdict == "regressed" and len(row.fall_reason) >= rules.years.reason_least:
        found = replace(found, verdict="explained")
    return YearRow(row, prior2, prior1, current, direction, money, found)


def measured(text: str, measure: str, words: Vocabulary, year: int | None = None, name: str = "") -> Value:
    """Return the value of a cell; a bare number takes its unit from the measure column beside it.

    ``120万`` is money only as long as neither the column nor the indicator's name (接待人次) says what is counted.
    """
    value = read_value(text, words, year)
    if value.low is None and NUMBER.fullmatch(squeeze(text)) and squeeze(measure) in words.units:
        value = replace(read_value(f"{text}{measure}", words, year), raw=text)  # 2024 beside 人 is no year
    if value.low is None:
        return value
    if value.kind is ValueKind.NUMBER and "/" in measure:  # 760 beside 元/人次
        rate = read_value(f"{text}{measure}", words, year)
        return replace(rate, raw=text) if rate.kind is ValueKind.RATE else value
    unit = words.units.get(squeeze(measure)) or (_named_unit(name, words) if value.kind is ValueKind.MONEY else None)
    if unit is None or (unit.kind == "percent" and value.kind is ValueKind.MONEY):
        return value
    if value.kind is ValueKind.MONEY and unit.kind in COUNTED and "元" not in text:
        return replace(value, kind=ValueKind(unit.kind), measure=unit.measure)
    fraction = unit.kind == "percent" and abs(value.low) <= 1  # 0.96 beside % may be 96 %: the other figure decides
    if fraction or value.kind is not ValueKind.NUMBER:
        return value
    high = None if value.high is None else value.high * unit.factor
    return replace(value, kind=ValueKind(unit.kind), low=value.low * unit.factor, high=high, measure=unit.measure)


def _named_unit(name: str, words: Vocabulary) -> UnitWord | None:
    """Return the counted unit an indicator's name ends with: 人次 of 接待游客人次, 户 of 受益户数."""
    bare = bare_name(name).removesuffix("数量").removesuffix("数")
    found = (words.units[bare[-length:]] for length in range(4, 0, -1) if bare[-length:] in words.units)
    return next((unit for unit in found if unit.kind in COUNTED), None)


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
