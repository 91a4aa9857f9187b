"""An issued workbook seen by the one who fills it in: fields by their short names, the rows of each project."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property

from templates.issued import Issued
from templates.layout import PlacedField

_GOAL = re.compile(r"^goals\[\d+\]\.")
_ROW = re.compile(r"^indicators\[\d+\]")


@dataclass
class Sheets:
    """The answers of one workbook so far, by field id; what is prefilled is read beside them."""

    issued: Issued
    given: dict[str, str] = field(default_factory=dict)

    @cached_property
    def fields(self) -> dict[str, PlacedField]:
        """Every field by id."""
        return {one.id: one for one in self.issued.fields}

    def text(self, field_id: str) -> str:
        """Return what a field says: the answer, or what is prefilled."""
        if field_id in self.given:
            return self.given[field_id]
        return self.fields[field_id].value if field_id in self.fields else ""

    def put(self, field_id: str, text: str) -> None:
        """Answer a field that the unit may write and the form has; leave any other alone."""
        one = self.fields.get(field_id)
        if one is not None and one.unlocked and text:
            self.given[field_id] = text

    def project_of(self, one: PlacedField) -> str:
        """Return the project whose sheet or block of goals a field lies in."""
        if one.part:
            return self.text(f"{one.part}project.name")
        goal = _GOAL.match(one.id)
        return self.text(f"{goal[0]}project") if goal else ""

    def parts(self) -> tuple[str, ...]:
        """Return what begins the ids of each project's sheet."""
        return tuple(dict.fromkeys(one.part for one in self.issued.fields if one.part))

    def rows(self) -> Iterator[str]:
        """Yield the id of each indicator row that names an indicator, such as ``goals[1].indicators[2]``."""
        for one in self.issued.fields:
            row = one.id.removesuffix(".level3")
            if row != one.id and self.text(one.id):
                yield row

    def found(self, key: str) -> tuple[PlacedField, ...]:
        """Return the fields of a short name: ``project/field`` or ``field``.

        ``indicators[name]`` is the row of that indicator wherever it stands, ``indicators[5]`` the fifth of the block.
        """
        project, slash, name = key.rpartition("/")
        return tuple(
            one
            for one in self.issued.fields
            if name in self._names(one) and (not slash or self.project_of(one) == project)
        )

    def _names(self, one: PlacedField) -> tuple[str, str]:
        plain = _GOAL.sub("", one.name)
        called = self.text(f"{one.row_group}.level3") if one.row_group else ""
        return plain, _ROW.sub(lambda _: f"indicators[{called}]", plain) if called else plain
