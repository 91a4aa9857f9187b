"""missing_required and prior_years_blank: what has to be filled in and is blank."""

from dataclasses import replace

import pytest

from templates.returned import Reading
from templates.returned import ReadingKind
from tests.checks.builder import CLEAN
from tests.checks.builder import KNOWN
from tests.checks.builder import PRIOR
from tests.checks.builder import ROW
from tests.checks.builder import TYPED
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import rows
from tests.checks.builder import told

PRIORS = [field for field in CLEAN if field.startswith(("income", "spending")) and "prior" in field]
LAST_YEAR = replace(KNOWN, indicators=(PRIOR,))
NEW = {
    "level1": "产出指标",
    "level2": "数量指标",
    "level3": "宣传场次",
    "target": "12场次",
    "basis": "年度计划",
}
NEW_ROW: Values = {f"goals[1].indicators[2].{column}": text for column, text in NEW.items()}


def test_clean_return_has_no_finding() -> None:
    assert found({}) == ()


@pytest.mark.parametrize(
    ("spoilt", "cells"),
    [
        ({"unit.preparer": ""}, ["D4"]),
        ({"unit.preparer": " \u3000\u00a0\u200b"}, ["D4"]),
        ({"duties": "", "unit.filed": ""}, ["C2", "B13"]),
        ({"income.other.current": "", "income.appropriation.current": 160}, ["D8"]),
        ({f"{ROW}.level1": ""}, ["B43"]),
        ({f"{ROW}.level2": ""}, ["C43"]),  # level 3 stands there all the same
        ({f"{ROW}.target": "", f"{ROW}.basis": ""}, ["G43", "H43"]),
        ({"goals[1].indicators[2].basis": "年度计划"}, ["B44", "C44", "G44"]),  # one cell makes the row count
        ({"goals[1].indicators[2].level3": "宣传场次"}, ["B44", "C44", "G44", "H44"]),
        ({**NEW_ROW, "goals[1].indicators[2].target": "——"}, ["G44"]),  # a dash is no target
    ],
)
def test_missing(spoilt: Values, cells: list[str]) -> None:
    assert rows(found(spoilt)) == [("missing_required", cell) for cell in cells]


@pytest.mark.parametrize(
    "kept",
    [
        {f"{ROW}.prior1": "", f"{ROW}.measure": "", f"{ROW}.direction": ""},
        {"goals[1].indicators[2].reason": "没有这一行"},  # a reason alone makes no row
        {"projects[3].purpose": "没有名称和预算"},  # nor does a purpose
        {"income.other.prior1": 0},  # 0 is data
        NEW_ROW,
        {**NEW_ROW, "goals[1].indicators[2].target": "0"},
    ],
)
def test_not_missing(kept: Values) -> None:
    assert rows(found(kept)) == []


def test_cell_with_an_error_or_a_formula_is_not_missing() -> None:
    spoilt = {
        "unit.preparer": Reading(ReadingKind.ERROR, "#REF!"),
        "duties": Reading(ReadingKind.FORMULA, "=A1"),
    }
    assert rows(found(spoilt)) == [("error_value", "D4"), ("formula_in_input", "B13")]


def test_project_of_the_unit_needs_its_whole_row_and_a_goal() -> None:
    findings = found({"projects[3].name": "调研经费"})
    assert rows(findings) == [
        ("missing_required", "D36"),
        ("missing_required", "E36"),
        ("missing_required", "F36"),
        ("project_goal_mismatch", "C71"),
    ]


def test_earlier_years_all_blank_are_said_once() -> None:
    findings = found(dict.fromkeys(PRIORS, ""))
    assert rows(findings) == [("prior_years_blank", "G7")]
    assert told(findings[0]) == {"prior2": 2022, "prior1": 2023}


def test_earlier_years_partly_blank_are_missing_one_by_one() -> None:
    spoilt = dict.fromkeys([field for field in PRIORS if field != "income.other.prior1"], "")
    names = {name for name, _ in rows(found(spoilt))}
    assert names == {"missing_required"}
    assert len(found(spoilt)) == len(PRIORS) - 1


def test_earlier_years_from_the_ledger_are_not_asked_for() -> None:
    prefilled = replace(KNOWN, values=dict.fromkeys(PRIORS, "5"))
    assert rows(found(dict.fromkeys(PRIORS, ""), issued_for(prefilled))) == []


@pytest.mark.parametrize("target", ["", "/"])
def test_indicator_of_last_year_without_target_is_dropped_not_missing(target: str) -> None:
    findings = found({f"{ROW}.target": target, f"{ROW}.basis": ""}, issued_for(LAST_YEAR))
    assert rows(findings) == [("yoy_dropped", "G43")]


@pytest.mark.parametrize("target", ["", "/"])
@pytest.mark.parametrize("prior1", ["", "/", "——"])
def test_indicator_without_a_value_last_year_is_neither_dropped_nor_missing(target: str, prior1: str) -> None:
    gone = replace(KNOWN, indicators=(replace(PRIOR, prior1=prior1, kind1="target" if prior1 else ""),))
    blank = {f"{ROW}.target": target, f"{ROW}.prior1": "", f"{ROW}.basis": ""}
    assert rows(found(blank, issued_for(gone))) == []


def test_indicator_of_last_year_is_dropped_whether_or_not_the_unit_typed_its_value() -> None:
    typed = issued_for(LAST_YEAR, TYPED)
    totals = dict.fromkeys([one.id for one in typed.fields if ".total." in one.id or "share" in one.id], "")
    for prior1 in ("320", ""):
        spoilt = {**totals, f"{ROW}.target": "/", f"{ROW}.prior1": prior1, f"{ROW}.basis": ""}
        names = [one.name for one in found(spoilt, typed, contract(TYPED)) if one.place.cell == "G43"]
        assert names == ["yoy_dropped"]


def test_indicator_of_last_year_with_a_target_needs_its_basis() -> None:
    assert rows(found({f"{ROW}.basis": ""}, issued_for(LAST_YEAR))) == [("missing_required", "H43")]
