"""Many returned files: each is kept, then read, judged and recorded on its own; one bad file never stops the rest.

Files are handed to the readers ahead of the one being judged; what comes back is taken in order, so that at most a
few workbooks are in hand however many files there are.
"""

import sys
from collections import deque
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path

from consolidate.changes import Change
from consolidate.changes import changes
from consolidate.intake import Judges
from consolidate.intake import no_file
from consolidate.intake import take
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.rows import Submission
from consolidate.outcome import Outcome
from consolidate.outcome import state_of
from consolidate.raw import RawBook
from consolidate.reading.refused import Refused
from consolidate.store import NotKeptError
from consolidate.store import holds
from consolidate.store import keep
from consolidate.store import sweep
from consolidate.waivers import waived
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.issued import Issued
from templates.returned import Source

Read = Callable[[Iterable[Path]], Iterator[RawBook | Refused]]


@dataclass(frozen=True, slots=True)
class Collected:
    """One file's end and whether it was new, had been recorded before, or replaces an earlier return of the unit.

    ``path`` is where it was found. ``changes`` are those against the unit's return before it, None where there is
    none to compare. ``lost`` says that the store no longer has the bytes; ``doubt`` is what judging once more made
    of a file that is a unit's return all the same, and stays what it was.
    """

    outcome: Outcome
    new: bool
    supersedes: bool = False
    path: Path | None = None
    changes: tuple[Change, ...] | None = None
    lost: bool = False
    doubt: Outcome | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file between being kept and being judged; ``kept`` is empty where nothing is there to be read.

    ``denied`` says that a file could not be kept because it may not be read.
    """

    source: Source
    path: Path | None = None
    before: Submission | None = None
    kept: Path | None = None
    denied: bool = False


@dataclass(slots=True)
class _Run:
    """One run over many files; ``handed`` are the hashes that readers have been given in it."""

    store: Path
    ledger: Ledger
    judges: Judges
    received: str
    waiting: deque[_Waiting] = field(default_factory=deque)
    handed: set[str] = field(default_factory=set)

    def keep(self, path: Path, name: str) -> _Waiting | None:
        """Keep a file, and say whether it has to be read; None where it has gone meanwhile."""
        try:
            kept = keep(path, self.store)
        except NotKeptError as error:
            if error.why == "gone":  # another run has just moved it away, or whoever put it there took it back
                return None
            return _Waiting(Source(name, "", self.received), path, denied=error.why == "denied")
        before = self.ledger.submission_of(kept.sha256)
        source = Source(name, kept.sha256, before.source.received if before else self.received)
        if (before is not None and before.settled) or kept.sha256 in self.handed:
            return _Waiting(source, path, before)
        self.handed.add(kept.sha256)
        return _Waiting(source, path, before, kept.path)

    def through(self, found: Iterable[_Waiting], read: Read) -> Iterator[tuple[_Waiting, RawBook | Refused | None]]:
        """Yield every file in order, with what a reader says of it, or None for those that are not read."""
        for content in read(self._to_read(found)):
            while self.waiting[0].kept is None:
                yield self.waiting.popleft(), None
            yield self.waiting.popleft(), content
        while self.waiting:
            yield self.waiting.popleft(), None

    def _to_read(self, found: Iterable[_Waiting]) -> Iterator[Path]:
        for one in found:
            self.waiting.append(one)
            if one.kept is not None:
                yield one.kept

    def judged(self, source: Source, content: RawBook | Refused) -> tuple[Outcome, tuple[Submission, ...]]:
        """Return what becomes of a file, with what the bureau waived, and the unit's returns that came before it."""
        outcome = take(content, source, self.judges)
        earlier = self._earlier(outcome)
        timely = _as_first_returned(outcome, earlier, self.judges)
        return waived(timely, self.ledger.waivers(self.judges.rules.year)), earlier

    def _earlier(self, outcome: Outcome) -> tuple[Submission, ...]:
        if outcome.issued is None:
            return ()
        stamp, source = outcome.issued.stamp, outcome.source
        sent = self.ledger.returns(stamp.unit, stamp.form, stamp.year)
        mine = next((one.order for one in sent if one.source.sha256 == source.sha256), (source.received, sys.maxsize))
        return tuple(one for one in sent if one.order < mine)

    def recorded(self, one: _Waiting, content: RawBook | Refused) -> Collected:
        """Judge a file that was read, and record it."""
        outcome, earlier = self.judged(one.source, content)
        new = self.ledger.record(outcome, self.judges.rules.year)
        changed = self._changes(earlier, outcome) if new else None
        return Collected(outcome, new, new and bool(earlier), one.path, changed)

    def _changes(self, earlier: Sequence[Submission], outcome: Outcome) -> tuple[Change, ...] | None:
        last = [one for one in earlier if one.readable][-1:]
        found = self.ledger.outcomes_of(last)
        before = found[0].returned if found else None
        return changes(before, outcome.returned) if before is not None and outcome.returned is not None else None

    def known(self, one: _Waiting) -> Collected:
        """Return what was recorded of bytes that need not be read; what could not be kept is told each time."""
        if not one.source.sha256:
            return Collected(no_file(one.source, self.judges, denied=one.denied), new=False, path=one.path)
        before = self.ledger.submission_of(one.source.sha256)
        if before is None:
            raise LookupError(one.source.sha256)  # its first copy was judged just now, before this one
        outcome = _again(self.ledger.outcomes_of((before,))[0], one.source, self.judges)
        return Collected(outcome, new=False, path=one.path)


def collect(
    paths: Iterable[Path],
    names: Mapping[Path, str],
    store: Path,
    ledger: Ledger,
    judges: Judges,
    received: str,
    read: Read,
) -> Iterator[Collected]:
    """Keep, read, judge and record each file; yield its end, in the order of the paths.

    ``names`` says what a file is called in messages, ``received`` is an ISO date. Bytes that are settled are never
    read again. OSError and AuthorError where the disk or the ledger cannot take any more: what was recorded stays,
    the next run does the rest.
    """
    sweep(store)
    run = _Run(store, ledger, judges, received)
    found = (one for path in paths if (one := run.keep(path, names[path])) is not None)
    for one, content in run.through(found, read):
        yield run.known(one) if content is None else run.recorded(one, content)


def judge_again(store: Path, ledger: Ledger, judges: Judges, read: Read) -> Iterator[Collected]:
    """Judge every file of the year once more from the store, in order of arrival; ``new`` where the end is another.

    Days, order and names stay. A unit's return that could now not even be told whose it is stays what it was.
    """
    run = _Run(store, ledger, judges, "")
    sent = ledger.submissions(judges.rules.year)
    found = (
        _Waiting(one.source, None, one, store / one.source.sha256 if holds(store, one.source.sha256) else None)
        for one in sent
    )
    for one, content in run.through(found, read):
        yield _once_more(run, one, content)


def _once_more(run: _Run, one: _Waiting, content: RawBook | Refused | None) -> Collected:
    if content is None or one.before is None:
        return Collected(run.known(one).outcome, new=False, lost=True)
    outcome, _ = run.judged(one.source, content)
    if one.before.identified and outcome.issued is None:
        return Collected(run.ledger.outcomes_of((one.before,))[0], new=False, doubt=outcome)
    return Collected(outcome, run.ledger.record(outcome, run.judges.rules.year, again=True))


def _again(outcome: Outcome, source: Source, judges: Judges) -> Outcome:
    """Return what was recorded before; the same bytes under another name are said to be a duplicate."""
    if source.file == outcome.source.file:
        return outcome
    if outcome.issued is None:  # nobody's: told as if it were the only one
        return replace(outcome, source=source, findings=tuple(one.at(file=source.file) for one in outcome.findings))
    code = Code.DUPLICATE_RETURN
    told = facts(other=outcome.source.file)
    finding = Finding(code, judges.rules.severity(code), _place(outcome.issued, source), told)
    return replace(outcome, source=source, findings=(*outcome.findings, finding))


def _place(issued: Issued, source: Source) -> Place:
    return Place(file=source.file, unit=issued.stamp.unit, form=issued.stamp.form, year=issued.stamp.year)


def _as_first_returned(outcome: Outcome, earlier: Sequence[Submission], judges: Judges) -> Outcome:
    """Return the outcome without the finding that it is late, where it corrects a return that came in time."""
    due = judges.rules.due.get(earlier[0].form, "") if earlier else ""
    if not due or earlier[0].source.received > due:
        return outcome
    findings = tuple(one for one in outcome.findings if one.code is not Code.RETURN_LATE)
    return replace(outcome, state=state_of(findings), findings=findings)
