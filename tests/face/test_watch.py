"""``collect --watch``: each file once it has come and stands still, and a clean end."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.face.cli import dump
from tests.face.cli import run
from tests.face.cli import send
from tianbao.arrivals import Watch
from tianbao.arrivals import in_use

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 90.0  # seconds, for a machine that has much else to do
Start = Callable[..., "subprocess.Popen[bytes]"]


def a_watch(folder: Path) -> tuple[Watch, list[Path]]:
    """Return a watch on a folder, and the list of what it says is in use."""
    told: list[Path] = []
    return Watch((folder,), told.append), told


def test_a_file_is_taken_when_it_stands_still(tmp_path: Path) -> None:
    watch, told = a_watch(tmp_path)
    path = tmp_path / "报回.xlsx"
    assert watch.look() == []
    path.write_bytes(b"half")
    assert watch.look() == []  # just seen
    path.write_bytes(b"half and more")
    assert watch.look() == []  # still growing
    assert watch.look() == [path]
    watch.took(path)
    assert watch.look() == []
    assert told == []


def test_a_file_that_changes_after_it_was_taken_is_a_new_one(tmp_path: Path) -> None:
    watch, _ = a_watch(tmp_path)
    path = tmp_path / "报回.xlsx"
    path.write_bytes(b"one")
    watch.look()
    assert watch.look() == [path]
    watch.took(path)
    path.write_bytes(b"another")
    assert [watch.look(), watch.look()] == [[], [path]]


def test_what_was_not_taken_comes_again(tmp_path: Path) -> None:
    watch, _ = a_watch(tmp_path)
    (tmp_path / "报回.xlsx").write_bytes(b"one")
    watch.look()
    assert watch.look() == watch.look() == [tmp_path / "报回.xlsx"]


@pytest.mark.parametrize("lock", ["~$报回.xlsx", ".~lock.报回.xlsx#"])
def test_a_file_open_in_an_office_waits_and_is_told_once(tmp_path: Path, lock: str) -> None:
    watch, told = a_watch(tmp_path)
    path = tmp_path / "报回.xlsx"
    path.write_bytes(b"one")
    (tmp_path / lock).write_bytes(b"x")
    assert [watch.look(), watch.look(), watch.look()] == [[], [], []]
    assert told == [path]
    (tmp_path / lock).unlink()
    assert watch.look() == [path]


def test_a_file_that_goes_is_forgotten_and_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    watch, _ = a_watch(tmp_path)
    path = tmp_path / "报回.xlsx"
    path.write_bytes(b"one")
    watch.look()
    path.unlink()
    assert watch.look() == []
    assert in_use(path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert not in_use(path)


@pytest.fixture
def start(small: Path) -> Iterator[Start]:
    """A function that starts a watch on the workspace in a process of its own."""
    started: list[subprocess.Popen[bytes]] = []

    def watching(*options: str) -> "subprocess.Popen[bytes]":
        head = [sys.executable, "-m", "tianbao", "-C", str(small), "--today", "2024-01-16", "collect", "--watch"]
        command = [*head, "--seconds", "0.2", *options]
        started.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        return started[-1]

    yield watching
    for process in started:
        process.kill()
        process.communicate()


def recorded(small: Path, count: int) -> None:
    """Wait until so many files are in the ledger."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if len(run(small, "collect", "--again", "--json").document["files"]) >= count:
            return
        time.sleep(0.3)
    pytest.fail("the file was not collected")


def ended(process: "subprocess.Popen[bytes]", number: signal.Signals) -> tuple[int, list[str], str]:
    """Stop a watch, and return exit code, lines of output, and messages."""
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out.decode().splitlines(), err.decode()


def line(process: "subprocess.Popen[bytes]") -> Any:  # noqa: ANN401 - a JSON document
    """Wait for the next line of a watch that speaks JSON."""
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


@pytest.mark.skipif(os.name != "posix", reason="other systems stop processes in other ways")
def test_files_are_told_as_they_come_one_document_a_line(small: Path, start: Start) -> None:
    whole = send(small, "1.xlsx").rename(small / "报回.xlsx")
    watch = start("--json")
    (small / "inbox" / "1.xlsx").write_bytes(whole.read_bytes())
    first = line(watch)
    assert (first["file"], first["state"]) == ("inbox/1.xlsx", "accepted")
    (small / "inbox" / "2.txt").write_text("x", encoding="utf-8")
    assert line(watch)["state"] == "quarantined"
    code, lines, err = ended(watch, signal.SIGTERM)
    assert (code, [json.loads(one) for one in lines]) == (0, [{"new": 2, "unchanged": 0, "superseded": 0}])
    assert "Traceback" not in err


@pytest.mark.skipif(os.name != "posix", reason="other systems stop processes in other ways")
def test_ctrl_c_ends_it_with_the_counts_and_the_ledger_is_that_of_a_plain_run(
    small: Path, start: Start, tmp_path: Path
) -> None:
    send(small, "1.xlsx")
    plain = Path(shutil.copytree(small, tmp_path / "另一区"))
    run(plain, "collect", today="2024-01-16")
    watch = start("--move")
    recorded(small, 1)
    code, lines, err = ended(watch, signal.SIGINT)
    assert (code, lines[0]) == (0, "示例区园林局  inbox/1.xlsx  —  通过")
    assert err.splitlines()[-1] == "新收 1 份，以前收过 0 份，其中更正 0 份"
    assert dump(small) == dump(plain)
    assert [path.name for path in (small / "inbox" / "已收" / "2024-01-16").iterdir()] == ["1.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="only here a process tells how long it has worked")
def test_it_waits_without_working(start: Start) -> None:
    watch = start()
    assert watch.stderr is not None
    assert "Ctrl+C" in watch.stderr.readline().decode()
    worked = []
    for _ in range(2):
        time.sleep(1.5)
        fields = Path(f"/proc/{watch.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        worked.append(int(fields[11]) + int(fields[12]))  # hundredths of a second, its own and the system's for it
    assert worked[1] - worked[0] <= 15
