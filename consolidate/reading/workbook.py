"""A package that passed the gate -> everything in it that is read, as plain lists that also cross a pipe."""

from typing import TypedDict

from consolidate.reading.book_part import SheetEntry
from consolidate.reading.book_part import read_workbook
from consolidate.reading.cells import Cells
from consolidate.reading.formats import Look
from consolidate.reading.package import Package
from consolidate.reading.readings import Plain
from consolidate.reading.readings import Readings
from consolidate.reading.sheet_part import read_sheet
from consolidate.reading.small_parts import read_comments
from consolidate.reading.small_parts import read_looks
from consolidate.reading.small_parts import read_property
from consolidate.reading.small_parts import read_strings

PROPERTY = "tianbao"


class PlainSheet(TypedDict):
    """One sheet: ``cells`` are names of cells, ``readings`` their numbers in the table of the book."""

    name: str
    state: str
    grid: bool
    protected: bool
    merges: list[str]
    rows: list[list[int]]
    columns: list[list[int]]
    guarded: list[str]
    comments: dict[str, str]
    cells: list[str]
    readings: list[int]


class PlainBook(TypedDict):
    """One workbook: the table of its distinct readings and its sheets in order."""

    origin: str
    readings: list[Plain]
    sheets: list[PlainSheet]
    stamp: str
    external: list[str]
    date1904: bool


def read_parts(package: Package, main: str) -> PlainBook:
    """Return what the workbook holds; RefusedError when a part is missing or broken."""
    book = read_workbook(package, main)
    readings = Readings(date1904=book.date1904)
    strings = read_strings(package, book.strings) if book.strings else []
    looks = read_looks(package, book.styles) if book.styles else [Look.PLAIN]
    cells = Cells(readings, strings, looks)
    sheets = [_sheet(package, one, cells) for one in book.sheets]
    return PlainBook(
        origin="xlsx",
        readings=readings.table,
        sheets=sheets,
        stamp=_stamp(package),
        external=list(book.external),
        date1904=book.date1904,
    )


def plain_sheet(name: str, state: str = "visible", *, grid: bool = True) -> PlainSheet:
    """Return a sheet with nothing on it."""
    return PlainSheet(
        name=name, state=state, grid=grid, protected=False, merges=[], rows=[], columns=[], guarded=[], comments={},
        cells=[], readings=[],
    )  # fmt: skip


def _sheet(package: Package, one: SheetEntry, cells: Cells) -> PlainSheet:
    plain = plain_sheet(one.name, one.state, grid=one.grid)
    if not one.grid:
        return plain
    read = read_sheet(package, one.part, cells)
    plain["cells"], plain["readings"] = read.cells, read.readings
    plain["protected"], plain["merges"] = read.beside.protected, read.beside.merges
    plain["rows"], plain["columns"] = read.beside.rows, read.beside.columns
    plain["guarded"] = read.beside.guarded
    for relation in package.relations(one.part):
        if relation.kind == "comments" and not relation.outside:
            plain["comments"] |= read_comments(package, relation.target)
    return plain


def _stamp(package: Package) -> str:
    kinds = ("custom-properties", "customProperties")
    parts = [one.target for one in package.relations("") if one.kind in kinds and package.has(one.target)]
    return read_property(package, parts[0], PROPERTY) if parts else ""


