"""Where every cell of the book stands: the only arithmetic on rows and columns of the roll-up."""

from collections.abc import Iterator
from dataclasses import dataclass

from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import Cell
from templates.a1 import address


@dataclass(frozen=True, slots=True)
class Placed:
    """A block or chart at its rows: ``title`` and ``head`` are 0 where it has none, ``top`` is its first row of cells.

    ``last`` is its last row; of a chart ``top`` and ``last`` are the rows that it covers.
    """

    what: Block | Chart
    title: int
    head: int
    top: int
    last: int


@dataclass(frozen=True, slots=True)
class SheetPlaces:
    """Where the parts of one sheet stand; rows count from 1, 0 is none."""

    notes: int
    group_head: int
    head: int
    blocks: tuple[Placed, ...]
    last: int

    def rows(self) -> Iterator[tuple[int, Block, Row]]:
        """Yield every row with its number and its block."""
        for placed in self.blocks:
            if isinstance(placed.what, Block):
                for number, row in enumerate(placed.what.rows, start=placed.top):
                    yield number, placed.what, row


@dataclass(frozen=True, slots=True)
class At:
    """The place of a cell."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Its address on the sheet, such as ``H12``."""
        return address(self.row, self.column)


def sheet_places(sheet: Sheet) -> SheetPlaces:
    """Return where the parts of a sheet stand: title, notes, headings, blocks one below or beside the other."""
    row = 2 + len(sheet.notes)
    grouped = sheet.headed and any(column.group for column in sheet.columns)
    group_head = row if grouped else 0
    head = row + grouped if sheet.headed else 0
    row = head + 1 if sheet.headed else row
    placed: list[Placed] = []
    begun = row
    for block in sheet.blocks:
        begun = begun if block.beside else row
        one = _placed(block, begun)
        placed.append(one)
        row = max(row, one.last + 1)
    return SheetPlaces(2 if sheet.notes else 0, group_head, head, tuple(placed), row - 1)


def places(book: Book) -> dict[str, At]:
    """Return the place of every cell that has an id."""
    return {
        cell.id: At(sheet.name, number, column)
        for sheet in book.sheets
        for number, block, row in sheet_places(sheet).rows()
        for column, cell in enumerate(row.cells, start=block.first)
        if cell.id
    }


def cells_at(sheet: Sheet) -> dict[str, Cell]:
    """Return every cell of a sheet that is not blank by its address."""
    return {
        address(number, column): cell
        for number, block, row in sheet_places(sheet).rows()
        for column, cell in enumerate(row.cells, start=block.first)
        if cell.value is not None
    }


def _placed(block: Block | Chart, row: int) -> Placed:
    if isinstance(block, Chart):
        return Placed(block, 0, 0, row, row + block.rows - 1)
    title = row if block.title else 0
    row += bool(block.title)
    head = row if block.headings else 0
    row += bool(block.headings)
    return Placed(block, title, head, row, row + len(block.rows) - 1)
