"""A case judged in a child of its own: what came of it, how long it took, how much memory it had at most."""

import os
import pickle
import resource
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from consolidate.outcome import Outcome
from tests.intake.bench import Bench

LONGEST = 60.0  # seconds by the wall clock, on a machine that others share; what is promised is processor time
SECONDS = 10.0
MEGABYTES = 512.0


Take = Callable[[Bench, bytes], tuple[Outcome, float]]


def take_here(bench: Bench, content: bytes) -> tuple[Outcome, float]:
    """Return what becomes of a file read in this very process, whose memory is then counted as a whole."""
    return bench.take(content), 0.0


@dataclass(frozen=True)
class Judged:
    """The outcome, or why there is none; seconds of processor time, children included, and megabytes it took."""

    outcome: Outcome | None
    trouble: str
    seconds: float
    megabytes: float

    @property
    def in_bounds(self) -> bool:
        """Whether it kept within what is promised for each file."""
        return self.seconds <= SECONDS and self.megabytes <= MEGABYTES


def judge(bench: Bench, content: bytes, take: Take = take_here) -> Judged:
    """Return what becomes of a file, in a child that may die or hang without harm."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _in_child(bench, content, take, writer)
    os.close(writer)
    answer = _answer(reader, child)
    os.waitpid(child, 0)
    return answer or Judged(None, "died or took too long", LONGEST, 0.0)


def _in_child(bench: Bench, content: bytes, take: Take, writer: int) -> None:
    megabytes, before = 0.0, _peak()  # what the test's own process had gathered is no part of the file's
    try:
        (outcome, megabytes), trouble = take(bench, content), ""
    except BaseException as error:  # noqa: BLE001 - whatever it is, the table says it
        outcome, trouble = None, f"raised {type(error).__name__}: {error}"[:300]
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    answer = Judged(outcome, trouble, seconds, megabytes or _peak() - before)
    with os.fdopen(writer, "wb") as pipe:
        pickle.dump(answer, pipe)
    os._exit(0)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _answer(reader: int, child: int) -> Judged | None:
    pieces, end = [], time.monotonic() + LONGEST
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while select.select([pipe], [], [], max(0.0, end - time.monotonic()))[0]:
            piece = pipe.read(1 << 20)
            if not piece:
                break
            pieces.append(piece)
        else:
            os.kill(child, signal.SIGKILL)
            return None
    answer = pickle.loads(b"".join(pieces)) if pieces else None  # noqa: S301 - of our own child
    return answer if isinstance(answer, Judged) else None
