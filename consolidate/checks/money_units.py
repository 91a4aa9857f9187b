"""Amounts that look like 元 in a form of 万元, or the other way round: ten thousand times what stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consolidate.checks.cells import by_id
from consolidate.checks.found import figure
from consolidate.checks.found import found
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.layout import PlacedField
from templates.returned import Return

TIMES = Decimal(10000)
ABOUT = (Decimal(5000), Decimal(20000))  # one amount in two columns of years or stages moves less than twofold
TIES = Decimal("0.005")  # fraction within which an amount ÷ 10,000 is the other amount
PART_OF_ALL = Decimal(1000)  # no part is a thousand times its whole


@dataclass(frozen=True, slots=True)
class _Odd:
    """An amount in another unit, and the field it was held against."""

    at: PlacedField
    near: PlacedField
    ratio: Decimal


def money_units(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield amounts of the unit about 10,000 times a neighbour: the same figure of another column, a part, the whole."""
    for one in _odd(returned):
        amount, near = returned.amounts[one.at.id] or Decimal(0), returned.amounts[one.near.id] or Decimal(0)
        yield found(
            Code.UNIT_MISMATCH_YUAN_WAN,
            one.at.id,
            label=text_fact(one.at.label),
            given=figure(amount),
            other=text_fact(one.near.label),
            near=figure(near),
            times=figure(one.ratio, 0),
            unit=contract.rules.money_unit,
        )


def odd_amounts(returned: Return, contract: Contract) -> frozenset[str]:
    """Return the fields whose amount is in another unit: what follows from that is no finding of its own."""
    del contract
    return frozenset(one.at.id for one in _odd(returned))


def _odd(returned: Return) -> tuple[_Odd, ...]:
    money = [one for one in by_id(returned).values() if one.kind is Kind.MONEY and returned.amounts.get(one.id)]
    odd: dict[str, _Odd] = {}
    for group, by_ratio in _groups(money):
        for large in group:
            for small in group:
                ratio = (returned.amounts[large.id] or Decimal(0)) / (returned.amounts[small.id] or TIMES)
                close = ABOUT[0] <= ratio <= ABOUT[1] if by_ratio else abs(ratio / TIMES - 1) <= TIES
                if close and large.unlocked:
                    odd.setdefault(large.id, _Odd(large, small, ratio))
    for one in _projects(returned, money):
        odd.setdefault(one.at.id, one)
    return tuple(odd.values())


def _groups(money: list[PlacedField]) -> Iterator[tuple[list[PlacedField], bool]]:
    """Yield amounts that are about one thing: columns of a row (about alike), and parts beside their total (to tie)."""
    rows: dict[str, list[PlacedField]] = {}
    columns: dict[str, list[PlacedField]] = {}
    for one in money:
        row, _, column = one.id.rpartition(".")
        rows.setdefault(row, []).append(one)
        if not one.row_group:
            columns.setdefault(f"{row.rpartition('.')[0]}.*.{column}", []).append(one)
    yield from ((group, True) for group in rows.values() if len(group) > 1)
    yield from ((group, False) for group in columns.values() if len(group) > 1)


def _projects(returned: Return, money: list[PlacedField]) -> Iterator[_Odd]:
    """Yield budgets of projects, or tasks, a thousand times the project spending of the whole department."""
    whole = next(
        (one for one in money if one.name in ("spending.project.current", "funds.nature.project", "funds.adjusted")), None
    )
    if whole is None:
        return
    total = returned.amounts[whole.id] or Decimal(0)
    for one in money:
        amount = returned.amounts[one.id] or Decimal(0)
        if one.row_group and one.unlocked and amount >= PART_OF_ALL * total and amount / TIMES <= total:
            yield _Odd(one, whole, amount / total)
