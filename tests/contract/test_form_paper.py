"""The paper of the shipped forms: both languages everywhere, no holes, lists that autocomplete leaves alone."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from templates.form import Form
from templates.form import Kind
from templates.form import Row
from templates.known import Known
from templates.plan import plan
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from tests.contract.form_parts import cells
from tests.contract.form_parts import groups
from tests.contract.form_parts import texts
from tests.contract.units import UNIT
from tests.contract.units import project

FORMS = shipped_forms()
RULES = read_rules(shipped_rules_text(), "rules.yaml", FORMS)
TYPED = replace(RULES, derived="typed", history_columns="typed")
KNOWN = Known(UNIT, 2024, (project(1, Decimal("60.5")), project(2)))
WORDS = {"unit", "year", "prior1", "prior2", "money_unit", "month"}  # what a text may name in { }


each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@each_form
def test_every_text_is_there_in_both_languages(form: Form) -> None:
    assert [text.zh for text in texts(form) if bool(text.zh) != bool(text.en) and text.zh != "—"] == []


@each_form
def test_texts_name_only_what_can_be_filled_in(form: Form) -> None:
    allowed = WORDS | {group.id for group in groups(form) if group.id}
    named = {name for text in texts(form) for name in re.findall(r"\{(\w+)\}", text.zh + text.en)}
    assert named - allowed == set()


@each_form
def test_value_cells_say_what_to_write(form: Form) -> None:
    silent = [one.id for one in form.fields() if one.owner == "unit" and one.kind is Kind.VALUE and not one.hint.zh]
    assert silent == []


@each_form
def test_no_heading_begins_with_a_permitted_value_of_its_column(form: Form) -> None:
    """Autocomplete of the offices would break the list."""
    values = {one.id: one.values for one in form.lists}
    heads = [cell for cell in cells(form) if cell.style in ("head", "helper") and cell.field is None]
    clashes = [
        (head.text.zh, value)
        for cell in cells(form)
        if cell.field
        for value in values.get(cell.field.choices, ())
        for head in heads
        if head.first <= cell.first <= head.last and head.text.zh.startswith(value) and value != "—"
    ]
    assert clashes == []


@each_form
def test_the_paper_has_no_holes(form: Form) -> None:
    """Below the title and the line of the date every printed cell belongs to something; the spacer belongs to none."""
    for rules in (RULES, TYPED):
        for layout in plan(form, KNOWN, rules).layouts:
            taken = {
                (row, column)
                for slot in layout.slots
                for row in range(slot.row, slot.row + slot.down)
                for column in range(slot.column, slot.column + slot.across)
            }
            wanted = {(one.row, column) for one in layout.rows[2:] for column in range(1, layout.printed + 1)}
            assert wanted - taken == set()
            assert {column for _, column in taken} & {layout.printed + 1} == set()


@each_form
def test_typed_totals_have_room_for_what_they_should_be(form: Form) -> None:
    """A figure the unit types that can be worked out is told beside its row, as long as the row has a free column."""
    for group in groups(form):
        for row in (item for item in group.items if isinstance(item, Row)):
            derived = [cell for cell in row.cells if cell.field and (cell.field.formula or cell.field.derive)]
            taken = {column for cell in row.cells for column in range(cell.first, cell.last + 1)}
            free = [one for one in range(form.printed + 2, len(form.columns) + 1) if one not in taken]
            typed = [cell for cell in derived if cell.field and cell.field.kind is not Kind.TEXT]
            assert len(typed) <= len(free), [cell.field.id for cell in typed if cell.field]


@each_form
def test_room_for_thirty_indicators_of_a_project(form: Form) -> None:
    rooms = [group.room for group in groups(form) if group.id == "indicators" and form.id != "department-target"]
    assert all(room >= 30 for room in rooms)
