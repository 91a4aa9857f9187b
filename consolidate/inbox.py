"""Which files are returns, in which order they are taken, and where they go once they are collected for good."""

import hashlib
import os
import re
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consolidate.locks import locked

LOCK_FILES = ("~$", ".~lock.", ".", "~")
IGNORED = ("Thumbs.db", "desktop.ini")
OURS = frozenset({".tianbao", "outbox"})
DONE = "已收"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def files_under(paths: Iterable[Path]) -> list[Path]:
    """Return the files at and below the paths, oldest first and then by name: of two returns the newer counts.

    Lock files that offices leave are left out, and below a folder what the workspace itself keeps and issues and
    what was moved away when it was collected.
    """
    found = {one for path in paths for one in (_below(path) if path.is_dir() else [path]) if not is_litter(one)}
    return sorted(found, key=_age)


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        done = Path(here).name == DONE
        folders[:] = [name for name in folders if name not in OURS and not (done and _DAY.fullmatch(name))]
        yield from (Path(here, name) for name in files)


def _age(path: Path) -> tuple[int, str, str]:
    try:
        changed = path.lstat().st_mtime_ns
    except OSError:  # gone since, or not ours to look at: keeping it will say so
        changed = 0
    return changed, path.name, str(path)


def is_litter(path: Path) -> bool:
    """Tell whether a file is what an office or the system leaves behind: never a return."""
    return path.name.startswith(LOCK_FILES) or path.name in IGNORED


def moved(path: Path, sha256: str, inbox: Path, day: str) -> Path | None:
    """Move a collected file to the inbox's folder of that day, and return where it lies; None where it stays.

    It stays if it has changed since it was kept, or is in use. Nothing is ever overwritten: a number is added.
    """
    folder = inbox / DONE / day
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder):
        target = _free(folder, path.name)
        if not _into(target, path, sha256):
            return None
    if _hash(target) != sha256 and not path.exists():  # changed at this very moment: it was not collected yet
        target.rename(path)
        return None
    return target


def _into(target: Path, path: Path, sha256: str) -> bool:
    """Move a file if it still is the one collected; False where it is open in an office, gone, or on another disk."""
    try:
        if _hash(path) == sha256:
            path.rename(target)
            return True
    except OSError:
        pass
    return False


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let one run at a time choose names in a folder. Windows needs no such care: it never renames onto a file."""
    if os.name != "posix":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        locked(handle, wait=True)
        yield
    finally:
        os.close(handle)


def _free(folder: Path, name: str) -> Path:
    given, number, target = Path(name), 1, folder / name
    while os.path.lexists(target):
        number += 1
        target = folder / f"{given.stem} ({number}){given.suffix}"
    return target


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
