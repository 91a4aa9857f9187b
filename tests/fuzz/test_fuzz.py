"""Two hundred mutants in every run, ten thousand at night (TIANBAO_NIGHTLY=1)."""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from consolidate.outcome import Outcome
from tests.corpus.district import district
from tests.fuzz.mutants import Seed
from tests.fuzz.mutants import mutant
from tests.fuzz.mutants import of_bytes
from tests.fuzz.oracle import fault
from tests.intake.bench import Bench

COUNT = 10_000 if os.environ.get("TIANBAO_NIGHTLY") else 200
STEP = 50
HERE: list[tuple[Bench, Seed, Outcome]] = []  # what a child of this process finds without its being sent


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The district of the corpus."""
    with district(tmp_path_factory.mktemp("fuzz")) as found:
        HERE[:] = [(found, Seed(found.good), found.take(found.good))]
        yield found


def judged(first: int) -> list[tuple[int, str, str]]:
    """Return number, state and fault of a row of mutants."""
    bench, seed, good = HERE[0]
    numbers = range(first, first + STEP)
    return [(number, *fault(bench, mutant(seed, number), good, of_bytes=of_bytes(number))) for number in numbers]


def test_mutants(bench: Bench) -> None:
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as children:
        found = [one for row in children.map(judged, range(0, COUNT, STEP)) for one in row]
    states = Counter(state for _, state, _ in found)
    print(f"{len(found)} mutants: {dict(states)}")  # noqa: T201 - for the one who asks with -s
    assert [(number, wrong) for number, _, wrong in found if wrong] == []
    assert len(found) == COUNT
    assert {"accepted", "blocked", "quarantined"} <= states.keys(), "the mutants do not reach far enough"
    assert bench.take(bench.good).findings == ()


def test_a_wrong_reading_would_be_found(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = bench.take(bench.good)
    assert outcome.returned is not None
    readings = outcome.returned.readings
    wrong = {**readings, "income.appropriation.current": readings["income.other.current"]}
    spoilt = replace(outcome, returned=replace(outcome.returned, readings=wrong))
    monkeypatch.setattr(Bench, "take", lambda *_: spoilt)
    assert fault(bench, bench.good, outcome)[1].startswith("绩效目标表!D7 reads")
