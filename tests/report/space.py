"""Workspaces in which a unit has sent its self-evaluation: filled in with openpyxl and collected like any other."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from tianbao.__main__ import cli
from tianbao.example.fill import fill_workbook

DATA = Path(__file__).parent.parent / "data"
SEED: dict[str, str] = json.loads((DATA / "seed-liwan-2023.json").read_text(encoding="utf-8"))["values"]
UNIT = "302"
DAY = "2024-06-06"
DEPARTMENT, PROJECT = "department-self-evaluation", "project-self-evaluation"


def call(folder: Path, *args: str | Path, lang: str = "zh", today: str = DAY) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of a command in a workspace."""
    result = CliRunner().invoke(
        cli, ["-C", str(folder), "--lang", lang, "--today", today, *map(str, args)], catch_exceptions=False
    )
    return result.exit_code, result.stdout, result.stderr


def make(folder: Path, forms: str = DEPARTMENT, projects: str = "", rules: Mapping[str, str] | None = None) -> Path:
    """Return a workspace of two units for 2023 with everything issued."""
    call(folder, "init", folder)
    text = (folder / "rules.yaml").read_text(encoding="utf-8")
    changes = {
        "district: 示例区": "district: 广州市荔湾区",
        "forms: [department-target]": f"forms: [{forms}]",
        **(rules or {}),
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    lines = text.splitlines()
    kept = [line for line in lines if not line.startswith(("year:", "due:", "  department-target:"))]
    (folder / "rules.yaml").write_text("\n".join([*kept, "year: 2023", ""]), encoding="utf-8")
    units = f"code,name\n{UNIT},中共广州市荔湾区委统战部\n303,荔湾区档案馆\n"
    (folder / "units.csv").write_text(units, encoding="utf-8")
    (folder / "projects.csv").write_text(f"unit,project,year_budget\n{projects}", encoding="utf-8")
    code, out, err = call(folder, "generate", today="2024-05-06")
    assert code == 0, out + err
    return folder


def send(folder: Path, values: Mapping[str, Any], form: str = DEPARTMENT) -> None:
    """Fill in the unit's workbook of a form and collect it; ``project/field`` is a field on the sheet of a project."""
    issued = next(path for path in (folder / "outbox").rglob(f"{UNIT}_*.xlsx") if _form(folder, path) == form)
    known = {_key(one): one for one in fields(folder, issued)}
    people = {"unit.preparer": "示例填报人", "unit.phone": "0000-1001"}
    given = {**{key: people[one["field"]] for key, one in known.items() if one["field"] in people}, **values}
    cells = {(known[key]["sheet"], known[key]["cell"]): (known[key]["kind"], str(text)) for key, text in given.items()}
    fill_workbook(issued, cells, folder / "inbox" / issued.name)
    code, out, err = call(folder, "collect", today="2024-06-07")
    assert code in (0, 1), out + err


def fields(folder: Path, workbook: Path) -> list[dict[str, Any]]:
    """Return the fields of a workbook as the command tells them."""
    return json.loads(call(folder, "fields", workbook, "--json")[1])["fields"]  # type: ignore[no-any-return]


def _key(one: Mapping[str, Any]) -> str:
    """Return the id of a field, behind the name of the project whose sheet it lies on."""
    return f"{one['project']}/{one['field']}" if one["project"] else str(one["field"])


def _form(folder: Path, workbook: Path) -> str:
    return str(json.loads(call(folder, "fields", workbook, "--json")[1])["forms"][0]["form"])
