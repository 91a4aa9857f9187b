"""What was issued, kept as one packed text: reading it again gives an equal record."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from templates.expr import Number
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.issued import Issued
from templates.issued import LockedCell
from templates.issued import from_record
from templates.issued import to_record
from templates.known import Known
from templates.layout import PlacedField
from templates.plan import plan
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.stamp import Stamp
from templates.text import Text
from tests.contract.trees import trees
from tests.contract.units import UNIT
from tests.contract.units import knowns
from tests.contract.units import project

FORM = shipped_forms()["department-target"]
RULES = read_rules(shipped_rules_text(), "rules.yaml", shipped_forms())
STAMP = Stamp("department-target", "2024.1", "301001", 2024, "2024-301001-0a1b2c3d", "0123456789abcdef", "k1")
modes = st.builds(
    replace,
    st.just(RULES),
    derived=st.sampled_from(["formula", "typed"]),
    history_columns=st.sampled_from(["ledger", "typed"]),
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
words = st.builds(Text, texts, texts)
bounds = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
fields = st.builds(
    PlacedField,
    id=texts,
    label=words,
    kind=st.sampled_from(Kind),
    owner=st.sampled_from(Owner),
    need=st.sampled_from(Need),
    sheet=texts,
    row=st.integers(0, 99),
    column=st.integers(0, 99),
    value=texts,
    formula=st.none() | trees,
    low=bounds,
    high=bounds,
    longest=st.integers(0, 9999),
    choices=st.lists(texts, max_size=3).map(tuple),
    suggested=st.lists(texts, max_size=3).map(tuple),
    hint=words,
    wording=words,
)


def issue(fields: tuple[PlacedField, ...]) -> Issued:
    locked = (LockedCell("绩效目标表", "A1", "text", "标题"), LockedCell("绩效目标表", "D9", "formula", "=D7+D8"))
    return Issued(STAMP, "2024-01-02", "outbox/示例局.xlsx", ("填报说明", "绩效目标表"), fields, locked)


@given(knowns(), modes)
@settings(max_examples=20, deadline=None)
def test_issue_of_any_unit_reads_as_itself(known: Known, rules: RuleBook) -> None:
    issued = issue(tuple(plan(FORM, known, rules).fields.values()))
    assert from_record(to_record(issued)) == issued


@given(st.lists(fields, max_size=3).map(tuple))
def test_any_field_reads_as_itself(fields: tuple[PlacedField, ...]) -> None:
    assert from_record(to_record(issue(fields))) == issue(fields)


def test_small_numbers_in_formulas_survive() -> None:
    field = PlacedField("a", Text("甲"), Kind.MONEY, Owner.FORMULA, Need.NEVER, "表", 1, 1)
    issued = issue((replace(field, formula=Number(Decimal("0.0000001"))),))
    assert from_record(to_record(issued)) == issued


def test_record_is_small_plain_text() -> None:
    issued = issue(tuple(plan(FORM, Known(UNIT, 2024), RULES).fields.values()))
    record = to_record(issued)
    assert record.isascii()
    assert len(record) < len(issued.fields) * 60


def test_field_by_id() -> None:
    issued = issue(tuple(plan(FORM, Known(UNIT, 2024), RULES).fields.values()))
    found = issued.field("unit.name")
    assert found is not None
    assert (found.cell, found.value, issued.field("unit.nam")) == ("D3", "示例局", None)


def test_formulas_on_the_sheets_of_projects_keep_their_fields() -> None:
    """``1/funds.own`` is a field of the first project, never one divided by a field."""
    known = Known(UNIT, 2024, (project(1), project(2)))
    issued = issue(tuple(plan(shipped_forms()["project-self-evaluation"], known, RULES).fields.values()))
    assert {field.part for field in issued.fields} == {"1/", "2/"}
    assert from_record(to_record(issued)) == issued
