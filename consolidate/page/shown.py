"""How a figure of the book reads on the page: the digits that the workbook shows, worked out in Decimal."""

from decimal import Decimal

from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from templates.expr_value import plain
from templates.expr_value import rounded

HUNDRED = Decimal(100)
FINE = Decimal("0.01")
PLACES = {
    Look.MONEY: 2,
    Look.CHANGE: 2,
    Look.SCORE: 2,
    Look.PERCENT: 2,
    Look.GROWTH: 1,
    Look.COUNT: 0,
    Look.ORDER: 0,
}
RATES = frozenset({Look.PERCENT, Look.GROWTH})
SIGNED = frozenset({Look.CHANGE, Look.GROWTH})
GROUPED = frozenset({Look.MONEY, Look.CHANGE, Look.NUMBER})


def shown(cell: Cell) -> str:
    """Return what the page shows of a cell; a blank is an empty text and never 0."""
    value = cell.value
    if not isinstance(value, Decimal):
        return value or ""
    number = rounded(value * HUNDRED if cell.look in RATES else value, _places(cell, value))
    sign = "+" if cell.look in SIGNED and number > 0 else ""
    body = f"{number:,f}" if cell.look in GROUPED else f"{number:f}"
    return f"{sign}{body.replace('-0.00', '0.00') if not number else body}{'%' if cell.look in RATES else ''}"


def exact(cell: Cell) -> str:
    """Return the figure with all its digits, empty for a text."""
    return plain(cell.value) if isinstance(cell.value, Decimal) else ""


def _places(cell: Cell, value: Decimal) -> int:
    """Return the places of a figure; one of a unit's own measure has as many as it needs."""
    if cell.look in PLACES:
        return PLACES[cell.look]
    if value == value.to_integral_value():
        return 0
    return 2 if abs(value) >= FINE else 4
