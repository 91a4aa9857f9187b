"""Issuing workbooks: write the file, then record the issue; a workbook is issued once unless asked again."""

import re
from collections import Counter
from typing import Any

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.codes import Slip
from templates.finding import facts
from templates.issued import Issued
from templates.known import Known
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.desk import Desk
from tianbao.matches_file import asked_of_known

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]+')
LONGEST_NAME = 40
EXPIRED = "作废"


def issue_all(desk: Desk, units: tuple[str, ...], forms: tuple[str, ...], *, force: bool) -> dict[str, Any]:
    """Issue what is still to be issued; return the files issued, those left alone, and the forms not open yet.

    A form is issued before it opens only where it is asked for by name.
    """
    if not desk.roster.units:
        raise AuthorError(Slip.NO_UNITS, Origin(), facts(file="units.csv"))
    wanted = [(unit, form) for unit in desk.units(units) for form in desk.forms_of(unit, forms)]
    keys = desk.keys
    seal = Seal(keys.password, keys.current, keys.secrets[keys.current])
    report: dict[str, Any] = {"year": desk.year, "issued": [], "kept": [], "waiting": []}
    waiting: Counter[str] = Counter()
    met: list[Known] = []
    for unit, form in desk.face.along(wanted, len(wanted), "generate_bar"):
        before = desk.ledger.latest_issue(unit.code, form, desk.year)
        if before is not None and not force:
            report["kept"].append(_told(before))
            continue
        if before is None and not forms and desk.rules.opens.get(form, "") > desk.face.today:
            waiting[form] += 1
            continue
        known = desk.known(unit, form)
        met.append(known)
        report["issued"].append(_told(_issue(desk, known, form, seal, before)))
    for form, count in waiting.items():
        title = desk.forms[form].title.say(desk.face.lang)
        report["waiting"].append({"form": form, "title": title, "opens": desk.rules.opens[form], "units": count})
    return {**report, **desk.ask(row for known in met for row in asked_of_known(known))}


def _issue(desk: Desk, known: Known, form: str, seal: Seal, before: Issued | None) -> Issued:
    unit = known.unit
    number = desk.ledger.issue_count(unit.code, form, desk.year) + 1
    folder = desk.workspace.outbox / str(desk.year)
    folder.mkdir(parents=True, exist_ok=True)
    title = desk.forms[form].title.say(desk.face.lang)
    again = f"_{number}" if number > 1 else ""
    path = folder / f"{safe_name(unit.code)}_{safe_name(unit.name)}_{safe_name(title)}_{desk.year}{again}.xlsx"
    task = Task(
        desk.forms[form],
        known,
        desk.rules,
        desk.words,
        desk.face.lang,
        desk.face.today,
        desk.workspace.relative(path),
        number,
        desk.library,
    )
    issued = write_workbook(task, seal, path)
    desk.ledger.record_issue(issued)
    if before is not None:
        _put_away(desk, before)
    return issued


def _put_away(desk: Desk, before: Issued) -> None:
    """Move an expired workbook out of the way, so that nobody sends it out by mistake."""
    old = desk.workspace.root / before.file
    if old.is_file():
        folder = old.parent / EXPIRED
        folder.mkdir(exist_ok=True)
        old.replace(folder / old.name)


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
