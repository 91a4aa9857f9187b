"""The tables of the ledger. Rows are only ever added; what counts is found by looking at the newest."""

import re

from sqlalchemy import Boolean
from sqlalchemy import Column
from sqlalchemy import Dialect
from sqlalchemy import ForeignKey
from sqlalchemy import Index
from sqlalchemy import Integer
from sqlalchemy import MetaData
from sqlalchemy import Table
from sqlalchemy import Text
from sqlalchemy import UniqueConstraint
from sqlalchemy.types import TypeDecorator

VERSION = 2
ESCAPE = "\x1b"
_ODD = re.compile("[\x00\x1b\ud800-\udfff]")
_ESCAPED = re.compile("\x1b([0-9a-f]{4})")


class AnyText(TypeDecorator[str]):
    """Text that comes back as it went in, even what databases refuse: NUL, halves of broken file names."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text as it is stored."""
        return None if value is None else _ODD.sub(lambda odd: f"{ESCAPE}{ord(odd[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the same
        """Return the text as it was given."""
        if value is None or ESCAPE not in value:
            return value
        return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), value)


def _text(name: str) -> Column[str]:
    return Column(name, AnyText, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


TABLES = MetaData()

META = Table("meta", TABLES, Column("key", AnyText, primary_key=True), _text("value"))

# `feedback_of` is the issue a feedback workbook goes with; `known` is what the bureau knew when it issued it.
ISSUES = Table(
    "issues",
    TABLES,
    Column("sequence", Integer, primary_key=True),
    Column("issue", AnyText, nullable=False, unique=True),
    _text("unit"),
    _text("form"),
    _number("year"),
    _text("issued_on"),
    _text("due"),
    _text("file"),
    _text("feedback_of"),
    _text("known"),
    _text("record"),
    Index("issues_of", "year", "unit", "form"),
)

# `attempt` counts how often the same bytes were judged: once, unless they were turned away the first time, a finding
# was waived, or the bureau had everything judged again. Only the last one counts; all bear the day of the first.
# `year` is empty only for a file that told none, read by a caller that knew none.
SUBMISSIONS = Table(
    "submissions",
    TABLES,
    Column("sequence", Integer, primary_key=True),
    _text("sha256"),
    _number("attempt"),
    _text("file"),
    _text("received"),
    _text("unit"),
    _text("form"),
    Column("year", Integer),
    Column("issue", ForeignKey("issues.issue")),
    _text("state"),
    Column("readable", Boolean, nullable=False),
    UniqueConstraint("sha256", "attempt"),
    Index("submissions_of", "year", "unit", "form"),
)

READINGS = Table(
    "readings",
    TABLES,
    Column("submission", ForeignKey("submissions.sequence"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("field"),
    _text("kind"),
    _text("text"),
    Column("number", AnyText),
    _text("shown"),
    _text("sheet"),
    _text("cell"),
)

FINDINGS = Table(
    "findings",
    TABLES,
    Column("submission", ForeignKey("submissions.sequence"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("code"),
    _text("severity"),
    _text("file"),
    _text("unit"),
    _text("form"),
    _text("project"),
    Column("year", Integer),
    _text("field"),
    _text("sheet"),
    _text("cell"),
    _text("facts"),
    _text("reason"),
    _text("waiver"),
)

# A finding the bureau accepts, with its reason; it holds for the same finding of the same unit's later returns too.
WAIVERS = Table(
    "waivers",
    TABLES,
    Column("sequence", Integer, primary_key=True),
    _text("unit"),
    _text("form"),
    _number("year"),
    _text("code"),
    _text("project"),
    _text("field"),
    _text("facts"),
    _text("reason"),
    _text("waived_on"),
    Index("waivers_of", "year", "unit", "form"),
)

# The register of what went out: `kind` is distribute, feedback or reminder, `channel` zip, eml or smtp.
SENDINGS = Table(
    "sendings",
    TABLES,
    Column("sequence", Integer, primary_key=True),
    _text("issue"),
    _text("unit"),
    _text("form"),
    _number("year"),
    _text("kind"),
    _text("channel"),
    _text("recipient"),
    _text("file"),
    _text("sent_at"),
    Index("sendings_of", "year", "unit", "form"),
)

# `key` is the hash of what a value is of (unit, form, project, names, field, year, kind), `revision` counts
# the values it had.
PRIORS = Table(
    "priors",
    TABLES,
    Column("sequence", Integer, primary_key=True),
    _text("key"),
    _number("revision"),
    _text("unit"),
    _text("form"),
    _text("project"),
    _text("level1"),
    _text("level2"),
    _text("level3"),
    _text("field"),
    _number("year"),
    _text("kind"),
    _text("value"),
    _text("measure"),
    _text("file"),
    _number("line"),
    UniqueConstraint("key", "revision"),
    Index("priors_of", "unit", "year"),
)
