"""Readings by field -> the ``Return``: amounts in Decimal, derived fields worked out from the inputs, texts trimmed."""

from collections.abc import Mapping
from decimal import Decimal

from templates.amounts import read_amount
from templates.expr_value import plain
from templates.expr_value import value
from templates.form import Kind
from templates.form import Owner
from templates.issued import Issued
from templates.layout import PlacedField
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from templates.returned import Source

NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})


def interpret(issued: Issued, source: Source, readings: Mapping[str, Reading]) -> Return:
    """Return what a returned workbook says. A prefilled field counts as issued, whatever the file holds in its place."""
    amounts: dict[str, Decimal | None] = {}
    texts: dict[str, str] = {}
    derived = []
    for field in issued.fields:
        reading = readings.get(field.id, BLANK)
        if field.owner is Owner.FORMULA and field.formula is not None:
            derived.append(field)
            continue
        texts[field.id] = field.value if field.owner is Owner.BUREAU else trimmed(reading)
        if field.kind in NUMBERS:
            amounts[field.id] = _bureau(field) if field.owner is Owner.BUREAU else read_amount(reading).number
    returned = Return(issued, source, dict(readings), amounts, texts)
    for field in derived:
        _derive(field, returned, amounts, texts)
    return returned


def trimmed(reading: Reading) -> str:
    """Return the content of an input as text: numbers without trailing zeros lost, errors and formulas as nothing."""
    if reading.kind in (ReadingKind.ERROR, ReadingKind.FORMULA, ReadingKind.BLANK):
        return ""
    return reading.text.replace("\u00a0", " ").strip()


def _bureau(field: PlacedField) -> Decimal | None:
    return Decimal(field.value) if field.value else None


def _derive(
    field: PlacedField, returned: Return, amounts: dict[str, Decimal | None], texts: dict[str, str]
) -> None:
    formula = field.formula
    if formula is None:
        return
    if field.kind not in NUMBERS:
        path = getattr(formula, "path", "")
        texts[field.id] = texts.get(path, "")
        return
    amounts[field.id] = value(formula, returned.lookup)
    number = amounts[field.id]
    texts[field.id] = "" if number is None else plain(number)
