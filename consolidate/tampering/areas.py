"""Ranges of cells as numbers: what covers what."""

from dataclasses import dataclass

from templates.a1 import split_address
from templates.layout import PlacedField


@dataclass(frozen=True, slots=True)
class Area:
    """A range by its first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def has(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: "Area") -> bool:
        """Tell whether the two have a cell in common."""
        apart = self.bottom < other.top or other.bottom < self.top or self.right < other.left or other.right < self.left
        return not apart

    def inside(self, other: "Area") -> bool:
        """Tell whether all of it lies in the other."""
        return other.has(self.top, self.left) and other.has(self.bottom, self.right)


def area_of(cells: str) -> Area | None:
    """Return the area of ``A1:C2`` or ``A1``; None for what is no range."""
    first, _, last = cells.partition(":")
    try:
        (top, left), (bottom, right) = split_address(first), split_address(last or first)
    except ValueError:
        return None
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def area_of_field(field: PlacedField) -> Area:
    """Return the cells a field takes."""
    return Area(field.row, field.column, field.row + field.down - 1, field.column + field.across - 1)
