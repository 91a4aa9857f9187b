"""The bytes of returned files, kept under their own hash before anybody opens them; the originals stay."""

import contextlib
import errno
import hashlib
import os
import stat
import sys
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from consolidate.locks import locked

LEFT_OVER = ".part-"
BLOCK = 1 << 20
TRIES = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept file: the hash of its bytes, where they lie now, how many they are."""

    sha256: str
    path: Path
    size: int


class NotKeptError(Exception):
    """What lies there could not be kept.

    ``why`` is ``symlink``, ``folder``, ``no_file`` (a pipe, a device), ``gone`` or ``denied``.
    """

    def __init__(self, path: Path, why: str) -> None:
        """Keep what lies where."""
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


def keep(path: Path, store: Path) -> Kept:
    """Keep the bytes of a regular file in the store, once however often they come, and return their hash.

    When it returns, the bytes are on the disk under their final name. NotKeptError for a link, a pipe, a
    folder and for a file that may not be read; OSError when the store itself cannot take it (disk full).
    """
    if not store.is_dir():
        store.mkdir(parents=True, exist_ok=True)
        _settle(store.parent)
    for _ in range(TRIES - 1):
        try:
            return _kept(path, store)
        except FileNotFoundError:  # another process has just swept our unfinished copy away
            continue
    return _kept(path, store)


def sweep(store: Path) -> int:
    """Remove what killed runs left unfinished, and return how many; for the start of a run.

    What another run is writing at this moment stays: it holds a lock on it, which ends with the run.
    """
    swept = 0
    for left in sorted(store.glob(f"{LEFT_OVER}*")) if store.is_dir() else ():
        with contextlib.suppress(OSError), left.open("rb") as part:  # on Windows an open file cannot be removed
            if locked(part.fileno(), wait=False):
                _remove(left, part)
                swept += 1
    return swept


def holds(store: Path, sha256: str) -> bool:
    """Tell whether the store has these bytes, whole; reads them all."""
    return _holds(store / sha256, sha256)


def _remove(left: Path, part: BinaryIO) -> None:
    if sys.platform == "win32":
        part.close()  # only then can we remove it, and only if nobody else has it open
    left.unlink()


def _kept(path: Path, store: Path) -> Kept:
    with _opened(path) as source:
        handle, name = mkstemp(prefix=LEFT_OVER, dir=store)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as copy:
                locked(handle, wait=True)
                sha256, size = _through(_blocks(source, path), copy.write)
                copy.flush()
                os.fsync(copy.fileno())
            target = store / sha256
            if not _holds(target, sha256):
                _put(part, target, sha256)
            _settle(store)
        except OSError as error:
            error.filename = error.filename or str(store)  # a write that fails does not say where
            raise
        finally:
            part.unlink(missing_ok=True)
    return Kept(sha256, target, size)


def _put(part: Path, target: Path, sha256: str) -> None:
    try:
        part.replace(target)
    except PermissionError:  # Windows: another run has just put it there and is reading it
        if not _holds(target, sha256):
            raise


def _opened(path: Path) -> BinaryIO:
    """Open a regular file and nothing else: neither a link is followed nor a pipe waited for."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):  # not every system has all of them
        flags |= getattr(os, name, 0)
    try:
        _need_regular(path, path.lstat().st_mode)
        handle = os.open(path, flags)
    except OSError as error:
        raise NotKeptError(path, _why(error)) from None
    source = os.fdopen(handle, "rb")
    try:
        _need_regular(path, os.fstat(handle).st_mode)
    except NotKeptError:
        source.close()
        raise
    return source


def _need_regular(path: Path, mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise NotKeptError(path, "symlink")
    if stat.S_ISDIR(mode):
        raise NotKeptError(path, "folder")
    if not stat.S_ISREG(mode):
        raise NotKeptError(path, "no_file")


def _why(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "symlink"
    return "gone" if isinstance(error, FileNotFoundError) else "denied"


def _blocks(source: BinaryIO, path: Path) -> Iterator[bytes]:
    """Yield the content; a disk that cannot read its own file is that file's trouble and not the store's."""
    try:
        while block := source.read(BLOCK):
            yield block
    except OSError:
        raise NotKeptError(path, "denied") from None


def _through(blocks: Iterable[bytes], write: Callable[[bytes], object]) -> tuple[str, int]:
    """Pass all bytes on, and return their hash and their number."""
    found, size = hashlib.sha256(), 0
    for block in blocks:
        found.update(block)
        size += len(block)
        write(block)
    return found.hexdigest(), size


def _holds(target: Path, sha256: str) -> bool:
    """Tell whether the store holds these bytes, whole: a copy that went bad on the disk is replaced."""
    if not target.is_file():
        return False
    with target.open("rb") as kept:
        return _through(_blocks(kept, target), len)[0] == sha256


def _settle(folder: Path) -> None:
    """Write the folder's own entry to the disk, where the system can (Windows does so by itself)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
