"""A blank form as it lies in a workbook: boxes (single cells and merged ranges) on a grid; nothing is guessed yet."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from templates.a1 import address


@dataclass(frozen=True, slots=True)
class Box:
    """One cell or merged range: its text as printed (blank for none) and how it looks.

    ``boxed`` says that lines surround it, ``size`` is the font's in points, ``choices`` come from its drop-down list,
    ``formula`` is the Excel formula in it, ``format`` its number format.
    """

    row: int
    column: int
    down: int = 1
    across: int = 1
    text: str = ""
    boxed: bool = False
    bold: bool = False
    size: float = 11.0
    align: str = ""
    format: str = "General"
    choices: tuple[str, ...] = ()
    formula: str = ""

    @property
    def bottom(self) -> int:
        """Its last row."""
        return self.row + self.down - 1

    @property
    def last(self) -> int:
        """Its last column."""
        return self.column + self.across - 1

    @property
    def cell(self) -> str:
        """The address of its top left cell."""
        return address(self.row, self.column)

    @property
    def span(self) -> tuple[int, int]:
        """Its first and last column."""
        return self.column, self.last


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: column widths in characters, row heights in points (0: not set), and the box at each cell."""

    name: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    grid: Mapping[tuple[int, int], Box]
    landscape: bool = False

    @property
    def rows(self) -> range:
        """All rows, counted from 1."""
        return range(1, len(self.heights) + 1)

    def at(self, row: int, column: int) -> Box | None:
        """Return the box that covers a cell."""
        return self.grid.get((row, column))

    def over(self, row: int) -> tuple[Box, ...]:
        """Return the boxes that a row goes through, from the left."""
        found = (self.grid.get((row, column)) for column in range(1, len(self.widths) + 1))
        return tuple(dict.fromkeys(box for box in found if box))

    def starting(self, row: int) -> tuple[Box, ...]:
        """Return the boxes whose first row this is, from the left."""
        return tuple(box for box in self.over(row) if box.row == row)

    def boxes(self) -> Iterator[Box]:
        """Yield every box once, row by row."""
        for row in self.rows:
            yield from self.starting(row)

    def width(self, first: int, last: int) -> float:
        """Return the width of some columns in characters."""
        return sum(self.widths[first - 1 : last])
