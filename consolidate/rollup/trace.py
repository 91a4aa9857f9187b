"""From a figure of the roll-up back to its parts, and from those to the cells of the returned files."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from consolidate.rollup.model.arithmetic import comes_to
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Link
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Part
from consolidate.rollup.model.cell import Value
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.model.places import At
from consolidate.rollup.model.places import places
from consolidate.rollup.model.places import sheet_places
from templates.a1 import address
from templates.a1 import split_address
from templates.catalogue.phrases import PHRASES
from templates.text import squeeze


class NoSuchFigureError(Exception):
    """No figure goes by that name; ``known`` are the sheets that there are, or those that it may mean."""

    def __init__(self, given: str, known: tuple[str, ...], *, several: bool = False) -> None:
        """Take what was asked for."""
        super().__init__(given)
        self.given, self.known, self.several = given, known, several


class NotAFigureError(Exception):
    """The sheet is there and so is the cell, but it holds a title, a heading, a note or nothing."""

    def __init__(self, given: str) -> None:
        """Take what was asked for."""
        super().__init__(given)
        self.given = given


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure with what it is made of.

    ``sheet`` and ``cell`` are its place in the roll-up (empty for a working inside a formula), ``about`` the words of
    its row, ``op`` how it is worked out (``read`` where it stands in a returned file, ``order`` for the number of a
    row, ``text`` for words). ``origin`` is the place in the returned file; ``beside`` one that its row leads to.
    """

    sheet: str
    cell: str
    id: str
    value: Value
    about: tuple[str, ...]
    op: str
    parts: "tuple[Trace, ...]" = ()
    weights: "tuple[Trace, ...]" = ()
    origin: Origin | None = None
    beside: Origin | None = None
    among: int = 0
    look: Look = Look.NUMBER
    counted: str = ""  # of a number of things: the heading of its column

    def leaves(self) -> Iterator[Origin]:
        """Yield every place in a returned file that it rests on, in the order of its parts."""
        if self.origin is not None:
            yield self.origin
        for part in self.parts:
            yield from part.leaves()


@dataclass
class Tracer:
    """A book with the places of its figures."""

    book: Book
    figures: Mapping[str, Cell] = field(default_factory=dict)
    at: Mapping[str, At] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    cells: dict[str, dict[str, tuple[Cell, Row]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take down where everything stands."""
        self.figures, self.at = self.book.figures(), places(self.book)
        rows = [row for sheet in self.book.sheets for row in sheet.rows()]
        self.rows = {cell.id: row for row in rows for cell in row.cells if cell.id}

    def trace(self, asked: str) -> Trace:
        """Return the trace of ``sheet!cell`` or of a figure's id.

        NoSuchFigureError for what is neither, NotAFigureError for a cell of the sheet that holds no figure.
        """
        sheet, mark, cell = asked.strip().rpartition("!")
        if not mark:
            return self._of_id(asked.strip())
        found = self._sheet(sheet.strip().strip("'").replace("''", "'"))
        place = cell.strip().replace("$", "").upper()
        here = self._cells(found)
        if place not in here:
            if _within(found, place):
                raise NotAFigureError(asked)
            raise NoSuchFigureError(asked, (found.name,))
        return self._of_cell(*here[place], (found.name, place))

    def _cells(self, sheet: Sheet) -> dict[str, tuple[Cell, Row]]:
        """Return the cells of a sheet with their rows by address."""
        if sheet.key not in self.cells:
            self.cells[sheet.key] = {
                address(number, column): (cell, row)
                for number, block, row in sheet_places(sheet).rows()
                for column, cell in enumerate(row.cells, start=block.first)}
        return self.cells[sheet.key]

    def _of_id(self, asked: str) -> Trace:
        for name in (asked, f"money/{asked}", f"money/all/{asked}"):
            if name in self.figures:
                return self._figure(name)
        raise NoSuchFigureError(asked, tuple(sheet.name for sheet in self.book.sheets))

    def _sheet(self, asked: str) -> Sheet:
        """Return a sheet by its name in either language, its key, or a part of its name that no other has."""
        wanted = squeeze(asked).casefold()
        names = {sheet.key: {squeeze(name).casefold() for name in (
            sheet.name, sheet.key, *(getattr(PHRASES[f"rollup_sheet_{sheet.key}"], lang) for lang in ("zh", "en")))}
            for sheet in self.book.sheets}
        exact = [sheet for sheet in self.book.sheets if wanted in names[sheet.key]]
        found = exact or [sheet for sheet in self.book.sheets if any(wanted in name for name in names[sheet.key])]
        if len(found) == 1:
            return found[0]
        known = found or self.book.sheets
        raise NoSuchFigureError(asked, tuple(sheet.name for sheet in known), several=bool(found))

    def _figure(self, name: str) -> Trace:
        place = self.at[name]
        return self._of_cell(self.figures[name], self.rows[name], (place.sheet, place.cell))

    def _of_cell(self, cell: Cell, row: Row, place: tuple[str, str]) -> Trace:
        about = tuple(str(one.value) for one in row.cells if isinstance(one.value, str) and one.look in SAID)
        about = tuple(dict.fromkeys(text for text in about if text != cell.value))
        head = (*place, cell.id, cell.value, about[:MOST_SAID])
        if isinstance(cell.source, Origin):
            return Trace(*head, "read", origin=cell.source, look=cell.look)
        if isinstance(cell.source, Worked):
            source = cell.source
            return Trace(*head, source.op.value, self._parts(source.parts), self._parts(source.weights),
                         among=len(source.among), look=cell.look, counted=self._heading(place))
        beside = next((one.link.to for one in row.cells if one.link and isinstance(one.link.to, Origin)), None)
        op = "order" if cell.look is Look.ORDER else "link" if isinstance(cell.link, Link) else "text"
        return Trace(*head, op, beside=beside)

    def _heading(self, place: tuple[str, str]) -> str:
        """Return what the column of a cell is called, by its own table or by the sheet; empty without a name."""
        sheet = next(one for one in self.book.sheets if one.name == place[0])
        row, column = split_address(place[1])
        for placed in sheet_places(sheet).blocks:
            if isinstance(placed.what, Block) and placed.top <= row <= placed.last:
                own, at = placed.what.headings, column - placed.what.first
                if own and 0 <= at < len(own):
                    return own[at]
        return sheet.columns[column - 1].heading

    def _parts(self, parts: tuple[Part, ...]) -> tuple[Trace, ...]:
        return tuple(self._part(part) for part in parts)

    def _part(self, part: Part) -> Trace:
        if isinstance(part, Origin):
            return Trace("", "", "", part.amount if part.amount is not None else part.raw, (), "read", origin=part)
        if isinstance(part, Worked):
            value = comes_to(part, self.figures)
            return Trace("", "", "", value, (), part.op.value, self._parts(part.parts), self._parts(part.weights))
        return self._figure(part)


def _within(sheet: Sheet, place: str) -> bool:
    """Tell whether an address is one of the printed part of a sheet."""
    try:
        row, column = split_address(place)
    except ValueError:
        return False
    return row <= sheet_places(sheet).last and column <= len(sheet.columns)


SAID = frozenset({Look.TEXT, Look.FAINT})
MOST_SAID = 4
