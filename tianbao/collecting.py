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
from consolidate.identity import SHOWN_UNIT
from consolidate.ledger.rows import Submission
from consolidate.matching.decided import MatchRow
from consolidate.outcome import State
from templates.finding import Place
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
    """The counts of a run, and what it asks; ``needs`` says that something needs a person.

    ``pending`` are the files that need one but were told before: by hash, whose they are.
    """

    new: int = 0
    unchanged: int = 0
    superseded: int = 0
    needs: bool = False
    asked: list[MatchRow] = field(default_factory=list)
    pending: dict[str, str] = field(default_factory=dict)

    def count(self, one: Collected) -> None:
        """Count one file; what could not be kept was neither collected now nor before."""
        self.new += one.new
        self.unchanged += not one.new and bool(one.outcome.source.sha256)
        self.superseded += one.supersedes
        self.needs |= one.lost or one.doubt is not None
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


@dataclass(frozen=True)
class Held:
    """A file that is not accepted: whose it is, as said and as a place, its record, whether it is told in this run."""

    whose: str
    place: Place
    kept: Submission | None
    news: bool


def told(desk: Desk, ends: Iterable[Collected], tally: Tally, *, move: bool = False) -> Iterator[Told]:
    """Yield every file as it is told, counted, and moved out of the inbox if asked."""
    held: list[Held] = []
    for one in ends:
        kept = desk.ledger.submission_of(one.outcome.source.sha256)
        tally.count(one)
        away = _away(desk, one) if move and to_be_moved(one) else None
        twin = kept if kept is not None and not one.new and kept.source.file != one.outcome.source.file else None
        # what could not even be kept, moved or judged again is told each time
        news = one.new or one.lost or one.doubt is not None or not one.outcome.source.sha256 or away == ""
        if one.outcome.state not in (State.ACCEPTED, State.IGNORED):
            held.append(_held(one, kept, news=news))
        since = since_of(desk, one.outcome) if one.new else None
        shape = _shape(desk.face, one, away) | ({"since": since} if since else {})
        lines = _twin_lines(desk.face, one, twin, away) if twin else _lines(desk.face, one, away)
        yield Told(one.path, shape, (*lines, *since_lines(desk.face, since)), news or twin is not None)
    _settle(desk, held, tally)


def _held(one: Collected, kept: Submission | None, *, news: bool) -> Held:
    place = next((each.place for each in one.outcome.findings if each.place.unit), Place())
    return Held(_whose(one, place.unit), place, kept, news)


def _settle(desk: Desk, held: Iterable[Held], tally: Tally) -> None:
    """Count what needs a person; only at the end: the return that replaces a file may have come in this very run."""
    open_ones = [one for one in held if not _replaced(desk, one)]
    fresh = {one.kept.source.sha256 for one in open_ones if one.news and one.kept is not None}
    tally.needs |= bool(open_ones)
    for one in open_ones:
        if not one.news and one.kept is not None and one.kept.source.sha256 not in fresh:
            tally.pending[one.kept.source.sha256] = one.whose


def _replaced(desk: Desk, held: Held) -> bool:
    """Tell whether the unit has sent a later return than this file, so that nobody has to see to this one."""
    if held.kept is None or not held.place.unit:
        return False
    sent = desk.ledger.returns(held.place.unit, held.place.form, held.place.year or desk.year)
    return any(each.identified and each.order > held.kept.order for each in sent)


def _whose(one: Collected, code: str) -> str:
    """Return whose a file is, or its name where nobody can tell."""
    named = one.outcome.issued.field(SHOWN_UNIT) if one.outcome.issued else None
    return f"{code} {named.value if named else ''}".strip() or one.outcome.source.file


def _twin_lines(face: Face, one: Collected, twin: Submission, away: str | None) -> Iterator[str]:
    """Yield what is said of bytes that were recorded under another name: each time they are met, for they lie there."""
    given = {"file": one.outcome.source.file, "other": twin.source.file, "day": twin.source.received}
    yield printable(face.phrase("collect_duplicate", **given))
    yield from _away_lines(face, away)


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
    yield from _away_lines(face, away)


def _away_lines(face: Face, away: str | None) -> Iterator[str]:
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
    if tally.pending:
        whose = list(dict.fromkeys(tally.pending.values()))
        who = ("、" if face.lang == "zh" else ", ").join(whose[:FEW])
        who = who if len(whose) <= FEW else face.phrase("collect_pending_more", who=who)
        face.say("collect_pending", count=len(tally.pending), who=printable(who))


def document(shapes: Sequence[Shape], tally: Tally, *, again: bool) -> dict[str, Any]:
    """Return the JSON document of a run; ``changed`` counts the files of which the outcome is another."""
    counts = tally.counts
    more = {"changed": tally.new} if again else {}
    return {"files": shapes, **({**counts, "new": 0} if again else counts), **more}
