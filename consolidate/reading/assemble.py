"""The plain lists of the reader -> ``RawBook``; also of a child's answer, which nobody vouches for."""

from decimal import Decimal

from consolidate.raw import RawBook
from consolidate.raw import RawSheet
from consolidate.reading.readings import Plain
from consolidate.reading.workbook import PlainBook
from consolidate.reading.workbook import PlainSheet
from templates.returned import Reading
from templates.returned import ReadingKind

_KINDS = {kind.value: kind for kind in ReadingKind}
_NUMBER = ReadingKind.NUMBER


def book_of(plain: PlainBook) -> RawBook:
    """Return the workbook that was read."""
    readings = [_reading(one) for one in plain["readings"]]
    cells = {
        (sheet["name"], cell): readings[number]
        for sheet in plain["sheets"]
        for cell, number in zip(sheet["cells"], sheet["readings"], strict=True)
    }
    facets = {sheet["name"]: _facet(sheet) for sheet in plain["sheets"]}
    return RawBook(
        sheets=tuple(facets),
        cells=cells,
        protected=frozenset(name for name, facet in facets.items() if facet.protected),
        facets=facets,
        origin=plain["origin"],
        property_stamp=plain["stamp"],
        external=tuple(plain["external"]),
        date1904=plain["date1904"],
    )


def _reading(plain: Plain) -> Reading:
    name, text, number, shown = plain
    kind = _KINDS[name]
    return Reading(kind, text, Decimal(number or text) if kind is _NUMBER else None, shown)


def _facet(sheet: PlainSheet) -> RawSheet:
    return RawSheet(
        name=sheet["name"],
        state=sheet["state"],
        grid=sheet["grid"],
        protected=sheet["protected"],
        merges=tuple(sheet["merges"]),
        hidden_rows=tuple((first, last) for first, last in sheet["rows"]),
        hidden_columns=tuple((first, last) for first, last in sheet["columns"]),
        guarded=tuple(sheet["guarded"]),
        comments=sheet["comments"],
    )
