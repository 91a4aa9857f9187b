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
from templates.a1 import address
from templates.say import phrase

PIXELS, BESIDE, POINT = 7, 5, 0.75  # of a column, as Excel reckons it; points of a pixel
EDGE = 6  # points that stay free at the foot of a page that is filled up
LONGEST_NAME = 60  # a footer holds 255 signs


def laid_out(
    book: Book, sheet: Sheet, places: SheetPlaces, page: Worksheet, widths: list[float], heights: dict[int, float]
) -> None:
    """Set paper, footer, filter, print area and page breaks of a sheet that is written."""
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
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
    breaks = _breaks(places, widths, heights)
    if breaks:
        page.set_h_pagebreaks(breaks)


def filled_page(places: SheetPlaces, widths: list[float], heights: dict[int, float]) -> None:
    """Stretch the row above a chart that begins a page: Excel heeds no break where it fits a sheet to the width."""
    for placed in places.blocks:
        if isinstance(placed.what, Chart) and placed.what.new_page:
            slack = _room(widths) - sum(heights.get(row, 0) for row in range(1, placed.top)) - EDGE
            heights[placed.top - 1] = min(heights.get(placed.top - 1, 0) + max(slack, 0), TALLEST)


def _room(widths: list[float]) -> float:
    """Return the points of height that go on a page when the sheet is shrunk to its width."""
    wide = sum(int(width * PIXELS + BESIDE) * POINT for width in widths)
    return PAPER_HEIGHT * max(wide / PAPER_WIDTH, 1)


def _breaks(places: SheetPlaces, widths: list[float], heights: dict[int, float]) -> list[int]:
    """Return after which rows a new page begins, so that a small table does not lie on two."""
    room = _room(widths)
    heading = sum(heights.get(row, 0) for row in range(1, places.head + 1))
    repeated = sum(heights.get(row, 0) for row in {places.group_head, places.head} if row)
    used, breaks = heading, []
    tops = {one.title or one.head or one.top: one for one in places.blocks if not one.what.beside}
    for row in range(places.head + 1, places.last + 1):
        one = tops.get(row)
        if one is not None and isinstance(one.what, Chart) and one.what.new_page:
            breaks.append(row - 1)
            used = repeated
        elif one is not None and not (isinstance(one.what, Block) and one.what.listed):
            last = max(other.last for other in places.blocks if (other.title or other.head or other.top) == row)
            tall = sum(heights.get(each, 0) for each in range(row, last + 1))
            if used + tall > room >= 2 * tall:
                breaks.append(row - 1)
                used = repeated
        used += heights.get(row, 0)
        if used > room:
            used = repeated + heights.get(row, 0)
    return breaks
