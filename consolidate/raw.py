"""A returned workbook as cells, free of any library: what stands where, and what protects it."""

from collections.abc import Mapping
from dataclasses import dataclass

from templates.returned import BLANK
from templates.returned import Reading


@dataclass(frozen=True, slots=True)
class RawBook:
    """Sheets in order; cells with content by (sheet, address); sheets still protected."""

    sheets: tuple[str, ...]
    cells: Mapping[tuple[str, str], Reading]
    protected: frozenset[str]

    def at(self, sheet: str, cell: str) -> Reading:
        """Return what a cell holds; a cell without content is blank."""
        return self.cells.get((sheet, cell), BLANK)


class UnreadableError(Exception):
    """The container looked like a workbook, but its parts cannot be read."""
