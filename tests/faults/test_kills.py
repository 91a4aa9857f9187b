"""Killed at any moment, start-up among them: nothing is lost, nothing half written, the next run finishes by itself."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.faults.conftest import Undisturbed
from tests.faults.district import NEEDS_A_PERSON
from tests.faults.district import TODAY
from tests.faults.district import check_finished
from tests.faults.district import check_half_way
from tests.faults.district import collect
from tests.faults.district import copied

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
ROOT = Path(__file__).resolve().parents[2]
KILLS = 1000 if os.environ.get("TIANBAO_NIGHTLY") else 50
IN_A_ROUND = 5  # kills before a district is brought to its end
AFRESH = 10  # one kill in so many is of a run that still has to start up
Started = Callable[[Path], int]


def forked(folder: Path) -> int:
    """Start a run in a copy of this process, everything already imported, and return its id."""
    child = os.fork()
    if not child:
        os._exit(collect(folder))
    return child


def afresh(folder: Path) -> int:
    """Start a run as a clerk does, and return its id."""
    command = [sys.executable, "-m", "tianbao", "-C", str(folder), "--today", TODAY, "collect", "--json"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid


def ended(child: int) -> int:
    """Wait for a process, and return how it ended: its exit code, or minus the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def duration(start: Started, folder: Path) -> float:
    """Return how many seconds a whole run takes."""
    began = time.monotonic()
    assert ended(start(folder)) == NEEDS_A_PERSON
    return time.monotonic() - began


def killed_after(child: int, seconds: float) -> bool:
    """Kill a process after so many seconds, wherever it is; tell whether it was still at work."""
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ended(child) == -signal.SIGKILL


def test_killed_at_any_moment_the_next_run_finishes(tmp_path: Path, undisturbed: Undisturbed) -> None:
    chance = random.Random(20240116)  # noqa: S311 - the same kills every time
    starts: tuple[Started, ...] = (forked, afresh)
    lasts = {start: duration(start, copied(undisturbed.folder, tmp_path / start.__name__)) for start in starts}
    kills, seen, rounds = 0, set(), count(1)
    while kills < KILLS:
        folder = copied(undisturbed.folder, tmp_path / f"round {next(rounds)}")
        for _ in range(IN_A_ROUND):
            start = afresh if kills % AFRESH == 0 else forked
            child, seconds = start(folder), chance.uniform(0, lasts[start])
            if killed_after(child, seconds):
                kills += 1
            else:  # it had come to its end: the machine is quicker now than when it was measured
                lasts[start] = max(0.9 * lasts[start], seconds / 2)
            seen.add(check_half_way(folder, undisturbed.outcomes, undisturbed.hashes))
        assert collect(folder) == NEEDS_A_PERSON
        check_finished(folder, undisturbed.dump, undisturbed.hashes)
    assert {0, len(undisturbed.outcomes)} <= seen, "the kills came too early or too late to test anything"
    assert len(seen) > 2
