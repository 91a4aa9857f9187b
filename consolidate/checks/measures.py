"""Units of measure and percentages: missing, spelt out, or at odds with what the name says."""

from collections.abc import Iterator
from decimal import Decimal

from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.read_rows import Cell
from consolidate.checks.read_rows import ReadRow
from consolidate.checks.read_rows import read_rows
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.indicators import indicator_rows
from templates.money_columns import tied_columns
from templates.returned import Return
from templates.text import squeeze
from templates.value import ValueKind
from templates.years import budget_met
from templates.years import measured

SPELT = {"百分比": "%", "百分之": "%", "百分数": "%"}
ONE, HUNDRED = Decimal(1), Decimal(100)
COST = "成本指标"


def units_of_measure(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield figures without any unit of measure, and units that are spelt out."""
    fields = returned.by_id()
    rows = indicator_rows(returned)
    money = {path for one in tied_columns(returned, contract, rows) if one.column == "target" for path in one.rows}
    for read in read_rows(returned, contract):
        target = read.target
        if target and _bare(target, read) and read.row.path not in money and not _is_money(read, contract):
            name = quoted(read.row.name)
            yield found(Code.UNIT_MISSING, target.field.id, name=name, value=quoted(read.row.target))
        measure = fields.get(read.row.field("measure"))
        columns = [(target.field.id, squeeze(read.row.target))] if target else []
        if measure is not None and measure.unlocked:
            columns.append((measure.id, squeeze(read.row.measure)))
        for field, text in columns:
            spelt = next((word for word in SPELT if word in text), "")
            if spelt and (text == spelt or any(char.isdigit() for char in text)):
                yield found(Code.UNIT_ALIAS, field, value=spelt, canonical=SPELT[spelt])
                break


def rates(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield rates told as a count or a fraction, qualities told as a percentage, and rates that cannot be so high."""
    for read in read_rows(returned, contract):
        for check in (_rate_as_count, _quality_as_percent, _as_decimal, _over_100):
            yield from check(read)


def _bare(cell: Cell, read: ReadRow) -> bool:
    """Tell whether a cell is a number whose unit neither the cell, nor the column, nor the name says."""
    if cell.value.kind is not ValueKind.NUMBER or squeeze(read.row.measure) or not _has_digit(cell.text):
        return False
    return not (read.name.endswith(check_words().quantity_ends) or read.name.endswith((")", "）")))


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _is_money(read: ReadRow, contract: Contract) -> bool:
    """Tell whether the value is the project's budget: what is wrong with it is another thing than its unit."""
    words = contract.words
    if COST in (read.level1, read.level2):
        return True  # an amount in the money unit that the form states
    return budget_met(read.row, measured(read.row.target, read.row.measure, words), contract) is not None


def _rate_as_count(read: ReadRow) -> Iterator[Finding]:
    for cell in read.cells:
        if cell.value.kind is ValueKind.COUNT and check_words().rate(read.name) and cell.value.measure != "分":
            yield found(Code.RATE_NAME_COUNT_VALUE, cell.field.id, name=quoted(read.row.name), value=quoted(cell.text))
            return


def _quality_as_percent(read: ReadRow) -> Iterator[Finding]:
    target = read.target
    if target and target.value.kind is ValueKind.PERCENT and read.name.endswith(check_words().qualities):
        yield found(
            Code.QUALITATIVE_NAME_PERCENT_VALUE, target.field.id, name=quoted(read.row.name), value=quoted(target.text)
        )


def _as_decimal(read: ReadRow) -> Iterator[Finding]:
    for cell in read.cells:
        low, kind = cell.value.low, cell.value.kind
        fraction = "比例" in cell.text and kind is ValueKind.PERCENT and low is not None and low / HUNDRED < ONE
        bare = kind is ValueKind.NUMBER and check_words().rate(read.name) and low is not None and 0 < low < ONE
        if low is not None and (fraction or bare) and "0." in cell.text:
            proposal = figure(low if fraction else low * HUNDRED) + "%"
            yield found(
                Code.RATE_AS_DECIMAL,
                cell.field.id,
                name=quoted(read.row.name),
                value=quoted(cell.text),
                proposal=proposal,
            )
            return


def _over_100(read: ReadRow) -> Iterator[Finding]:
    """Yield a bounded rate above 100 %, or one that is to be 100 % or more and so can only be equal to it."""
    if not read.name.endswith(check_words().bounded_rates):
        return
    for cell in read.cells:
        value = cell.value
        bound = value.low if value.kind is ValueKind.PERCENT or squeeze(read.row.measure) == "%" else None
        if bound is not None and (bound > HUNDRED or (bound == HUNDRED and value.op in ("≥", ">"))):
            name = quoted(read.row.name)
            yield found(Code.RATE_OVER_100_OPERATOR, cell.field.id, name=name, value=quoted(cell.text))
            return
