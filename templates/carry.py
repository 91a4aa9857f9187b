"""A unit's answers carried from the workbook it returned into another layout: by field, where the row is the same."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from templates.feedback import NO_ANSWER
from templates.form import Owner
from templates.layout import PlacedField
from templates.returned import Reading

NAMING = (
    "unit.code",
    "project.name",
    *(f"{source}.{level}" for source in ("prior", "plan") for level in ("level1", "level2", "level3")),
)
REASON = "reasons."
Anchors = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Carried:
    """The readings by the ids of the new layout, and the answered fields that have no place in it."""

    readings: Mapping[str, Reading]
    lost: tuple[PlacedField, ...] = ()


def carry(before: Iterable[PlacedField], readings: Mapping[str, Reading], after: Mapping[str, PlacedField]) -> Carried:
    """Return what the unit wrote, at the same fields of another layout.

    A field is the same if its id, label and kind are, it is the unit's to fill in, and what the bureau named its row
    and its sheet by (project, levels of the indicator) is unchanged. The reason of a check that is made no more is
    left out; any other answer that has no place is told as lost.
    """
    before = tuple(before)
    old, new = _anchors(before), _anchors(after.values())
    kept: dict[str, Reading] = {}
    lost: list[PlacedField] = []
    for one in before:
        reading = readings.get(one.id)
        if not one.unlocked or reading is None:
            continue
        other = after.get(one.id)
        if other is not None and _same(one, other) and list(_names(one, old)) == list(_names(other, new)):
            kept[one.id] = reading
        elif reading.kind not in NO_ANSWER and not one.name.startswith(REASON):
            lost.append(one)
    return Carried(kept, tuple(lost))


def _same(one: PlacedField, other: PlacedField) -> bool:
    return other.unlocked and (one.label, one.kind, one.part) == (other.label, other.kind, other.part)


def _anchors(fields: Iterable[PlacedField]) -> Anchors:
    """Return by row, or by the part of a sheet, what the bureau named it by."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in fields:
        if one.owner is Owner.BUREAU and one.value and one.source in NAMING:
            where = one.row_group or one.part
            found[where] = (*found.get(where, ()), (one.name, one.value))
    return found


def _names(one: PlacedField, anchors: Anchors) -> Iterator[tuple[str, str]]:
    """Yield the names of the sheet a field is on, and of every row it lies in."""
    yield from anchors.get(one.part, ())
    steps = one.row_group.split(".") if one.row_group else []
    for number in range(1, len(steps) + 1):
        yield from anchors.get(".".join(steps[:number]), ())
