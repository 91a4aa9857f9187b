"""The whole corpus in one inbox beside one good return, collected with real children: each file ends, one counts."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tests.corpus.all_cases import ALL
from tests.corpus.judging import MEGABYTES
from tests.intake.bench import TODAY
from tests.intake.bench import Bench
from tests.space import Space

EVERY = 1 if os.environ.get("TIANBAO_NIGHTLY") else 6  # all of them take minutes; one by one they are in test_corpus
NAMES = {
    f"{number:03} {case.room} {case.name}.xlsx".replace("/", " "): case for number, case in enumerate(ALL[::EVERY])
}
GOOD = "999 好.xlsx"
NO_FILES = ("链接.xlsx", "管道.xlsx")
ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "tianbao", *sys.argv[1:]], check=False)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""
LITTER = ("~$报回.xlsx", ".~lock.报回.xlsx#", "Thumbs.db", "desktop.ini")


@pytest.fixture(scope="module")
def space(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Space]:
    """A copy of the district with every case in its inbox, and what is no file at all."""
    folder = Path(copytree(bench.folder, tmp_path_factory.mktemp("inbox") / "收件 箱"))
    inbox = folder / "inbox"
    for name, case in NAMES.items():
        (inbox / name).write_bytes(case.spoil(bench))
    (inbox / "链接.xlsx").symlink_to("/etc/passwd")
    os.mkfifo(inbox / "管道.xlsx")
    (inbox / "文件夹.xlsx").mkdir()
    for name in LITTER:
        (inbox / name).write_bytes(b"\x05user")
    (inbox / GOOD).write_bytes(bench.good)
    yield Space(folder)
    for name in NAMES:
        (inbox / name).unlink()


@dataclass(frozen=True)
class Run:
    """What ``collect --json`` printed, its exit code, and the megabytes that it and its readers had at most."""

    document: Any
    code: int
    megabytes: float


@pytest.fixture(scope="module")
def run(space: Space) -> Run:
    """One real call, from a small process, for a child's peak counts from what its parent had when it began."""
    command = [sys.executable, "-c", WATCHED, "-C", str(space.folder), "--today", TODAY, "collect", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=900, check=False)
    code, peak = done.stderr.splitlines()[-1].split()
    return Run(json.loads(done.stdout), int(code), int(peak) / 1024)


@pytest.fixture(scope="module")
def collected(run: Run) -> Any:  # noqa: ANN401 - a JSON document
    assert run.code == 1
    return run.document


def test_every_file_ends_as_if_it_had_come_alone(collected: Any) -> None:  # noqa: ANN401
    found = {Path(one["file"]).name: one for one in collected["files"]}
    assert set(found) >= {*NAMES, *NO_FILES, GOOD}
    wrong = []
    for name, case in NAMES.items():
        given = [one["name"] for one in found[name]["findings"]]
        missing = [wanted for wanted in case.findings if not set(wanted.split("|")) & set(given)]
        if found[name]["state"] not in case.state.split("|") or missing:
            wrong.append((name, found[name]["state"], given[:5], case.state, missing))
    assert wrong == []


def test_what_is_no_file_is_neither_followed_nor_waited_for(collected: Any) -> None:  # noqa: ANN401
    ends = {Path(one["file"]).name: (one["state"], [each["name"] for each in one["findings"]])
            for one in collected["files"]}  # fmt: skip
    assert {name: ends[name] for name in NO_FILES} == dict.fromkeys(NO_FILES, ("quarantined", ["not_a_workbook"]))
    assert {ends[name][0] for name in LITTER if name in ends} <= {"ignored"}


def test_whatever_is_not_accepted_says_why(collected: Any) -> None:  # noqa: ANN401
    for one in collected["files"]:
        assert one["state"] in {"accepted", "ignored"} or one["findings"], one["file"]
        assert all(each["message"] and each["fix"] for each in one["findings"]), one["file"]


def test_the_bytes_of_every_file_are_kept(space: Space, collected: Any) -> None:  # noqa: ANN401
    for one in collected["files"]:
        if one["sha256"] and one["state"] != "ignored":
            kept = (space.folder / ".tianbao" / "store" / one["sha256"]).read_bytes()
            assert hashlib.sha256(kept).hexdigest() == one["sha256"], one["file"]
            assert (space.folder / one["file"]).read_bytes() == kept


def test_the_good_one_counts(space: Space, collected: Any) -> None:  # noqa: ANN401
    (good,) = (one for one in collected["files"] if one["file"] == f"inbox/{GOOD}")
    assert (good["state"], good["unit"]) == ("accepted", "301001")
    assert {one["name"] for one in good["findings"]} <= {"duplicate_return"}
    states = {one["unit"]: one["state"] for one in space.json("status")["units"]}
    assert states["301001"] == "accepted"


def test_again_nothing_changes(space: Space, collected: Any) -> None:  # noqa: ANN401
    again = space.json("collect", code=1)
    assert (again["new"], again["superseded"]) == (0, 0)
    assert [(one["file"], one["state"]) for one in again["files"]] == [
        (one["file"], one["state"]) for one in collected["files"]]  # fmt: skip


def test_nobody_took_more_than_he_may(run: Run) -> None:
    assert run.megabytes <= MEGABYTES
