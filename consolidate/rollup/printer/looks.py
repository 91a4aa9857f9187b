"""How a number is shown: formats by look, and how much room a figure takes."""

from decimal import Decimal

from consolidate.rollup.fitting import BOLD_DIGIT
from consolidate.rollup.fitting import MARGIN
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.styles import CHANGE
from consolidate.rollup.styles import COUNT
from consolidate.rollup.styles import MONEY
from consolidate.rollup.styles import RATIO

FORMATS = {
    Look.MONEY: MONEY, Look.CHANGE: CHANGE, Look.GROWTH: RATIO, Look.PERCENT: "0.00%", Look.SCORE: "0.00",
    Look.COUNT: COUNT, Look.ORDER: COUNT,
}
CENTERED = frozenset({Look.COUNT, Look.ORDER})
ROLES = {Look.GRADE: "center"}
FINE = Decimal("0.01")


def shown_as(cell: Cell) -> str:
    """Return the number format of a figure; one of a unit's own measure has as many places as it needs."""
    if cell.look is not Look.NUMBER or not isinstance(cell.value, Decimal):
        return FORMATS.get(cell.look, "")
    if cell.value == cell.value.to_integral_value():
        return "#,##0"
    return "#,##0.00" if abs(cell.value) >= FINE else "0.0000"


def role_of(cell: Cell, kind: Kind) -> str:
    """Return the role of a cell in the style sheet."""
    if cell.look in FORMATS or cell.look is Look.NUMBER:
        base = "count" if cell.look in CENTERED else "money"
        return f"key_{base}" if kind is not Kind.ROW else base
    base = ROLES.get(cell.look, cell.look.value)
    keyed = {"text": "key_text", "center": "key_center", "faint": "key_text", "right": "key_right"}
    return keyed.get(base, base) if kind is not Kind.ROW else base


def room(cell: Cell) -> float:
    """Return the width that a number needs, in characters, so that it is never shown as ``####``."""
    if not isinstance(cell.value, Decimal):
        return 0
    number = cell.value * 100 if cell.look in (Look.PERCENT, Look.GROWTH) else cell.value
    sign = cell.look in (Look.CHANGE, Look.GROWTH, Look.PERCENT)
    places = 0 if cell.look in CENTERED or (cell.look is Look.NUMBER and number == number.to_integral_value()) else 2
    return (len(f"{number:,.{places}f}") + sign) * BOLD_DIGIT + (MARGIN if places else 1)
