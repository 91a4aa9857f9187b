"""The page as a file: the book's figures and nothing else, no word of a unit where it could do anything."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from consolidate.page.cells import anchor
from consolidate.page.page import page_of
from consolidate.page.page import write_page
from consolidate.page.shown import shown
from consolidate.rollup.compose import book_of
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from templates.expr_value import plain
from templates.roster import Unit
from tests.page.reading import Reader
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import given
from tests.rollup.builder import standing

EVIL = "<img src=x onerror=alert(1)>\"'</script><script>alert(1)</script>\x00\ud800"


@pytest.mark.parametrize(("look", "number", "text"), [
    (Look.MONEY, "1234567.005", "1,234,567.01"), (Look.MONEY, "0", "0.00"), (Look.MONEY, "-0.004", "0.00"),
    (Look.CHANGE, "4207.11", "+4,207.11"), (Look.CHANGE, "-8.09", "-8.09"), (Look.CHANGE, "0.00", "0.00"),
    (Look.PERCENT, "0.972464665222", "97.25%"), (Look.GROWTH, "0.0841", "+8.4%"), (Look.GROWTH, "-0.2740", "-27.4%"),
    (Look.SCORE, "99.4752", "99.48"), (Look.COUNT, "12", "12"), (Look.NUMBER, "12000", "12,000"),
    (Look.NUMBER, "0.973", "0.97"), (Look.NUMBER, "0.0012", "0.0012"),
])  # fmt: skip
def test_a_figure_reads_as_in_the_workbook(look: Look, number: str, text: str) -> None:
    assert shown(Cell(Decimal(number), look)) == text


def test_a_blank_is_not_zero() -> None:
    assert shown(Cell(None, Look.MONEY)) == ""


def test_every_figure_of_the_book_is_on_the_page(page: tuple[Book, Path]) -> None:
    book, path = page
    there = Reader(path.read_text(encoding="utf-8")).by_id()
    figures = book.figures()
    assert len(figures) > 200
    for name, cell in figures.items():
        assert there[anchor(name)].text == shown(cell)
        if isinstance(cell.value, Decimal):
            assert there[anchor(name)].attributes["data-v"] == plain(cell.value)


def test_every_cell_stands_in_order(page: tuple[Book, Path]) -> None:
    """What stands in the cells of the page is what stands in those of the book, sheet by sheet."""
    book, path = page
    html = path.read_text(encoding="utf-8")
    for sheet in book.sheets:
        section = html.partition(f'<section id="{anchor(sheet.key)}"')[2].partition("</section>")[0]
        texts = sorted(one.text for one in Reader(section).elements if one.tag in ("td", "p") and one.text.strip())
        wanted = sorted([*(shown(cell) for cell in sheet.cells() if shown(cell).strip()), *sheet.notes])
        legends = [text for text in texts if text not in wanted]
        assert [text for text in wanted if text not in texts] == []
        assert len(legends) <= sum(isinstance(block, Chart) for block in sheet.blocks)


def test_links_lead_somewhere_on_the_page(page: tuple[Book, Path]) -> None:
    reader = Reader(page[1].read_text(encoding="utf-8"))
    targets = {one.attributes.get("href", "") for one in reader.all("a")}
    assert len(targets) >= len(page[0].sheets)
    assert {target for target in targets if not target.startswith("#")} == set()
    assert {target[1:] for target in targets} <= reader.by_id().keys()


def test_charts_show_the_figures_of_the_book(page: tuple[Book, Path]) -> None:
    book, path = page
    html, figures = path.read_text(encoding="utf-8"), book.figures()
    charts = [block for sheet in book.sheets for block in sheet.blocks if isinstance(block, Chart)]
    drawings = html.split("<figure ")[1:]
    assert len(drawings) == len(charts) > 2
    for chart, drawing in zip(charts, drawings, strict=True):
        texts = [one.text for one in Reader(drawing.partition("</figure>")[0]).all("text")]
        bars = [figures[name] for series in chart.series for name in series.figures]
        wanted = [shown(bar) for bar in bars if isinstance(bar.value, Decimal) and (bar.value or not chart.stacked)]
        assert sorted(text for text in texts if text in wanted) == sorted(wanted)
        assert len([text for text in texts if text and text not in wanted]) == len(chart.categories)


def test_bars_are_as_long_as_their_figures(page: tuple[Book, Path]) -> None:
    book, path = page
    html, figures = path.read_text(encoding="utf-8"), book.figures()
    (chart,) = [block for block in book.sheet("money").blocks if isinstance(block, Chart)] or [
        next(block for block in book.sheet("cover").blocks if isinstance(block, Chart))
    ]
    drawing = next(one for one in html.split("<figure ")[1:] if f"<figcaption>{chart.title}<" in one)
    widths = [
        float(one.attributes["width"])
        for one in Reader(drawing.partition("</figure>")[0]).all("rect")
        if one.attributes["class"].startswith("rect")
    ]
    values = [figures[name].value for series in chart.series for name in reversed(series.figures)]
    numbers = [float(value) for value in values if isinstance(value, Decimal)]
    drawn = [pair for pair in zip(widths, numbers, strict=True) if pair[1]]
    scale = drawn[0][0] / drawn[0][1]
    assert all(abs(width - number * scale) < 0.01 for width, number in drawn)


def test_a_units_words_do_nothing(tmp_path: Path) -> None:
    unit = Unit("1", f"{EVIL}局", EVIL)
    money = amounts("1 1 1", "0 0 0", "0 0 0", "1 1 1")
    book = book_of(given(district(standing(unit, built(unit, money)), standing(Unit("2", EVIL), None, "overdue"))))
    write_page(book, tmp_path / "a.html")
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert html.count("<script>") == html.count("</script>") == 1
    assert "<img" not in html
    script = html.partition("<script>")[2].partition("</script>")[0]
    assert script == (Path(__file__).parents[2] / "consolidate" / "page" / "page.js").read_text(encoding="utf-8")
    assert {one.tag for one in Reader(html).elements} & {"img", "iframe", "object", "link", "form", "base"} == set()
    assert [name for one in Reader(html).elements for name in one.attributes if name.startswith("on")] == []


def test_a_district_without_any_return(tmp_path: Path) -> None:
    write_page(book_of(given(district())), tmp_path / "a.html")
    assert "<section" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_equal_books_give_equal_bytes(page: tuple[Book, Path]) -> None:
    book, path = page
    assert page_of(book).encode() == path.read_bytes()
    assert page_of(replace(book, title="别的")).encode() != path.read_bytes()


def test_nothing_of_the_page_is_fetched(page: tuple[Book, Path]) -> None:
    html = page[1].read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    assert [text for text in ("http://www.", "https://", "url(", "@import", "xlink", "src=") if text in html] == []
