"""A case read by a real bounded child, and how much memory that child had at most."""

import hashlib
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from consolidate.intake import take
from consolidate.outcome import Outcome
from consolidate.reading.pool import Readers
from templates.returned import Source
from tests.intake.bench import TODAY
from tests.intake.bench import Bench

GONE = 0.0  # a child that died, or left after a file that was too much, is not there to be asked


def take_by_child(bench: Bench, content: bytes) -> tuple[Outcome, float]:
    """Return what becomes of a file read by a child, and the child's megabytes at most."""
    with tempfile.TemporaryDirectory() as folder, Readers(1) as readers:
        path = Path(folder, "x.xlsx")
        path.write_bytes(content)
        read = readers.read(path)
        megabytes = max((_peak(child) for child in _children()), default=GONE)
    return take(read, Source("报回.xlsx", hashlib.sha256(content).hexdigest(), TODAY), bench.judges), megabytes


def _children() -> list[str]:
    found: list[str] = []
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # a thread that has just ended
            found += (task / "children").read_text(encoding="utf-8").split()
    return found


def _peak(pid: str) -> float:
    try:
        found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc", pid, "status").read_text(encoding="utf-8"))
    except OSError:
        return GONE
    return int(found[1]) / 1024 if found else GONE
