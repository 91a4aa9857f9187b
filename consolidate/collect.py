"""Many returned files: each is kept first, then judged and recorded on its own; one bad file never stops the rest."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from consolidate.intake import Judges
from consolidate.intake import no_file
from consolidate.intake import take
from consolidate.ledger.ledger import Ledger
from consolidate.outcome import Outcome
from consolidate.outcome import State
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


@dataclass(frozen=True, slots=True)
class Collected:
    """One file's end and whether it was new, had been recorded before, or replaces an earlier return of the unit."""

    outcome: Outcome
    new: bool
    supersedes: bool = False


def files_under(paths: Iterable[Path]) -> list[Path]:
    """Return the files at and below the paths, sorted by name, without the lock files that offices leave."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found.update(dict.fromkeys(one for one in inside if not one.is_dir() and not is_litter(one)))
    return list(found)


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
        earlier = _has_earlier(ledger, outcome)
        new = ledger.record(outcome, judges.rules.year)
        yield Collected(outcome, new, supersedes=new and earlier)


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


def _has_earlier(ledger: Ledger, outcome: Outcome) -> bool:
    if outcome.issued is None:
        return False
    stamp = outcome.issued.stamp
    return bool(ledger.returns(stamp.unit, stamp.form, stamp.year))
