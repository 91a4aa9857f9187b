"""The charts: lying bars in shades that print in black, over figures that stand on the sheets."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Drawn

from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.places import At
from consolidate.rollup.styles import BODY_FONT
from consolidate.rollup.styles import CHART_FILLS
from consolidate.rollup.styles import INK

SMALL = {"name": BODY_FONT, "size": 9, "color": INK}
NAMED = {"name": BODY_FONT, "size": 10, "bold": True, "color": INK}
EDGE = {"color": "#404040", "width": 0.5}
GRID = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}
PALE, MIDDLE, DARK = CHART_FILLS
FILLS = {1: (MIDDLE,), 2: (DARK, PALE), 3: (PALE, MIDDLE, DARK)}
SPARSE = 3  # with as many series, labels at every bar would cover each other


def drawn(book: Workbook, chart: Chart, at: dict[str, At]) -> Drawn:
    """Return a chart of the workbook; its size is set by whoever places it."""
    made = book.add_chart({"type": "bar", **({"subtype": "stacked"} if chart.stacked else {})})
    if not isinstance(made, Drawn):
        raise TypeError(made)
    made.set_title({"name": chart.title, "name_font": NAMED, "overlay": False})
    made.set_y_axis({"reverse": True, "num_font": SMALL, "major_tick_mark": "none"})
    made.set_chartarea({"border": {"color": "#BFBFBF"}})
    fills = FILLS[len(chart.series)]
    for series, fill in zip(chart.series, fills, strict=True):
        ink = "#FFFFFF" if chart.stacked and fill == DARK else INK
        labels = {"value": True, "font": {**SMALL, "color": ink}, **({"num_format": "0;;"} if chart.stacked else {})}
        made.add_series({
            "name": series.name, "categories": _span(at, chart.categories), "values": _span(at, series.figures),
            "fill": {"color": fill}, "border": EDGE, "gap": 50,
            **({} if len(fills) >= SPARSE else {"data_labels": labels})})
    if len(fills) == 1:
        made.set_legend({"none": True})
    else:
        made.set_legend({"position": "bottom", "font": SMALL})
    if len(fills) >= SPARSE:
        made.set_x_axis({"num_font": SMALL, "num_format": "#,##0", "major_gridlines": GRID, "min": 0,
                         "label_position": "high", "line": {"none": True}, "major_tick_mark": "none"})
    else:
        made.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    return made


def _span(at: dict[str, At], names: Sequence[str]) -> list[str | int]:
    """Return the range of some cells that stand one below the other."""
    first, last = at[names[0]], at[names[-1]]
    return [first.sheet, first.row - 1, first.column - 1, last.row - 1, last.column - 1]
