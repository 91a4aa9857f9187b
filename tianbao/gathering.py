"""Collecting at the face: which files, under which names, with a bar."""

from pathlib import Path

from consolidate.collect import Collected
from consolidate.collect import collect
from consolidate.collect import files_under
from tianbao.desk import Desk


def gather(desk: Desk, paths: tuple[Path, ...]) -> list[Collected]:
    """Collect everything under the paths, or the inbox; return each file's end, the oldest file first."""
    files = files_under(paths or (desk.workspace.inbox,))
    names = {path: desk.workspace.relative(path) for path in files}
    ends = collect(files, names, desk.workspace.store, desk.ledger, desk.judges(), desk.face.today)
    return list(desk.face.along(ends, len(files), "collect_bar"))
