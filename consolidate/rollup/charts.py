"""The charts: where the returns stand, who spends what, whose indicators fell, in shades that print in black."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from consolidate.rollup.filing import DEPARTMENT as COUNT_COLUMN
from consolidate.rollup.filing import UNIT as STATE_COLUMN
from consolidate.rollup.money import FIRST_YEAR
from consolidate.rollup.money import UNIT
from consolidate.rollup.page import Page
from consolidate.rollup.styles import BODY_FONT
from consolidate.rollup.styles import CHART_FILLS
from consolidate.rollup.styles import INK

SMALL = {"name": BODY_FONT, "size": 9, "color": INK}
NAMED = {"name": BODY_FONT, "size": 10, "bold": True, "color": INK}
EDGE = {"color": "#404040", "width": 0.5}
GRID = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}
PALE, MIDDLE, DARK = CHART_FILLS
GAP_WIDTH = 5  # a column below this width only keeps two blocks apart
CHARACTER, PIXELS_BESIDE = 7, 5  # a column in pixels, as Excel reckons it
EDGE_PIXELS = 6  # short of the printed edge, lest the frame be cut
FILL_OF_STATE = {"accepted": DARK, "issued": PALE, "overdue": PALE, "not_issued": PALE}


def filing_chart(book: Workbook, cover: Page, page: Page, first_row: int, states: Sequence[str]) -> None:
    """Put the bars of the states on the cover, at its current row."""
    chart = _bars(book, cover.say("chart_filing"))
    first, last = first_row - 1, first_row + len(states) - 2
    chart.add_series({
        "name": cover.say("chart_filing"),
        "categories": [page.name, first, STATE_COLUMN - 1, last, STATE_COLUMN - 1],
        "values": [page.name, first, COUNT_COLUMN - 1, last, COUNT_COLUMN - 1],
        "points": [{"fill": {"color": FILL_OF_STATE.get(state, MIDDLE)}, "border": EDGE} for state in states],
        "data_labels": {"value": True, "font": SMALL}, "fill": {"color": MIDDLE}, "border": EDGE, "gap": 40})
    chart.set_legend({"none": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    _put(cover, chart, 1, 268)


def spending_chart(
    book: Workbook, cover: Page, page: Page, rows: tuple[int, int], title: str, column: int
) -> None:
    """Put the clustered bars of three years' spending by unit on the cover, at its current row."""
    chart = _bars(book, title)
    first, last = rows[0] - 1, rows[1] - 1
    for offset, fill in enumerate(CHART_FILLS):
        year = FIRST_YEAR - 1 + offset
        chart.add_series({
            "name": [page.name, page.head - 1, year],
            "categories": [page.name, first, UNIT - 1, last, UNIT - 1],
            "values": [page.name, first, year, last, year],
            "fill": {"color": fill}, "border": EDGE, "gap": 60})
    chart.set_legend({"position": "bottom", "font": SMALL})
    chart.set_x_axis({"num_font": SMALL, "num_format": "#,##0", "major_gridlines": GRID, "min": 0,
                      "label_position": "high", "line": {"none": True}, "major_tick_mark": "none"})
    _put(cover, chart, column, 478)


@dataclass(frozen=True, slots=True)
class FallsPlaces:
    """Where the table of falls stands: row of its headings, rows shown, its first column; and the chart's column."""

    head: int
    shown: int
    column: int
    chart: int


def falls_chart(book: Workbook, page: Page, places: FallsPlaces, title: str, height: int) -> None:
    """Put the stacked bars of falls by department beside their table, at the current row; ``height`` in pixels."""
    chart = _bars(book, title, stacked=True)
    first, last, name = places.head, places.head + places.shown - 1, places.column - 1
    for column, fill, ink in ((name + 1, DARK, "#FFFFFF"), (name + 2, PALE, INK)):
        chart.add_series({
            "name": [page.name, places.head - 1, column],
            "categories": [page.name, first, name, last, name],
            "values": [page.name, first, column, last, column],
            "fill": {"color": fill}, "border": EDGE, "gap": 50,
            "data_labels": {"value": True, "num_format": "0;;", "font": {**SMALL, "color": ink}}})
    chart.set_legend({"position": "bottom", "font": SMALL})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    _put(page, chart, places.chart, height, short=EDGE_PIXELS)


def _bars(book: Workbook, title: str, *, stacked: bool = False) -> Chart:
    """Return an empty chart of lying bars, the first one on top."""
    chart = book.add_chart({"type": "bar", **({"subtype": "stacked"} if stacked else {})})
    if not isinstance(chart, Chart):
        raise TypeError(chart)
    chart.set_title({"name": title, "name_font": NAMED, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": SMALL, "major_tick_mark": "none"})
    chart.set_chartarea({"border": {"color": "#BFBFBF"}})
    return chart


def _put(cover: Page, chart: Chart, column: int, height: int, short: int = 0) -> None:
    """Place a chart over the columns from here to the next narrow one, so that it ends where the table above ends."""
    wide = takewhile(lambda width: width > GAP_WIDTH, cover.widths[column - 1:])
    pixels = sum(int(width * CHARACTER) + PIXELS_BESIDE for width in wide) - short
    chart.set_size({"width": pixels, "height": height})
    cover.sheet.insert_chart(
        cover.row - 1, column - 1, chart, {"x_offset": 1, "y_offset": 4, "object_position": 1})
