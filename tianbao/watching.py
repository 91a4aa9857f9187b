"""``collect --watch``: look, collect what has come, tell it, look again; until somebody says stop."""

import json
from dataclasses import replace
from pathlib import Path
from threading import Event

from tianbao.arrivals import Watch
from tianbao.arrivals import stopped_by_signals
from tianbao.collecting import Tally
from tianbao.collecting import told
from tianbao.desk import desk_of
from tianbao.face import Face
from tianbao.gathering import gathered
from tianbao.table import printable
from tianbao.telling import tell_asked
from tianbao.workspace import Workspace


def watch_inbox(
    face: Face, paths: tuple[Path, ...], year: int | None, seconds: float, *, given_day: str, move: bool, as_json: bool
) -> None:
    """Take files as they arrive until Ctrl+C or SIGTERM, then say the counts.

    Rules, rosters and the day are read anew for each batch: a watch may run for weeks. ``given_day`` is the day the
    call itself named, if any. As JSON every file is a line, and the counts are the last.
    """
    space = Workspace.open(face.folder)

    def open_elsewhere(path: Path) -> None:
        face.say("watch_in_use", file=printable(space.relative(path)))

    watch, tally = Watch(paths or (space.inbox,), open_elsewhere), Tally()
    with desk_of(face, year):
        pass  # a mistake in the workspace's files is told now, not when the first file comes
    with stopped_by_signals() as stop:
        face.say("watch_begins", seconds=f"{seconds:g}")
        while not stop.is_set():
            ready = watch.look()
            if ready:
                today = Face.of(face.folder, face.lang, given_day).today
                _take(replace(face, today=today), ready, year, watch, tally, stop, (move, as_json))
            stop.wait(seconds)
    if as_json:
        face.show(json.dumps(tally.counts, ensure_ascii=False))
    else:
        face.say("collect_done", **tally.counts)


def _take(
    face: Face,
    ready: list[Path],
    year: int | None,
    watch: Watch,
    tally: Tally,
    stop: Event,
    how: tuple[bool, bool],
) -> None:
    move, as_json = how
    asked = len(tally.asked)
    with desk_of(face, year) as desk:
        ends = gathered(desk, ready)
        for one in told(desk, ends, tally, move=move):
            if one.path is not None:
                watch.took(one.path)
            if as_json:
                face.show(json.dumps(one.shape, ensure_ascii=False))
            elif one.news:
                for line in one.lines:
                    face.show(line)
            if stop.is_set():
                break
        report = desk.ask(tally.asked[asked:])
    if not as_json:
        tell_asked(face, report)
