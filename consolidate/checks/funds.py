"""Sums of money: totals and their parts, splits on another basis, more spent than there was, budgets cut."""

from collections.abc import Iterator
from decimal import Decimal

from consolidate.checks.execution_row import LINE
from consolidate.checks.execution_row import PARTS
from consolidate.checks.execution_row import TOTAL
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.money_reasons import with_money_reason
from consolidate.checks.money_units import odd_amounts
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.layout import PlacedField
from templates.returned import Return
from templates.scoring_rules import HUNDRED
from templates.text import squeeze

CENT = Decimal("0.005")
SPLIT_BASIS = "funds.executed"
OTHER_BASES = ("funds.adjusted", "funds.original")
SPLITS = {"funds.sources.": Code.RECEIVED_TOTAL_NE_PARTS, "funds.nature.": Code.FUND_TOTAL_NE_PARTS}
RECEIVED = "received"


def funds(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield totals that are not their parts, and amounts that cannot be; nothing rests on one in a doubtful unit."""
    odd = odd_amounts(returned, contract)
    money = {key: one for key, one in returned.by_id().items() if one.kind is Kind.MONEY}
    fields = {key: one for key, one in money.items() if key not in odd}
    excused = with_money_reason(returned, contract)
    for part in returned.parts():
        yield from _totals(returned, part, money, odd)
        yield from _splits(returned, part, money, odd)
        yield from _overspent(returned, part, fields)
        if part not in excused:
            yield from _cut(returned, part, fields, contract)


def _totals(returned: Return, part: str, fields: dict[str, PlacedField], odd: frozenset[str]) -> Iterator[Finding]:
    begin = part + TOTAL
    for total in [one for key, one in fields.items() if key.startswith(begin) and one.unlocked]:
        column = total.id.removeprefix(begin)
        rows = [
            one
            for key, one in fields.items()
            if key.startswith(part + LINE) and key.endswith(f".{column}") and one is not total
        ]
        if odd & {total.id, *(one.id for one in rows)}:
            continue
        expected, given = _sum(returned, rows), returned.amounts.get(total.id)
        if expected is not None and given is not None and abs(given - expected) > CENT:
            code = Code.RECEIVED_TOTAL_NE_PARTS if column == RECEIVED else Code.FUND_TOTAL_NE_PARTS
            yield _unequal(code, total, given, rows, expected)


def _splits(returned: Return, part: str, fields: dict[str, PlacedField], odd: frozenset[str]) -> Iterator[Finding]:
    """Yield splits of the amount executed that add up to something else; to another total: a split on its basis."""
    basis = fields.get(part + SPLIT_BASIS)
    given = returned.amounts.get(basis.id) if basis is not None else None
    if basis is None or given is None:
        return
    for begin, code in SPLITS.items():
        rows = [one for key, one in fields.items() if key.startswith(part + begin)]
        total = None if odd & {basis.id, *(one.id for one in rows)} else _sum(returned, rows)
        if total is None or abs(total - given) <= CENT:
            continue
        others = [fields[part + name] for name in OTHER_BASES if part + name in fields]
        other = next(
            (one for one in others if (returned.amounts.get(one.id) or 0) and _ties(returned, one, total)), None
        )
        if other is None:
            yield _unequal(code, basis, given, rows, total)
        else:
            yield found(
                Code.BREAKDOWN_BASIS_MISMATCH,
                rows[0].id,
                parts=_labels(rows),
                sum=figure(total),
                other=text_fact(other.label),
                label=text_fact(basis.label),
                given=figure(given),
                gap=figure(abs(given - total)),
            )


def _ties(returned: Return, field: PlacedField, amount: Decimal) -> bool:
    return abs((returned.amounts.get(field.id) or Decimal(0)) - amount) <= CENT


def _unequal(code: Code, total: PlacedField, given: Decimal, rows: list[PlacedField], expected: Decimal) -> Finding:
    return found(
        code,
        total.id,
        label=text_fact(total.label),
        given=figure(given),
        parts=_labels(rows),
        expected=figure(expected),
        gap=figure(abs(given - expected)),
    )


def _labels(rows: list[PlacedField]) -> tuple[str, ...]:
    return tuple(text_fact(one.label) for one in rows)


def _sum(returned: Return, rows: list[PlacedField]) -> Decimal | None:
    """Return what the parts add up to: blank and dashed ones count nothing; None if none or one is unreadable."""
    given = []
    for one in rows:
        amount = returned.amounts.get(one.id)
        if amount is not None:
            given.append(amount)
        elif any(char.isalnum() and char != "无" for char in squeeze(returned.text(one.id))):
            return None
    return sum(given, Decimal(0)) if given else None


def _overspent(returned: Return, part: str, fields: dict[str, PlacedField]) -> Iterator[Finding]:
    """Yield amounts executed above what was received, or else the adjusted budget; the total speaks for its parts."""
    for base in (TOTAL, *(f"{LINE}{one}." for one in PARTS), LINE):
        spent = fields.get(f"{part}{base}executed")
        limit = next((fields[key] for name in (RECEIVED, "adjusted") if (key := f"{part}{base}{name}") in fields), None)
        if spent is None or limit is None or not (spent.unlocked or limit.unlocked):
            continue
        given, most = returned.amounts.get(spent.id), returned.amounts.get(limit.id)
        # A budget of 0 beside money in its parts is a total that was not filled in, which is said of the total.
        if given is None or most is None or given - most <= CENT or (base == TOTAL and not most):
            continue
        yield found(
            Code.EXECUTED_OVER_RECEIVED,
            spent.id,
            label=text_fact(spent.label),
            given=figure(given),
            other=text_fact(limit.label),
            limit=figure(most),
            gap=figure(given - most),
        )
        if base == TOTAL:
            return


def _cut(returned: Return, part: str, fields: dict[str, PlacedField], contract: Contract) -> Iterator[Finding]:
    names = ((f"{TOTAL}initial", f"{TOTAL}adjusted"), (f"{LINE}original", f"{LINE}adjusted"))
    for initial, adjusted in names:
        before, after = fields.get(part + initial), fields.get(part + adjusted)
        if before is None or after is None:
            continue
        first, last = returned.amounts.get(before.id), returned.amounts.get(after.id)
        if not first or last is None or (first - last) / first <= contract.rules.scoring.budget_cut:
            continue
        yield found(
            Code.BUDGET_CUT_NOT_EXPLAINED,
            after.id,
            label=text_fact(after.label),
            given=figure(last),
            other=text_fact(before.label),
            initial=figure(first),
            cut=figure((first - last) / first * HUNDRED, 1),
        )
