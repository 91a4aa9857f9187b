"""Invented forms: what is wrong in each is found, at its field, and what is right stays silent."""

from collections.abc import Iterable
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cases.fill import CLERK
from tests.cases.invented import SHEETS
from tests.cases.invented import Sheet
from tests.cases.invented_plans import DEPARTMENTS
from tests.cases.invented_plans import PLANS
from tests.cases.invented_plans import Department
from tests.cases.invented_plans import Plan
from tests.cases.paper import Found
from tests.cases.paper import Paper
from tests.cases.paper import checked
from tests.cases.paper import issue

FILED = {"project-target": "2024-01-16"}


def found_in(form: str, sheets: Iterable[Sheet | Plan], folder: Path) -> Mapping[str, list[Found]]:
    """Return the findings of one workbook with a sheet for each of the projects, by project."""
    head = {**CLERK, "unit.filed": FILED.get(form, "2025-03-01")}
    filled = tuple((one.name, {**head, **one.answers()}) for one in sheets)
    paper = Paper(form, 2024, "示例区某局", "万元", filled, {name: "" for name, _ in filled})
    everything = checked(issue(paper, folder), numbers=False)
    assert [one for one in everything if not one.project and one.severity != "notice"] == []
    return {name: [one for one in everything if one.project == name] for name, _ in filled}


def graver(found: Iterable[Found]) -> list[str]:
    """Return what blocks or asks for a reason, as ``name field``."""
    return sorted({one.place for one in found if one.severity != "notice"})


@pytest.fixture(scope="module")
def evaluations(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Found]]:
    return found_in("project-self-evaluation", SHEETS, tmp_path_factory.mktemp("evaluations") / "w")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Found]]:
    return found_in("project-target", PLANS, tmp_path_factory.mktemp("plans") / "w")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
def test_self_evaluation(evaluations: Mapping[str, list[Found]], sheet: Sheet) -> None:
    assert graver(evaluations[sheet.name]) == sorted(sheet.wrong)


@pytest.mark.parametrize("plan", PLANS, ids=lambda one: one.name)
def test_target_form(plans: Mapping[str, list[Found]], plan: Plan) -> None:
    assert graver(plans[plan.name]) == sorted(plan.wrong)


@pytest.mark.parametrize("one", DEPARTMENTS, ids=lambda one: one.name)
def test_department(one: Department, tmp_path: Path) -> None:
    answers = {**CLERK, "unit.filed": "2025-03-01", **one.answers()}
    paper = Paper("department-self-evaluation", 2024, one.name, "万元", (("", answers),), {}, one.settings)
    assert graver(checked(issue(paper, tmp_path / "w"), numbers=True)) == sorted(one.wrong)
