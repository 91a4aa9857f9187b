"""Value columns that hold something else: points of the row, or the target where the actual belongs."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.read_rows import ReadRow
from consolidate.checks.read_rows import read_rows
from templates.amounts import plain_number
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.layout import matches
from templates.returned import Return
from templates.text import squeeze

LEAST_ROWS, LEAST_ALIKE = 3, 5  # ten sessions worth ten points may be chance, five such rows are none
FOUR_FIFTHS = Decimal("0.8")
TASK_ACTUALS = "tasks[*].actual"
# Signs and words that only a target can have; 达到95% or 95%以上 may well be what was reached.
_SIGN = re.compile(
    r"(?:[≥≧⩾≩≤≦⩽≮≯><]=?|=[<>]|不少于|不低于|不超过|不高于|不大于|不小于|大于等于|小于等于|大于或等于|小于或等于)(?=\d)"
)


def actual_copies_operator(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield actual values that carry an operator: what was reached is a figure and no bound."""
    cells = [(read.actual.field.id, read.actual.text) for read in read_rows(returned, contract) if read.actual]
    tasks = (one.id for one in returned.fields() if one.unlocked and matches(TASK_ACTUALS, one.name))
    cells += [(field, returned.text(field)) for field in tasks]
    for field, text in cells:
        match = _SIGN.match(squeeze(text))
        if match:
            yield found(Code.ACTUAL_COPIES_OPERATOR, field, value=quoted(text), sign=match[0])


def value_is_score(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield values that are the points of their row, where nearly all figures of the sheet's column are."""
    everything = tuple(read_rows(returned, contract))
    for part in returned.parts():
        rows = [read for read in everything if read.row.part == part]
        for column, points in (("target", "weight"), ("actual", "score")):
            yield from _points(rows, column, points)


def _points(rows: Sequence[ReadRow], column: str, points: str) -> Iterator[Finding]:
    figures = [(read, cell) for read in rows if (cell := getattr(read, column)) is not None and _figure(cell.text)]
    met = [cell for read, cell in figures if _same(cell.text, getattr(read.row, points))]
    distinct = {_figure(cell.text) for cell in met}
    least = LEAST_ROWS if len(distinct) > 1 else LEAST_ALIKE
    if len(met) < least or len(met) < FOUR_FIFTHS * len(figures):
        return
    for cell in met:
        label = text_fact(cell.field.label)
        yield found(Code.VALUE_IS_SCORE, cell.field.id, label=label, value=quoted(cell.text), rows=len(met))


def _figure(text: str) -> Decimal | None:
    """Return the bare number of a cell (``10`` or ``10分``), None for any other value."""
    return plain_number(squeeze(text).removesuffix("分"))


def _same(text: str, points: str) -> bool:
    weight = plain_number(squeeze(points).removesuffix("分"))
    return weight is not None and weight > 0 and _figure(text) == weight
