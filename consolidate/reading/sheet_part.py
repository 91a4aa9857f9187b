"""One sheet, read in one pass: what its cells say, and what it is beside them."""

from typing import NamedTuple
from xml.parsers import expat

from consolidate.reading.beside import Beside
from consolidate.reading.cells import Cells
from consolidate.reading.cells import handlers
from consolidate.reading.dialect import tags
from consolidate.reading.package import Attributes
from consolidate.reading.package import Package
from consolidate.reading.trouble import damaged

_TAGS = tags(("worksheet", "sheetData"))


class Sheet(NamedTuple):
    """A sheet as read: names of cells beside numbers of readings, and what is beside the cells."""

    cells: list[str]
    readings: list[int]
    beside: Beside


def read_sheet(package: Package, part: str, cells: Cells) -> Sheet:
    """Return what a sheet holds; RefusedError when its cells are named, ordered or typed as no office does."""
    beside = Beside()
    seen: list[str] = []

    def prepare(parser: expat.XMLParserType) -> None:
        def outside() -> None:
            parser.StartElementHandler = start
            parser.EndElementHandler = None
            parser.CharacterDataHandler = None

        def start(tag: str, given: Attributes) -> None:
            name = _TAGS.get(tag)
            if not seen and name != "worksheet":
                damaged("bad_reference")
            if name:
                seen.append(name)
            if name == "sheetData":
                inner = handlers(tag.partition(" ")[0], cells, beside.row_hidden, outside)
                parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = inner
            else:
                beside.start(parser, tag, given)

        outside()

    package.parse(part, prepare)
    if seen.count("sheetData") != 1 or seen.count("worksheet") != 1:
        damaged("bad_reference")
    names, readings = cells.finish()
    return Sheet(names, readings, beside)
