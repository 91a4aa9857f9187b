"""按上下级汇总: the blocks of the roll-up that show every level, and its proofs."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from consolidate.district import District
from consolidate.page.cells import anchor
from consolidate.page.page import page_of
from consolidate.rollup.compose import book_of
from consolidate.rollup.model.book import Book
from consolidate.rollup.workbook import write_rollup
from consolidate.tree.node import tree_of
from consolidate.tree.sums import node_sums
from tests.rollup.builder import given
from tests.rollup.sample import sample_district
from tests.tree.examples import FORM
from tests.tree.examples import ROSTER
from tests.tree.examples import filed

SENT = filed(u1="", u11="", u111="45", u1111="30", u1112="12.5", u12="7")
FOUND = replace(SENT, rules=replace(SENT.rules, parents="whole"))


def book(found: District, lang: str = "zh") -> Book:
    return book_of(given(found, lang))  # type: ignore[arg-type]


def test_a_flat_district_has_no_such_blocks() -> None:
    assert [name for name in book(sample_district()).figures() if name.startswith("nodes/")] == []


@pytest.mark.parametrize("mode", ["whole", "own"])
def test_every_node_comes_to_what_the_tree_says(mode: str) -> None:
    found = replace(FOUND, rules=replace(FOUND.rules, parents=mode))
    figures = book(found).figures()
    for one in node_sums(tree_of(ROSTER), found)[1:]:
        name = f"nodes/{one.node.code}"
        for key, figure in (("income", "income.total.current"), ("projects", "spending.project.current")):
            assert figures[f"{name}/{key}"].value == one.total(FORM, figure)
    assert figures["nodes/1/income"].value == figures["money/all/income.total.current"].value  # one total, two sheets


def test_a_bureau_that_differs_from_its_schools_is_shown() -> None:
    made = book(FOUND)
    figures = made.figures()
    name = "nodes/111/check/department-target/income.total.current"
    assert [figures[f"{name}/{key}"].value for key in ("own", "below", "gap")] == [
        Decimal(45),
        Decimal("42.5"),
        Decimal("2.5"),
    ]
    said = {str(cell.value) for cell in made.sheet("money").cells()}
    assert {"不符", "部门整体数已含在下级中"} <= said


def test_where_each_files_its_own_a_tie_looks_like_money_counted_twice() -> None:
    found = filed(u111="42.5", u1111="30", u1112="12.5")
    assert "疑重复计算" in {str(cell.value) for cell in book(found).sheet("money").cells()}
    assert "疑重复计算" not in {str(cell.value) for cell in book(SENT).sheet("money").cells()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_on_the_page_and_in_the_workbook(lang: str, tmp_path: Path) -> None:
    made = book(FOUND, lang)
    assert anchor("nodes/111/income") in page_of(made)
    write_rollup(given(FOUND, lang), tmp_path / "a.xlsx")  # type: ignore[arg-type]
    rows = list(load_workbook(tmp_path / "a.xlsx", data_only=True)[made.sheet("money").name].values)
    assert [row[3] for row in rows if row[0] == "\u3000\u3000东区教育局"] == [42.5]
