"""Issuing workbooks: write the file, then record the issue; a workbook is issued once unless asked again."""

import re
from typing import Any

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.issued import Issued
from templates.roster import Unit
from tianbao.desk import Desk

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]+')
LONGEST_NAME = 40


def issue_all(desk: Desk, units: tuple[str, ...], forms: tuple[str, ...], *, force: bool) -> dict[str, Any]:
    """Issue what is still to be issued; return the files issued and those left alone."""
    wanted = [(unit, form) for unit in desk.units(units) for form in desk.forms_of(unit, forms)]
    keys = desk.keys
    seal = Seal(keys.password, keys.current, keys.secrets[keys.current])
    report: dict[str, Any] = {"year": desk.year, "issued": [], "kept": []}
    for unit, form in desk.face.along(wanted, len(wanted), "generate_bar"):
        before = desk.ledger.latest_issue(unit.code, form, desk.year)
        if before is not None and not force:
            report["kept"].append(_told(before))
            continue
        report["issued"].append(_told(_issue(desk, unit, form, seal, before)))
    return report


def _issue(desk: Desk, unit: Unit, form: str, seal: Seal, before: Issued | None) -> Issued:
    number = (
        sum(one.stamp.unit == unit.code and one.stamp.form == form for one in desk.ledger.issues(desk.year)) + 1
        if before
        else 1
    )
    folder = desk.workspace.outbox / str(desk.year)
    folder.mkdir(parents=True, exist_ok=True)
    title = desk.forms[form].title.say(desk.face.lang)
    again = f"_{number}" if number > 1 else ""
    path = folder / f"{safe_name(unit.code)}_{safe_name(unit.name)}_{safe_name(title)}_{desk.year}{again}.xlsx"
    task = Task(
        desk.forms[form],
        desk.known(unit, form),
        desk.rules,
        desk.words,
        desk.face.lang,
        desk.face.today,
        desk.workspace.relative(path),
        number,
    )
    issued = write_workbook(task, seal, path)
    desk.ledger.record_issue(issued)
    return issued


def _told(issued: Issued) -> dict[str, Any]:
    return {
        "unit": issued.stamp.unit,
        "form": issued.stamp.form,
        "year": issued.stamp.year,
        "file": issued.file,
        "issued_at": issued.issued_on,
        "issue": issued.stamp.issue,
    }


def safe_name(text: str) -> str:
    """Return a text as part of a file name that Windows takes."""
    return _UNSAFE.sub("_", text).strip(" .")[:LONGEST_NAME] or "_"
