"""One sheet of the book as a worksheet: headings, rows, links, charts, and how it prints."""

from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from consolidate.rollup.fitting import fitted
from consolidate.rollup.fitting import lines_of
from consolidate.rollup.fitting import row_height
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.model.places import Placed
from consolidate.rollup.model.places import sheet_places
from consolidate.rollup.printer.charts import drawn
from consolidate.rollup.printer.formulas import Formulas
from consolidate.rollup.printer.looks import role_of
from consolidate.rollup.printer.looks import room
from consolidate.rollup.printer.looks import shown_as
from consolidate.rollup.printer.paper import filled_page
from consolidate.rollup.printer.paper import laid_out
from consolidate.rollup.sources import Sources
from consolidate.rollup.styles import Styles
from templates.returned import Source

LEAST, HEAD, TITLE, BAND = 18.0, 30.0, 30.0, 22.0
CHART_ROW = 18.0
PIXELS, BESIDE, SHORT = 7, 5, 4  # of a column, as Excel reckons it; short of the edge, lest the frame be cut


@dataclass(frozen=True, slots=True)
class Printing:
    """The workbook that is being written, with what every sheet needs of the others."""

    book: Book
    out: Workbook
    styles: Styles
    formulas: Formulas
    sources: Sources
    tops: dict[str, str]  # the name of each sheet by its key


class SheetPrinter:
    """Writes one sheet."""

    def __init__(self, printing: Printing, sheet: Sheet, page: Worksheet) -> None:
        """Take the sheet of the book and the worksheet it goes to."""
        self.printing, self.sheet, self.page = printing, sheet, page
        self.styles, self.places = printing.styles, sheet_places(sheet)
        self.columns = len(sheet.columns)
        self.widths = [
            max([column.width, *(room(cell) for cell in self._column(number))])
            for number, column in enumerate(sheet.columns, start=1)]
        self.heights: dict[int, float] = {}

    def write(self) -> None:
        """Write everything."""
        for number, width in enumerate(self.widths):
            self.page.set_column(number, number, width)
        self._across(1, self.sheet.title, "title", TITLE)
        for row, note in enumerate(self.sheet.notes, start=2):
            self._across(row, note, "note", row_height(lines_of(note, sum(self.widths))))
        if self.sheet.headed:
            self._headings()
        else:
            self.page.hide_gridlines(2)
        for placed in self.places.blocks:
            self._block(placed)
        filled_page(self.places, self.widths, self.heights)
        for row, height in self.heights.items():
            self.page.set_row(row - 1, height)
        laid_out(self.printing.book, self.sheet, self.places, self.page, self.widths, self.heights)

    def _column(self, number: int) -> list[Cell]:
        return [
            row.cells[number - block.first]
            for _, block, row in self.places.rows()
            if row.kind is not Kind.SENTENCE and 0 <= number - block.first < len(row.cells)]

    def _across(self, row: int, said: str, role: str, height: float) -> None:
        look = self.styles.get(role)
        if self.columns > 1:
            self.page.merge_range(row - 1, 0, row - 1, self.columns - 1, "", look)
        self.page.write_string(row - 1, 0, said, look)
        self.heights[row] = height

    def _headings(self) -> None:
        look, places = self.styles.get("head"), self.places
        lines = 1
        for number, column in enumerate(self.sheet.columns):
            lines = max(lines, lines_of(column.heading, self.widths[number]))
            if places.group_head and not column.group:
                self.page.merge_range(places.group_head - 1, number, places.head - 1, number, "", look)
                self.page.write_string(places.group_head - 1, number, column.heading, look)
            else:
                self.page.write_string(places.head - 1, number, column.heading, look)
        for first, last, group in self._groups():
            if last > first:
                self.page.merge_range(places.group_head - 1, first, places.group_head - 1, last, "", look)
            self.page.write_string(places.group_head - 1, first, group, look)
        self.heights[places.head] = max(row_height(lines), LEAST if places.group_head else HEAD)
        if places.group_head:
            self.heights[places.group_head] = LEAST
        self.page.freeze_panes(places.head, self.sheet.frozen)

    def _groups(self) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for number, column in enumerate(self.sheet.columns):
            if not column.group:
                continue
            if found and found[-1][1] == number - 1 and found[-1][2] == column.group:
                found[-1] = (found[-1][0], number, column.group)
            else:
                found.append((number, number, column.group))
        return found

    def _block(self, placed: Placed) -> None:
        block = placed.what
        if not isinstance(block, Block):
            self._chart(placed)
            return
        if placed.title:
            self._title(placed.title, block)
        if placed.head:
            lines = (lines_of(said, self._wide(block, number)) for number, said in enumerate(block.headings))
            height = max(lines, default=1)
            for number, said in enumerate(block.headings):
                self._text(placed.head, block.first + number, said, "head")
            self._tall(placed.head, row_height(height))
        for number, row in enumerate(block.rows, start=placed.top):
            self._row(number, block, row)

    def _wide(self, block: Block, number: int) -> float:
        return self.widths[block.first + number - 1]

    def _title(self, row: int, block: Block) -> None:
        """Write a band over the whole sheet, or a plain title over a block that stands beside others."""
        self._tall(row, BAND)
        if not self.sheet.headed:
            self._text(row, block.first, block.title, "section")
            return
        self._text(row, 1, block.title, "band")
        for column in range(2, self.columns + 1):
            self._text(row, column, "", "band")

    def _row(self, number: int, block: Block, row: Row) -> None:
        if row.kind is Kind.SENTENCE:
            said = str(row.cells[0].value or "")
            self._across(number, said, "sign", max(24.0, row_height(lines_of(said, sum(self.widths)))))
            return
        lines = 1
        for column, cell in enumerate(row.cells, start=block.first):
            width = self.widths[column - 1]
            if isinstance(cell.value, str) and cell.look not in (Look.LINK, Look.REMARK):
                lines = max(lines, lines_of(fitted(cell.value, width), width))
            self._cell(number, column, cell, row.kind)
        if not block.headings and block.first == 1 and self.sheet.headed:
            for column in range(block.first + len(row.cells), self.columns + 1):
                self._text(number, column, "", role_of(Cell(), row.kind))
        self._tall(number, max(row_height(lines), LEAST))

    def _tall(self, row: int, height: float) -> None:
        self.heights[row] = max(height, self.heights.get(row, 0))

    def _cell(self, row: int, column: int, cell: Cell, kind: Kind) -> None:
        if cell.link is not None and cell.value is not None:
            self._link(row, column, cell)
            return
        look = self.styles.shown(role_of(cell, kind), shown_as(cell))
        formula = self._formula(cell, kind)
        if cell.value is None:
            self.page.write_blank(row - 1, column - 1, None, look)
        elif formula:
            cached = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
            self.page.write_formula(row - 1, column - 1, formula, look, cached)
        elif isinstance(cell.value, Decimal):
            self.page.write_number(row - 1, column - 1, float(cell.value), look)
        else:
            whole = cell.look is Look.REMARK
            said = cell.value if whole else fitted(cell.value, self.widths[column - 1])
            self.page.write_string(row - 1, column - 1, said, look)

    def _formula(self, cell: Cell, kind: Kind) -> str:
        ours = isinstance(cell.source, Worked) and (isinstance(cell.value, Decimal) or cell.source.op.value == "ties")
        if not ours or not isinstance(cell.source, Worked):
            return ""
        return self.printing.formulas.formula(cell.source, self.sheet.name, proof=kind is Kind.PROOF)

    def _text(self, row: int, column: int, said: str, role: str) -> None:
        if said:
            self.page.write_string(row - 1, column - 1, said, self.styles.get(role))
        else:
            self.page.write_blank(row - 1, column - 1, None, self.styles.get(role))

    def _link(self, row: int, column: int, cell: Cell) -> None:
        said, target = str(cell.value), self._target(cell)
        if target:
            self.page.write_url(row - 1, column - 1, target, self.styles.get("link"), said)
        else:
            self.page.write_string(row - 1, column - 1, said, self.styles.get("center"))

    def _target(self, cell: Cell) -> str:
        to = cell.link.to if cell.link else ""
        if isinstance(to, Origin):
            return self.printing.sources.link(Source(to.file, to.sha256, to.received), to.sheet, to.cell)
        name = self.printing.tops.get(to, "")
        place = self.printing.formulas.at.get(to)
        where, there = (name, "A1") if name else (place.sheet, place.cell) if place else ("", "")
        return f"internal:'{where}'!{there}" if where else ""

    def _chart(self, placed: Placed) -> None:
        chart = placed.what
        if isinstance(chart, Block):
            return
        for row in range(placed.top, placed.last + 1):
            self.heights.setdefault(row, CHART_ROW)
        made = drawn(self.printing.out, chart, self.printing.formulas.at)
        wide = self.widths[chart.first - 1:chart.first - 1 + chart.columns]
        width = sum(int(one * PIXELS) + BESIDE for one in wide) - SHORT
        height = sum(self.heights[row] for row in range(placed.top, placed.last + 1)) / 0.75 - SHORT
        made.set_size({"width": width, "height": int(height)})
        self.page.insert_chart(
            placed.top - 1, chart.first - 1, made, {"x_offset": 1, "y_offset": 3, "object_position": 1})

