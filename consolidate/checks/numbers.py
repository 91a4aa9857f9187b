"""Cells that take a number: money, figures, shares."""

from collections.abc import Iterator
from decimal import Decimal

from consolidate.checks.cells import inputs
from consolidate.checks.cells import no_content
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.amounts import Amount
from templates.amounts import proposed_number
from templates.amounts import read_number
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.form import Need
from templates.interpret import NUMBERS
from templates.layout import PlacedField
from templates.returned import Return
from templates.text import squeeze


def numbers(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield number cells that hold no number or one out of bounds, and those read although typed oddly."""
    for field in inputs(returned):
        if field.kind not in NUMBERS or no_content(returned, field.id):
            continue
        reading = returned.reading(field.id)
        amount = read_number(reading, percent=field.kind is Kind.PERCENT)
        if amount.number is None and _nothing_meant(field, reading.text, contract):
            continue
        if amount.number is None:
            yield _no_number(field, reading.text, contract)
        else:
            yield from _bounds(field, amount.number)
            yield from _as_typed(field, amount.number, reading.text, amount)


def _nothing_meant(field: PlacedField, text: str, contract: Contract) -> bool:
    """Tell whether a dash stands where nothing need stand: in printed forms it says that there is no such amount."""
    return field.need is not Need.ALWAYS and squeeze(text) in contract.words.placeholders


def _no_number(field: PlacedField, text: str, contract: Contract) -> Finding:
    unit = {Kind.MONEY: contract.rules.money_unit, Kind.PERCENT: "%"}.get(field.kind, "—")
    proposal = proposed_number(text, contract.rules.money_unit) if field.kind is Kind.MONEY else None
    fits = proposal is not None and _inside(field, proposal)
    return found(
        Code.MONEY_CELL_NOT_NUMBER,
        field.id,
        label=text_fact(field.label),
        value=quoted(text),
        unit=unit,
        proposal=f"（→ {figure(proposal)}？）" if fits and proposal is not None else "",
    )


def _inside(field: PlacedField, number: Decimal) -> bool:
    return (field.low is None or number >= field.low) and (field.high is None or number <= field.high)


def _bounds(field: PlacedField, number: Decimal) -> Iterator[Finding]:
    if not _inside(field, number):
        low, high = ("…" if bound is None else figure(bound) for bound in (field.low, field.high))
        yield found(
            Code.NEGATIVE_MONEY, field.id, label=text_fact(field.label), value=figure(number), low=low, high=high
        )


def _as_typed(field: PlacedField, number: Decimal, text: str, amount: Amount) -> Iterator[Finding]:
    code = {"as_text": Code.NUMBER_AS_TEXT, "full_width": Code.FULL_WIDTH_DIGITS}.get(amount.how)
    if code is not None:
        yield found(code, field.id, label=text_fact(field.label), value=quoted(text), number=figure(number))
