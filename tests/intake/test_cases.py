"""What is told of a return beside its state: whose it was, all its faults at once, and no more than can be read.

The table of bad and odd files is tests/corpus.
"""

from tests.intake.bench import AGAIN
from tests.intake.bench import Bench
from tests.intake.bench import told
from tests.intake.spoil import book
from tests.intake.spoil import stamped_by


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
        "foreign": ("301001", 2024),  # as its guide shows; the ledger knows the number
    }


def test_all_faults_are_told_at_once(bench: Bench) -> None:
    def change(workbook: object) -> None:
        sheet = workbook["绩效目标表"]  # type: ignore[index]
        sheet["C7"], sheet["D9"], sheet["D4"], sheet["P5"] = "收入", 1, None, "x"

    state, names, _ = told(bench.take(book(change)(bench)))
    assert (state, sorted(names)) == (
        "blocked", ["formula_changed", "locked_cell_changed", "missing_required", "outside_the_form"])  # fmt: skip


def test_of_much_outside_the_form_the_first_are_told_and_the_rest_counted(bench: Bench) -> None:
    def change(workbook: object) -> None:
        for row in range(60, 200):
            workbook["绩效目标表"][f"B{row}"] = "x"  # type: ignore[index]

    state, names, _ = told(bench.take(book(change)(bench)))
    assert (state, set(names), len(names)) == ("accepted", {"outside_the_form"}, 21)
