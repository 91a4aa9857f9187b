"""Laws: any one locked cell changed is found at its cell and nowhere else; whatever is typed into inputs is silent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from templates.issued import LockedCell
from templates.layout import PlacedField
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.text import squeeze
from tests.tampering.bench import SHEET
from tests.tampering.bench import good
from tests.tampering.bench import made
from tests.tampering.bench import reading
from tests.tampering.bench import told
from tests.tampering.moves import Move

LOCKED = made()[0].locked
INPUTS = tuple(one for one in made()[0].fields if one.unlocked)
texts = st.text(max_size=30)
readings = st.one_of(
    st.just(BLANK),
    texts.map(lambda text: Reading(ReadingKind.TEXT if squeeze(text) else ReadingKind.BLANK, text)),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(
        lambda number: Reading(ReadingKind.NUMBER, str(number), number)
    ),
    st.dates().map(lambda day: Reading(ReadingKind.DATE, day.isoformat())),
    st.sampled_from(["#REF!", "#N/A"]).map(lambda text: Reading(ReadingKind.ERROR, text)),
    texts.map(lambda text: Reading(ReadingKind.FORMULA, f"={text}")),
)


def another(locked: LockedCell, found: Reading) -> bool:
    """Tell whether the reading is plainly something else than what was issued."""
    if locked.kind == "text":
        return found.kind is ReadingKind.FORMULA or squeeze(found.text) != squeeze(locked.text)
    return found.kind is not ReadingKind.FORMULA and found.kind is not ReadingKind.NUMBER


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_one_locked_cell_changed_is_found_at_its_cell(data: st.DataObject) -> None:
    locked = data.draw(st.sampled_from(LOCKED))
    found = data.draw(readings.filter(lambda one: another(locked, one)))
    book = replace(good(), cells={**good().cells, (locked.sheet, locked.cell): found})
    name = "formula_changed" if locked.kind == "formula" else "locked_cell_changed"
    assert told(book) == [(name, f"{locked.sheet}!{locked.cell}", "block")]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_one_sign_of_a_formula_changed_is_found(data: st.DataObject) -> None:
    locked = data.draw(st.sampled_from([one for one in LOCKED if one.kind == "formula"]))
    digits = [number for number, sign in enumerate(locked.text) if sign.isdigit()]
    at = data.draw(st.sampled_from(digits or [len(locked.text) - 1]))
    sign = data.draw(st.sampled_from([one for one in "123456789" if one != locked.text[at]]))
    changed = reading(locked.text[:at] + sign + locked.text[at + 1 :])
    book = replace(good(), cells={**good().cells, (locked.sheet, locked.cell): changed})
    assert told(book) == [("formula_changed", f"{locked.sheet}!{locked.cell}", "block")]


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(INPUTS), readings))
def test_whatever_is_typed_into_inputs_is_no_tampering(values: dict[PlacedField, Reading]) -> None:
    typed = {(one.sheet, one.cell): found for one, found in values.items()}
    assert told(replace(good(), cells={**good().cells, **typed})) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 58), st.integers(1, 4), st.booleans(), st.booleans())
def test_rows_inserted_or_deleted_are_one_finding(row: int, count: int, deleted: bool, rewrite: bool) -> None:  # noqa: FBT001
    found = told(Move(row=row, count=count, deleted=deleted, rewrite=rewrite)(good()))
    assert found
    assert {severity for _, _, severity in found} == {"block"}
    if row + count * deleted < 56:  # further down too little stands below to tell a row deleted from one wiped
        assert [name for name, _, _ in found] == ["layout_changed"]


@pytest.mark.parametrize("origin", ["xls", "ods"])
def test_of_values_alone_no_formula_is_compared(origin: str) -> None:
    def value(found: Reading) -> Reading:
        return Reading(ReadingKind.TEXT, "31337") if found.kind is ReadingKind.FORMULA else found

    cells = {at: value(found) for at, found in good().cells.items()}
    book = replace(good(), cells=cells, origin=origin, facets={}, protected=frozenset())
    assert told(book) == []
    changed = replace(book, cells={**cells, (SHEET, "C7"): reading("财政拨款收入")})
    assert told(changed) == [("locked_cell_changed", f"{SHEET}!C7", "block")]
