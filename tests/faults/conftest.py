"""The district, and how it ends undisturbed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from consolidate.outcome import Outcome
from tests.faults.district import NEEDS_A_PERSON
from tests.faults.district import collect
from tests.faults.district import copied
from tests.faults.district import dump
from tests.faults.district import hashes
from tests.faults.district import inbox_files
from tests.faults.district import make_district
from tests.faults.district import outcomes


@dataclass(frozen=True)
class Undisturbed:
    """A district before anything was collected, and what a run that nobody disturbs makes of it."""

    folder: Path
    dump: str
    outcomes: Sequence[Outcome]
    hashes: set[str]


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """The district; its folder is to be copied, never worked in."""
    folder = make_district(tmp_path_factory.mktemp("faults") / "一 区")
    done = copied(folder, tmp_path_factory.mktemp("undisturbed") / "一 区")
    assert collect(done) == NEEDS_A_PERSON
    states = [one.state.value for one in outcomes(done)]
    assert states == ["accepted", "quarantined", "accepted", "quarantined", "accepted"]
    return Undisturbed(folder, dump(done), outcomes(done), hashes(inbox_files(folder)))
