"""The book: sheets of blocks, blocks of rows, rows of cells; charts name the figures they draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from consolidate.rollup.model.cell import Cell
from templates.text import Lang


class Kind(StrEnum):
    """What a row is: one entry, a subtotal, a total, a proof that figures agree, or a sentence over the whole width."""

    ROW = "row"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    PROOF = "proof"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters (a Chinese one counts two), the group heading above it if any."""

    heading: str
    width: float
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells from the block's first column on; missing ones at the end are blank."""

    cells: tuple[Cell, ...]
    kind: Kind = Kind.ROW


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together, under a title of their own if they have one.

    ``headings`` are of a small table with other columns than the sheet; ``first`` is its first column, counted from 1;
    ``beside`` says that it begins at the height of the block before it. ``listed`` marks the rows that a filter covers.
    """

    rows: tuple[Row, ...]
    title: str = ""
    headings: tuple[str, ...] = ()
    first: int = 1
    beside: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its name and the ids of its figures, in the order of the categories."""

    name: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lying bars: ``categories`` are the ids of the cells that name the bars, one below the other on one sheet.

    ``stacked`` bars add up; others stand beside each other. ``rows`` is how many rows of the sheet it covers, from the
    column ``first`` on over ``columns`` columns; ``beside`` as in a block; ``new_page``: it begins a page of paper.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    first: int = 1
    columns: int = 4
    rows: int = 16
    beside: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``key`` names it in any language, ``name`` is what its tab says.

    ``frozen`` is how many columns stay when scrolling; a sheet that is not ``headed`` shows no headings of its columns.
    """

    key: str
    name: str
    title: str
    columns: tuple[Column, ...]
    blocks: tuple[Block | Chart, ...]
    notes: tuple[str, ...] = ()
    frozen: int = 0
    headed: bool = True

    def rows(self) -> Iterator[Row]:
        """Yield every row, from the top."""
        for block in self.blocks:
            if isinstance(block, Block):
                yield from block.rows

    def cells(self) -> Iterator[Cell]:
        """Yield every cell, row by row."""
        for row in self.rows():
            yield from row.cells


@dataclass(frozen=True, slots=True)
class Book:
    """The roll-up of a district's year; ``made_on`` is an ISO date.

    ``digest`` tells one state of the ledger from another: it is taken from the files by hash, with their states, and
    from the settings, never from the day. ``node`` is the code of the unit whose branch it is, empty for all.
    """

    title: str
    district: str
    year: int
    made_on: str
    lang: Lang
    sheets: tuple[Sheet, ...]
    digest: str = ""
    node: str = ""

    def sheet(self, key: str) -> Sheet:
        """Return a sheet by its key; KeyError when there is none."""
        return {sheet.key: sheet for sheet in self.sheets}[key]

    def figures(self) -> dict[str, Cell]:
        """Return every cell that has an id, by its id."""
        return {cell.id: cell for sheet in self.sheets for cell in sheet.cells() if cell.id}
