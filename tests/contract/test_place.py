"""Where everything lies: every field one cell, no two things in one place, the same ids in every year."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.form_check import general_id
from templates.form_reader import read_form
from templates.known import Known
from templates.layout import Layout
from templates.layout import PlacedField
from templates.layout import matches
from templates.place import place
from templates.place_checks import CHECK_SHEET
from templates.plan import plan
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from tests.conftest import Snapshot
from tests.contract.units import UNIT
from tests.contract.units import knowns
from tests.contract.units import prior
from tests.contract.units import project

FORM = shipped_forms()["department-target"]
RULES = read_rules(shipped_rules_text(), "rules.yaml", shipped_forms())
TYPED = replace(RULES, derived="typed", history_columns="typed")
PROJECTS = (project(1, Decimal("60.50")), project(2))
VALUES = {"income.other.prior1": "12.50", "spending.basic.prior2": "0"}
KNOWN = Known(UNIT, 2024, PROJECTS, VALUES, (prior("项目1", 0), prior("项目1", 1)))

# as docs and scripts know them (cli.md, field ids of department-target)
PROMISED = """
unit.{name,preparer,phone,filed} income.{appropriation,other,total}.{current,share,prior2,prior1}
spending.{basic,project,total}.{current,share,prior2,prior1} duties tasks
projects[].{name,total_budget,year_budget,purpose} goals[].project
goals[].indicators[].{level1,level2,level3,prior2,prior1,target,basis,measure,direction,reason}
"""

rulebooks = st.builds(
    replace,
    st.just(RULES),
    derived=st.sampled_from(["formula", "typed"]),
    history_columns=st.sampled_from(["ledger", "typed"]),
    spare_projects=st.none() | st.integers(0, 4),
    indicators=st.none() | st.integers(0, 15),
)


def spelt_out(pattern: str) -> Iterator[str]:
    match = re.search(r"\{([^}]*)\}", pattern)
    if match is None:
        yield pattern
        return
    for one in match[1].split(","):
        yield from spelt_out(pattern[: match.start()] + one + pattern[match.end() :])


def owners(layout: Layout, *ids: str) -> list[str]:
    return [f"{layout.fields[one].owner} {layout.fields[one].value}".strip() for one in ids]


def goal_counts(layout: Layout) -> list[tuple[int, int]]:
    """Return for each goal how many of its indicator rows show and how many are spare."""
    counts = []
    for goal in layout.matching("goals[*].project"):
        rows = [row for row in layout.rows if row.row_group.startswith(f"{goal.row_group}.indicators[")]
        counts.append((sum(not row.hidden for row in rows), sum(row.hidden for row in rows)))
    return counts


@given(knowns(), rulebooks)
@settings(max_examples=60, deadline=None)
def test_nothing_lies_on_anything_else(known: Known, rules: RuleBook) -> None:
    layout = place(FORM, known, rules)
    spots = [
        (row, column)
        for slot in layout.slots
        for row in range(slot.row, slot.row + slot.down)
        for column in range(slot.column, slot.column + slot.across)
    ]
    assert len(spots) == len(set(spots))
    assert max(column for _, column in spots) <= len(layout.widths) < layout.flag_column
    assert [row.row for row in layout.rows] == list(range(1, len(layout.rows) + 1))
    assert max(row for row, _ in spots) == len(layout.rows)


@given(knowns(), rulebooks)
@settings(max_examples=60, deadline=None)
def test_every_field_has_one_cell(known: Known, rules: RuleBook) -> None:
    layout = place(FORM, known, rules)
    cells = [(one.sheet, one.cell) for one in layout.fields.values()]
    assert len(cells) == len(set(cells))
    assert all(field_id == one.id for field_id, one in layout.fields.items())
    on_form = [one.id for one in layout.fields.values() if one.sheet == layout.sheet]
    assert on_form == [slot.field.id for slot in layout.slots if slot.field is not None]
    assert {one.sheet for one in layout.fields.values()} == {layout.sheet}


@given(knowns(), rulebooks)
@settings(max_examples=60, deadline=None)
def test_ids_are_those_promised(known: Known, rules: RuleBook) -> None:
    layout = place(FORM, known, rules)
    promised = [one for pattern in PROMISED.split() for one in spelt_out(pattern)]
    found = [general_id(one.id) for one in layout.fields.values() if not one.id.startswith("reasons.")]
    assert set(found) == set(promised)


@given(knowns(), rulebooks)
@settings(max_examples=60, deadline=None)
def test_known_values_are_the_bureaus_and_locked(known: Known, rules: RuleBook) -> None:
    layout = place(FORM, known, rules)
    offered = {"unit.phone"}
    for one in layout.fields.values():
        assert one.unlocked == (one.owner is Owner.UNIT)
        assert (one.owner is Owner.BUREAU) == bool(one.value and one.id not in offered)
    names = [one.value for one in layout.matching("projects[*].name") if one.value]
    assert names == [one.name for one in known.projects]
    rows = [
        layout.fields[one.id.replace("project", "indicators[1].level3")] for one in layout.matching("goals[*].project")
    ]
    firsts = [known.indicators_of(one.name) for one in known.projects]
    assert [one.value for one in rows][: len(firsts)] == [one[0].level3 if one else "" for one in firsts]


@given(knowns(), rulebooks)
@settings(max_examples=60, deadline=None)
def test_there_is_room(known: Known, rules: RuleBook) -> None:
    layout = place(FORM, known, rules)
    spare = 3 if rules.spare_projects is None else rules.spare_projects
    shown = max(1, len(known.projects))
    assert len(layout.matching("projects[*].name")) == len(layout.matching("goals[*].project")) == shown + spare
    room = 12 if rules.indicators is None else rules.indicators
    counts = goal_counts(layout)
    for here, (visible, hidden) in zip(known.projects, counts, strict=False):
        priors = len(known.indicators_of(here.name))
        assert (visible, visible + hidden) == (max(3, priors), max(room, 3, priors + 2 if priors else 0))
    assert [visible for visible, _ in counts[shown:]] == [0] * spare
    listed = [row.hidden for row in layout.rows if row.row_group.startswith("projects[")]
    assert listed == [False] * shown + [True] * spare


@given(knowns(), rulebooks)
@settings(max_examples=30, deadline=None)
def test_digest_is_of_where_things_lie(known: Known, rules: RuleBook) -> None:
    digest = plan(FORM, known, rules).digest
    assert plan(FORM, replace(known), replace(rules)).digest == digest
    more = replace(known, projects=(*known.projects, project(99)))
    assert plan(FORM, more, rules).digest != digest


def test_digest_knows_owner_kind_and_version() -> None:
    layout = plan(FORM, KNOWN, RULES)
    field = layout.fields["unit.preparer"]

    def with_field(changed: PlacedField) -> str:
        return replace(layout, fields={**layout.fields, field.id: changed}).digest

    assert with_field(replace(field)) == layout.digest
    assert with_field(replace(field, owner=Owner.BUREAU)) != layout.digest
    assert with_field(replace(field, kind=Kind.DATE)) != layout.digest
    assert with_field(replace(field, row=99)) != layout.digest
    assert replace(layout, version="2025.1").digest != layout.digest
    assert re.fullmatch("[0-9a-f]{16}", layout.digest)


def test_what_the_bureau_knows() -> None:
    ids = ("income.other.prior1", "income.other.prior2", "spending.basic.prior2", "projects[1].year_budget")
    more = ("projects[2].year_budget", "goals[1].project", "goals[3].project", "unit.phone", "income.total.current")
    first = [
        f"goals[1].indicators[1].{name}" for name in ("level1", "prior2", "prior1", "target", "measure", "direction")
    ]
    layout = place(FORM, KNOWN, RULES)
    assert owners(layout, *ids) == ["bureau 12.5", "unit", "bureau 0", "bureau 60.5"]
    assert owners(layout, *more) == ["unit", "bureau 项目1", "formula", "unit 0000-1001", "formula"]
    assert owners(layout, *first) == [
        "bureau 产出指标",
        "bureau 300",
        "bureau 320",
        "unit",
        "bureau 人次",
        "bureau 正向",
    ]
    assert owners(place(FORM, KNOWN, TYPED), *ids, *first[:3]) == [
        *("unit", "unit", "unit", "bureau 60.5"),
        *("bureau 产出指标", "unit", "unit"),
    ]


@pytest.mark.parametrize("value", ["12万元", "NaN", "1e400", "无", "1_000"])
def test_a_known_amount_that_is_no_number_is_left_to_the_unit(value: str) -> None:
    layout = place(FORM, replace(KNOWN, values={"income.other.prior1": value}), RULES)
    assert owners(layout, "income.other.prior1") == ["unit"]


def test_totals_that_the_unit_types() -> None:
    layout = place(FORM, KNOWN, TYPED)
    assert owners(layout, "income.total.current", "income.other.share", "goals[3].project") == [
        "unit",
        "unit",
        "formula",
    ]
    assert layout.fields["income.total.current"].need is Need.ALWAYS
    helped = [(slot.row, slot.column, slot.text.zh) for slot in layout.slots if slot.style == "should_be"]
    assert helped[:6] == [(7, 10, "E7"), (8, 10, "E8"), (9, 10, "D9"), (9, 11, "E9"), (9, 12, "G9"), (9, 13, "H9")]
    assert not [slot for slot in place(FORM, KNOWN, RULES).slots if slot.should_be is not None]


def test_parts_of_totals_that_the_unit_types_may_stay_blank() -> None:
    form = shipped_forms()["project-self-evaluation"]
    ids = ("1/funds.total.executed", "1/funds.appropriation.executed", "1/funds.other.executed")
    needs = {
        rules.derived: [place(form, KNOWN, rules, number=1).fields[one].need for one in ids] for rules in (RULES, TYPED)
    }
    assert needs == {
        "formula": [Need.NEVER, Need.ALWAYS, Need.NEVER],
        "typed": [Need.ALWAYS, Need.NEVER, Need.NEVER],
    }


@pytest.mark.parametrize("rules", [RULES, TYPED])
def test_a_block_that_a_unit_may_do_without(rules: RuleBook) -> None:
    layout = place(shipped_forms()["project-target"], KNOWN, rules, number=1)
    costs = [one for key, one in layout.fields.items() if key.startswith("1/costs")]
    rows = [plan for plan in layout.rows if plan.row in {one.row for one in costs}]
    head = next(plan for plan in layout.rows if plan.row == rows[0].row - 1)
    assert all(plan.hidden for plan in (head, *rows))
    assert {"1/costs.total.amount", "1/costs[1].item", "1/costs[10].prior1"} <= set(head.needs[0])
    assert {one.need for one in costs} == {Need.NEVER, Need.ROW}  # nothing of it is required while it is not used


def test_a_narrow_form_shows_as_many_helpers_as_it_has_room_for() -> None:
    total = "{at: %s, field: %s, kind: money, owner: formula, formula: '1 + 1', label: 合计}"
    cells = ", ".join(total % pair for pair in (("A", "a"), ("B", "b"), ("C", "c")))
    helper = "{at: E, field: note, kind: text, owner: unit, label: 说明}"
    head = "form: f\nversion: '1'\ntitle: f\nsheet: f\ncolumns: {A: 5, B: 5, C: 5, D: 2, E: 9, F: 9}\nprinted: A:C\n"
    form = read_form(f"{head}groups: [{{items: [{{cells: [{cells}, {helper}]}}]}}]", "f.yaml")
    slots = place(form, KNOWN, TYPED).slots
    assert [(slot.column, slot.style) for slot in slots] == [
        *((1, "input"), (2, "input"), (3, "input"), (5, "input")),
        (6, "should_be"),
    ]


@pytest.mark.parametrize(("unit", "high"), [("万元", 10**8), ("元", 10**12)])
def test_bounds_of_money_follow_its_unit(unit: str, high: int) -> None:
    layout = place(FORM, KNOWN, replace(RULES, money_unit=unit))
    field = layout.fields["income.other.current"]
    assert [field.low, field.high] == [0, high]
    assert (layout.fields["income.other.share"].low, layout.fields["unit.filed"].high) == (None, None)


def test_texts_name_the_years_the_unit_and_the_goal() -> None:
    layout = place(FORM, KNOWN, RULES)
    assert layout.slots[0].text.zh == "示例局2024年整体支出绩效目标表"
    assert layout.fields["income.other.prior2"].label.en == "Income, other funds, 2022"
    assert layout.fields["goals[2].project"].label.zh == "年度目标 2 的项目"
    left = [slot.text for slot in layout.slots] + [one.label for one in layout.fields.values()]
    assert not [text for text in left if "{" in text.zh + text.en]


def test_rules_that_hold_anyway_get_no_line() -> None:
    def lines(rules: RuleBook, known: Known = KNOWN) -> list[str]:
        return [line.rule.id for line in plan(FORM, known, rules).checks if line.rule is not None]

    both = [f"income_spending_mismatch.income.total.{year}" for year in ("current", "prior2", "prior1")]
    assert lines(RULES) == [*both, "projects_sum_ne_project_spending"]
    assert len(lines(TYPED)) == len(RULES.rules_of(FORM.id))
    own = replace(RULES.rules[-1], id="rule_broken", at="projects[9].year_budget")
    assert lines(replace(RULES, rules=(own,))) == []  # this unit has no ninth project
    assert lines(replace(RULES, rules=(own,), spare_projects=7)) == ["rule_broken"]


def test_reason_cells_stand_on_their_lines() -> None:
    layout = plan(FORM, KNOWN, TYPED)
    reasons = [(line.reason, layout.fields[line.reason].cell) for line in layout.checks if line.reason]
    rows = {line.reason: line.row for line in layout.checks}
    assert reasons == [
        (f"reasons.{name}", f"E{rows[f'reasons.{name}']}")
        for name in ("projects_sum_ne_project_spending", "prior_restated", "value_column_ties_to_money")
    ]
    assert all(layout.fields[reason].sheet == CHECK_SHEET for reason, _ in reasons)


@pytest.mark.parametrize(
    ("path", "field_id", "fits"),
    [
        ("goals[*].project", "goals[12].project", True),
        ("goals[*].indicators[*].target", "goals[1].indicators[2].target", True),
        ("goals[1].indicators[*].target", "goals[1].indicators[2].target", True),
        ("goals[1].indicators[*].target", "goals[11].indicators[2].target", False),
        ("goals[*].project", "goals[1].projects", False),
        ("goals[*].project", "goals.project", False),
        ("goal[*].project", "goals[1].project", False),
        ("goals[*].project", "goals[1].indicators[2].project", False),
        ("unit.name", "unit.name", True),
    ],
)
def test_matches(path: str, field_id: str, *, fits: bool) -> None:
    assert matches(path, field_id) is fits


def test_layout_of_a_small_unit(snapshot: Snapshot) -> None:
    small = Known(UNIT, 2024, PROJECTS[:1], VALUES, (prior("项目1", 0),))
    rules = replace(RULES, spare_projects=1, indicators=3)
    fields = plan(FORM, small, rules).fields.values()
    lines = [f"{one.sheet} {one.cell:<4} {one.id:<45} {one.kind:<9} {one.owner:<7} {one.value}" for one in fields]
    snapshot("\n".join(line.rstrip() for line in lines) + "\n")
