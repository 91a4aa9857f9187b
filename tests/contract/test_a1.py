"""Cell addresses and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.a1 import address
from templates.a1 import column_letters
from templates.a1 import column_number
from templates.a1 import in_sheet
from templates.a1 import split_address


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_there_and_back(row: int, column: int) -> None:
    assert split_address(address(row, column)) == (row, column)
    assert column_number(column_letters(column)) == column


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_letters(column: int, letters: str) -> None:
    assert (column_letters(column), column_number(letters)) == (letters, column)


@pytest.mark.parametrize("cell", ["$B$7", "B$7", "$B7", "B7"])
def test_dollars_do_not_matter(cell: str) -> None:
    assert split_address(cell) == (7, 2)


@pytest.mark.parametrize(
    "cell", ["", "7", "B", "B0", "b7", "B7:C8", "B-7", "B7\n", " B7", "B７", "AAAA1", "B07", "收支!B7"]
)
def test_no_address(cell: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - its text is the cell
        split_address(cell)
    assert error.value.args == (cell,)


@pytest.mark.parametrize(("sheet", "expected"), [("收支", "'收支'!B7"), ("a'b", "'a''b'!B7")])
def test_on_another_sheet(sheet: str, expected: str) -> None:
    assert in_sheet(sheet, "B7") == expected
