"""Sums of money, splits on another basis, more spent than there was, budgets cut, amounts in another unit."""

import pytest

from consolidate.checks.all_checks import run_checks
from templates.known import Known
from templates.shipped import shipped_forms
from tests.checks.builder import TYPED
from tests.checks.builder import UNIT
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.self_evaluation import names

DEPARTMENT = issued_for(Known(UNIT, 2023), TYPED, shipped_forms()["department-self-evaluation"])
MONEY = {"fund_total_ne_parts", "received_total_ne_parts", "breakdown_basis_mismatch", "executed_over_received",
         "budget_cut_not_explained", "unit_mismatch_yuan_wan"}  # fmt: skip
LIWAN: Values = {
    "funds.original": "1252.97",
    "funds.adjusted": "1304.63",
    "funds.executed": "1238.39",
    "funds.rate": "94.92%",
    "funds.sources.general": "1238.39",
    "funds.sources.fund": "0",
    "funds.sources.capital": "0",
    "funds.sources.other": "0",
    "funds.nature.basic": "967.07",
    "funds.nature.project": "271.32",
    "funds.carryover": "0.00",
}


def funds(changed: Values) -> list[tuple[str, str]]:
    """Return what is found about money in the self-evaluation of a project."""
    return [one for one in names({**changed, "score.total": ""}) if one[0] in MONEY]


def department(changed: Values) -> list[tuple[str, str]]:
    """Return what is found about money in the self-evaluation of a department."""
    told = run_checks(filled({**LIWAN, **changed}, DEPARTMENT), contract(TYPED))
    return [(one.name, one.place.field) for one in told if one.name in MONEY or one.name.startswith("exec")]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"funds.total.adjusted": "110"}, [("fund_total_ne_parts", "funds.total.adjusted")]),
        ({"funds.appropriation.initial": "99.996"}, []),  # less than a cent
        ({"funds.appropriation.initial": "99.99"}, [("fund_total_ne_parts", "funds.total.initial")]),
        ({"funds.appropriation.initial": "60", "funds.carryover.initial": "40", "funds.other.initial": "—"}, []),
        ({"funds.appropriation.initial": "60", "funds.other.initial": "约40"}, []),  # unreadable: its own cell says so
        ({f"funds.appropriation.{name}": "" for name in ("initial", "adjusted", "executed")}, []),
        ({"funds.total.executed": "105", "funds.appropriation.executed": "105"}, [
            ("executed_over_received", "funds.total.executed")]),
        ({"funds.other.adjusted": "10", "funds.other.executed": "11", "funds.appropriation.adjusted": "90",
          "funds.appropriation.executed": "84"}, [("executed_over_received", "funds.other.executed")]),
        ({"funds.total.initial": "270", "funds.appropriation.initial": "270"}, [
            ("budget_cut_not_explained", "funds.total.adjusted")]),
        ({"funds.total.initial": "142", "funds.appropriation.initial": "142"}, []),  # less than 30 %
        ({"funds.total.initial": "270", "funds.appropriation.initial": "270", "notes": "年中因财力紧张压减预算。"}, []),
        ({"funds.total.initial": "50", "funds.appropriation.initial": "50"}, []),  # more money is no cut
    ],
)  # fmt: skip
def test_funds_of_a_project(changed: Values, told: list[tuple[str, str]]) -> None:
    assert funds(changed) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"funds.nature.basic": "1033.31"}, [("breakdown_basis_mismatch", "funds.nature.basic")]),
        ({"funds.nature.basic": "1000"}, [("fund_total_ne_parts", "funds.executed")]),
        ({"funds.sources.general": "1304.63"}, [("breakdown_basis_mismatch", "funds.sources.general")]),
        ({"funds.sources.general": "1200"}, [("received_total_ne_parts", "funds.executed")]),
        ({"funds.nature.basic": "", "funds.nature.project": ""}, []),
        ({"funds.rate": "98.84%"}, [("exec_rate_wrong", "funds.rate")]),
        ({"funds.sources.general": "12383900"}, [("unit_mismatch_yuan_wan", "funds.sources.general")]),
        ({"tasks[1].project": "走访", "tasks[1].budget": "10000"}, []),
        ({"tasks[1].project": "走访", "tasks[1].budget": "1000000"}, [("unit_mismatch_yuan_wan", "tasks[1].budget")]),
    ],
)
def test_funds_of_a_department(changed: Values, told: list[tuple[str, str]]) -> None:
    assert department(changed) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"funds.total.adjusted": "1000000"}, [("unit_mismatch_yuan_wan", "funds.total.adjusted")]),
        ({"funds.total.initial": "1000000"}, [("unit_mismatch_yuan_wan", "funds.total.initial")]),
        ({"funds.appropriation.executed": "950000"}, [("unit_mismatch_yuan_wan", "funds.appropriation.executed")]),
        ({f"funds.{one}.initial": "1000" for one in ("total", "appropriation")}, [
            ("budget_cut_not_explained", "funds.total.adjusted")]),  # ten times is no other unit
    ],
)  # fmt: skip
def test_another_unit(changed: Values, told: list[tuple[str, str]]) -> None:
    assert funds(changed) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"spending.basic.prior1": "500000"}, ["spending.basic.prior1"]),
        ({"spending.basic.prior1": "500"}, []),
        ({"projects[3].name": "车辆购置", "projects[3].year_budget": "20000"}, ["projects[3].year_budget"]),
        ({"projects[3].name": "车辆购置", "projects[3].year_budget": "200"}, []),
        (
            {"projects[3].name": "车辆购置", "projects[3].year_budget": "1000", "spending.project.current": "100.1"},
            ["projects[3].year_budget"],  # the sum ties once it is 0.1 万元
        ),
    ],
)
def test_another_unit_in_the_targets_of_a_department(changed: Values, told: list[str]) -> None:
    assert [one.place.field for one in found(changed) if one.name == "unit_mismatch_yuan_wan"] == told
