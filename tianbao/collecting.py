"""What ``collect`` tells: each file as lines or JSON, the counts, the names in doubt; no file is held on to."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

from consolidate.changes import Change
from consolidate.collect import Collected
from consolidate.matching.decided import MatchRow
from consolidate.outcome import State
from templates.say import message
from tianbao.desk import Desk
from tianbao.face import Face
from tianbao.feeding.resolving import since_lines
from tianbao.feeding.resolving import since_of
from tianbao.gathering import put_away
from tianbao.gathering import to_be_moved
from tianbao.matches_file import asked_of_findings
from tianbao.shapes import Shape
from tianbao.shapes import change_shape
from tianbao.shapes import outcome_shape
from tianbao.table import printable
from tianbao.telling import outcome_lines

FEW = 5


@dataclass
class Tally:
    """The counts of a run, and what it asks; ``needs`` says that something needs a person."""

    new: int = 0
    unchanged: int = 0
    superseded: int = 0
    needs: bool = False
    asked: list[MatchRow] = field(default_factory=list)

    def count(self, one: Collected) -> None:
        """Count one file."""
        self.new += one.new
        self.unchanged += not one.new
        self.superseded += one.supersedes
        self.needs |= one.lost or one.doubt is not None
        self.needs |= one.outcome.state not in (State.ACCEPTED, State.IGNORED)
        self.asked += asked_of_findings(one.outcome.findings)

    @property
    def counts(self) -> dict[str, int]:
        """The counts as JSON has them."""
        return {"new": self.new, "unchanged": self.unchanged, "superseded": self.superseded}


@dataclass(frozen=True)
class Told:
    """One file as it is told: its JSON shape, its lines on the screen; ``news`` says that it is told at all."""

    path: Path | None
    shape: Shape
    lines: tuple[str, ...]
    news: bool


def told(desk: Desk, ends: Iterable[Collected], tally: Tally, *, move: bool = False) -> Iterator[Told]:
    """Yield every file as it is told, counted, and moved out of the inbox if asked."""
    for one in ends:
        tally.count(one)
        away = _away(desk, one) if move and to_be_moved(one) else None
        # what could not even be kept, moved or judged again is told each time
        news = one.new or one.lost or one.doubt is not None or not one.outcome.source.sha256 or away == ""
        since = since_of(desk, one.outcome) if one.new else None
        shape = _shape(desk.face, one, away) | ({"since": since} if since else {})
        lines = (*_lines(desk.face, one, away), *since_lines(desk.face, since))
        yield Told(one.path, shape, lines, news)


def _away(desk: Desk, one: Collected) -> str | None:
    """Move a file out of the inbox, and return where it lies; empty where it stays, None where another run took it."""
    target = put_away(desk, one)
    if target is None:
        return "" if one.path is not None and one.path.exists() else None
    return desk.workspace.relative(target)


def _shape(face: Face, one: Collected, away: str | None) -> Shape:
    shape = outcome_shape(one.outcome, face.lang)
    if one.changes is not None:
        shape["changes"] = [change_shape(each, face.lang) for each in one.changes]
    if one.doubt is not None:
        shape["doubt"] = outcome_shape(one.doubt, face.lang)["findings"]
    if one.lost:
        shape["lost"] = True
    if away is not None:
        shape["moved"] = away or None
    return shape


def _lines(face: Face, one: Collected, away: str | None) -> Iterator[str]:
    yield from outcome_lines(face, one.outcome)
    if one.lost:
        yield "  " + face.phrase("collect_lost")
    if one.doubt is not None:
        what = "；".join(message(each, face.lang) for each in one.doubt.findings)
        yield "  " + printable(face.phrase("collect_doubt", what=what))
    if one.changes is not None:
        yield "  " + face.phrase("collect_changed", count=len(one.changes))
        yield from ("    " + change_line(face, each) for each in one.changes[:FEW])
        if len(one.changes) > FEW and one.outcome.issued is not None:
            unit = one.outcome.issued.stamp.unit
            yield "    " + face.phrase("collect_more", count=len(one.changes) - FEW, unit=unit)
    if away is not None:
        yield "  " + (face.phrase("collect_moved", file=printable(away)) if away else face.phrase("collect_not_moved"))


def change_line(face: Face, change: Change) -> str:
    """Return one changed cell as a line of the screen."""
    blank = face.phrase("collect_change_blank")
    label = f"{change.project} {change.label.say(face.lang)}".strip()
    where = f"{change.sheet}!{change.cell}"
    given = {"where": where, "label": label, "before": change.before or blank, "after": change.after or blank}
    return printable(face.phrase("collect_change", **given))


def tell_end(face: Face, tally: Tally, *, again: bool) -> None:
    """Say the counts."""
    if again:
        face.say("collect_again_done", count=tally.new + tally.unchanged, changed=tally.new)
    else:
        face.say("collect_done", **tally.counts)


def document(shapes: Sequence[Shape], tally: Tally, *, again: bool) -> dict[str, Any]:
    """Return the JSON document of a run; ``changed`` counts the files of which the outcome is another."""
    counts = tally.counts
    more = {"changed": tally.new} if again else {}
    return {"files": shapes, **({**counts, "new": 0} if again else counts), **more}
