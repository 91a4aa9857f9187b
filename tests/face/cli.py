"""The command line called in a workspace, and what a test asks of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import open_ledger
from tests.space import HONEST
from tests.space import Space
from tianbao.__main__ import cli
from tianbao.example.fill import fill_workbook

AFTER_DUE = "2024-02-01"


@dataclass(frozen=True)
class Ran:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - a JSON document
        """The one JSON document that standard output holds; anything else there is an error."""
        return json.loads(self.out)


def run(folder: Path, *args: str | Path, lang: str = "zh", today: str = AFTER_DUE) -> Ran:
    """Call a command in a workspace; an exception that nobody foresaw fails the test."""
    head = ["-C", str(folder), "--lang", lang, "--today", today]
    result = CliRunner().invoke(cli, [*head, *map(str, args)], catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def send(folder: Path, name: str, changes: Mapping[str, str] | None = None) -> Path:
    """Put the one unit's workbook into the inbox, honestly filled in but for the changes; return the file."""
    space = Space(folder)
    fields = {one["field"]: one for one in space.json("fields", str(space.issued()))["fields"]}
    values = {**{field: str(value) for field, value in HONEST.items()}, **(changes or {})}
    cells = {(fields[key]["sheet"], fields[key]["cell"]): (fields[key]["kind"], text) for key, text in values.items()}
    fill_workbook(space.issued(), cells, folder / "inbox" / name)
    return folder / "inbox" / name


def dump(folder: Path) -> str:
    """Return the whole ledger of a workspace as text."""
    with open_ledger(sqlite_url(folder / ".tianbao" / "ledger.sqlite")) as ledger:
        return ledger.dump()


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a workspace but the ledger's own."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("ledger.sqlite"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def is_one_line(text: str) -> bool:
    """Tell whether a message is one plain sentence: a single line, no traceback."""
    return bool(text.strip()) and len(text.strip().splitlines()) == 1 and "Traceback" not in text
