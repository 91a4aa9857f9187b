"""What came back: the readings of a returned workbook by field id, before any check."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from templates.issued import Issued
from templates.layout import PlacedField
from templates.layout import matches


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
        return tuple(self.amounts.get(one.id) for one in self.issued.fields if matches(path, one.id))

    def project_of(self, field: PlacedField) -> str:
        """Return the project whose sheet, row or block of goals a field lies in, or nothing."""
        if field.part:
            return self.text(f"{field.part}project.name")
        block = field.row_group.partition(".")[0]
        return self.text(f"{block}.project") or self.text(f"{block}.name") if block else ""

    def parts(self) -> tuple[str, ...]:
        """Return what begins the ids on each sheet of fields, in order: nothing, or one for every project."""
        return tuple(dict.fromkeys(field.part for field in self.issued.fields))

    def fields(self) -> tuple[PlacedField, ...]:
        """Return all fields in the order of the form."""
        return self.issued.fields
