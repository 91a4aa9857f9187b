"""The charts of the book as drawings inside the page: pygal lays out the bars, the page's own style dresses them."""

from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from html import escape
from xml.etree import ElementTree as ET

from pygal import Config
from pygal import HorizontalBar
from pygal import HorizontalStackedBar
from pygal.style import Style

from consolidate.page.shown import shown
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.cell import Cell

WIDTH, BAR, BETWEEN, AROUND = 620, 15, 12, 30  # pixels
MOST_FILLS = 3
LONGEST = 18  # signs of a label; the table has the whole name
ROOM = 1.25  # of the longest bar, for its figure
CHINESE = 20  # pygal reckons 0.6 of this for a sign: the 12 pixels of a Chinese one
UNWANTED = ("script", "style", "desc", "title", "defs")  # a program, fonts, doubled texts; comments hold a date


def figure(chart: Chart, figures: Mapping[str, Cell], number: int) -> str:
    """Return a chart as HTML; ``number`` tells it from the others on the page."""
    keys = "".join(f'<span class="key k{n}">{escape(series.name)}</span>' for n, series in enumerate(chart.series))
    legend = f'<p class="legend">{keys}</p>' if len(chart.series) > 1 else ""
    kind = f"{'stacked' if chart.stacked else 'side'} n{min(len(chart.series), MOST_FILLS)}"
    title = f"<figcaption>{escape(chart.title)}</figcaption>"
    return f'<figure class="{kind}">{title}{legend}{_drawing(chart, figures, number)}</figure>'


def _drawing(chart: Chart, figures: Mapping[str, Cell], number: int) -> str:
    kind = HorizontalStackedBar if chart.stacked else HorizontalBar
    drawn = kind(_config(chart, figures))
    drawn.uuid = f"c{number}"  # its own would be another one each time
    drawn.x_labels = [_label(figures[name]) for name in reversed(chart.categories)]
    for series in chart.series:
        drawn.add(series.name, [_bar(figures[name], stacked=chart.stacked) for name in reversed(series.figures)])
    root = ET.fromstring(drawn.render(is_unicode=True))  # noqa: S314 - drawn just now; its comments go here
    for parent in list(root.iter()):
        for child in [one for one in parent if _unwanted(one)]:
            parent.remove(child)
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]  # inside HTML a drawing has no name space
    root.set("role", "img")
    root.set("aria-label", chart.title)
    return ET.tostring(root, encoding="unicode")


def _unwanted(one: ET.Element) -> bool:
    return one.tag.rpartition("}")[2] in UNWANTED or one.get("class") == "plot tooltip-overlay"


def _config(chart: Chart, figures: Mapping[str, Cell]) -> Config:
    lanes = 1 if chart.stacked else len(chart.series)
    longest = max((float(total) for total in _lengths(chart, figures)), default=0.0)
    return Config(
        js=[],
        disable_xml_declaration=True,
        explicit_size=False,
        width=WIDTH,
        height=AROUND + len(chart.categories) * (lanes * BAR + BETWEEN),
        margin=6,
        spacing=6,
        show_legend=False,
        show_x_labels=False,
        show_x_guides=False,
        print_values=True,
        print_values_position="center" if chart.stacked else "top",
        print_zeroes=False,
        truncate_label=-1,
        range=(0, longest * ROOM or 1),
        style=Style(label_font_size=CHINESE, major_label_font_size=CHINESE, value_font_size=12),
    )


def _lengths(chart: Chart, figures: Mapping[str, Cell]) -> Iterator[Decimal]:
    for place in range(len(chart.categories)):
        values = [figures[series.figures[place]].value for series in chart.series]
        numbers = [value for value in values if isinstance(value, Decimal)]
        yield from [sum(numbers, Decimal(0))] if chart.stacked else numbers


def _label(cell: Cell) -> str:
    text = "".join(sign for sign in str(cell.value or "") if sign.isprintable())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _bar(cell: Cell, *, stacked: bool) -> dict[str, object] | None:
    """Return a bar that is labelled with the figure as it is shown; a float only says how long it is."""
    if not isinstance(cell.value, Decimal) or (stacked and not cell.value):
        return None
    text = shown(cell)
    return {"value": float(cell.value), "formatter": lambda _: text}
