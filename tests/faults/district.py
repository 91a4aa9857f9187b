"""A small district whose inbox holds what inboxes hold, and what must be true of it after any fault."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import open_ledger
from consolidate.outcome import Outcome
from consolidate.store import LEFT_OVER
from tests.face.cli import run
from tests.face.cli import send
from tests.intake.bench import make_folder
from tests.space import UNITS

TODAY = "2024-01-16"
NEEDS_A_PERSON = 1  # a file of the inbox is no workbook
AGES = ("1 初报.xlsx", "2 名单.txt", "3 更正.xlsx", "4 初报（副本）.xlsx", "5 截断.xlsx", "6 再更正.xlsx")


def make_district(folder: Path) -> Path:
    """Return a workspace with a return, two corrections, a copy, half a workbook and a text in its inbox."""
    make_folder(folder, UNITS)
    inbox = folder / "inbox"
    first = send(folder, AGES[0])
    (inbox / AGES[1]).write_text("单位,电话\n", encoding="utf-8")
    send(folder, AGES[2], {"unit.preparer": "另一填报人"})
    shutil.copy(first, inbox / AGES[3])
    (inbox / AGES[4]).write_bytes(first.read_bytes()[:9000])
    send(folder, AGES[5], {"duties": "负责园林绿化、公园和古树。"})
    for age, name in enumerate(AGES):
        os.utime(inbox / name, (1_700_000_000 + age, 1_700_000_000 + age))
    return folder


def copied(folder: Path, to: Path) -> Path:
    """Return a copy of a district, files as old as they were."""
    return Path(shutil.copytree(folder, to))


def collect(folder: Path, *more: str) -> int:
    """Collect the inbox in this process, and return the exit code."""
    return run(folder, "collect", "--json", *more, today=TODAY).code


def outcomes(folder: Path) -> tuple[Outcome, ...]:
    """Return what the ledger holds of the year, in order."""
    with open_ledger(sqlite_url(folder / ".tianbao" / "ledger.sqlite")) as ledger:
        return ledger.outcomes(2024)


def dump(folder: Path) -> str:
    """Return the ledger as text."""
    with open_ledger(sqlite_url(folder / ".tianbao" / "ledger.sqlite")) as ledger:
        return ledger.dump()


def integrity(folder: Path) -> list[str]:
    """Return what SQLite and its foreign keys say of the ledger."""
    connection = sqlite3.connect(folder / ".tianbao" / "ledger.sqlite")
    found = [*connection.execute("pragma integrity_check"), *connection.execute("pragma foreign_key_check")]
    connection.close()
    return [str(row[0]) for row in found]


def hashes(files: Sequence[Path]) -> set[str]:
    """Return the hashes of the bytes of files."""
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def inbox_files(folder: Path) -> list[Path]:
    """Return every file in the inbox, those moved away among them."""
    return sorted(path for path in (folder / "inbox").rglob("*") if path.is_file())


def store_files(folder: Path) -> list[Path]:
    """Return every file of the store, unfinished ones among them."""
    return sorted((folder / ".tianbao" / "store").glob("*"))


def check_half_way(folder: Path, expected: Sequence[Outcome], everything: set[str]) -> int:
    """Check what must be true at any moment, and return how many files are recorded."""
    assert integrity(folder) == ["ok"]
    recorded = outcomes(folder)
    assert recorded == tuple(expected[: len(recorded)])  # each whole, none but those, in the order of arrival
    kept = {path.name for path in store_files(folder) if not path.name.startswith(LEFT_OVER)}
    assert kept == hashes([path for path in store_files(folder) if path.name in kept])
    assert {one.source.sha256 for one in recorded} <= kept
    assert everything <= kept | hashes(inbox_files(folder))
    return len(recorded)


def check_finished(folder: Path, undisturbed: str, everything: set[str]) -> None:
    """Check what must be true when a run has come to its end: as if nothing had ever happened."""
    assert integrity(folder) == ["ok"]
    assert dump(folder) == undisturbed
    assert {path.name for path in store_files(folder)} == hashes(store_files(folder)) == everything
    assert hashes(inbox_files(folder)) == everything
