"""What stands outside the form: beside it, and in the cells that a merged input covers."""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.raw import RawBook
from consolidate.tampering.tampering import tampering
from templates.a1 import address
from templates.finding import Severity
from templates.layout import PlacedField
from templates.returned import Reading
from templates.returned import ReadingKind
from tests.checks.builder import ISSUED
from tests.checks.builder import RULES

MERGED = [one for one in ISSUED.fields if one.down * one.across > 1]
Cells = dict[tuple[str, str], Reading]


def told(cells: Cells) -> list[tuple[str, str, Severity]]:
    book = RawBook(ISSUED.sheets, cells, frozenset(ISSUED.sheets))
    return [(one.name, one.place.cell, one.severity) for one in tampering(book, ISSUED, RULES)]


def text(content: str) -> Reading:
    return Reading(ReadingKind.TEXT if content.strip() else ReadingKind.BLANK, content)


def covered(field: PlacedField) -> list[str]:
    cells = [
        address(row, column)
        for row in range(field.row, field.row + field.down)
        for column in range(field.column, field.column + field.across)
    ]
    return [cell for cell in cells if cell != field.cell]


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(MERGED), st.text(max_size=5)))
def test_honest_merged_inputs_give_nothing(values: dict[PlacedField, str]) -> None:
    cells = {(field.sheet, field.cell): text(content) for field, content in values.items()}
    blanks = {(field.sheet, cell): text(" ") for field in MERGED for cell in covered(field)}
    assert told({**blanks, **cells}) == []


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_what_stands_in_a_covered_cell_is_told(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(MERGED))
    cell = data.draw(st.sampled_from(covered(field)))
    cells = {(field.sheet, field.cell): text("一"), (field.sheet, cell): text("二")}
    assert told(cells) == [("outside_the_form", cell, Severity.NOTICE)]
