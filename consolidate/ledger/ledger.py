"""The ledger as the other rooms see it: opened once, asked and added to, closed."""

from collections.abc import Iterable
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from sqlalchemy import URL
from sqlalchemy import Connection
from sqlalchemy import Engine

from consolidate.history import HistoryRow
from consolidate.ledger import read
from consolidate.ledger import write
from consolidate.ledger.engine import opened
from consolidate.ledger.engine import reading
from consolidate.ledger.register import IssueLine
from consolidate.ledger.register import Sending
from consolidate.ledger.register import add_sendings
from consolidate.ledger.register import answers_of
from consolidate.ledger.register import issue_lines_of
from consolidate.ledger.register import sendings_of
from consolidate.ledger.rows import Submission
from consolidate.ledger.signers import signers
from consolidate.ledger.waiving import add_waivers
from consolidate.ledger.waiving import waivers_of
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.waivers import Waiver
from consolidate.waivers import waived
from templates.issued import Issued
from templates.returned import Return


def open_ledger(address: str | URL) -> "Ledger":
    """Return the ledger at an SQLAlchemy address, made if there is none; AuthorError if it is none of ours.

    For a file take ``engine.sqlite_url``: an address written by hand breaks at a ``?`` in a folder's name.
    """
    return Ledger(opened(address))


class Ledger:
    """Every issue, every returned file with its readings and findings, and earlier years' values.

    Each method that adds does so in one transaction: killed at any moment, all of it is there or nothing.
    """

    def __init__(self, engine: Engine) -> None:
        """Take the engine of a database that has our tables."""
        self._engine = engine
        self._issues = read.Issues()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def record_issue(self, issued: Issued, known: str = "") -> bool:
        """Keep what was issued, and what was known then as text; False when the very same is kept already."""
        return write.at_once(self._engine, lambda connection: write.add_issue(connection, issued, known))

    def known_at(self, issue: str) -> str:
        """Return what was known when a workbook was issued, as it was given; empty where nothing was."""
        with reading(self._engine) as connection:
            return read.known_at(connection, issue)

    def record(self, outcome: Outcome, year: int | None = None, *, again: bool = False) -> bool:
        """Keep a returned file; False, and nothing changed, when its bytes were recorded before.

        ``year`` is the fiscal year at work, for a file that does not tell its own. Bytes that were
        quarantined or ignored are recorded once more when they are judged after all (with the right year, the
        right key); ``again`` records any bytes once more where state or findings are not what they were.
        """

        def add(connection: Connection) -> bool:
            stamp = outcome.issued.stamp if outcome.issued else None
            given = waivers_of(connection, stamp.year) if stamp else ()  # one may have been given this very moment
            return write.add_outcome(connection, waived(outcome, given), year, again=again)

        return write.at_once(self._engine, add)

    def waive(self, seen: Submission, outcome: Outcome, given: Sequence[Waiver]) -> bool:
        """Keep waivers and what the return came to by them; False, and nothing kept, if it was judged again since."""
        return write.at_once(self._engine, lambda connection: add_waivers(connection, seen, outcome, given))

    def waivers(self, year: int) -> tuple[Waiver, ...]:
        """Return every waiver of a year, oldest first."""
        with reading(self._engine) as connection:
            return waivers_of(connection, year)

    def record_history(self, rows: Iterable[HistoryRow]) -> int:
        """Keep earlier years' values, all or none; return how many were new or corrected a value."""
        given = tuple(rows)
        return write.at_once(self._engine, lambda connection: write.add_history(connection, given))

    def issue(self, issue: str) -> Issued | None:
        """Return what was issued under an id, or None."""
        with reading(self._engine) as connection:
            return self._issues.get(connection, issue)

    def latest_issue(self, unit: str, form: str, year: int) -> Issued | None:
        """Return what was issued last to a unit for a form and year, or None."""
        with reading(self._engine) as connection:
            latest = read.latest_issue_of(connection, unit, form, year)
            return self._issues.get(connection, latest) if latest else None

    def issue_count(self, unit: str, form: str, year: int) -> int:
        """Return how often a unit was issued a form for a year."""
        with reading(self._engine) as connection:
            return read.issue_count_of(connection, unit, form, year)

    def signed_by(self) -> dict[str, int]:
        """Return how many workbooks of all years each key signed, by the key's id."""
        with reading(self._engine) as connection:
            return dict(signers(connection))

    def issues(self, year: int) -> tuple[Issued, ...]:
        """Return everything issued for a year, oldest first."""
        with reading(self._engine) as connection:
            return read.issues_of(connection, year)

    def issue_dates(self, year: int) -> dict[tuple[str, str], str]:
        """Return the date of the latest issue by unit and form."""
        with reading(self._engine) as connection:
            return read.issue_dates(connection, year)

    def dues(self, year: int) -> dict[str, str]:
        """Return the due date of each form of a year as the units were told it at the latest issue."""
        with reading(self._engine) as connection:
            return read.dues_of(connection, year)

    def submission_of(self, sha256: str) -> Submission | None:
        """Return the file with these bytes, without its content, or None."""
        with reading(self._engine) as connection:
            return read.submission_by_hash(connection, sha256)

    def submissions(self, year: int) -> tuple[Submission, ...]:
        """Return the files of a year and those that tell no year, without their content, newest last."""
        with reading(self._engine) as connection:
            return read.submissions_of(connection, year)

    def returns(self, unit: str, form: str, year: int) -> tuple[Submission, ...]:
        """Return one unit's files of a form and year, without their content, newest last."""
        with reading(self._engine) as connection:
            return read.returns_of(connection, unit, form, year)

    def outcomes(self, year: int) -> tuple[Outcome, ...]:
        """Return the outcomes of a year and of files that tell no year, newest last."""
        with reading(self._engine) as connection:
            return read.rebuilt(connection, self._issues, read.submissions_of(connection, year))

    def outcomes_of(self, submissions: Sequence[Submission]) -> tuple[Outcome, ...]:
        """Return the outcomes of these files, in the same order."""
        with reading(self._engine) as connection:
            return read.rebuilt(connection, self._issues, submissions)

    def accepted(self, unit: str, form: str, year: int) -> Return | None:
        """Return a unit's newest accepted return of a form and year, or None."""
        with reading(self._engine) as connection:
            sent = read.returns_of(connection, unit, form, year)
            accepted = [one for one in sent if one.state is State.ACCEPTED]
            outcomes = read.rebuilt(connection, self._issues, accepted[-1:])
        return outcomes[0].returned if outcomes else None

    def record_sendings(self, sendings: Sequence[Sending]) -> int:
        """Keep what went out to the units, all or none; return how many rows that is."""
        return write.at_once(self._engine, lambda connection: add_sendings(connection, sendings))

    def sendings(self, year: int) -> tuple[Sending, ...]:
        """Return what went out for a year, oldest first."""
        with reading(self._engine) as connection:
            return sendings_of(connection, year)

    def issue_lines(self, year: int) -> tuple[IssueLine, ...]:
        """Return everything issued for a year without its content, feedback workbooks too, oldest first."""
        with reading(self._engine) as connection:
            return issue_lines_of(connection, year)

    def answers(self, year: int) -> dict[str, str]:
        """Return the hash of the return that each feedback workbook of a year answers, by its issue."""
        with reading(self._engine) as connection:
            return answers_of(connection, year)

    def history(self, unit: str) -> tuple[HistoryRow, ...]:
        """Return a unit's earlier values as given last, in the order in which they first came."""
        with reading(self._engine) as connection:
            return read.history_of(connection, unit)

    def dump(self) -> str:
        """Return all tables as one text; equal ledgers give equal texts."""
        with reading(self._engine) as connection:
            return read.text_of(connection)
