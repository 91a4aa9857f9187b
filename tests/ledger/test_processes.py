"""Several processes at once, and processes that are killed: the ledger is as before or as after one file."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import open_ledger
from tests.ledger.recorder import example_outcomes

ROOT = Path(__file__).resolve().parents[2]
COUNT = 30
KILLS = 10


def recorder(path: Path) -> subprocess.Popen[bytes]:
    """Start a process that records the examples."""
    command = [sys.executable, "-m", "tests.ledger.recorder", str(path), str(COUNT)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finished(process: subprocess.Popen[bytes]) -> str:
    """Return the signs of a recorder that came to its end by itself."""
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err.decode()
    return out.decode()


def killed_after(process: subprocess.Popen[bytes], signs: int, pause: float) -> None:
    """Kill a recorder at once, wherever it is, a moment after it wrote so many signs."""
    assert process.stdout is not None
    process.stdout.read(signs)
    time.sleep(pause)
    process.kill()
    process.communicate(timeout=60)


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


def test_two_processes_record_each_file_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    signs = [finished(process) for process in [recorder(path), recorder(path)]]
    assert sorted(pair for pair in zip(*signs, strict=True)) == [("+", "=")] * signs[0].count("+") + [
        ("=", "+")] * signs[1].count("+")
    assert signs[0].count("+") + signs[1].count("+") == COUNT
    with open_ledger(sqlite_url(path)) as ledger:
        recorded = {one.source.sha256: one for one in ledger.outcomes(2024)}
    assert recorded == {one.source.sha256: one for one in example_outcomes(COUNT)}


def test_killed_at_any_moment_no_file_is_half_recorded(tmp_path: Path, undisturbed: str) -> None:
    path = tmp_path / "ledger.db"
    expected = example_outcomes(COUNT)
    for kill in range(KILLS):
        killed_after(recorder(path), signs=2 * kill, pause=0.0007 * kill)
        if path.exists():
            assert integrity(path) == ["ok"]
        with open_ledger(sqlite_url(path)) as ledger:
            recorded = ledger.outcomes(2024)
        assert {one.source.sha256: one for one in recorded} == {
            one.source.sha256: one for one in expected[: len(recorded)]}
        assert 2 * kill <= len(recorded) < COUNT or kill == KILLS - 1
    finished(recorder(path))
    with open_ledger(sqlite_url(path)) as ledger:
        assert ledger.dump() == undisturbed
