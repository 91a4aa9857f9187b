"""What came back: the readings of a returned workbook by field id, before any check."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Any
from typing import TypeVar

from templates.issued import Issued
from templates.layout import PlacedField
from templates.layout import matches

Made = TypeVar("Made")


class ReadingKind(StrEnum):
    """What a cell of a returned workbook holds."""

    BLANK = "blank"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell as it came: its kind, its text, its number where it is one; ``shown`` is a formula's cached value."""

    kind: ReadingKind
    text: str = ""
    number: Decimal | None = None
    shown: str = ""


BLANK = Reading(ReadingKind.BLANK)


@dataclass(frozen=True, slots=True)
class Source:
    """The returned file: its name as received, the hash of its bytes, the ISO date on which it came."""

    file: str
    sha256: str
    received: str


@dataclass(frozen=True, slots=True)
class Return:
    """A returned workbook: whose it is, and what its fields hold.

    ``amounts`` are the Decimal values of number fields: inputs as read, derived fields worked out from the inputs
    (never a cached value), None where blank or unreadable. ``texts`` are the contents of all fields, trimmed.
    """

    issued: Issued
    source: Source
    readings: Mapping[str, Reading]
    amounts: Mapping[str, Decimal | None]
    texts: Mapping[str, str]
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is worked out from this return alone, the second time as the first: a hundred checks ask."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    def reading(self, field_id: str) -> Reading:
        """Return the reading of a field; a field that is not there reads blank."""
        return self.readings.get(field_id, BLANK)

    def text(self, field_id: str) -> str:
        """Return the content of a field as trimmed text; empty for blank."""
        return self.texts.get(field_id, "")

    def lookup(self, path: str) -> tuple[Decimal | None, ...]:
        """Return the amounts of a field id, several for ``[*]``, as expressions ask for them."""
        if "[*]" not in path:
            return (self.amounts.get(path),)
        ids = self.once(path, lambda: tuple(one.id for one in self.issued.fields if matches(path, one.id)))
        return tuple(self.amounts.get(one) for one in ids)

    def by_id(self) -> Mapping[str, PlacedField]:
        """Return all fields of the form by id."""
        return self.once("fields", lambda: {one.id: one for one in self.issued.fields})

    def project_of(self, place: PlacedField) -> str:
        """Return the project whose sheet, row or block of goals a field lies in, or nothing."""
        if place.part:
            return self.text(f"{place.part}project.name")
        block = place.row_group.partition(".")[0]
        return self.text(f"{block}.project") or self.text(f"{block}.name") if block else ""

    def parts(self) -> tuple[str, ...]:
        """Return what begins the ids on each sheet of fields, in order: nothing, or one for every project."""
        return tuple(dict.fromkeys(one.part for one in self.issued.fields))

    def fields(self) -> tuple[PlacedField, ...]:
        """Return all fields in the order of the form."""
        return self.issued.fields
