"""A filled form as a person has it on the desk, and the same form typed into a workbook and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.face.cli import run

UNIT = "101"
NUMBER_KINDS = ("money", "number", "percent")
_NUMBER = re.compile(r"-?\d[\d,]*(\.\d+)?%?")

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Paper:
    """One form of one unit and year: what the rosters know, and every printed cell by field id, sheet by sheet.

    ``sheets`` are (project, answers); the project is empty where the form is not one of projects.
    """

    form: str
    year: int
    unit: str
    money_unit: str
    sheets: tuple[tuple[str, Answers], ...]
    budgets: Mapping[str, str]  # of the projects in projects.csv, blank where the paper gives none
    settings: tuple[tuple[str, str], ...] = ()  # other lines of rules.yaml to change: as shipped, as wanted


@dataclass(frozen=True)
class Found:
    """A finding as scripts see it."""

    name: str
    severity: str
    project: str
    field: str
    cell: str
    message: str

    @property
    def place(self) -> str:
        """Name and field, with the project where there are several."""
        return f"{self.name} {self.field}"


@dataclass(frozen=True)
class Issued:
    """The workbook of a paper as the bureau issued it, and its fields."""

    paper: Paper
    folder: Path
    workbook: Path
    fields: list[dict[str, Any]]

    @property
    def today(self) -> str:
        """A day on which the form of this year is about to come back."""
        return f"{self.paper.year + 1}-04-01"


def issue(paper: Paper, folder: Path) -> Issued:
    """Return the locked workbook for a paper out of a workspace of its own."""
    today = f"{paper.year + 1}-04-01"
    assert run(folder.parent, "init", folder, today=today).code == 0
    _settle(paper, folder)
    made = run(folder, "generate", today=today)
    assert made.code == 0, made.err
    workbook = next((folder / "outbox" / str(paper.year)).glob("*.xlsx"))
    fields = run(folder, "fields", "--json", workbook, today=today).document["fields"]
    return Issued(paper, folder, workbook, fields)


def checked(issued: Issued, *, numbers: bool) -> tuple[Found, ...]:
    """Return what `check --json` says of the filled workbook; ``numbers``: figures typed as numbers, not as text."""
    returned = issued.folder / "inbox" / issued.workbook.name
    _type(issued, returned, numbers=numbers)
    told = run(issued.folder, "check", "--json", returned, today=issued.today).document["files"][0]
    assert told["state"] in ("accepted", "needs_reason", "blocked"), told
    return tuple(
        Found(*(str(one[key] or "") for key in ("name", "severity", "project", "field", "cell", "message")))
        for one in told["findings"]
    )


def _settle(paper: Paper, folder: Path) -> None:
    rules = (folder / "rules.yaml").read_text(encoding="utf-8")
    changes = (
        (r"(?m)^year: .*", f"year: {paper.year}"),
        (r"(?m)^money_unit: .*", f"money_unit: {paper.money_unit}"),
        (r"(?m)^forms: .*", f"forms: [{paper.form}]"),
        (r"(?m)^due:\n(  .*\n)+", ""),
        (r"(?m)^derived: .*", "derived: typed"),
        (r"(?m)^history_columns: .*", "history_columns: typed"),
        *((re.escape(old), new) for old, new in paper.settings),
    )
    for old, new in changes:
        rules, times = re.subn(old, new, rules)
        assert times == 1, old
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    (folder / "units.csv").write_text(f"code,name\n{UNIT},{paper.unit}\n", encoding="utf-8")
    rows = "".join(f'{UNIT},"{name}",,"{budget}"\n' for name, budget in paper.budgets.items())
    (folder / "projects.csv").write_text(f"unit,project,total_budget,year_budget\n{rows}", encoding="utf-8")


def _type(issued: Issued, returned: Path, *, numbers: bool) -> None:
    book = load_workbook(issued.workbook)
    for project, answers in issued.paper.sheets:
        known = {one["field"]: one for one in issued.fields if not project or one["project"] == project}
        for name, text in answers.items():
            field = known[name]
            if field["unlocked"] and text:
                book[field["sheet"]][field["cell"]] = _typed(field["kind"], text, numbers=numbers)
    book.save(returned)


def _typed(kind: str, text: str, *, numbers: bool) -> str | float | date:
    if kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if numbers and kind in NUMBER_KINDS and _NUMBER.fullmatch(text):
        return float(text.rstrip("%").replace(",", ""))
    return text
