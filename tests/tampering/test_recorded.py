"""What is recorded at issue is what stands in the file, for every form: nothing is found in a workbook just issued."""

import pytest

from tests.tampering.bench import FORMS
from tests.tampering.bench import made
from tests.tampering.bench import read
from tests.tampering.bench import told


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_workbook_just_issued_is_as_it_was_recorded(form: str) -> None:
    issued, content = made(form=form)
    book = read(content)
    merges = {(sheet, cells) for sheet in issued.sheets for cells in book.facet(sheet).merges}
    hidden = {
        (sheet, row)
        for sheet in issued.sheets
        for first, last in book.facet(sheet).hidden_rows
        for row in range(first, last + 1)
    }
    assert merges
    assert (set(issued.merges), set(issued.hidden_rows)) == (merges, hidden)
    assert told(book, issued) == []
