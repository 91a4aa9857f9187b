"""One sender at a time in a workspace: the operating system lets go of the lock even when a process dies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from templates.codes import Slip
from templates.slips import AuthorError
from templates.slips import Origin

NAME = "sending.lock"


@contextmanager
def alone(inner: Path) -> Iterator[None]:
    """Hold the lock of a workspace's inner folder; AuthorError while another process holds it."""
    with (inner / NAME).open("ab") as file:
        try:
            _lock(file)
        except OSError:
            raise AuthorError(Slip.SENDING_BUSY, Origin()) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
