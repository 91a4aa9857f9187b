"""Opening the database: the one hook for SQLite, the tables and their version; nothing else knows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from time import sleep
from typing import Any

from sqlalchemy import URL
from sqlalchemy import Connection
from sqlalchemy import Engine
from sqlalchemy import create_engine
from sqlalchemy import event
from sqlalchemy import insert
from sqlalchemy import inspect
from sqlalchemy import make_url
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import ProgrammingError

from consolidate.ledger.schema import META
from consolidate.ledger.schema import TABLES
from consolidate.ledger.schema import VERSION
from templates.codes import Slip
from templates.finding import facts
from templates.finding import phrase_fact
from templates.slips import AuthorError
from templates.slips import Origin

BUSY_MILLISECONDS = 20_000
PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)
TROUBLES = (  # SQLite's own words
    ("is locked", "ledger_locked"),
    ("is full", "ledger_full"),
    ("readonly", "ledger_readonly"),
    ("disk I/O error", "ledger_disk"),
    ("malformed", "ledger_damaged"),
    ("unable to open", "ledger_not_opened"),
)
SMALLEST_FREE = 128 * 1024  # bytes; SQLite makes room for some of its files by as much
TRIES = 5
PAUSE = 0.2


def sqlite_url(path: Path) -> URL:
    """Return the address of a ledger in a file; any file name is safe in it."""
    return URL.create("sqlite", database=str(path))


def opened(address: str | URL) -> Engine:
    """Return an engine on a database that has our tables; AuthorError where it is no ledger of ours."""
    url = make_url(address)
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    try:
        with _plain_errors(engine):
            _prepare(engine)
    except (AuthorError, IntegrityError):
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one moment of the ledger, however long it reads; AuthorError where it cannot."""
    with _plain_errors(engine), _reading(engine) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose rows are all kept at the end, or none of them.

    AuthorError where the database cannot keep them; IntegrityError where another process was quicker.
    """
    with _plain_errors(engine), _writing(engine) as connection:
        yield connection


@contextmanager
def _plain_errors(engine: Engine) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise _unreadable(engine.url, _said(str(error.orig), engine.url)) from None


def _said(error: str, url: URL) -> str:
    """Return what a database's error means to a person, or the error itself."""
    key = next((key for sign, key in TROUBLES if sign in error), "")
    if key == "ledger_disk" and _full(url):  # SQLite says so of some of its files only
        key = "ledger_full"
    return phrase_fact(key) if key else error


def _full(url: URL) -> bool:
    folder = Path(url.database or "").parent
    return folder.is_dir() and disk_usage(folder).free < SMALLEST_FREE


@contextmanager
def _reading(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        yield connection


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.execution_options(writes=True).begin() as connection:
        yield connection


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's connection has no type
        connection.isolation_level = None  # the driver begins nothing by itself: _on_begin does
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # A writer takes its place at once: two that first read and then write would refuse each other.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine) -> None:
    """Lay the tables where there are none; several processes may do so at once."""
    for left in reversed(range(TRIES)):
        try:
            if not _has_tables(engine):
                _lay_tables(engine)
            break
        except (IntegrityError, OperationalError, ProgrammingError):  # another process is laying them
            if not left:
                raise
            sleep(PAUSE)
    with _reading(engine) as connection:
        version = connection.scalar(select(META.c.value).where(META.c.key == "schema"))
    if version != str(VERSION):
        raise _unreadable(engine.url, f"schema {version} ≠ {VERSION}")


def _has_tables(engine: Engine) -> bool:
    with _reading(engine) as connection:
        return inspect(connection).has_table(META.name)


def _lay_tables(engine: Engine) -> None:
    with _writing(engine) as connection:
        if not inspect(connection).has_table(META.name):
            TABLES.create_all(connection)
            connection.execute(insert(META).values(key="schema", value=str(VERSION)))


def _unreadable(url: URL, what: str) -> AuthorError:
    file = Path(url.database or "").name or url.render_as_string()
    return AuthorError(Slip.FILE_UNREADABLE, Origin(), facts(file=file, what=what))
