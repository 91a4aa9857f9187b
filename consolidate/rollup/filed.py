"""An accepted return as the roll-up reads it: every figure with the place where it stands in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from consolidate.rollup.model.cell import Origin
from templates.derived import rests_on
from templates.expr import references
from templates.form import Owner
from templates.layout import PlacedField
from templates.layout import among
from templates.returned import ReadingKind
from templates.returned import Return
from templates.text import squeeze

MONEY_UNITS = ("万元", "元")
SAID = tuple(f"{before}{unit}" for unit in MONEY_UNITS for before in ("单位:", "金额单位:", "Moneyin"))


@dataclass(frozen=True)
class Filed:
    """A return that counts, and what its unit is called."""

    returned: Return
    name: str

    @cached_property
    def places(self) -> dict[str, PlacedField]:
        """The fields of the return by id."""
        return {field.id: field for field in self.returned.fields()}

    @cached_property
    def cells(self) -> dict[tuple[str, str], str]:
        """The id of the field at each sheet and cell."""
        return {(field.sheet, field.cell): field.id for field in self.returned.fields()}

    @cached_property
    def money_unit(self) -> str:
        """The unit of money printed on the form, empty where it prints none."""
        for cell in self.returned.issued.locked:
            said = squeeze(cell.text)
            for unit in MONEY_UNITS:
                if said.endswith(unit) and said in SAID:
                    return unit
        return ""

    def amount(self, field: str) -> Decimal | None:
        """Return the number in a field, None where it is blank or the form has no such field."""
        return self.returned.amounts.get(field)

    def origin(self, field: str, amount: Decimal | None = None) -> Origin:
        """Return the place of a field with its raw text; of a formula with the cells it is worked out from.

        ``amount`` is the number that an indicator's value was read as; a number field has its own.
        """
        own = self._place(field, amount)
        place = self.places.get(field)
        if place is None or place.owner is not Owner.FORMULA:
            return own
        return Origin(**{name: getattr(own, name) for name in _NAMES}, inputs=tuple(self._inputs(place)))

    def whole(self, raw: str, amount: Decimal) -> Origin:
        """Return the file as a whole as the place of a number that was counted in it."""
        stamp, source = self.returned.issued.stamp, self.returned.source
        return Origin(stamp.unit, self.name, stamp.form, stamp.year, "", "", source.file, source.sha256,
                      source.received, "", "", raw, amount)

    def _inputs(self, field: PlacedField) -> Iterator[Origin]:
        paths = references(field.formula) if field.formula is not None else rests_on(field)
        for path in paths:
            for one in among(self.places, path):
                origin = self._place(one.id)
                if origin.amount is not None:
                    yield origin

    def _place(self, field: str, amount: Decimal | None = None) -> Origin:
        stamp, source, place = self.returned.issued.stamp, self.returned.source, self.places.get(field)
        reading = self.returned.reading(field)
        raw = reading.shown or reading.text if reading.kind is ReadingKind.FORMULA else reading.text
        if place is not None and place.owner is Owner.BUREAU:
            raw = place.value
        number = self.amount(field) if amount is None else amount
        return Origin(
            stamp.unit, self.name, stamp.form, stamp.year, self.returned.project_of(place) if place else "", field,
            source.file, source.sha256, source.received, place.sheet if place else "", place.cell if place else "",
            raw, number)


_NAMES = tuple(name for name in Origin.__dataclass_fields__ if name != "inputs")
