"""Rows that hold only what the blank form had in them: 指标1：, 指标2：, ……."""

from collections.abc import Iterator
from collections.abc import Mapping

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.layout import PlacedField
from templates.placeholder_row import placeholder_row
from templates.returned import Return

NAME = ".level3"
COLUMNS = ("level3", "prior2", "prior1", "target", "actual")


def placeholder_rows(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each row the unit left as the blank form has it; such a row is read as none."""
    del contract
    fields = returned.by_id()
    for field in fields.values():
        if field.id == f"{field.row_group}{NAME}" and field.unlocked and returned.text(field.id):
            row = {one: returned.text(one) for one in _cells(field.row_group, fields)}
            if placeholder_row({key.rpartition(".")[2]: text for key, text in row.items()}):
                yield found(Code.PLACEHOLDER_ROWS, field.id, value=quoted(returned.text(field.id)))


def _cells(group: str, fields: Mapping[str, PlacedField]) -> Iterator[str]:
    return (key for key in (f"{group}.{name}" for name in COLUMNS) if key in fields)
