"""A workspace into which a hostile unit sent returns, and everything that our commands write of them."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from openpyxl import load_workbook

from templates.codes import Code
from tests.injection.payloads import FILES
from tests.injection.payloads import TEXTS
from tianbao.__main__ import COMMANDS
from tianbao.__main__ import cli

FORMS = ("department-target", "project-target", "department-self-evaluation", "project-self-evaluation", "monitoring")
FIGURES = {"money": 10, "number": 10, "percent": 10, "date": "2024-01-16"}
PROJECTS = "unit,project,total_budget,year_budget\n301001,公园管护,60,60\n301001,古树保护,40,40\n"
UNITS = (
    "code,name,department,phone,email\n301001,示例区园林局,示例区园林局,0000-1001,a@example.invalid\n"
    "302001,示例区图书馆,,,b@example.invalid\n"
)
DAY = "2024-01-16"


@dataclass(frozen=True)
class Said:
    """What a command printed."""

    command: str
    out: str
    err: str
    code: int


@dataclass(frozen=True)
class Hostile:
    """The workspace; ``run`` calls a command in it."""

    folder: Path

    def run(self, *args: str | Path, lang: str = "zh") -> Said:
        """Return what a command prints; it must not raise."""
        head = ["-C", str(self.folder), "--lang", lang, "--today", DAY]
        result = CliRunner().invoke(cli, [*head, *map(str, args)])
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
        return Said(" ".join(map(str, args)), result.stdout, result.stderr, result.exit_code)

    def files(self) -> dict[str, Path]:
        """Return every file of the workspace but what units sent, by its name within."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        named = {path.relative_to(self.folder).as_posix(): path for path in found}
        return {name: path for name, path in named.items() if not name.startswith(("inbox/", ".tianbao/"))}


def make(folder: Path, *, lenient: bool) -> Hostile:
    """Return a workspace with hostile returns collected; ``lenient`` lets every one of them count."""
    space = Hostile(folder)
    space.run("init", folder)
    rules = (folder / "rules.yaml").read_text(encoding="utf-8")
    notices = ", ".join(f"{code.name.lower()}: notice" for code in Code)
    changes = {
        "forms: [department-target]": f"forms: [{', '.join(FORMS)}]",
        "spare_projects: 3": "spare_projects: 0",
        "indicators: 12": "indicators: 4",
        **({"severity: {}": f"severity: {{{notices}}}"} if lenient else {}),
    }
    for old, new in changes.items():
        assert old in rules
        rules = rules.replace(old, new)
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    (folder / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    assert space.run("generate").code == 0
    _send(space)
    return space


def _send(space: Hostile) -> None:
    texts, names = cycle(TEXTS), iter(FILES)
    inbox = space.folder / "inbox"
    for issued in sorted((space.folder / "outbox").rglob("301001_*.xlsx")):
        fields = json.loads(space.run("fields", issued, "--json").out)["fields"]
        _fill(issued, fields, texts, space.folder / "hostile.xlsx")
        (space.folder / "hostile.xlsx").rename(inbox / os.fsdecode(next(names)))
    for name in names:
        (inbox / os.fsdecode(name)).write_bytes(b"=1+1," + name)


def _fill(issued: Path, fields: list[dict[str, Any]], texts: Iterator[str], target: Path) -> None:
    book = load_workbook(issued)
    for one in fields:
        if not one["unlocked"]:
            continue
        cell = book[one["sheet"]][one["cell"]]
        cell.value = FIGURES.get(one["kind"]) or next(texts)
        if one["kind"] not in FIGURES:
            cell.data_type = "s"
    sheet = book["填报自检"]
    for row in sheet.iter_rows():
        for cell in row:
            if not cell.protection.locked:
                cell.value, cell.data_type = next(texts), "s"
    book.save(target)


# Every command that says or writes something of returns; those that are not there yet are left out.
CALLS = (
    "collect", "collect --json", "check", "changes --unit 301001", "status", "status --json", "status --out 报送.xlsx",
    "regressions", "consolidate --html", "report --unit 301001", "feedback", "distribute --feedback",
    "distribute --mail --again", "distribute --feedback --again --mail", "remind --days 40 --paper",
    "export --format csv", "export --format json", "export --format parquet",
)  # fmt: skip


def called(space: Hostile, lang: str) -> list[Said]:
    """Run every command there is and return what each printed."""
    inbox = sorted(one.name for one in (space.folder / "inbox").iterdir())
    given = [call.split() for call in CALLS if call.split()[0] in COMMANDS]
    calls = [[*one, *(f"{space.folder}/inbox/{name}" for name in inbox[:7])] if one[0] == "check" else one
             for one in given]  # fmt: skip
    return [space.run(*one, lang=lang) for one in calls]
