"""What was issued: the stamp, every field with its cell, every locked content; kept in the ledger as JSON text."""

import json
from dataclasses import asdict
from dataclasses import dataclass
from decimal import Decimal

from templates.expr import parse
from templates.expr import written
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.layout import PlacedField
from templates.stamp import Stamp
from templates.text import Text


@dataclass(frozen=True, slots=True)
class LockedCell:
    """One locked cell as issued: ``kind`` is ``text``, ``number`` or ``formula``; ``text`` its content."""

    sheet: str
    cell: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One issued workbook. ``sheets`` in order; ``issued_on`` an ISO date; ``visible`` the sheet and cell showing the unit."""

    stamp: Stamp
    issued_on: str
    file: str
    sheets: tuple[str, ...]
    fields: tuple[PlacedField, ...]
    locked: tuple[LockedCell, ...]

    def field(self, field_id: str) -> PlacedField | None:
        """Return a field by id, or None."""
        return next((one for one in self.fields if one.id == field_id), None)


def to_json(issued: Issued) -> str:
    """Return the record as JSON text; reading it again gives an equal record."""
    plain = {
        "stamp": asdict(issued.stamp), "issued_on": issued.issued_on, "file": issued.file, "sheets": issued.sheets,
        "fields": [_field_out(one) for one in issued.fields],
        "locked": [[one.sheet, one.cell, one.kind, one.text] for one in issued.locked]}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Issued:
    """Return the record of a JSON text written by ``to_json``."""
    plain = json.loads(text)
    return Issued(
        stamp=Stamp(**plain["stamp"]), issued_on=plain["issued_on"], file=plain["file"], sheets=tuple(plain["sheets"]),
        fields=tuple(_field_in(one) for one in plain["fields"]),
        locked=tuple(LockedCell(*one) for one in plain["locked"]))


_TEXTS = ("label", "hint", "wording")
_TUPLES = ("choices", "suggested")


def _field_out(one: PlacedField) -> dict[str, object]:
    plain = asdict(one)
    plain.update({name: [getattr(one, name).zh, getattr(one, name).en] for name in _TEXTS})
    plain["formula"] = written(one.formula) if one.formula is not None else None
    plain["low"], plain["high"] = (None if n is None else str(n) for n in (one.low, one.high))
    return {key: value for key, value in plain.items() if value not in ("", None, [], ["", ""], ())}


def _field_in(plain: dict[str, object]) -> PlacedField:
    given = dict(plain)
    for name in _TEXTS:
        if name in given:
            given[name] = Text(*given[name])  # type: ignore[misc]
    for name in _TUPLES:
        if name in given:
            given[name] = tuple(given[name])  # type: ignore[arg-type]
    for name in ("low", "high"):
        if name in given:
            given[name] = Decimal(str(given[name]))
    if "formula" in given:
        given["formula"] = parse(str(given["formula"]))
    given.setdefault("label", Text(""))
    for name, of in (("kind", Kind), ("owner", Owner), ("need", Need)):
        given[name] = of(str(given[name]))
    return PlacedField(**given)  # type: ignore[arg-type]
