"""Draws a blank form with openpyxl as an official one looks: merged title, frame, headings, number formats."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.styles import Border
from openpyxl.styles import Font
from openpyxl.styles import Side
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


@dataclass
class Pen:
    """One sheet being drawn; `put` writes and merges a range, framed unless it is told otherwise."""

    book: Workbook = field(default_factory=Workbook)

    @property
    def sheet(self) -> Worksheet:
        """The only sheet."""
        return self.book.worksheets[0]

    def widths(self, widths: Mapping[str, float]) -> None:
        for letter, width in widths.items():
            self.sheet.column_dimensions[letter].width = width

    def title(self, block: str, text: str, size: int = 18) -> None:
        cell = self.put(block, text, framed=False)
        cell.font = Font(bold=True, size=size)
        cell.alignment = Alignment(horizontal="center", vertical="center")

    def put(self, block: str, text: str | int = "", *, framed: bool = True, fmt: str = "General"):  # type: ignore[no-untyped-def]  # noqa: ANN201
        left, top, right, bottom = range_boundaries(block)
        first = self.sheet.cell(top or 1, left or 1)
        if text != "":
            first.value = text
        first.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        for row in range(top or 1, (bottom or 1) + 1):
            for column in range(left or 1, (right or 1) + 1):
                cell = self.sheet.cell(row, column)
                cell.number_format = fmt
                if framed:
                    cell.border = FRAME
        if ":" in block:
            self.sheet.merge_cells(block)
        return first

    def line(self, row: int, *blocks: tuple[str, str] | str, height: float = 0, fmt: str = "General") -> None:
        """Draw one row: each block is its columns (`A:C`), or (columns, text)."""
        for one in blocks:
            columns, text = (one, "") if isinstance(one, str) else one
            first, _, last = columns.partition(":")
            self.put(f"{first}{row}:{last}{row}" if last else f"{first}{row}", text, fmt="General" if text else fmt)
        if height:
            self.sheet.row_dimensions[row].height = height

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path
