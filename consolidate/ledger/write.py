"""What is added to the ledger: an issue, a returned file with its readings and findings, earlier years."""

import hashlib
import json
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import asdict
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy import Engine
from sqlalchemy import RowMapping
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from consolidate.history import HistoryRow
from consolidate.ledger.engine import writing
from consolidate.ledger.rows import UNSETTLED
from consolidate.ledger.rows import finding_rows
from consolidate.ledger.rows import reading_rows
from consolidate.ledger.rows import submission_row
from consolidate.ledger.schema import FINDINGS
from consolidate.ledger.schema import ISSUES
from consolidate.ledger.schema import PRIORS
from consolidate.ledger.schema import READINGS
from consolidate.ledger.schema import SUBMISSIONS
from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.issued import Issued
from templates.issued import to_record

Done = TypeVar("Done")
TRIES = 5


class LedgerError(Exception):
    """The program asked the ledger for something that must not be; never a unit's or the bureau's mistake."""


def at_once(engine: Engine, work: Callable[[Connection], Done]) -> Done:
    """Do the work in one transaction; where another process was quicker with the same rows, look again."""
    for _ in range(TRIES - 1):
        try:
            with writing(engine) as connection:
                return work(connection)
        except IntegrityError:
            continue
    with writing(engine) as connection:
        return work(connection)


def add_issue(connection: Connection, issued: Issued, known: str = "") -> bool:
    """Keep what was issued and what was known then; False when it is kept already.

    LedgerError when its id is another workbook's.
    """
    record, stamp = to_record(issued), issued.stamp
    kept = connection.scalar(select(ISSUES.c.record).where(ISSUES.c.issue == stamp.issue))
    if kept is not None and kept != record:
        raise LedgerError(f"issue {stamp.issue} is another workbook already")
    if kept is not None:
        return False
    connection.execute(
        insert(ISSUES).values(
            issue=stamp.issue,
            unit=stamp.unit,
            form=stamp.form,
            year=stamp.year,
            issued_on=issued.issued_on,
            due=issued.due,
            file=issued.file,
            feedback_of=issued.feedback_of,
            known=known,
            record=record,
        )
    )
    return True


def add_outcome(connection: Connection, outcome: Outcome, year: int | None, *, again: bool = False) -> bool:
    """Keep a returned file; False when its bytes are kept already and this reading settles nothing new.

    ``again`` says that it was judged once more on purpose: kept where state or findings are not what they were.
    """
    earlier = last_judged(connection, outcome.source.sha256)
    if earlier is not None and not _news(connection, earlier, outcome, again=again):
        return False
    if outcome.issued is not None:
        _need_issue(connection, outcome.issued)
    add_attempt(connection, outcome, year, earlier)
    return True


def add_attempt(connection: Connection, outcome: Outcome, year: int | None, earlier: RowMapping | None) -> None:
    """Keep what became of a file, as the next judgement of its bytes; it came on the day on which it came first."""
    row = submission_row(outcome, year, 1 if earlier is None else earlier["attempt"] + 1)
    if earlier is not None:
        row["received"] = earlier["received"]
    key = connection.execute(insert(SUBMISSIONS).values(row)).inserted_primary_key
    if key is None:
        raise LedgerError("the database gave the file no number")
    for table, rows in ((READINGS, reading_rows(outcome, key[0])), (FINDINGS, finding_rows(outcome, key[0]))):
        given = list(rows)
        if given:
            connection.execute(insert(table), given)


def last_judged(connection: Connection, sha256: str) -> RowMapping | None:
    """Return the row of the last judgement of these bytes, or None."""
    here = SUBMISSIONS.c
    asked = select(SUBMISSIONS).where(here.sha256 == sha256).order_by(here.attempt.desc()).limit(1)
    return connection.execute(asked).mappings().first()


def _news(connection: Connection, earlier: RowMapping, outcome: Outcome, *, again: bool) -> bool:
    if State(earlier["state"]) in UNSETTLED and outcome.state not in UNSETTLED:
        return True  # turned away then, judged now
    if not again:
        return False
    here, number = FINDINGS.c, earlier["sequence"]
    rows = connection.execute(select(FINDINGS).where(here.submission == number).order_by(here.position)).mappings()
    found = [dict(row) for row in rows]
    return earlier["state"] != outcome.state.value or found != list(finding_rows(outcome, number))


def _need_issue(connection: Connection, issued: Issued) -> None:
    issue = issued.stamp.issue
    if connection.scalar(select(ISSUES.c.sequence).where(ISSUES.c.issue == issue)) is None:
        raise LedgerError(f"issue {issue} was never recorded")


def add_history(connection: Connection, rows: Iterable[HistoryRow]) -> int:
    """Keep earlier years' values; return how many were new or differ from what the ledger held."""
    added = 0
    for row in rows:
        key = _prior_key(row)
        latest = connection.execute(
            select(PRIORS.c.revision, PRIORS.c.value, PRIORS.c.measure)
            .where(PRIORS.c.key == key)
            .order_by(PRIORS.c.revision.desc())
        ).first()
        if latest is not None and (latest.value, latest.measure) == (row.value, row.measure):
            continue
        revision = latest.revision + 1 if latest is not None else 1
        connection.execute(insert(PRIORS).values(key=key, revision=revision, **asdict(row)))
        added += 1
    return added


def _prior_key(row: HistoryRow) -> str:
    return hashlib.sha256(json.dumps(row.key).encode()).hexdigest()
