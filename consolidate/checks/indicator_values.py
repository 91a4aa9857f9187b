"""What stands in the value and basis columns of one indicator row, earlier years aside."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.returned import Return
from templates.text import squeeze
from templates.value import ValueKind
from templates.value_reader import read_value
from templates.years import budget_met
from templates.years import measured

VALUES = ("prior2", "prior1", "target", "actual", "progress", "expected")
EXECUTED = "funds.total.executed"
SAID = frozenset({"too_many_digits"})


def basis_copies_value(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each basis that only repeats the value beside it."""
    del contract
    for row in indicator_rows(returned):
        if row.basis and squeeze(row.basis) == squeeze(row.target):
            yield found(Code.BASIS_COPIES_VALUE, row.field("basis"), value=quoted(row.basis))


def value_is_budget_amount(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each output or benefit whose target is its project's budget: money where performance belongs."""
    for row in indicator_rows(returned):
        target = measured(row.target, row.measure, contract.words)
        budget = budget_met(row, target, contract)
        if budget is not None:
            yield found(
                Code.VALUE_IS_BUDGET_AMOUNT,
                row.field("target"),
                value=quoted(row.target),
                project=quoted(row.project),
                budget=figure(budget),
            )
        elif spent := _spent(row, returned, contract):
            yield found(
                Code.VALUE_IS_BUDGET_AMOUNT,
                row.field("actual"),
                value=quoted(row.actual),
                project=quoted(row.project),
                budget=figure(spent),
            )


def _spent(row: IndicatorRow, returned: Return, contract: Contract) -> Decimal | None:
    """Return what the project spent where the actual value of an output is that sum; whole numbers may be chance."""
    spent = returned.amounts.get(f"{row.part}{EXECUTED}")
    if not row.actual or not spent or spent == spent.to_integral_value():
        return None
    actual = measured(row.actual, row.measure, contract.words)
    return budget_met(replace(row, year_budget=spent, total_budget=None), actual, contract)


def value_unreadable(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield the unit's values that look garbled; one the reader merely does not know is let pass."""
    fields = returned.by_id()
    for row in indicator_rows(returned):
        for column in VALUES:
            field = fields.get(row.field(column))
            if field is None or not field.unlocked:
                continue
            value = read_value(returned.text(field.id), contract.words)
            if value.kind is ValueKind.OCR_SUSPECT:
                likely = quoted(value.proposal) or phrase_fact("none")
                yield found(
                    Code.OCR_OPERATOR, field.id, value=quoted(value.raw), note=phrase_fact(value.note), likely=likely
                )
            elif value.kind is ValueKind.GARBLED or value.note in SAID:
                yield found(Code.VALUE_UNREADABLE, field.id, value=quoted(value.raw), note=phrase_fact(value.note))
