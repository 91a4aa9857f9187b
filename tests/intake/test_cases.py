"""Every case ends as its table says: one state, the findings, the cell of the first."""

import pytest

from templates.say import fix
from templates.say import message
from templates.text import Lang
from tests.intake.bench import AGAIN
from tests.intake.bench import Bench
from tests.intake.bench import told
from tests.intake.cases import ALL
from tests.intake.cases import Case
from tests.intake.cases import made
from tests.intake.spoil import book
from tests.intake.spoil import stamped_by

LANGS: tuple[Lang, ...] = ("zh", "en")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_case(bench: Bench, case: Case) -> None:
    outcome = bench.take(made(bench, case))
    assert told(outcome) == (case.state, list(case.findings), case.where)
    assert outcome.findings or outcome.state == "accepted"
    said = [text for one in outcome.findings for lang in LANGS for text in (message(one, lang), fix(one, lang))]
    assert all(text and "{" not in text for text in said)


def test_the_good_return_is_good(bench: Bench) -> None:
    assert told(bench.take(bench.good)) == ("accepted", [], "")


def test_names_of_cases_are_all_different() -> None:
    assert len({case.name for case in ALL}) == len(ALL)


def test_a_workbook_issued_again_since(bench: Bench) -> None:
    outcome = bench.take(bench.old)
    state, names, where = told(outcome)
    assert (state, names[0], where) == ("blocked", "old_version", "")
    assert outcome.issued is not None
    assert outcome.issued.stamp.unit == AGAIN


def test_whose_it_was_is_told_as_far_as_it_can_be(bench: Bench) -> None:
    places = {
        "last year": bench.take(bench.last_year).findings[0].place,
        "gone": bench.take(bench.gone).findings[0].place,
        "transplanted": bench.take(stamped_by(bench.other, bench.good)).findings[0].place,
        "foreign": bench.take(bench.foreign).findings[0].place,
    }
    assert {name: (place.unit, place.year) for name, place in places.items()} == {
        "last year": ("301001", 2023),
        "gone": ("303001", 2024),
        "transplanted": ("301001", 2024),
        "foreign": ("", None),
    }


def test_all_faults_are_told_at_once(bench: Bench) -> None:
    def change(workbook: object) -> None:
        sheet = workbook["绩效目标表"]  # type: ignore[index]
        sheet["C7"], sheet["D9"], sheet["D4"], sheet["P5"] = "收入", 1, None, "x"

    state, names, _ = told(bench.take(book(change)(bench)))
    assert (state, sorted(names)) == (
        "blocked", ["formula_changed", "locked_cell_changed", "missing_required", "outside_the_form"])  # fmt: skip


def test_of_much_outside_the_form_the_first_is_told(bench: Bench) -> None:
    def change(workbook: object) -> None:
        for row in range(60, 200):
            workbook["绩效目标表"][f"B{row}"] = "x"  # type: ignore[index]

    state, names, _ = told(bench.take(book(change)(bench)))
    assert (state, set(names), len(names)) == ("accepted", {"outside_the_form"}, 20)
