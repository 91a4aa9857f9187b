"""Amounts that look like 元 in a form of 万元, or the other way round: ten thousand times what stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

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
STAGES = frozenset(
    {
        "initial",
        "original",
        "adjusted",
        "executed",
        "expected",
        "current",
        "prior1",
        "prior2",
        "total_budget",
        "year_budget",
    }
)
SPLITS = ("funds.sources.", "funds.nature.")
WHOLES = ("spending.project.current", "funds.nature.project", "funds.adjusted")
PART_OF_ALL = Decimal(50)  # a project of one year is never so many times the money of all projects
OF_ALL_YEARS = Decimal(500)  # nor is one of many years
CENT = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class _Odd:
    """An amount in another unit, and the field it was held against."""

    at: PlacedField
    near: PlacedField
    ratio: Decimal


def money_units(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield amounts about 10,000 times a neighbour: the same figure of another column, a part, the whole."""
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
    money = [one for one in returned.by_id().values() if one.kind is Kind.MONEY and returned.amounts.get(one.id)]
    odd: dict[str, _Odd] = {}
    for one, other, exact in _pairs(money):
        for large, small in ((one, other), (other, one)):
            ratio = _amount(returned, large) / _amount(returned, small)
            close = abs(ratio / TIMES - 1) <= TIES if exact else ABOUT[0] <= ratio <= ABOUT[1]
            if close and large.unlocked:
                odd.setdefault(large.id, _Odd(large, small, ratio))
    for large, whole in _beside_whole(money):
        amount, total = _amount(returned, large), _amount(returned, whole)
        least = OF_ALL_YEARS if large.id.endswith(".total_budget") else PART_OF_ALL
        if (amount >= least * total and amount / TIMES <= total) or _completes(returned, money, large, whole):
            odd.setdefault(large.id, _Odd(large, whole, amount / total))
    return tuple(odd.values())


def _completes(returned: Return, money: list[PlacedField], one: PlacedField, whole: PlacedField) -> bool:
    """Tell whether the projects add up to the project spending once this budget is divided by 10,000."""
    if whole.name != WHOLES[0] or not one.id.endswith(".year_budget"):
        return False
    total = sum((_amount(returned, each) for each in money if each.id.endswith(".year_budget")), Decimal(0))
    amount = _amount(returned, one)
    return amount > _amount(returned, whole) and abs(total - amount + amount / TIMES - _amount(returned, whole)) <= CENT


def _amount(returned: Return, field: PlacedField) -> Decimal:
    return returned.amounts.get(field.id) or Decimal(0)


def _pairs(money: list[PlacedField]) -> Iterator[tuple[PlacedField, PlacedField, bool]]:
    """Yield amounts of one thing at two times (about alike), and of two things that may be one (to tie exactly)."""
    rows: dict[str, list[PlacedField]] = {}
    here = {one.id: one for one in money}
    for one in money:
        row, _, column = one.id.rpartition(".")
        if column in STAGES:
            rows.setdefault(row, []).append(one)
        whole = here.get(f"{row.rpartition('.')[0]}.total.{column}")
        if whole is not None and whole is not one and not one.row_group:
            yield one, whole, True
        budget = here.get(f"{one.part}project.year_budget")
        if budget is not None and one.name == "funds.total.amount":
            yield one, budget, True
    for group in rows.values():
        yield from ((one, other, False) for place, one in enumerate(group) for other in group[:place])


def _beside_whole(money: list[PlacedField]) -> Iterator[tuple[PlacedField, PlacedField]]:
    """Yield each budget of a project or task, and each part of a split, beside the money of the whole department."""
    here = {one.id: one for one in money}
    for one in money:
        if not one.unlocked or not (one.row_group or one.name.startswith(SPLITS)):
            continue
        names = WHOLES if one.row_group else WHOLES[-1:]
        whole = next((here[one.part + name] for name in names if one.part + name in here), None)
        if whole is not None:
            yield one, whole
