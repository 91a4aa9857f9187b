"""The district of the corpus, made once."""

from collections.abc import Iterator

import pytest

from consolidate.outcome import Outcome
from tests.corpus.district import district
from tests.intake.bench import Bench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A district of four units, one of them gone since; its folder is for reading only."""
    with district(tmp_path_factory.mktemp("corpus")) as found:
        yield found


@pytest.fixture(scope="session")
def good(bench: Bench) -> Outcome:
    """What becomes of the good return."""
    return bench.take(bench.good)
