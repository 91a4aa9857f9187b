"""Columns of indicator values that are money: an output column that adds up to that year's project spending.

One such sum may be chance, the more so among small whole numbers; two years that both tie are none, nor is a sum with
a fraction of money in it, nor a column in which most values are their projects' budgets.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from templates.contract import Contract
from templates.indicators import IndicatorRow
from templates.returned import Return
from templates.text import bare_name
from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value

OUTPUTS, COSTS = "产出指标", "成本指标"
SPENDING = {
    "prior2": "spending.project.prior2",
    "prior1": "spending.project.prior1",
    "target": "spending.project.current",
}
BUDGETS = "projects[*].year_budget"
LEAST_ROWS = 3
LEAST_TIES = 2
HALF = 2
TOLERANCE = Decimal("0.005")
MONEY_FACTORS = {"元": Decimal(1), "万元": Decimal(10000)}
BARE = (ValueKind.NUMBER, ValueKind.MONEY)
ASIDE = (ValueKind.PERCENT, ValueKind.PERMILLE)  # rates are never taken for amounts and say nothing against it


@dataclass(frozen=True, slots=True)
class TiedColumn:
    """One column that ties: ``total`` in the money unit, ``field`` the figure it equals, ``rows`` the rows it sums.

    ``field`` is a field id, or ``projects[*].year_budget`` for the sum of the listed projects' budgets; ``spending``
    what the form gives as 项目支出 of that year, None where it gives nothing.
    """

    column: str
    total: Decimal
    field: str
    spending: Decimal | None
    rows: frozenset[str]


def tied_columns(returned: Return, contract: Contract, rows: Sequence[IndicatorRow]) -> tuple[TiedColumn, ...]:
    """Return the columns of output values that are money, the oldest year first; nothing where it may be chance."""
    outputs = [row for row in rows if _is_output(row, contract)]
    found = [(one, amounts) for column in SPENDING for one, amounts in _tied(column, outputs, returned, contract)]
    if len(found) >= LEAST_TIES or any(_no_chance(one, amounts, outputs) for one, amounts in found):
        return tuple(one for one, _ in found)
    return ()


def _is_output(row: IndicatorRow, contract: Contract) -> bool:
    level1, level2 = (bare_name(name) for name in (row.level1, row.level2))
    return contract.words.level1.get(level1) == OUTPUTS and contract.words.level2.get(level2) != COSTS


def _tied(
    column: str, rows: Sequence[IndicatorRow], returned: Return, contract: Contract
) -> Iterator[tuple[TiedColumn, dict[str, Decimal]]]:
    amounts = _amounts(column, rows, contract)
    total = sum(amounts.values(), Decimal(0))
    if len(amounts) < LEAST_ROWS:
        return
    spending = returned.amounts.get(SPENDING[column])
    budgets = sum((one for one in returned.lookup(BUDGETS) if one is not None), Decimal(0))
    known = [(SPENDING[column], spending), *([(BUDGETS, budgets)] if column == "target" else [])]
    for field, amount in known:
        if amount and abs(total - amount) <= TOLERANCE:
            yield TiedColumn(column, total, field, spending, frozenset(amounts)), amounts
            return


def _amounts(column: str, rows: Sequence[IndicatorRow], contract: Contract) -> dict[str, Decimal]:
    """Return the amounts of a column by row, without zeros; nothing at all where one of its figures has a unit."""
    found: dict[str, Decimal] = {}
    for row in rows:
        value = read_value(str(getattr(row, column)), contract.words)
        if not value.numeric or value.kind in ASIDE:
            continue
        amount = _amount(value, row, contract.rules.money_unit)
        if amount is None:
            return {}
        if amount:
            found[row.path] = amount
    return found


def _amount(value: Value, row: IndicatorRow, money_unit: str) -> Decimal | None:
    """Return a value as an amount in the money unit, or None for a figure of anything else."""
    measured = squeeze(row.measure)
    if value.kind not in BARE or value.op not in ("", "=") or (measured and measured not in MONEY_FACTORS):
        return None
    if value.low is None or value.kind is ValueKind.NUMBER:
        written = MONEY_FACTORS.get(measured, MONEY_FACTORS[money_unit])
        return None if value.low is None else value.low * written / MONEY_FACTORS[money_unit]
    return value.low / MONEY_FACTORS[money_unit]


def _no_chance(one: TiedColumn, amounts: dict[str, Decimal], rows: Sequence[IndicatorRow]) -> bool:
    if one.total != one.total.to_integral_value():
        return True
    met = sum(amounts[row.path] in (row.year_budget, row.total_budget) for row in rows if row.path in amounts)
    return met * HALF > len(amounts)
