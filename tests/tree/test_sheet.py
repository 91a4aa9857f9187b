"""各级汇总表: the sheet of the roll-up that shows every level, and its proofs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from consolidate.district import District
from consolidate.page.page import page_of
from consolidate.rollup.compose import book_of
from consolidate.rollup.model.book import Book
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


def test_a_flat_district_has_no_such_sheet() -> None:
    assert "nodes" not in {sheet.key for sheet in book(sample_district()).sheets}


@pytest.mark.parametrize("mode", ["whole", "own"])
def test_every_node_comes_to_what_the_tree_says(mode: str) -> None:
    found = replace(FOUND, rules=replace(FOUND.rules, parents=mode))
    figures = book(found).figures()
    for one in node_sums(tree_of(ROSTER), found):
        name = f"nodes/{one.node.code}" if one.node.code else "nodes/all"
        for key, figure in (("income", "income.total.current"), ("projects", "spending.project.current")):
            assert figures[f"{name}/{key}"].value == one.total(FORM, figure)
    assert figures["nodes/all/income"].value == figures["money/all/income.total.current"].value  # one total, two sheets


def test_a_bureau_that_differs_from_its_schools_is_shown() -> None:
    made = book(FOUND)
    figures = made.figures()
    name = "nodes/111/check/department-target/income.total.current"
    assert [figures[f"{name}/{key}"].value for key in ("own", "below", "gap")] == [
        Decimal(45),
        Decimal("42.5"),
        Decimal("2.5"),
    ]
    said = {str(cell.value) for cell in made.sheet("nodes").cells()}
    assert {"不符", "部门整体数已含在下级中"} <= said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_on_the_page_too(lang: str) -> None:
    made = book(FOUND, lang)
    assert f">{made.sheet('nodes').name}</a>" in page_of(made)
