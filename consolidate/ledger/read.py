"""What the ledger is asked: issues, files, whole outcomes, earlier years, and all of it as one text."""

import json
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import ColumnElement
from sqlalchemy import Connection
from sqlalchemy import Select
from sqlalchemy import exists
from sqlalchemy import func
from sqlalchemy import or_
from sqlalchemy import select

from consolidate.history import HistoryRow
from consolidate.ledger.rows import Submission
from consolidate.ledger.rows import finding_of_row
from consolidate.ledger.rows import reading_of_row
from consolidate.ledger.rows import submission_of_row
from consolidate.ledger.schema import FINDINGS
from consolidate.ledger.schema import ISSUES
from consolidate.ledger.schema import PRIORS
from consolidate.ledger.schema import READINGS
from consolidate.ledger.schema import SUBMISSIONS
from consolidate.ledger.schema import TABLES
from consolidate.outcome import Outcome
from templates.finding import Finding
from templates.interpret import interpret
from templates.issued import Issued
from templates.issued import from_record
from templates.returned import Reading

IN_HAND = 32
CHUNK = 500  # a database takes only so many values in one question


class Issues:
    """The records of issues by id, the last few in hand: reading one takes long, and none ever changes."""

    def __init__(self) -> None:
        """Begin with none in hand."""
        self._in_hand: dict[str, Issued] = {}

    def get(self, connection: Connection, issue: str) -> Issued | None:
        """Return what was issued under an id, or None."""
        if issue not in self._in_hand:
            record = connection.scalar(select(ISSUES.c.record).where(ISSUES.c.issue == issue))
            if record is None:
                return None
            if len(self._in_hand) == IN_HAND:
                del self._in_hand[next(iter(self._in_hand))]
            self._in_hand[issue] = from_record(record)
        return self._in_hand[issue]


def known_at(connection: Connection, issue: str) -> str:
    """Return what was known when a workbook was issued; empty where nothing was kept."""
    return connection.scalar(select(ISSUES.c.known).where(ISSUES.c.issue == issue)) or ""


def latest_issue_of(connection: Connection, unit: str, form: str, year: int) -> str:
    """Return the id of what was issued last, whatever day it bears, feedback workbooks left aside; empty for none."""
    issue = connection.scalar(
        select(ISSUES.c.issue)
        .where(ISSUES.c.unit == unit, ISSUES.c.form == form, ISSUES.c.year == year, ISSUES.c.feedback_of == "")
        .order_by(ISSUES.c.sequence.desc())
        .limit(1)
    )
    return issue or ""


def issue_count_of(connection: Connection, unit: str, form: str, year: int) -> int:
    """Return how often a unit was issued a form for a year."""
    count = connection.scalar(
        select(func.count())
        .select_from(ISSUES)
        .where(ISSUES.c.unit == unit, ISSUES.c.form == form, ISSUES.c.year == year, ISSUES.c.feedback_of == "")
    )
    return count or 0


def issues_of(connection: Connection, year: int) -> tuple[Issued, ...]:
    """Return everything issued for a year, oldest first."""
    records = connection.scalars(select(ISSUES.c.record).where(ISSUES.c.year == year).order_by(ISSUES.c.sequence))
    return tuple(from_record(record) for record in records)


def issue_dates(connection: Connection, year: int) -> dict[tuple[str, str], str]:
    """Return the date of the latest issue by unit and form, feedback workbooks left aside."""
    rows = connection.execute(
        select(ISSUES.c.unit, ISSUES.c.form, ISSUES.c.issued_on)
        .where(ISSUES.c.year == year, ISSUES.c.feedback_of == "")
        .order_by(ISSUES.c.sequence)
    )
    return {(unit, form): day for unit, form, day in rows}


def dues_of(connection: Connection, year: int) -> dict[str, str]:
    """Return the due date of each form of a year as it was told at the latest issue; forms without one are left out."""
    rows = connection.execute(
        select(ISSUES.c.form, ISSUES.c.due).where(ISSUES.c.year == year, ISSUES.c.due != "").order_by(ISSUES.c.sequence)
    )
    return {row.form: row.due for row in rows}


def submission_by_hash(connection: Connection, sha256: str) -> Submission | None:
    """Return the file with these bytes as it was judged last, or None."""
    row = connection.execute(_current().where(SUBMISSIONS.c.sha256 == sha256)).mappings().first()
    return None if row is None else submission_of_row(row)


def submissions_of(connection: Connection, year: int) -> tuple[Submission, ...]:
    """Return the files of a year and those that tell no year, newest last."""
    return _found(connection, or_(SUBMISSIONS.c.year == year, SUBMISSIONS.c.year.is_(None)))


def returns_of(connection: Connection, unit: str, form: str, year: int) -> tuple[Submission, ...]:
    """Return one unit's files of a form and year, newest last."""
    here = SUBMISSIONS.c
    return _found(connection, (here.unit == unit) & (here.form == form) & (here.year == year))


def _found(connection: Connection, which: ColumnElement[bool]) -> tuple[Submission, ...]:
    rows = connection.execute(_current().where(which)).mappings()
    found = (submission_of_row(row) for row in rows)
    return tuple(sorted(found, key=lambda one: one.order))


def _current() -> Select[tuple[object, ...]]:
    """Ask for files as they were judged last, each with the number it had first."""
    later, all_of_it = SUBMISSIONS.alias(), SUBMISSIONS.alias()
    again = exists().where(later.c.sha256 == SUBMISSIONS.c.sha256, later.c.attempt > SUBMISSIONS.c.attempt)
    first = select(func.min(all_of_it.c.sequence)).where(all_of_it.c.sha256 == SUBMISSIONS.c.sha256)
    return select(SUBMISSIONS, first.scalar_subquery().label("first")).where(~again)


def rebuilt(connection: Connection, issues: Issues, submissions: Sequence[Submission]) -> tuple[Outcome, ...]:
    """Return the outcomes of files, in the same order, equal to what was recorded."""
    readings, findings = _readings(connection, submissions), _findings(connection, submissions)
    outcomes = []
    for one in submissions:
        issued = issues.get(connection, one.issue) if one.issue else None
        given = readings.get(one.sequence, {})
        returned = interpret(issued, one.source, given) if issued is not None and one.readable else None
        found = tuple(findings.get(one.sequence, ()))
        outcomes.append(Outcome(one.source, one.state, issued, returned, found))
    return tuple(outcomes)


def _readings(connection: Connection, submissions: Sequence[Submission]) -> dict[int, dict[str, Reading]]:
    found: dict[int, dict[str, Reading]] = defaultdict(dict)
    for chunk in _chunks(submissions):
        rows = connection.execute(
            select(READINGS)
            .where(READINGS.c.submission.in_(chunk))
            .order_by(READINGS.c.submission, READINGS.c.position)
        )
        for row in rows.mappings():
            found[row["submission"]][row["field"]] = reading_of_row(row)
    return found


def _findings(connection: Connection, submissions: Sequence[Submission]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = defaultdict(list)
    for chunk in _chunks(submissions):
        rows = connection.execute(
            select(FINDINGS)
            .where(FINDINGS.c.submission.in_(chunk))
            .order_by(FINDINGS.c.submission, FINDINGS.c.position)
        )
        for row in rows.mappings():
            found[row["submission"]].append(finding_of_row(row))
    return found


def _chunks(submissions: Sequence[Submission]) -> Iterator[list[int]]:
    for start in range(0, len(submissions), CHUNK):
        yield [one.sequence for one in submissions[start : start + CHUNK]]


def history_of(connection: Connection, unit: str) -> tuple[HistoryRow, ...]:
    """Return a unit's earlier values as they were given last, in the order in which they first came."""
    rows = connection.execute(select(PRIORS).where(PRIORS.c.unit == unit).order_by(PRIORS.c.sequence))
    latest = {row["key"]: row for row in rows.mappings()}
    names = [one.name for one in fields(HistoryRow)]
    return tuple(HistoryRow(**{name: row[name] for name in names}) for row in latest.values())


def text_of(connection: Connection) -> str:
    """Return all tables as one text, a line a row; equal ledgers give equal texts."""
    lines = []
    for table in sorted(TABLES.tables.values(), key=lambda one: one.name):
        lines.append(f"{table.name}: {' '.join(table.columns.keys())}")
        rows = connection.execute(select(table).order_by(*table.primary_key))
        lines += [json.dumps(list(row)) for row in rows]
    return "\n".join(lines) + "\n"
