"""The tree: who is below whom, what each node comes to, and where a node's own figures are not those of its units."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.district import District
from consolidate.district import Standing
from consolidate.tree.node import branch
from consolidate.tree.node import tree_of
from consolidate.tree.proofs import proofs
from consolidate.tree.sums import NodeSums
from consolidate.tree.sums import node_sums
from consolidate.tree.sums import superseded
from templates.roster import Roster
from templates.roster import Unit
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.slips import AuthorError
from tests.checks.builder import filled
from tests.checks.self_evaluation import ISSUED
from tests.checks.self_evaluation import row
from tests.checks.self_evaluation import values
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import standing
from tests.tree.examples import FORM
from tests.tree.examples import INCOME
from tests.tree.examples import ROSTER
from tests.tree.examples import SCHOOL
from tests.tree.examples import filed

TREE = tree_of(ROSTER, "示例市")


def totals(found: District, figure: str = INCOME, roster: Roster = ROSTER) -> dict[str, Decimal | None]:
    return {one.node.code: one.total(FORM, figure) for one in node_sums(tree_of(roster), found)}


def ruled(found: District, mode: str) -> District:
    return replace(found, rules=replace(found.rules, parents=mode))


def test_the_tree_as_the_roster_spells_it() -> None:
    assert [(node.depth, node.code, node.name) for node in TREE.walk()] == [
        (0, "", "示例市"),
        (1, "1", "市财政局"),
        (2, "11", "东区"),
        (3, "111", "东区教育局"),
        (4, "1111", "一小"),
        (4, "1112", "职院"),
        (2, "12", "西区"),
    ]
    assert TREE.find("11").codes == {"11", "111", "1111", "1112"}  # type: ignore[union-attr]
    assert TREE.find("9") is None


def test_a_very_deep_tree() -> None:
    units = tuple(Unit(str(n), f"第{n}级", parent=str(n - 1) if n else "") for n in range(3000))
    assert max(node.depth for node in tree_of(Roster(units)).walk()) == 3000


def test_units_roll_up_to_the_top() -> None:
    assert totals(filed(u1111="30", u1112="12.5", u12="7")) == {
        "": Decimal("49.5"),
        "1": Decimal("49.5"),
        "11": Decimal("42.5"),
        "111": Decimal("42.5"),
        "1111": 30,
        "1112": Decimal("12.5"),
        "12": 7,
    }


def test_blank_is_not_zero() -> None:
    assert totals(filed(u1111="", u12="7")) == {
        "": 7,
        "1": 7,
        "11": None,
        "111": None,
        "1111": None,
        "1112": None,
        "12": 7,
    }


def test_what_a_bureau_says_as_a_whole_is_not_added_to_what_its_schools_say() -> None:
    found = filed(u111="45", u1111="30", u1112="12.5")
    assert (totals(ruled(found, "whole"))["111"], totals(ruled(found, "own"))["111"]) == (
        Decimal("42.5"),
        Decimal("87.5"),
    )
    assert (superseded(TREE, ruled(found, "whole")), superseded(TREE, ruled(found, "own"))) == (
        frozenset({("111", FORM)}),
        frozenset(),
    )


def test_its_own_figures_stand_in_as_long_as_no_school_has_filed() -> None:
    assert totals(ruled(filed(u111="45", u1111="", u1112=""), "whole"))["11"] == 45


def test_projects_always_add() -> None:
    """A form filled in project by project speaks of the unit's own projects, whoever is below it."""
    evaluated = filled(values(row(1)), ISSUED)
    above, below = Unit("301001", "局"), Unit("302", "校", parent="301001")
    both = district(
        standing(above, evaluated),
        standing(below, replace(evaluated, issued=replace(ISSUED, stamp=replace(ISSUED.stamp, unit="302")))),
    )
    both = replace(both, standings=tuple(replace(one, form="project-self-evaluation") for one in both.standings))
    found = node_sums(tree_of(Roster((above, below))), ruled(both, "whole"))[0]
    assert found.total("project-self-evaluation", "funds.total.executed") == 190
    assert found.execution("project-self-evaluation") == Decimal("0.95")
    assert found.grades == {"优": 2}


def test_parts_say_whose_they_are() -> None:
    top = node_sums(TREE, filed(u1111="30", u12="7"))[0]
    found = top.sums[FORM, INCOME]
    assert [(part.unit, part.field, part.number) for part in found.parts] == [
        ("1111", INCOME, Decimal(30)),
        ("12", INCOME, Decimal(7)),
    ]
    assert found.units == 2
    assert [part.field for part in top.sums[FORM, "projects[*].year_budget"].parts] == ["projects[1].year_budget"] * 2


def test_counts_of_returns() -> None:
    top = node_sums(TREE, filed(u111="45", u1111="30", u1112=""))[0]
    assert (top.expected, top.returned, top.accepted) == (3, 2, 2)


PROOFS = (
    ("whole", {"u111": "42.5", "u1111": "30", "u1112": "12.5"}, ("0", 0, "ties", False)),
    ("whole", {"u111": "42.504", "u1111": "30", "u1112": "12.5"}, ("0.004", 0, "ties", False)),
    ("whole", {"u111": "45", "u1111": "30", "u1112": "12.5"}, ("2.5", 0, "differs", True)),
    ("whole", {"u111": "45", "u1111": "30", "u1112": ""}, ("15", 1, "incomplete", False)),
    ("own", {"u111": "45", "u1111": "30", "u1112": "12.5"}, ("2.5", 0, "apart", False)),
    ("own", {"u111": "42.5", "u1111": "30", "u1112": "12.5"}, ("0", 0, "twice", True)),
)


@pytest.mark.parametrize(("mode", "incomes", "expected"), PROOFS)
def test_a_bureau_against_its_schools(mode: str, incomes: dict[str, str], expected: tuple[str, int, str, bool]) -> None:
    found = filed(**incomes)
    found = ruled(found, mode)
    (proof,) = [one for one in proofs(TREE, found) if one.figure == INCOME]
    assert (proof.code, proof.own.field, proof.children.units) == ("111", INCOME, 2 - proof.missing)
    assert (proof.gap, proof.missing, proof.verdict, proof.alert) == (Decimal(expected[0]), *expected[1:])


def test_no_proof_without_figures_on_both_sides() -> None:
    assert proofs(TREE, filed(u111="45", u1111="")) == proofs(TREE, filed(u111="", u1111="45")) == ()


def test_a_branch_is_a_district_of_its_own() -> None:
    within = branch(filed(u111="45", u1111="30", u12="7"), ROSTER, "111")
    assert [one.unit.code for one in within.standings] == ["111", "1111"]
    assert within.rules.district == "东区教育局"


@pytest.mark.parametrize("code", ["9", ""])
def test_an_unknown_node_is_said(code: str) -> None:
    with pytest.raises(AuthorError):
        branch(filed(u1111="30"), ROSTER, code)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Roster, dict[str, str]]:
    """Return a roster of any shape and what some of its units file."""
    size = draw(st.integers(1, 9))
    parents = [draw(st.integers(-1, n - 1)) for n in range(size)]
    units = tuple(
        Unit(f"u{n}", f"第{n}局", parent=f"u{above}" if above >= 0 else "") for n, above in enumerate(parents)
    )
    incomes = {unit.code: draw(st.sampled_from(["", "1", "0.01", "250.5"])) for unit in units}
    return Roster(tuple(draw(st.permutations(units)))), incomes


@cache
def sent(unit: Unit, income: str) -> Standing:
    """Return what a unit sent; laying out its form takes longest, so each is done once."""
    return standing(unit, built(unit, amounts(f"- - {income}", "- - -", "- - -", "- - -")))


def of(roster: Roster, incomes: dict[str, str], mode: str) -> District:
    given_in = [
        replace(sent(replace(unit, parent=""), income), unit=unit)
        for unit in roster.units
        if (income := incomes[unit.code])
    ]
    found = district(*given_in)
    return replace(found, rules=replace(found.rules, parents=mode))


@given(trees(), st.sampled_from(["whole", "own"]))
@settings(max_examples=40, deadline=None)
def test_a_rollup_of_rollups_is_the_rollup(tree: tuple[Roster, dict[str, str]], mode: str) -> None:
    roster, incomes = tree
    found = of(roster, incomes, mode)
    by_node = {one.node.code: one for one in node_sums(tree_of(roster), found)}
    for one in by_node.values():
        below = [by_node[child.code].total(FORM, INCOME) for child in one.node.children]
        given_below = [total for total in below if total is not None]
        itself = Decimal(incomes.get(one.node.code) or 0) if mode == "own" or not given_below else Decimal(0)
        everything = sum(given_below, itself)
        assert (one.total(FORM, INCOME) or Decimal(0)) == everything
        if one.node.code and (within := branch(found, roster, one.node.code)).standings:
            assert alone(within, roster, one) == one.total(FORM, INCOME)


def alone(within: District, roster: Roster, one: NodeSums) -> Decimal | None:
    """Return what a branch comes to when nothing is known but the branch."""
    units = tuple(
        replace(unit, parent="" if unit.code == one.node.code else unit.parent)
        for unit in roster.units
        if unit.code in one.node.codes
    )
    return node_sums(tree_of(Roster(units)), within)[0].total(FORM, INCOME)


@given(trees(), st.sampled_from(["whole", "own"]), st.integers(0, 8))
@settings(max_examples=40, deadline=None)
def test_a_unit_more_changes_only_what_is_above_it(tree: tuple[Roster, dict[str, str]], mode: str, place: int) -> None:
    roster, incomes = tree
    above = roster.units[place % len(roster.units)]
    more = Roster((*roster.units, Unit("new", "新局", parent=above.code)))
    before, after = (
        totals(of(roster, incomes, mode), roster=roster),
        totals(of(more, {**incomes, "new": "3"}, mode), roster=more),
    )
    path = {node.code for node in tree_of(more).walk() if "new" in node.codes}
    assert {code: total for code, total in after.items() if code not in path} == {
        code: total for code, total in before.items() if code not in path
    }


def test_the_school_of_the_examples_is_a_leaf() -> None:
    assert TREE.find(SCHOOL.code).children == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(("line", "said"), [("", "own"), ("parents: own\n", "own"), ("parents: whole\n", "whole")])
def test_the_rules_say_what_a_unit_above_files(line: str, said: str) -> None:
    assert read_rules(shipped_rules_text() + line, "rules.yaml", shipped_forms()).parents == said


def test_another_word_is_refused() -> None:
    with pytest.raises(AuthorError):
        read_rules(f"{shipped_rules_text()}parents: both\n", "rules.yaml", shipped_forms())
