"""What calamine leaves out of an OpenDocument sheet: which cells are percentages, errors, and formulas."""

from xml.parsers import expat

from consolidate.reading.package import Attributes
from consolidate.reading.package import Package
from consolidate.reading.trouble import RefusedError
from consolidate.reading.trouble import unsafe
from templates.codes import Code

CONTENT, MANIFEST = "content.xml", "meta-inf/manifest.xml"
MOST_MARKS = 200_000
FARTHEST = 100_000  # a repeated run beyond it is empty formatting
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_P = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 p"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
CELLS = frozenset({f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"})
PERCENT, ERROR, FORMULA = "percent", "error", "formula"
Spot = tuple[int, int, int]
Mark = tuple[str, str]  # what it is, and the error or the formula as it is written


def encrypted(package: Package) -> bool:
    """Tell whether the manifest says that parts are encrypted."""
    found: list[str] = []

    def start(tag: str, _: Attributes) -> None:
        if tag == f"{_MANIFEST} encryption-data":
            found.append(tag)

    if package.has(MANIFEST):
        package.parse(MANIFEST, lambda parser: setattr(parser, "StartElementHandler", start))
    return bool(found)


class _Marks:
    """Counts sheets, rows and cells as they come, runs of equal ones included."""

    def __init__(self) -> None:
        self.found: dict[Spot, Mark] = {}
        self.sheet, self.row, self.column, self.rows = -1, 0, 0, 1
        self.error: Spot | None = None
        self.depth = 0
        self.text: list[str] = []

    def start(self, tag: str, given: Attributes) -> None:
        if tag in CELLS:
            self._cell(given)
        elif tag == f"{_TABLE} table-row":
            self.rows = _repeated(given, "rows")
            self.column = 0
        elif tag == f"{_TABLE} table":
            if self.depth == 0:  # a table within a cell is none of the sheets
                self.sheet, self.row = self.sheet + 1, 0
            self.depth += 1
        elif tag == _P:
            self.text.clear()

    def end(self, tag: str) -> None:
        if tag == f"{_TABLE} table-row":
            self.row += self.rows
        elif tag == f"{_TABLE} table":
            self.depth -= 1
        elif tag == _P and self.error:
            self.found[self.error] = (ERROR, "".join(self.text).strip())
            self.error = None

    def _cell(self, given: Attributes) -> None:
        self.error = None
        times, spot = _repeated(given, "columns"), (self.sheet, self.row, self.column)
        self.column += times
        formula = given.get(f"{_TABLE} formula", "")
        mark = (PERCENT, "") if given.get(f"{_OFFICE} value-type") == "percentage" else None
        if formula:
            mark = (FORMULA, formula.partition(":")[2] or formula)
        elif given.get(f"{_CALC} value-type") == "error":
            self.error = spot
        if mark is None or times * self.rows > FARTHEST:
            return
        for row in range(self.rows):
            self.found.update({(spot[0], spot[1] + row, spot[2] + more): mark for more in range(times)})
        if len(self.found) > MOST_MARKS:
            unsafe("many_cells")


def marks(package: Package) -> dict[Spot, Mark]:
    """Return the marks by sheet, row and column, all counted from 0; RefusedError when it is encrypted."""
    if encrypted(package):
        raise RefusedError(Code.ENCRYPTED)
    found = _Marks()

    def prepare(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = found.start
        parser.EndElementHandler = found.end
        parser.CharacterDataHandler = found.text.append

    package.parse(CONTENT, prepare)
    return found.found


def _repeated(given: Attributes, what: str) -> int:
    text = given.get(f"{_TABLE} number-{what}-repeated", "1")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < len(str(10**9)) else 1
