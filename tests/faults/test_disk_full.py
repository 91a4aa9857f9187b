"""A disk that is full while collecting: one plain sentence, nothing lost, and the next run goes on."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy import event

from consolidate import store
from tests.conftest import not_here
from tests.face.cli import Ran
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.faults.conftest import Undisturbed
from tests.faults.district import NEEDS_A_PERSON
from tests.faults.district import TODAY
from tests.faults.district import check_finished
from tests.faults.district import check_half_way
from tests.faults.district import collect
from tests.faults.district import copied

ROOT = Path(__file__).resolve().parents[2]
FULL = 2
ROOM = 4096  # kilobytes; a run needs some hundred


def told_plainly(ended: Ran) -> bool:
    """Tell whether a run said in one sentence that the disk is full and what to do, and ended so."""
    return ended.code == FULL and is_one_line(ended.err) and "磁盘已满" in ended.err and "清出空间" in ended.err


def check_and_finish(folder: Path, undisturbed: Undisturbed) -> int:
    """Check the state after the fault, let the next run do the rest, and return how many files were in before it."""
    recorded = check_half_way(folder, undisturbed.outcomes, undisturbed.hashes)
    assert collect(folder) == NEEDS_A_PERSON
    check_finished(folder, undisturbed.dump, undisturbed.hashes)
    return recorded


@pytest.mark.parametrize("writes", [1, 3, 5])
def test_the_store_is_full(
    tmp_path: Path, undisturbed: Undisturbed, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(undisturbed.folder, tmp_path / "一 区")
    through, left = store._through, [writes]  # noqa: SLF001 - the one place where the store writes

    def full(*given: object) -> object:
        left[0] -= 1
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return through(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(store, "_through", full)
        ended = run(folder, "collect", today=TODAY)
    assert told_plainly(ended)
    assert ".tianbao" in ended.err
    check_and_finish(folder, undisturbed)


@pytest.mark.parametrize("pages", [0, 2, 4])
def test_the_ledger_is_full(tmp_path: Path, undisturbed: Undisturbed, pages: int) -> None:
    folder = copied(undisturbed.folder, tmp_path / "一 区")

    def narrow(connection: object, _record: object) -> None:
        (count,) = connection.execute("PRAGMA page_count").fetchone()  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count={count + pages}")  # type: ignore[attr-defined]

    event.listen(Engine, "connect", narrow)
    try:
        ended = run(folder, "collect", today=TODAY)
    finally:
        event.remove(Engine, "connect", narrow)
    assert told_plainly(ended)
    assert "ledger.sqlite" in ended.err
    check_and_finish(folder, undisturbed)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes, mounted; elsewhere the two tests above stand for it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux":
        pytest.skip("tmpfs is Linux's; the store and the ledger on a full disk are tested above")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}k,mode=0777", "tmpfs", str(disk)]
    for way in ([], ["sudo", "-n"]) if shutil.which("sudo") else ([],):
        if subprocess.run([*way, *mount], capture_output=True, check=False).returncode == 0:
            yield disk
            subprocess.run([*way, "umount", "-l", str(disk)], check=True)
            return
    not_here("nothing can be mounted here; the store and the ledger on a full disk are tested above")


@pytest.mark.parametrize("room", [8, 60, 120, 200, 300])
def test_a_small_disk_is_full(small_disk: Path, undisturbed: Undisturbed, room: int) -> None:
    folder = copied(undisturbed.folder, small_disk / "一 区")
    filler = small_disk / "别人的文件"
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(bytes(free - room * 1024))
    command = [sys.executable, "-m", "tianbao", "-C", str(folder), "--today", TODAY, "collect"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert told_plainly(Ran(done.returncode, done.stdout.decode(), done.stderr.decode()))
    filler.unlink()
    check_and_finish(folder, undisturbed)
