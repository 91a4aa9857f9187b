"""Each case of a real form, filled in with its printed values, through init, generate, fields and check.

Errors and warnings of the case are found under their names, what ties out is not flagged, and nothing else that
blocks or asks for a reason is said but what ``expected.py`` gives the arithmetic for.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.cases.expected import ALSO_RIGHT
from tests.cases.expected import ELSEWHERE
from tests.cases.expected import SILENT
from tests.cases.fill import CASES
from tests.cases.fill import paper_of
from tests.cases.fill import read_case
from tests.cases.paper import Found
from tests.cases.paper import checked
from tests.cases.paper import issue

NAMES = sorted(path.name.partition("-")[0] for path in CASES.glob("*.json"))
TYPED_AS_TEXT = {"number_as_text"}


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> "Judged":
    return Judged(tmp_path_factory.mktemp("cases"))


class Judged:
    """The findings of each case, worked out once for all tests."""

    def __init__(self, folder: Path) -> None:
        self.issued = cache(lambda name: issue(paper_of(read_case(name)), folder / name))
        self.found = cache(lambda name, numbers: checked(self.issued(name), numbers=numbers))

    def __call__(self, name: str, *, numbers: bool = True) -> tuple[Found, ...]:
        return self.found(name, numbers)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_case_expects_is_found(judged: Judged, name: str) -> None:
    graver = [one["code"] for one in read_case(name)["expect"] if one["severity"] in ("error", "warn")]
    found = {one.name for one in judged(name)}
    assert [code for code in graver if code not in found and code not in ELSEWHERE.get(name, ())] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_ties_out_is_not_flagged(judged: Judged, name: str) -> None:
    names, at = SILENT[name]
    assert [one for one in judged(name) if one.name in names and re.match(at, one.field)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_asked_for(judged: Judged, name: str) -> None:
    case = read_case(name)
    known = {one["code"] for one in case["expect"]} | set(ALSO_RIGHT.get(name, {}))
    filled = {(project, field) for project, answers in paper_of(case).sheets for field in answers}
    others = [one for one in judged(name) if one.severity != "notice" and one.name not in known]
    assert [one for one in others if one.name != "missing_required" or (one.project, one.field) in filled] == []


@pytest.mark.parametrize("name", NAMES)
def test_figures_typed_as_text_say_the_same(judged: Judged, name: str) -> None:
    as_numbers, as_text = (
        {(one.name, one.project, one.field) for one in judged(name, numbers=numbers) if one.name not in TYPED_AS_TEXT}
        for numbers in (True, False)
    )
    assert as_text == as_numbers
