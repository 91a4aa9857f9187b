"""Files as they arrive: a folder looked at every few seconds; what is still being written or open is left for later."""

import signal
import stat
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from threading import Event

from consolidate.inbox import files_under

Mark = tuple[int, int, int]
SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass
class Watch:
    """What was seen at the last look, and what has been taken; ``in_use`` is told each file that is open, once."""

    paths: tuple[Path, ...]
    in_use: Callable[[Path], None]
    seen: dict[Path, Mark] = field(default_factory=dict)
    taken: dict[Path, Mark] = field(default_factory=dict)
    busy: set[Path] = field(default_factory=set)

    def look(self) -> list[Path]:
        """Return the files that have come and stand still since the last look, oldest first."""
        now = {path: mark for path in files_under(self.paths) if (mark := _mark(path)) is not None}
        still = [path for path, mark in now.items() if self.seen.get(path) == mark != self.taken.get(path)]
        self.seen = now
        self.taken = {path: mark for path, mark in self.taken.items() if path in now}
        return [path for path in still if self._free(path)]

    def took(self, path: Path) -> None:
        """Remember that a file was collected as it was seen; if it changes later it is a new one."""
        if path in self.seen:
            self.taken[path] = self.seen[path]

    def _free(self, path: Path) -> bool:
        if not in_use(path):
            self.busy.discard(path)
            return True
        if path not in self.busy:
            self.busy.add(path)
            self.in_use(path)
        return False


def in_use(path: Path) -> bool:
    """Tell whether an office has a file open: its lock file lies beside it, or the system will not open it."""
    locks = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    if any(lock.exists() for lock in locks):
        return True
    try:
        if stat.S_ISREG(path.lstat().st_mode):  # a pipe would be waited for
            path.open("rb").close()
    except OSError:
        return True
    return False


def _mark(path: Path) -> Mark | None:
    try:
        found = path.lstat()
    except OSError:  # gone again
        return None
    return found.st_mode, found.st_size, found.st_mtime_ns


@contextmanager
def stopped_by_signals() -> Iterator[Event]:
    """Give an event that Ctrl+C and SIGTERM set: what is being done is finished first."""
    stop = Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
