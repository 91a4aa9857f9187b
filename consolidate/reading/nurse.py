"""One child and its keeping: started when needed, bounded in time, replaced when it dies or has read enough."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

from consolidate.raw import RawBook
from consolidate.reading.assemble import book_of
from consolidate.reading.frames import receive
from consolidate.reading.frames import send
from consolidate.reading.refused import Refused
from consolidate.reading.refused import refused_for
from consolidate.reading.trouble import FILL_OURS
from consolidate.reading.trouble import RefusedError
from templates.codes import Code

WALL_SECONDS = 60.0  # for one file, on the clock; a good one takes some hundredths, the slowest bounded one ten
FILES_A_CHILD = 400
GRACE = 2.0
STARTS = 2
READY = "ready"
ROOT = Path(__file__).resolve().parents[2]
# -S and -E: no search for installed packages, no environment: the path is handed over, so that a child starts at once.
START = "import json,sys; sys.path[:0] = json.loads(sys.argv[1]); from consolidate.reading.child import main; main()"
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


def command() -> list[str]:
    """Return what starts a child."""
    paths = [str(ROOT), *(path for path in sys.path if path)]
    return [sys.executable, "-S", "-E", "-B", "-X", "utf8", "-c", START, json.dumps(paths)]


class NotStartedError(OSError):
    """The program that reads cannot be started at all: no file is to blame."""


class Nurse:
    """Keeps one child; used by one thread at a time."""

    def __init__(self, start: Callable[[], list[str]] = command, seconds: float = WALL_SECONDS) -> None:
        """Know how a child is started; none is yet."""
        self._start = start
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._read = 0
        self._late = False

    @property
    def pid(self) -> int:
        """The number of the child's process; 0 where there is none."""
        return self._child.pid if self._child else 0

    def read(self, path: Path) -> RawBook | Refused:
        """Return what the file holds or why not; whatever becomes of the child, there is an answer."""
        child = self._child or self._started()
        assert child.stdin is not None  # noqa: S101 - both are pipes
        assert child.stdout is not None  # noqa: S101
        self._late = False
        clock = Timer(self._seconds, self._too_late, (child,))
        clock.daemon = True
        clock.start()
        try:
            send(child.stdin, str(path))
            answer = receive(child.stdout)
        except (OSError, EOFError, ValueError):
            return self._died()
        finally:
            clock.cancel()
        self._read += 1
        try:
            if self._read >= FILES_A_CHILD or answer.get("last"):
                self.close()
            return _answered(answer)
        except (AttributeError, KeyError, TypeError, ValueError, IndexError, ArithmeticError):
            self.close()
            return _stopped("reader_stopped")

    def close(self) -> None:
        """End the child and wait for it."""
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not sent yet goes nowhere
                    pipe.close()
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def kill(self) -> None:
        """End the child at once, whatever it does; the thread that waits for it sees it die."""
        child = self._child
        if child is not None:
            child.kill()

    def _started(self) -> "subprocess.Popen[bytes]":
        """Return a new child that has said it is there; NotStartedError when even the second does not."""
        for _ in range(STARTS):
            child = self._born()
            clock = Timer(self._seconds, child.kill)
            clock.start()
            try:
                if child.stdout is not None and receive(child.stdout) == READY:
                    return child
            except (OSError, EOFError, ValueError):
                pass
            finally:
                clock.cancel()
            child.kill()
            self.close()
        raise NotStartedError("consolidate.reading.child")

    def _born(self) -> "subprocess.Popen[bytes]":
        self._read = 0
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            self._start(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=NO_WINDOW,
            start_new_session=True,  # Ctrl+C is for us to hear, not for a child that is about to begin
        )
        return self._child

    def _too_late(self, child: "subprocess.Popen[bytes]") -> None:
        self._late = True
        child.kill()

    def _died(self) -> Refused:
        child = self._child
        if child is not None:
            child.kill()
            child.wait()
        status = child.returncode if child is not None else 0
        self.close()
        late = self._late or -status == getattr(signal, "SIGXCPU", None)
        return _stopped("too_slow") if late else _stopped("reader_stopped")


def _stopped(what: str) -> Refused:
    if what == "reader_stopped":
        return refused_for(RefusedError(Code.DAMAGED, what))
    return refused_for(RefusedError(Code.UNSAFE_CONTENT, what, FILL_OURS))


def _answered(answer: dict[str, Any]) -> RawBook | Refused:
    if "book" in answer:
        return book_of(answer["book"])
    code, what, todo, plain = answer["refused"]
    return refused_for(RefusedError(Code(code), str(what), str(todo), **{str(k): str(v) for k, v in plain.items()}))
