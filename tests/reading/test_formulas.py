"""Shared formulas: each cell has its own, as Excel shows it; openpyxl's translator is the judge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from consolidate.reading.places import column_letters
from consolidate.reading.shared_formulas import moved
from tests.reading.tiny import cells


@pytest.mark.parametrize(
    ("formula", "down", "across", "expected"),
    [
        ("SUM(A1:B2)", 1, 1, "SUM(B2:C3)"),
        ("$A1+A$1+$A$1", 2, 3, "$A3+D$1+$A$1"),
        ("LOG10(A1)", 1, 0, "LOG10(A2)"),
        ('"A1"&A1', 1, 0, '"A1"&A2'),
        ('"他说""A1"""&A1', 1, 0, '"他说""A1"""&A2'),
        ("'A1 表'!B2", 1, 0, "'A1 表'!B3"),
        ("'it''s A1'!B2", 1, 0, "'it''s A1'!B3"),
        ("绩效目标表!D7", 1, 1, "绩效目标表!E8"),
        ("表A1!D7", 1, 0, "表A1!D8"),
        ("A:A", 1, 1, "B:B"),
        ("$A:B", 1, 1, "$A:C"),
        ("1:3", 1, 1, "2:4"),
        ("SUM($1:2)", 1, 1, "SUM($1:3)"),
        ("list_level1+A1", 1, 0, "list_level1+A2"),
        ("TAX_A1", 1, 1, "TAX_A1"),
        ("x.A1", 1, 1, "x.A1"),
        ("1E5+A1", 1, 0, "1E5+A2"),
        ("[1]表!A1", 1, 0, "[1]表!A2"),
        ("T[A1]", 1, 0, "T[A1]"),
        ("A1", -1, 0, "#REF!"),
        ("A1", 0, -1, "#REF!"),
        ("A1048576", 1, 0, "#REF!"),
        ("A1#+_xlfn.IFS(A1)", 1, 0, "A2#+_xlfn.IFS(A2)"),
        ("IF(TRUE,A1,)", 1, 0, "IF(TRUE,A2,)"),
    ],
)
def test_moved(formula: str, down: int, across: int, expected: str) -> None:
    assert moved(formula, down, across) == expected


def reference() -> st.SearchStrategy[str]:
    """Draw a reference to a cell."""
    dollar = st.sampled_from(["", "$"])
    return st.builds(
        lambda a, column, b, row: f"{a}{column_letters(column)}{b}{row}",
        dollar, st.integers(40, 900), dollar, st.integers(40, 900),
    )  # fmt: skip


PIECES = st.one_of(
    reference(),
    st.tuples(reference(), reference()).map(":".join),
    reference().map("绩效目标表!{}".format),
    reference().map("'一 二'!{}".format),
    st.sampled_from(['"A5"', "12", "1.5", "TRUE", '"甲""A9"', "list_level1", "PI()"]),
)


@given(
    st.lists(PIECES, min_size=1, max_size=5).map(lambda found: f"SUM({','.join(found)})+LOG10(AZ50)"),
    st.integers(-30, 30),
    st.integers(-30, 30),
)
def test_moved_as_openpyxl_moves_it(formula: str, down: int, across: int) -> None:
    here, there = "AZ100", f"{column_letters(52 + across)}{100 + down}"
    assert f"={moved(formula, down, across)}" == Translator(f"={formula}", here).translate_formula(there)


def test_a_shared_formula_in_its_cells() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1</f><v>1</v></c>'
        '<c r="D1"><f t="shared" si="1"/></c><c r="E1"><f t="shared" ref="D1:E1" si="1">A1</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c><c r="B3"><f>D1</f></c></row>'
    )
    assert {cell: text for cell, (_, text) in cells(rows).items()} == {
        "A1": "=B1*$C$1", "A2": "=B2*$C$1", "A3": "=B3*$C$1", "B3": "=D1", "D1": "=#REF!", "E1": "=A1"}  # fmt: skip
