"""What a sheet is beside its cells: protected, merged, hidden here and there, guarded by validations."""

from xml.parsers import expat

from consolidate.reading.dialect import FORMULA_2006
from consolidate.reading.dialect import MAIN_2009
from consolidate.reading.dialect import is_true
from consolidate.reading.dialect import tags
from consolidate.reading.package import Attributes
from consolidate.reading.places import LAST_COLUMN
from consolidate.reading.places import several
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe

NO_WIDTH = frozenset({"0", "0.0", "0.00"})
MOST_RANGES = 200_000
_VALIDATION_14 = f"{MAIN_2009} dataValidation"
_RANGE_14 = f"{FORMULA_2006} sqref"
_TAGS = {**tags(("sheetProtection", "mergeCell", "dataValidation", "col")), _VALIDATION_14: "dataValidation14"}


class Beside:
    """Gathers it as the parser comes along."""

    def __init__(self) -> None:
        """Begin with a plain sheet."""
        self.protected = False
        self.merges: list[str] = []
        self.guarded: list[str] = []
        self.rows: list[list[int]] = []
        self.columns: list[list[int]] = []

    def start(self, parser: expat.XMLParserType, tag: str, given: Attributes) -> None:
        """Take the start of an element outside the cells."""
        name = _TAGS.get(tag)
        if name is None:
            return
        if name == "mergeCell":
            self._merge(given.get("ref", ""))
        elif name == "dataValidation":
            self._guard(given.get("sqref", ""))
        elif name == "sheetProtection":
            self.protected = is_true(given.get("sheet"))
        elif name == "col":
            self._column(given)
        else:
            self._in_extension(parser)

    def _in_extension(self, parser: expat.XMLParserType) -> None:
        """Read the range of a validation of Excel 2010, which stands as text inside it."""
        chunks: list[str] = []

        def end(tag: str) -> None:
            if tag == _RANGE_14:
                self._guard("".join(chunks))
            chunks.clear()
            if tag == _VALIDATION_14:
                parser.EndElementHandler = parser.CharacterDataHandler = None

        parser.EndElementHandler = end
        parser.CharacterDataHandler = chunks.append

    def row_hidden(self, row: int) -> None:
        """Take a hidden row; rows come in order."""
        if self.rows and self.rows[-1][1] == row - 1:
            self.rows[-1][1] = row
        else:
            self.rows.append([row, row])
            self._bounded(self.rows)

    def _merge(self, block: str) -> None:
        more = several(block)
        if more is None:
            damaged("bad_reference")
        if more:
            self.merges.append(block.replace("$", ""))
            self._bounded(self.merges)

    def _guard(self, ranges: str) -> None:
        self.guarded += ranges.split()
        self._bounded(self.guarded)

    def _column(self, given: Attributes) -> None:
        first, last = given.get("min", ""), given.get("max", "")
        if not (first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last) <= LAST_COLUMN):
            damaged("bad_reference")
        if is_true(given.get("hidden")) or given.get("width") in NO_WIDTH:
            self.columns.append([int(first), int(last)])
            self._bounded(self.columns)

    def _bounded(self, ranges: list[str] | list[list[int]]) -> None:
        if len(ranges) > MOST_RANGES:
            unsafe("many_ranges")
