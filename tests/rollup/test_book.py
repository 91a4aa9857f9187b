"""The model behind the workbook: every number knows its source and is what its source comes to."""

from collections.abc import Iterator

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.district import District
from consolidate.rollup.compose import book_of
from consolidate.rollup.compose import digest_of
from consolidate.rollup.model.arithmetic import comes_to
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.model.places import cells_at
from consolidate.rollup.model.places import places
from consolidate.rollup.printer.formulas import Formulas
from consolidate.rollup.trace import NoSuchFigureError
from consolidate.rollup.trace import Tracer
from templates.roster import Unit
from templates.text import Lang
from tests.rollup.builder import district
from tests.rollup.builder import given
from tests.rollup.builder import standing
from tests.rollup.sample import full_district
from tests.rollup.sample import last_returns
from tests.rollup.sample import sample_district

ORDER = [
    *("cover", "filing", "money", "targets", "evaluations", "indicators", "regressed", "problems", "corrections"),
    "basis"]


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(given(full_district(), last=last_returns()))


def numbers(book: Book) -> Iterator[tuple[str, Cell]]:
    for sheet in book.sheets:
        for cell in sheet.cells():
            if cell.numeric and cell.look is not Look.ORDER:
                yield sheet.name, cell


def test_ten_sheets_in_their_order(book: Book) -> None:
    assert [sheet.key for sheet in book.sheets] == ORDER
    assert [sheet.name for sheet in book.sheets] == [
        "封面", "报送情况表", "收支汇总表", "绩效目标汇总表", "自评结果汇总表", "指标汇总", "同比倒退清单", "问题清单",
        "更正记录", "口径说明"]


def test_every_number_has_an_id_and_is_what_its_source_comes_to(book: Book) -> None:
    figures = book.figures()
    found = list(numbers(book))
    assert len(found) > 600
    for sheet, cell in found:
        assert cell.id, (sheet, cell)
        assert cell.source is not None, (sheet, cell.id)
        assert cell.value == (cell.source.amount if isinstance(cell.source, Origin) else comes_to(cell.source, figures))


def test_what_is_worked_out_of_the_book_is_a_live_formula(book: Book) -> None:
    formulas = Formulas(book)
    dead = {cell.id.split("/")[0] for sheet, cell in numbers(book)
            if isinstance(cell.source, Worked) and not formulas.formula(cell.source, sheet, proof=False)}
    assert dead <= {"filing", "self", "falls", "targets", "sums"}
    for sheet, cell in numbers(book):
        if isinstance(cell.source, Worked) and all(isinstance(part, str) for part in cell.source.parts):
            assert formulas.formula(cell.source, sheet, proof=False), cell.id


def test_ids_are_the_same_in_both_languages(book: Book) -> None:
    english = book_of(given(full_district(), "en", last=last_returns()))
    of = [[(cell.id, cell.value) for _, cell in numbers(one)] for one in (book, english)]
    assert of[0] == of[1]
    assert {name: (at.row, at.column) for name, at in places(book).items()} == {
        name: (at.row, at.column) for name, at in places(english).items()}


def test_places_are_where_the_cells_stand(book: Book) -> None:
    shown = {sheet.name: cells_at(sheet) for sheet in book.sheets}
    for name, at in places(book).items():
        cell = book.figures()[name]
        assert shown[at.sheet].get(at.cell) == (cell if cell.value is not None else None)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "of", [district(), district(standing(Unit("1", "甲局"), None, "overdue")), sample_district()],
    ids=["none", "one", "sample"])
def test_a_book_of_any_district(of: District, lang: Lang) -> None:
    book = book_of(given(of, lang))
    assert [sheet.key for sheet in book.sheets] == ORDER
    assert all(sheet.blocks for sheet in book.sheets)


@settings(max_examples=10, deadline=None)
@hypothesis_given(st.permutations(range(len(full_district().standings))))
def test_order_of_returns_changes_no_figure_of_any_sheet(order: list[int]) -> None:
    one = book_of(given(full_district())).figures()
    shuffled = district(*(full_district().standings[place] for place in order))
    other = book_of(given(shuffled)).figures()
    keyed = ("money/", "self/", "targets/", "filing/", "sums/")
    moved = ("/state:", "/number", "filing/state")
    of = [{name: cell.value for name, cell in figures.items()
           if name.startswith(keyed) and not any(word in name for word in moved)} for figures in (one, other)]
    assert of[0] == of[1]


def test_a_unit_whose_code_is_one_of_our_words(book: Book) -> None:
    odd = [standing(Unit(code, code), None, "overdue") for code in ("all", "department:x", "form:y", "alike", "most")]
    assert len(book_of(given(district(*odd))).sheets) == len(book.sheets)


def test_the_digest_tells_states_of_the_ledger_apart() -> None:
    one, other = given(full_district()), given(district(*full_district().standings[1:]))
    assert digest_of(one) == digest_of(given(full_district(), "en", "2030-01-01"))
    assert digest_of(one) != digest_of(other)
    assert digest_of(one) != digest_of(given(full_district(), last=last_returns()))


def test_figures_are_found_by_any_name_of_their_sheet(book: Book) -> None:
    tracer = Tracer(book)
    at = places(book)["money/all/spending.total.current"]
    asked = (f"收支汇总表!{at.cell}", f"'收支汇总表'!${at.cell[0]}${at.cell[1:]}", f"收支!{at.cell.lower()}",
             f"Income and spending!{at.cell}", f"money!{at.cell}", "spending.total.current",
             "money/all/spending.total.current")
    assert {tracer.trace(one).id for one in asked} == {"money/all/spending.total.current"}
    assert tracer.trace("101/income.total.current").value == tracer.figures["money/101/income.total.current"].value
    with pytest.raises(NoSuchFigureError) as several:
        tracer.trace("汇总表!A1")
    assert several.value.several
    assert len(several.value.known) == 3
    for wrong in ("没有这张表!A1", "收支汇总表!ZZ9", "no/such/figure", "收支汇总表!"):
        with pytest.raises(NoSuchFigureError):
            tracer.trace(wrong)
