"""The cells of a sheet as the parser meets them: the hot path, where every line runs for each of a million cells."""

from collections.abc import Callable
from typing import Any

from consolidate.reading.dialect import is_true
from consolidate.reading.formats import Look
from consolidate.reading.package import Attributes
from consolidate.reading.places import LAST_COLUMN
from consolidate.reading.places import LAST_ROW
from consolidate.reading.places import column_letters
from consolidate.reading.places import columns
from consolidate.reading.places import spot
from consolidate.reading.readings import Readings
from consolidate.reading.shared_formulas import moved
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe

MOST_CELLS = 200_000  # with content, in all sheets; the largest workbook we issue has some 30,000
_TAGS = ("c", "v", "f", "row", "t", "rPh", "sheetData")
NO_HEIGHT = frozenset({"0", "0.0", "0.00"})
Handlers = tuple[Any, Any, Any]
Master = tuple[str, int, int]


class Cells:
    """Names and readings of one sheet after the other; what all sheets share stays."""

    def __init__(self, readings: Readings, strings: list[str], looks: list[Look]) -> None:
        """Begin with the shared strings and how each style shows a number."""
        self.readings = readings
        self.strings = strings
        self.looks = {str(number): look for number, look in enumerate(looks)}
        self.by_index: dict[str, int] = {}
        self.names: list[str] = []
        self.found: list[int] = []
        self.left = MOST_CELLS
        self.masters: dict[str, Master] = {}
        self.waiting: list[tuple[int, str, str]] = []
        self.styles: set[str] = set()

    def finish(self) -> tuple[list[str], list[int]]:
        """Return the cells of the sheet that has ended, and begin another."""
        if not self.styles <= self.looks.keys():
            damaged("bad_reference")
        for number, cell, shared in self.waiting:
            self.readings.reword(number, self._moved(cell, shared))
        self.readings.count()
        names, found = self.names, self.found
        self.names, self.found, self.masters, self.waiting = [], [], {}, []
        self.left -= len(names)
        if self.left < 0:
            unsafe("many_cells")
        return names, found

    def put(self, cell: str, kind: str, style: str, value: str | None, formula: str | None) -> None:
        """Take a cell with content."""
        if formula is not None:
            if value and kind == "s":
                value = self.string(value)
            number = self.readings.formula(formula, kind, value, self.looks.get(style, Look.PLAIN))
        elif not value:
            return
        elif kind == "s":
            found = self.by_index.get(value)
            number = self._shared(value) if found is None else found
        elif kind in ("inlineStr", "str"):
            number = self.readings.text(value)
        else:
            number = self.readings.value(kind, value, self.looks.get(style, Look.PLAIN))
        self.names.append(cell)
        self.found.append(number)

    def string(self, index: str) -> str:
        """Return a shared string; RefusedError when there is none of that number."""
        if not index.strip().isdecimal() or int(index) >= len(self.strings):
            damaged("bad_reference")
        return self.strings[int(index)]

    def share(self, given: Attributes, formula: str, cell: str) -> str:
        """Take the attributes of a formula; return the number of the one it shares, if its text is another cell's."""
        shared = given.get("si", "") if given.get("t") == "shared" else ""
        place = spot(cell) if shared and formula else None
        if place is None:
            return shared
        self.masters[shared] = (formula, *place)
        return ""

    def shares(self, shared: str, cell: str) -> str:
        """Note that the cell just taken has a formula of another cell, which may only follow; return nothing."""
        self.waiting.append((self.found[-1], cell, shared))
        return ""

    def _shared(self, index: str) -> int:
        self.by_index[index] = number = self.readings.text(self.string(index))
        return number

    def _moved(self, cell: str, shared: str) -> str:
        master, place = self.masters.get(shared), spot(cell)
        if master is None or place is None:
            damaged("bad_reference")
        formula, row, column = master
        return moved(formula, place[0] - row, place[1] - column)


class _Rows:
    """Counts the rows of a sheet; they come in order."""

    def __init__(self, hidden: Callable[[int], None]) -> None:
        self._row = 0
        self._hidden = hidden

    def begun(self, given: Attributes) -> str:
        """Return the number of a row that begins as it stands in the names of its cells."""
        text = given.get("r", "") or str(self._row + 1)
        number = int(text) if text.isdecimal() and text[0] in "123456789" else 0
        if not self._row < number <= LAST_ROW:
            damaged("bad_cell")
        self._row = number
        if ("hidden" in given and is_true(given["hidden"])) or given.get("ht") in NO_HEIGHT:
            self._hidden(number)
        return text


def handlers(  # noqa: C901, PLR0915 - one closure over the state of a cell: attributes of an object cost a third more
    space: str, cells: Cells, row_hidden: Callable[[int], None], back: Callable[[], None]
) -> Handlers:
    """Return the handlers between ``<sheetData>`` and its end, where ``back`` is called; ``space`` is the dialect."""
    tag_c, tag_v, tag_f, tag_row, tag_t, tag_spoken, tag_all = (f"{space} {name}" for name in _TAGS)
    column_of, seen, put, row_begun = columns(), cells.styles.add, cells.put, _Rows(row_hidden).begun
    column, spoken, row_text, row_length, cell, kind, style, shared = 0, 0, "", 0, "", "n", "0", ""
    value: str | None = None
    formula: str | None = None
    given_formula: Attributes = {}
    chunks: list[str] = []

    def start(tag: str, given: Attributes) -> None:
        nonlocal row_text, row_length, column, cell, kind, style, value, formula, given_formula, spoken
        if tag == tag_c:
            get = given.get
            cell = get("r") or _counted(column + 1, row_text)
            found = column_of.get(cell[:-row_length], 0)
            if found <= column or cell[-row_length:] != row_text:
                damaged("bad_cell")
            column, kind, style = found, get("t", "n"), get("s", "0")
            seen(style)
            value = formula = None
        elif tag == tag_v or tag == tag_t:  # noqa: PLR1714, SIM109 - two comparisons are quicker than a tuple
            chunks.clear()
        elif tag == tag_f:
            chunks.clear()
            given_formula = given
        elif tag == tag_row:
            row_text, column = row_begun(given), 0
            row_length = len(row_text)
            chunks.clear()
        else:
            spoken += tag == tag_spoken

    def end(tag: str) -> None:
        nonlocal value, formula, shared, spoken
        if tag == tag_c:
            if value is not None or formula is not None:
                put(cell, kind, style, value, formula)
                shared = shared and cells.shares(shared, cell)
        elif tag == tag_v:
            value = "".join(chunks)
        elif tag == tag_f:
            formula = "".join(chunks)
            if given_formula:
                shared, formula = cells.share(given_formula, formula, cell), formula or _table(given_formula)
        elif tag == tag_t:
            if kind == "inlineStr" and not spoken:
                value = (value or "") + "".join(chunks)
        else:
            spoken -= tag == tag_spoken
            if tag == tag_all:
                back()

    return start, end, chunks.append


def _table(given: Attributes) -> str:
    """Return how Excel shows a cell of a data table."""
    return f"TABLE({given.get('r1', '')},{given.get('r2', '')})" if given.get("t") == "dataTable" else ""


def _counted(column: int, row_text: str) -> str:
    if column > LAST_COLUMN or not row_text:
        damaged("bad_cell")
    return column_letters(column) + row_text
