"""Indicator rows with their target and actual read, as the checks of values ask for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from consolidate.checks.levels import level1_of
from consolidate.checks.levels import level2_of
from templates.contract import Contract
from templates.indicators import ACTUAL
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.layout import PlacedField
from templates.returned import Return
from templates.text import bare_name
from templates.value import Value
from templates.years import measured


@dataclass(frozen=True, slots=True)
class Cell:
    """One value the unit wrote: its field, its text with the sign of the operator column, and how that is read."""

    field: PlacedField
    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class ReadRow:
    """An indicator row: its bare name, standard level names, and the cells that the unit filled (None elsewhere)."""

    row: IndicatorRow
    name: str
    level1: str
    level2: str
    target: Cell | None
    actual: Cell | None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The filled cells of target and actual, in that order."""
        return tuple(one for one in (self.target, self.actual) if one is not None)


def read_rows(returned: Return, contract: Contract) -> Iterator[ReadRow]:
    """Yield the used indicator rows of a return, in the order of the form."""
    fields, year, words = returned.by_id(), returned.issued.stamp.year, contract.words
    for row in indicator_rows(returned):
        texts = {"target": row.wanted, "actual": row.actual if row.stage == ACTUAL else ""}
        cells: dict[str, Cell | None] = {}
        for column, text in texts.items():
            field = fields.get(row.field(column))
            value = measured(text, row.measure, words, year, row.name)
            cells[column] = Cell(field, text, value) if field is not None and field.unlocked and text else None
        levels = level1_of(row.level1, words), level2_of(row.level2, words)
        yield ReadRow(row, bare_name(row.level3 or row.level2), *levels, cells["target"], cells["actual"])
