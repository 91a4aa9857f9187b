"""The store: the bytes are there, whole, once, under their hash; nothing but a regular file is touched."""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.store import LEFT_OVER
from consolidate.store import Kept
from consolidate.store import NotKeptError
from consolidate.store import keep
from consolidate.store import sweep

posix = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
ROOT = Path(__file__).resolve().parents[2]
FOREVER = """
import sys
from pathlib import Path
from consolidate.store import keep
while True:
    keep(*map(Path, sys.argv[1:]))
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "workspace" / "store"


def returned(folder: Path, content: bytes = b"PK\x03\x04 a return", name: str = "教育局.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_bytes_lie_in_the_store_and_the_original_stays(tmp_path: Path, store: Path) -> None:
    path = returned(tmp_path)
    before = path.stat()
    kept = keep(path, store)
    sha256 = hashlib.sha256(b"PK\x03\x04 a return").hexdigest()
    assert kept == Kept(sha256, store / sha256, 13)
    assert kept.path.read_bytes() == path.read_bytes()
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino, after.st_nlink) == (before.st_mtime_ns, before.st_ino, 1)


def test_the_same_bytes_are_kept_once(tmp_path: Path, store: Path) -> None:
    first = keep(returned(tmp_path), store)
    written = first.path.stat().st_ino
    assert keep(returned(tmp_path, name="副本.xlsx"), store) == first
    assert [one.name for one in store.iterdir()] == [first.sha256]
    assert first.path.stat().st_ino == written


@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_kept_equal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    kept = keep(returned(folder, content), folder / "store")
    assert (kept.path.read_bytes(), kept.size) == (content, len(content))


def test_a_large_file_is_kept_in_blocks(tmp_path: Path, store: Path) -> None:
    content = bytes(range(256)) * 10_000
    assert keep(returned(tmp_path, content), store).path.read_bytes() == content


def test_a_copy_that_went_bad_is_replaced(tmp_path: Path, store: Path) -> None:
    kept = keep(returned(tmp_path), store)
    kept.path.write_bytes(b"PK\x03\x04 b return")
    assert keep(returned(tmp_path), store).path.read_bytes() == b"PK\x03\x04 a return"


def test_left_overs_are_swept_and_nothing_else(tmp_path: Path, store: Path) -> None:
    assert sweep(store) == 0
    kept = keep(returned(tmp_path), store)
    for number in range(3):
        (store / f"{LEFT_OVER}{number}").write_bytes(b"half")
    assert sweep(store) == 3
    assert [one.name for one in store.iterdir()] == [kept.sha256]


def test_a_sweep_in_the_middle_is_survived(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[int] = []

    def fsync(handle: int) -> None:
        if not swept:
            (part,) = store.glob(f"{LEFT_OVER}*")
            part.unlink()
            swept.append(1)
        os_fsync(handle)

    store.mkdir(parents=True)
    os_fsync = os.fsync
    monkeypatch.setattr("consolidate.store.os.fsync", fsync)
    kept = keep(returned(tmp_path), store)
    assert (swept, kept.path.read_bytes()) == ([1], b"PK\x03\x04 a return")
    assert [one.name for one in store.iterdir()] == [kept.sha256]


@posix
def test_what_a_live_run_is_writing_is_never_swept(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []

    def fsync(handle: int) -> None:
        left.append(sweep(store))
        os_fsync(handle)

    store.mkdir(parents=True)
    (store / f"{LEFT_OVER}of a killed run").write_bytes(b"half")
    os_fsync = os.fsync
    monkeypatch.setattr("consolidate.store.os.fsync", fsync)
    kept = keep(returned(tmp_path), store)
    assert left == [1, 0]  # the folder is settled by the second call
    assert [one.name for one in store.iterdir()] == [kept.sha256]


@posix
@pytest.mark.parametrize("what", ["symlink", "dangling", "folder", "pipe", "socket", "gone", "device"])
def test_what_is_no_regular_file_is_refused_without_waiting(
    tmp_path: Path, store: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, why = tmp_path / "x.xlsx", "no_file"
    match what:
        case "symlink":
            path.symlink_to(returned(tmp_path))
            why = "symlink"
        case "dangling":
            path.symlink_to(tmp_path / "nowhere")
            why = "symlink"
        case "folder":
            path.mkdir()
            why = "folder"
        case "pipe":
            os.mkfifo(path)
        case "socket":
            monkeypatch.chdir(tmp_path)
            socket.socket(socket.AF_UNIX).bind(path.name)
        case "gone":
            why = "gone"
        case _:
            path = Path("/dev/zero")
    with pytest.raises(NotKeptError) as refused:
        keep(path, store)
    assert (refused.value.why, refused.value.path) == (why, path)
    assert list(store.iterdir()) == []


@posix
def test_a_file_that_becomes_a_link_while_we_look_is_not_followed(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.xlsx"
    path.symlink_to(returned(tmp_path))
    regular = returned(tmp_path, name="y.xlsx").lstat()
    monkeypatch.setattr(Path, "lstat", lambda _path: regular)
    with pytest.raises(NotKeptError, match="symlink"):
        keep(path, store)


def test_two_processes_keep_and_sweep_at_once(tmp_path: Path, store: Path) -> None:
    path = returned(tmp_path, bytes(100_000))
    command = [sys.executable, "-c", FOREVER, str(path), str(store)]
    keepers = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    try:
        for number in range(100):
            if number % 20 == 0:
                sweep(store)
            assert keep(path, store).path.read_bytes() == bytes(100_000)
        assert [keeper.poll() for keeper in keepers] == [None, None]
    finally:
        for keeper in keepers:
            keeper.kill()
            keeper.wait()
    sweep(store)
    assert [one.name for one in store.iterdir()] == [keep(path, store).sha256]
