"""The workbook part: which sheets there are and in what state, from when dates count, how many names it defines."""

from typing import NamedTuple
from xml.parsers import expat

from consolidate.reading.dialect import RELATION
from consolidate.reading.dialect import is_true
from consolidate.reading.dialect import tags
from consolidate.reading.package import Attributes
from consolidate.reading.package import Package
from consolidate.reading.package import Relation
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe

MOST_NAMES = 10_000
STATES = {"hidden": "hidden", "veryHidden": "veryHidden"}
GRIDS = frozenset({"worksheet"})
SHEETS = frozenset({"worksheet", "chartsheet"})
_TAGS = tags(("workbook", "workbookPr", "sheet", "definedName"))


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    state: str
    grid: bool
    part: str


class Book(NamedTuple):
    """The workbook part."""

    sheets: tuple[SheetEntry, ...]
    date1904: bool
    strings: str  # the part of the shared strings, empty where there is none
    styles: str
    external: tuple[str, ...]


def read_workbook(package: Package, part: str) -> Book:
    """Return what the workbook part says; RefusedError where what it leads to is not there."""
    relations = package.relations(part)
    found = _parsed(package, part)
    by_id = {one.id: one for one in relations if not one.outside}
    sheets = tuple(_entry(given, by_id, package) for given in found.sheets)
    names = [sheet.name.casefold() for sheet in sheets]
    if not sheets or len(set(names)) != len(names):
        damaged("bad_reference")
    links = [one.target for one in relations if one.kind == "externalLink" and package.has(one.target)]
    external = tuple(one.target for link in links for one in package.relations(link) if one.outside)
    strings, styles = (_part(relations, kind, package) for kind in ("sharedStrings", "styles"))
    return Book(sheets, found.date1904, strings, styles, external)


class _Found:
    def __init__(self) -> None:
        self.sheets: list[Attributes] = []
        self.date1904 = False
        self.names = 0
        self.root = ""


def _parsed(package: Package, part: str) -> _Found:
    found = _Found()

    def start(tag: str, given: Attributes) -> None:
        name = _TAGS.get(tag, "")
        found.root = found.root or name or "?"
        if name == "sheet":
            found.sheets.append(given)
        elif name == "workbookPr":
            found.date1904 = is_true(given.get("date1904"))
        elif name == "definedName":
            found.names += 1
            if found.names > MOST_NAMES:
                unsafe("many_names")

    def prepare(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = start

    package.parse(part, prepare)
    if found.root != "workbook":
        damaged("bad_reference")
    return found


def _entry(given: Attributes, by_id: dict[str, Relation], package: Package) -> SheetEntry:
    relation = by_id.get(next((given[key] for key in RELATION if key in given), ""))
    name = given.get("name", "")
    if relation is None or not name or not package.has(relation.target):
        damaged("missing_part")
    if relation.kind not in SHEETS:
        unsafe("macro_inside", "todo_no_macros")  # macro sheets and dialogs of Excel 4 and 5
    return SheetEntry(name, STATES.get(given.get("state", ""), "visible"), relation.kind in GRIDS, relation.target)


def _part(relations: list[Relation], kind: str, package: Package) -> str:
    part = next((one.target for one in relations if one.kind == kind and not one.outside), "")
    if part and not package.has(part):
        damaged("missing_part")
    return part
