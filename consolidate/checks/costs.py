"""Cost indicators against the budget of their project: their sum, a month's cost twelve times, number × unit cost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.money_columns import MONEY_FACTORS
from templates.returned import Return
from templates.text import bare_name
from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary
from templates.years import measured

COST, NUMBER = "成本指标", "数量指标"
COST_LEVEL2 = frozenset({COST, "经济成本指标"})
BEYOND = Decimal("1.1")  # number × unit cost is a rough sum: a ceiling each, prices that differ
CENTS = Decimal("0.005")
WHOLE = Decimal("0.95")  # a cost this near the budget is that of the whole project: others are parts of it
PER_YEAR = {"月": 12, "季度": 4, "季": 4, "半年": 2, "年": 1}
_PER = re.compile(r"[/每](?P<per>[^/每\d]{1,3})$")
_PER_ONE = re.compile(r"单价|单位成本|人均|户均|均价|每[^年月季]|标准|/|平均|均成本|单[个件台套次项本场]")
_ALL = re.compile(r"总|预算|合计|项目成本|控制|资金|经费")


@dataclass(frozen=True, slots=True)
class _Cost:
    """A cost indicator with an amount in 元 for the year, and the unit it counts per (empty for a cost in all)."""

    row: IndicatorRow
    amount: Decimal
    per: str


def costs(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield projects whose cost indicators imply more money than the larger of their budgets."""
    rows = indicator_rows(returned)
    for project in dict.fromkeys((row.part, row.project) for row in rows):
        here = [row for row in rows if (row.part, row.project) == project]
        budget = _budget(returned, here[0])
        if budget:
            found_costs = [one for row in here if (one := _cost(row, contract, returned.issued.stamp.year)) is not None]
            yield from _in_all(found_costs, budget, contract)
            yield from _by_number(found_costs, here, budget, contract)


def _budget(returned: Return, row: IndicatorRow) -> Decimal | None:
    """Return the largest budget that is known of the project: a cost may rest on the original or the total one."""
    names = ("funds.total.initial", "funds.total.adjusted", "funds.total.amount", "project.year_budget")
    known = [returned.amounts.get(row.part + name) for name in names]
    return max((one for one in (*known, row.year_budget, row.total_budget) if one is not None), default=None)


def _cost(row: IndicatorRow, contract: Contract, year: int) -> _Cost | None:
    words = contract.words
    level1, level2 = words.level1.get(bare_name(row.level1)), words.level2.get(bare_name(row.level2))
    if level2 not in COST_LEVEL2 and not (level1 == COST and level2 is None):
        return None
    value = measured(row.wanted, row.measure, words, year, row.name)
    if value.low is None or value.kind not in (ValueKind.MONEY, ValueKind.RATE):
        return None
    per = value.per or _per(row, words)
    if per in PER_YEAR:
        return _Cost(row, (value.high or value.low) * PER_YEAR[per], "")
    if not per and _PER_ONE.search(bare_name(row.name)):
        return None  # a unit cost of which nobody can tell what it counts
    return _Cost(row, value.high or value.low, per)


def _per(row: IndicatorRow, words: Vocabulary) -> str:
    """Return what the name or the measure counts per: 件 of 演出设备成本/件."""
    for text in (squeeze(row.measure), bare_name(row.name)):
        if (found_per := _PER.search(text)) and (found_per["per"] in words.units or found_per["per"] in PER_YEAR):
            return found_per["per"]
    return ""


def _in_all(given: list[_Cost], budget: Decimal, contract: Contract) -> Iterator[Finding]:
    """Yield the costs in all that exceed the budget: one alone, or all where none of them is the whole already."""
    factor = MONEY_FACTORS[contract.rules.money_unit]
    limit = (budget + CENTS) * factor
    whole = [one for one in given if not one.per]
    alone = [one for one in whole if one.amount > limit]
    parts = [one for one in whole if not _ALL.search(bare_name(one.row.name))]
    split = len(parts) > 1 and all(one.amount < WHOLE * limit for one in parts)
    together = parts if split and sum(one.amount for one in parts) > limit else []
    for group in [[one] for one in alone] or ([together] if together else []):
        implied = sum((one.amount for one in group), Decimal(0)) / factor
        yield found(
            Code.COST_EXCEEDS_BUDGET,
            group[-1].row.field("target"),
            costs=tuple(f"{quoted(bare_name(one.row.name))} {quoted(one.row.wanted)}" for one in group),
            implied=figure(implied, 2),
            unit=contract.rules.money_unit,
            budget=figure(budget),
        )


def _by_number(given: list[_Cost], rows: list[IndicatorRow], budget: Decimal, contract: Contract) -> Iterator[Finding]:
    """Yield unit costs that exceed the budget even for the least of the numbers they may be meant for."""
    factor = MONEY_FACTORS[contract.rules.money_unit]
    for one in given:
        numbers = [number for row in rows if (number := _number(row, one.per, contract)) is not None] if one.per else []
        if numbers and min(numbers) * one.amount > BEYOND * budget * factor:
            count = sum(numbers, Decimal(0))
            yield found(
                Code.UNIT_COST_VS_BUDGET,
                one.row.field("target"),
                count=figure(count),
                per=one.per,
                each=figure(one.amount / factor),
                implied=figure(count * one.amount / factor, 2),
                budget=figure(budget),
                unit=contract.rules.money_unit,
            )


def _number(row: IndicatorRow, per: str, contract: Contract) -> Decimal | None:
    words = contract.words
    if words.level2.get(bare_name(row.level2)) != NUMBER:
        return None
    value: Value = measured(row.wanted, row.measure, words, None, row.name)
    unit = words.units.get(per)
    same = value.measure == (unit.measure if unit is not None else per)
    return value.low if same and value.low is not None and value.low > 0 else None
