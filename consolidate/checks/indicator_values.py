"""What stands in the value and basis columns of one indicator row, earlier years aside."""

from collections.abc import Iterator

from consolidate.checks.cells import by_id
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.indicators import indicator_rows
from templates.returned import Return
from templates.text import squeeze
from templates.value import ValueKind
from templates.value_reader import read_value
from templates.years import year_row

VALUES = ("prior2", "prior1", "target")
SAID = frozenset({"rate_far_over_100", "too_many_digits"})


def basis_copies_value(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each basis that only repeats the value beside it."""
    del contract
    for row in indicator_rows(returned):
        if row.basis and squeeze(row.basis) == squeeze(row.target):
            yield found(Code.BASIS_COPIES_VALUE, row.field("basis"), value=quoted(row.basis))


def value_is_budget_amount(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each output or benefit whose target is its project's budget: money where performance belongs."""
    for row in indicator_rows(returned):
        budget = row.year_budget or row.total_budget
        if budget is None or not year_row(row, contract).money:
            continue
        yield found(
            Code.VALUE_IS_BUDGET_AMOUNT, row.field("target"), value=quoted(row.target),
            project=quoted(row.project), budget=figure(budget))


def value_unreadable(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield the unit's values that look garbled; what the reader merely does not know yet is not held against it."""
    fields = by_id(returned)
    for row in indicator_rows(returned):
        for column in VALUES:
            text = getattr(row, column)
            value = read_value(text, contract.words)
            if value.kind is ValueKind.UNREADABLE and value.note in SAID and fields[row.field(column)].unlocked:
                yield found(Code.VALUE_UNREADABLE, row.field(column), value=quoted(text), note=value.note)
