"""How a sheet lies on paper: A4 landscape, one page wide, headings repeated, small tables on one page."""

from xlsxwriter.worksheet import Worksheet

from consolidate.rollup.fitting import TALLEST
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.places import SheetPlaces
from consolidate.rollup.page import A4
from consolidate.rollup.page import MARGINS
from consolidate.rollup.page import PAPER_HEIGHT
from consolidate.rollup.page import PAPER_WIDTH
from consolidate.rollup.printer.breaks import breaks_of
from consolidate.rollup.printer.breaks import on_one_page
from consolidate.rollup.printer.breaks import page_room
from consolidate.rollup.printer.breaks import wide_of
from templates.a1 import address
from templates.say import phrase

EDGE = 6  # points that stay free at the foot of a page that is filled up
SMALLEST = 0.6  # a sheet with charts goes on one page if it need not be shrunk to less
LONGEST_NAME = 60  # a footer holds 255 signs


def laid_out(
    book: Book, sheet: Sheet, places: SheetPlaces, page: Worksheet, widths: list[float], heights: dict[int, float]
) -> None:
    """Set paper, footer, filter, print area and page breaks of a sheet that is written."""
    page.set_paper(A4)
    page.set_landscape()
    one_page = shares_a_page(places, widths, heights)
    page.fit_to_pages(1, 1 if one_page else 0)
    page.set_margins(**MARGINS)
    page.center_horizontally()
    page.print_area(0, 0, places.last - 1, len(sheet.columns) - 1)
    name = book.district[:LONGEST_NAME].replace("&", "&&")
    page.set_footer(phrase("rollup_footer", book.lang, district=name, year=book.year, sheet=sheet.name,
                           made_on=book.made_on))
    page.ignore_errors({"number_stored_as_text": f"A1:{address(max(places.last, 2), len(sheet.columns))}"})
    last = max((one.last for one in places.blocks if isinstance(one.what, Block) and one.what.listed), default=0)
    if last > places.head:
        page.autofilter(places.head - 1, 0, last - 1, len(sheet.columns) - 1)
    if places.head:
        first = 1 if on_one_page(places, widths, heights) else places.group_head or places.head
        page.repeat_rows(first - 1, 0 if first == 1 else places.head - 1)
    breaks = [] if one_page else breaks_of(places, widths, heights)
    if breaks:
        page.set_h_pagebreaks(breaks)


def shares_a_page(places: SheetPlaces, widths: list[float], heights: dict[int, float]) -> bool:
    """Tell whether tables and charts of a sheet go on one page and can still be read."""
    if not any(isinstance(one.what, Chart) for one in places.blocks):
        return False
    return min(PAPER_WIDTH / wide_of(widths), PAPER_HEIGHT / sum(heights.values())) >= SMALLEST


def filled_page(places: SheetPlaces, widths: list[float], heights: dict[int, float]) -> None:
    """Stretch the row above a chart that begins a page: Excel heeds no break where it fits a sheet to the width."""
    if shares_a_page(places, widths, heights):
        return
    for placed in places.blocks:
        if isinstance(placed.what, Chart) and placed.what.new_page:
            slack = page_room(widths) - sum(heights.get(row, 0) for row in range(1, placed.top)) - EDGE
            heights[placed.top - 1] = min(heights.get(placed.top - 1, 0) + max(slack, 0), TALLEST)
