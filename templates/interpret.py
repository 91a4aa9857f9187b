"""Readings by field -> the ``Return``: amounts in Decimal, derived fields worked out from the inputs, texts trimmed."""

import re
from collections.abc import Mapping
from decimal import Decimal

from templates.amounts import read_number
from templates.derived import derived_text
from templates.derived import rests_on
from templates.expr import Expr
from templates.expr import references
from templates.expr_value import Lookup
from templates.expr_value import plain
from templates.expr_value import value
from templates.form import Kind
from templates.form import Owner
from templates.issued import Issued
from templates.layout import PlacedField
from templates.layout import matches
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from templates.returned import Source
from templates.shipped import shipped_vocabulary
from templates.text import looks_blank

NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
# What an office took for a formula and is none: a figure with the sign that says it has to be equal.
_EQUALS = re.compile(r"=\s*[-+]?\d[\d,]*(?:\.\d+)?\s*[%％‰]?[\u4e00-\u9fff]{0,6}")


def interpret(issued: Issued, source: Source, readings: Mapping[str, Reading]) -> Return:
    """Return what a returned workbook says; a prefilled field counts as issued, whatever the file holds there."""
    kinds = {field.id: field.kind for field in issued.fields}
    readings = {key: _as_meant(reading, kinds.get(key)) for key, reading in readings.items()}
    amounts: dict[str, Decimal | None] = {}
    texts: dict[str, str] = {}
    derived: dict[str, PlacedField] = {}
    for field in issued.fields:
        reading = readings.get(field.id, BLANK)
        if field.owner is Owner.FORMULA and (field.derive or field.formula is not None):
            derived[field.id] = field
            continue
        texts[field.id] = field.value if field.owner is Owner.BUREAU else trimmed(reading)
        if field.kind in NUMBERS:
            amounts[field.id] = _bureau(field) if field.owner is Owner.BUREAU else read_number(
                reading, percent=field.kind is Kind.PERCENT).number
    returned = Return(issued, source, dict(readings), amounts, texts)
    while derived:
        _derive(derived.pop(next(iter(derived))), returned, derived, amounts, texts)
    return returned


def _as_meant(reading: Reading, kind: Kind | None) -> Reading:
    """Return ``=100%`` in a cell for values as the text it is: openpyxl and some offices store it as a formula."""
    if kind is not Kind.VALUE or reading.kind is not ReadingKind.FORMULA:
        return reading
    text = reading.text.strip()
    return Reading(ReadingKind.TEXT, text) if _EQUALS.fullmatch(text) else reading


def worked_out(formula: Expr, lookup: Lookup) -> Decimal | None:
    """Return what an expression comes to; blank, too, where its figures are too far apart to be rounded."""
    try:
        return value(formula, lookup)
    except ArithmeticError:
        return None


def trimmed(reading: Reading) -> str:
    """Return the content of an input as text: numbers without trailing zeros lost, errors and formulas as nothing."""
    if reading.kind in (ReadingKind.ERROR, ReadingKind.FORMULA, ReadingKind.BLANK):
        return ""
    return "" if looks_blank(reading.text) else reading.text.replace("\u00a0", " ").strip()


def _bureau(field: PlacedField) -> Decimal | None:
    return Decimal(field.value) if field.value else None


def _derive(
    field: PlacedField, returned: Return, waiting: dict[str, PlacedField],
    amounts: dict[str, Decimal | None], texts: dict[str, str]
) -> None:
    """Work out a derived field, and first those it rests on: a share stands above the total it needs."""
    formula = field.formula
    if formula is not None and field.kind not in NUMBERS:
        path = getattr(formula, "path", "")
        texts[field.id] = texts.get(path, "")
        return
    for path in references(formula) if formula is not None else rests_on(field):
        for other in [one for one in waiting if matches(path, one)]:
            if other in waiting:
                _derive(waiting.pop(other), returned, waiting, amounts, texts)
    if formula is None:
        texts[field.id] = derived_text(field, returned, shipped_vocabulary())
        amounts[field.id] = Decimal(texts[field.id]) if texts[field.id] and field.kind in NUMBERS else None
        return
    amounts[field.id] = worked_out(formula, returned.lookup)
    number = amounts[field.id]
    texts[field.id] = "" if number is None else plain(number)
