"""What checks ask about the cells of a return: which are the unit's, which are blank, which rows are used."""

from collections.abc import Iterator
from collections.abc import Mapping

from templates.form import Owner
from templates.layout import PlacedField
from templates.returned import ReadingKind
from templates.returned import Return
from templates.text import looks_blank

NO_CONTENT = frozenset({ReadingKind.ERROR, ReadingKind.FORMULA})


def inputs(returned: Return) -> Iterator[PlacedField]:
    """Yield the unit's own fields that hold anything, in the order of the form."""
    return (field for field in returned.fields() if field.owner is Owner.UNIT and not blank(returned, field))


def blank(returned: Return, field: PlacedField) -> bool:
    """Tell whether a field holds nothing; an error or a formula in a cell is something, and so is ``0``."""
    if field.owner is not Owner.UNIT:
        return not returned.text(field.id)
    reading = returned.reading(field.id)
    return reading.kind is ReadingKind.BLANK or (reading.kind is ReadingKind.TEXT and looks_blank(reading.text))


def no_content(returned: Return, field_id: str) -> bool:
    """Tell whether a cell holds an error or a formula: something, but nothing that could be judged."""
    return returned.reading(field_id).kind in NO_CONTENT


def column(field: PlacedField) -> str:
    """Return the name of a field within its row: ``goals[2].indicators[1].target`` -> ``target``."""
    return field.id.removeprefix(f"{field.row_group}.") if field.row_group else field.id


def rows(returned: Return) -> Mapping[str, Mapping[str, PlacedField]]:
    """Return every repeated row of the form: its fields by name, under the path of the row."""
    return returned.once("rows", lambda: _rows(returned))


def _rows(returned: Return) -> Mapping[str, Mapping[str, PlacedField]]:
    groups: dict[str, dict[str, PlacedField]] = {}
    for field in returned.fields():
        if field.row_group:
            groups.setdefault(field.row_group, {})[column(field)] = field
    return groups


def used(returned: Return, row: Mapping[str, PlacedField]) -> bool:
    """Tell whether anybody, bureau or unit, wrote into the fields that make a row count."""
    counted = [field for field in row.values() if field.counts]
    return any(not blank(returned, field) for field in counted or row.values())
