"""A few bounded children reading a batch: all kept busy, results in the order of the files, none left behind."""

import os
from collections import deque
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from consolidate.raw import RawBook
from consolidate.reading.nurse import Nurse
from consolidate.reading.refused import Refused

MOST_CHILDREN = 2
AHEAD = 2  # files read ahead for each child: enough to keep it busy, few enough to hold in memory


class Readers:
    """Reads files in bounded children; a child that dies takes one file with it and is replaced."""

    def __init__(self, count: int = 0, nurse: Callable[[], Nurse] = Nurse) -> None:
        """Take ``count`` children at most, as many as the machine has processors but two by default."""
        self._count = count or min(MOST_CHILDREN, os.cpu_count() or 1)
        self._nurses = [nurse() for _ in range(self._count)]
        self._free: SimpleQueue[Nurse] = SimpleQueue()
        for one in self._nurses:
            self._free.put(one)
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="reader")

    def __enter__(self) -> Self:
        """Return itself; children start with the first file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all children, also in the middle of a file."""
        self.close()

    def close(self) -> None:
        """End all children and wait for them; what was not read yet is not."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for one in self._nurses:
            one.kill()
        self._threads.shutdown(wait=True)
        for one in self._nurses:
            one.close()

    def read(self, path: Path) -> RawBook | Refused:
        """Return what a file holds, or why it is not read."""
        return self._threads.submit(self._read, path).result()

    def read_all(self, paths: Iterable[Path]) -> Iterator[RawBook | Refused]:
        """Yield what each file holds, in order, reading a few ahead of the one that is asked for."""
        waiting: deque[Future[RawBook | Refused]] = deque()
        try:
            for path in paths:
                waiting.append(self._threads.submit(self._read, path))
                if len(waiting) > self._count * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for one in waiting:
                one.cancel()

    def _read(self, path: Path) -> RawBook | Refused:
        nurse = self._free.get()
        try:
            return nurse.read(path)
        finally:
            self._free.put(nurse)
