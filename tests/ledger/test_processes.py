"""Several processes at once, and processes that are killed: the ledger is as before or as after one file."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy import event

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import open_ledger
from consolidate.outcome import Outcome
from tests.ledger.examples import a_ledger
from tests.ledger.examples import an_issue
from tests.ledger.recorder import example_outcomes

ROOT = Path(__file__).resolve().parents[2]
COUNT = 30
KILLS = 10
SETTLE = 2.0  # seconds in which the processes come to the point where they wait


def recorder(path: Path, first: int = 0) -> subprocess.Popen[bytes]:
    """Start a process that records the examples once it is told to."""
    command = [sys.executable, "-m", "tests.ledger.recorder", str(path), str(COUNT), str(first)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe)


def finished(process: subprocess.Popen[bytes]) -> str:
    """Return the signs of a recorder that came to its end by itself."""
    out, err = process.communicate(b"\n", timeout=60)
    assert process.returncode == 0, err.decode()
    return out.decode()


def killed_after(process: subprocess.Popen[bytes], signs: int, pause: float) -> None:
    """Kill a recorder at once, wherever it is, a moment after it wrote so many signs."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"\n")
    process.stdin.flush()
    process.stdout.read(signs)
    time.sleep(pause)
    process.kill()
    process.communicate(timeout=60)  # also waits for it


def by_hash(outcomes: Sequence[Outcome]) -> dict[str, Outcome]:
    """Return outcomes by the hash of their bytes, whatever their order."""
    return {one.source.sha256: one for one in outcomes}


def integrity(path: Path) -> list[str]:
    """Return what SQLite and its foreign keys say of the file."""
    connection = sqlite3.connect(path)
    found = [*connection.execute("pragma integrity_check"), *connection.execute("pragma foreign_key_check")]
    connection.close()
    return [str(row[0]) for row in found]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The ledger of one recorder that nobody disturbed, as text."""
    path = tmp_path_factory.mktemp("undisturbed") / "ledger.db"
    assert finished(recorder(path)) == "+" * COUNT
    with open_ledger(sqlite_url(path)) as ledger:
        return ledger.dump()


def test_processes_at_once_record_each_file_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    processes = [recorder(path, first) for first in (0, 0, 10, 20)]
    time.sleep(SETTLE)
    with ThreadPoolExecutor() as threads:
        signs = "".join(threads.map(finished, processes))
    assert (signs.count("+"), signs.count("=")) == (COUNT, 3 * COUNT)
    with open_ledger(sqlite_url(path)) as ledger:
        recorded = ledger.outcomes(2024)
    assert len(recorded) == COUNT
    assert by_hash(recorded) == by_hash(example_outcomes(COUNT))


def test_killed_at_any_moment_no_file_is_half_recorded(tmp_path: Path, undisturbed: str) -> None:
    path = tmp_path / "ledger.db"
    expected = example_outcomes(COUNT)
    for kill in range(KILLS):
        killed_after(recorder(path), signs=2 * kill, pause=0.0007 * kill)
        if path.exists():
            assert integrity(path) == ["ok"]
        with open_ledger(sqlite_url(path)) as ledger:
            recorded = ledger.outcomes(2024)
        assert by_hash(recorded) == by_hash(expected[: len(recorded)])
        assert len(recorded) >= 2 * kill
    finished(recorder(path))
    with open_ledger(sqlite_url(path)) as ledger:
        assert ledger.dump() == undisturbed


def recording_that_dies(path: Path, step: int) -> bool:
    """Record two examples in a child that kills itself at its n-th statement or commit; tell if it did."""
    child = os.fork()
    if not child:
        left = step

        def count_down(*_given: object) -> None:
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

        with open_ledger(sqlite_url(path)) as ledger:
            event.listen(Engine, "after_cursor_execute", count_down)
            event.listen(Engine, "commit", count_down)
            done = [ledger.record(outcome) for outcome in example_outcomes(3)[1:]]
        os._exit(len(done) - 2)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_each_statement_the_ledger_is_as_before_or_after_one_file(tmp_path: Path) -> None:
    seen, step, died = [], 0, True
    while died:
        step += 1
        path = tmp_path / f"{step}.db"
        with a_ledger(tmp_path, name=path.name) as ledger:
            ledger.record_issue(an_issue())
        died = recording_that_dies(path, step)
        assert integrity(path) == ["ok"]
        with open_ledger(sqlite_url(path)) as ledger:
            recorded = list(ledger.outcomes(2024))
        assert recorded == example_outcomes(3)[1 : 1 + len(recorded)]
        seen.append(len(recorded))
    assert seen == sorted(seen)
    assert (set(seen), seen[-1]) == ({0, 1, 2}, 2)
    assert len(seen) > 10
