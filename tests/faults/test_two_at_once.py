"""Runs at once: each file recorded once, none lost, no error; the ledger of one run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Undisturbed
from tests.faults.district import NEEDS_A_PERSON
from tests.faults.district import TODAY
from tests.faults.district import check_finished
from tests.faults.district import collect
from tests.faults.district import copied
from tests.faults.district import dump

ROOT = Path(__file__).resolve().parents[2]


def started(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a run in a process of its own."""
    command = [sys.executable, "-m", "tianbao", "-C", str(folder), "--today", TODAY, "collect", "--json", *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.parametrize("options", [(), ("--move",)], ids=["stay", "move"])
def test_two_runs_equal_one(tmp_path: Path, undisturbed: Undisturbed, options: tuple[str, ...]) -> None:
    folder = copied(undisturbed.folder, tmp_path / "一 区")
    told = []
    for process in [started(folder, *options) for _ in range(2)]:
        out, err = process.communicate(timeout=120)
        assert (process.returncode in (0, NEEDS_A_PERSON), err) == (True, b"")  # 0: the other took the bad files
        told.append(json.loads(out))
    states = [one["state"] for each in told for one in each["files"]]
    assert states.count("quarantined") <= 2 * 2  # a file that the other run moved away is no file that cannot be kept
    assert sum(one["new"] for one in told) == len(undisturbed.outcomes)
    check_finished(folder, undisturbed.dump, undisturbed.hashes)


def test_the_whole_inbox_again_changes_nothing(tmp_path: Path, undisturbed: Undisturbed) -> None:
    folder = copied(undisturbed.folder, tmp_path / "一 区")
    for _ in range(2):
        assert collect(folder) == NEEDS_A_PERSON
        check_finished(folder, undisturbed.dump, undisturbed.hashes)
    (folder / "inbox" / "1 初报.xlsx").rename(folder / "inbox" / "又一个名字.xlsx")
    assert collect(folder) == NEEDS_A_PERSON
    assert dump(folder) == undisturbed.dump
