"""Every file of the corpus ends as its table says, in time and in little memory."""

from collections import Counter
from dataclasses import replace

import pytest

from consolidate.outcome import Outcome
from tests.corpus.all_cases import ALL
from tests.corpus.case import Case
from tests.corpus.case import fine
from tests.corpus.case import verdict
from tests.corpus.judging import judge
from tests.corpus.parts import value
from tests.intake.bench import Bench


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.room}: {case.name}")
def test_case(bench: Bench, good: Outcome, case: Case) -> None:
    judged = judge(bench, case.spoil(bench))
    assert judged.outcome is not None, judged.trouble
    assert verdict(case, judged.outcome, good) == ""
    assert judged.in_bounds, f"{judged.seconds:.1f} s, {judged.megabytes:.0f} MB"


def test_the_good_return_is_good(good: Outcome) -> None:
    assert (good.state, good.findings) == ("accepted", ())


def test_the_corpus_is_large_and_its_names_differ() -> None:
    assert len({case.name for case in ALL}) == len(ALL) >= 180
    assert Counter(case.room for case in ALL).keys() == {
        "file", "zip", "xml", "structure", "locks", "formulas", "values", "look", "identity"}  # fmt: skip


def test_a_wrong_outcome_is_found(bench: Bench, good: Outcome) -> None:
    spoilt = bench.take(value("D7", "140")(bench))
    asked = replace(fine("x", value("D7", "140")), findings=("income_spending_mismatch",), where="绩效目标表!D9")
    assert verdict(asked, spoilt, good).startswith("is blocked")
    blocked = replace(asked, state="blocked")
    assert verdict(blocked, spoilt, good).startswith("reads income.")
    assert verdict(replace(blocked, same=()), spoilt, good) == ""
    assert verdict(replace(blocked, where="绩效目标表!D7"), spoilt, good).startswith("tells")
    assert verdict(replace(blocked, findings=("damaged",)), spoilt, good).endswith("and not damaged")
    assert verdict(replace(blocked, findings=()), spoilt, good).endswith("too")
