"""The register of what went out: which issue to whom, by which way, on which day; and the issues without content."""

from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields

from sqlalchemy import Connection
from sqlalchemy import insert
from sqlalchemy import select

from consolidate.ledger.schema import ISSUES
from consolidate.ledger.schema import SENDINGS
from templates.issued import answered_by

DISTRIBUTE, FEEDBACK, REMINDER = "distribute", "feedback", "reminder"
ZIP, EML, SMTP, PAPER = "zip", "eml", "smtp", "docx"


@dataclass(frozen=True, slots=True)
class Sending:
    """One workbook, or one reminder of it, that went out.

    ``recipient`` is the address or the department, ``file`` what was handed over relative to the workspace (the zip,
    the draft, the letter; for ``smtp`` the workbook), ``sent_at`` an ISO day.
    """

    issue: str
    unit: str
    form: str
    year: int
    kind: str
    channel: str
    recipient: str
    file: str
    sent_at: str


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue without its content, which takes long to read."""

    issue: str
    unit: str
    form: str
    year: int
    issued_on: str
    file: str
    feedback_of: str

    @property
    def kind(self) -> str:
        """How it goes out: as a workbook to fill in, or as one to correct."""
        return FEEDBACK if self.feedback_of else DISTRIBUTE


def add_sendings(connection: Connection, sendings: Sequence[Sending]) -> int:
    """Keep what went out; return how many rows that is."""
    if sendings:
        connection.execute(insert(SENDINGS), [asdict(one) for one in sendings])
    return len(sendings)


def sendings_of(connection: Connection, year: int) -> tuple[Sending, ...]:
    """Return what went out for a year, oldest first."""
    names = [SENDINGS.c[one.name] for one in fields(Sending)]
    rows = connection.execute(select(*names).where(SENDINGS.c.year == year).order_by(SENDINGS.c.sequence))
    return tuple(Sending(**row) for row in rows.mappings())


def answers_of(connection: Connection, year: int) -> dict[str, str]:
    """Return the hash of the return that each feedback workbook of a year answers, by its issue."""
    rows = connection.execute(
        select(ISSUES.c.issue, ISSUES.c.record).where(ISSUES.c.year == year, ISSUES.c.feedback_of != "")
    )
    return {issue: answered_by(record) for issue, record in rows}


def issue_lines_of(connection: Connection, year: int) -> tuple[IssueLine, ...]:
    """Return everything issued for a year, feedback workbooks too, oldest first."""
    names = [ISSUES.c[one.name] for one in fields(IssueLine)]
    rows = connection.execute(select(*names).where(ISSUES.c.year == year).order_by(ISSUES.c.sequence))
    return tuple(IssueLine(**row) for row in rows.mappings())
