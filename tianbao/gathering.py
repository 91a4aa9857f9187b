"""Collecting at the face: which files, under which names, read by whom, and where they go when they are done."""

from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

from consolidate.collect import Collected
from consolidate.collect import collect
from consolidate.collect import judge_again
from consolidate.inbox import files_under
from consolidate.inbox import moved
from consolidate.outcome import State
from consolidate.reading.pool import Readers
from consolidate.store import holds
from tianbao.desk import Desk


def gather(desk: Desk, paths: tuple[Path, ...]) -> list[Collected]:
    """Collect everything under the paths, or the inbox; return each file's end, the oldest file first."""
    return list(gathered(desk, files_under(paths or (desk.workspace.inbox,))))


def gathered(desk: Desk, files: Sequence[Path]) -> Iterator[Collected]:
    """Collect the files and yield each one's end as soon as it is recorded."""
    names = {path: desk.workspace.relative(path) for path in files}
    space = desk.workspace
    with Readers() as readers:
        ends = collect(files, names, space.store, desk.ledger, desk.judges(), desk.face.today, readers.read_all)
        yield from desk.face.along(ends, len(files), "collect_bar")


def gathered_again(desk: Desk) -> Iterator[Collected]:
    """Judge everything collected for the year once more, and yield each file's end."""
    count = len(desk.ledger.submissions(desk.year))
    with Readers() as readers:
        ends = judge_again(desk.workspace.store, desk.ledger, desk.judges(), readers.read_all)
        yield from desk.face.along(ends, count, "collect_again_bar")


def to_be_moved(one: Collected) -> bool:
    """Tell whether a file is collected for good, so that it may leave the inbox: kept, and no mere litter."""
    return one.path is not None and bool(one.outcome.source.sha256) and one.outcome.state is not State.IGNORED


def put_away(desk: Desk, one: Collected) -> Path | None:
    """Move a recorded file out of the inbox; None where it stays because its bytes are not safe or it is in use."""
    sha256 = one.outcome.source.sha256
    if one.path is None or desk.ledger.submission_of(sha256) is None or not holds(desk.workspace.store, sha256):
        return None
    return moved(one.path, sha256, desk.workspace.inbox, desk.face.today)
