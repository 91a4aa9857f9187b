"""Many returned files: each is kept first, then judged and recorded on its own; one bad file never stops the rest."""

import os
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from consolidate.intake import Judges
from consolidate.intake import no_file
from consolidate.intake import take
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.rows import Submission
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.outcome import state_of
from consolidate.store import NotKeptError
from consolidate.store import keep
from consolidate.store import sweep
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.issued import Issued
from templates.returned import Source

LOCK_FILES = ("~$", ".~lock.", ".", "~")
IGNORED = ("Thumbs.db", "desktop.ini")
OURS = frozenset({".tianbao", "outbox"})


@dataclass(frozen=True, slots=True)
class Collected:
    """One file's end and whether it was new, had been recorded before, or replaces an earlier return of the unit."""

    outcome: Outcome
    new: bool
    supersedes: bool = False


def files_under(paths: Iterable[Path]) -> list[Path]:
    """Return the files at and below the paths, oldest first and then by name: of two returns the newer counts.

    Lock files that offices leave are left out, and below a folder what the workspace itself keeps and issues.
    """
    found = {one for path in paths for one in (_below(path) if path.is_dir() else [path]) if not is_litter(one)}
    return sorted(found, key=_age)


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in OURS]
        yield from (Path(here, name) for name in files)


def _age(path: Path) -> tuple[int, str, str]:
    try:
        changed = path.lstat().st_mtime_ns
    except OSError:  # gone since, or not ours to look at: keeping it will say so
        changed = 0
    return changed, path.name, str(path)


def is_litter(path: Path) -> bool:
    """Tell whether a file is what an office or the system leaves behind: never a return."""
    return path.name.startswith(LOCK_FILES) or path.name in IGNORED


def collect(
    paths: Iterable[Path], names: dict[Path, str], store: Path, ledger: Ledger, judges: Judges, received: str
) -> Iterator[Collected]:
    """Keep, judge and record each file; ``names`` says what it is called in messages, ``received`` is an ISO date."""
    sweep(store)
    for path in paths:
        try:
            kept = keep(path, store)
        except NotKeptError:
            yield Collected(no_file(Source(names[path], "", received), judges), new=False)
            continue
        source = Source(names[path], kept.sha256, received)
        before = ledger.submission_of(kept.sha256)
        if before is not None and before.state not in (State.QUARANTINED, State.IGNORED):
            yield Collected(_again(ledger.outcomes_of((before,))[0], source, judges), new=False)
            continue
        outcome = take(kept.path.read_bytes(), source, judges)
        earlier = _earlier(ledger, outcome)
        outcome = _as_first_returned(outcome, earlier, judges)
        new = ledger.record(outcome, judges.rules.year)
        yield Collected(outcome, new, supersedes=new and bool(earlier))


def _again(outcome: Outcome, source: Source, judges: Judges) -> Outcome:
    """Return what was recorded before; the same bytes under another name are said to be a duplicate."""
    if source.file == outcome.source.file:
        return outcome
    code = Code.DUPLICATE_RETURN
    place = Place(file=source.file) if outcome.issued is None else _place(outcome.issued, source)
    finding = Finding(code, judges.rules.severity(code), place, facts(other=outcome.source.file))
    return replace(outcome, source=source, findings=(*outcome.findings, finding))


def _place(issued: Issued, source: Source) -> Place:
    return Place(file=source.file, unit=issued.stamp.unit, form=issued.stamp.form, year=issued.stamp.year)


def _earlier(ledger: Ledger, outcome: Outcome) -> tuple[Submission, ...]:
    if outcome.issued is None:
        return ()
    stamp = outcome.issued.stamp
    return ledger.returns(stamp.unit, stamp.form, stamp.year)


def _as_first_returned(outcome: Outcome, earlier: tuple[Submission, ...], judges: Judges) -> Outcome:
    """Return the outcome without the finding that it is late, where it corrects a return that came in time."""
    due = judges.rules.due.get(earlier[0].form, "") if earlier else ""
    if not due or earlier[0].source.received > due:
        return outcome
    findings = tuple(one for one in outcome.findings if one.code is not Code.RETURN_LATE)
    return replace(outcome, state=state_of(findings), findings=findings)
