"""Issuing workbooks: write the file, then record the issue; a workbook is issued once unless asked again."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.codes import Slip
from templates.finding import facts
from templates.issued import Issued
from templates.known import Known
from templates.known_record import AtIssue
from templates.known_record import to_record
from templates.say import phrase_text
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import one_line
from tianbao.desk import Desk
from tianbao.matches_file import asked_of_known

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]+')
LONGEST_NAME = 40
EXPIRED = "作废"


def issue_all(
    desk: Desk, units: tuple[str, ...], forms: tuple[str, ...], *, force: bool, because: str = ""
) -> dict[str, Any]:
    """Issue what is still to be issued; return the files issued, those left alone, and the forms not open yet.

    A form is issued before it opens only where it is asked for by name. ``because`` is why workbooks are issued anew;
    the letter that goes with them says so.
    """
    if not desk.roster.units:
        raise AuthorError(Slip.NO_UNITS, Origin(), facts(file="units.csv"))
    wanted = [(unit, form) for unit in desk.units(units) for form in desk.forms_of(unit, forms)]
    seal = seal_of(desk)
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
        report["issued"].append(_told(_issue(desk, known, form, (seal, one_line(because)), before)))
    for form, count in waiting.items():
        title = desk.forms[form].title.say(desk.face.lang)
        report["waiting"].append({"form": form, "title": title, "opens": desk.rules.opens[form], "units": count})
    return {**report, **desk.ask(row for known in met for row in asked_of_known(known))}


def _issue(desk: Desk, known: Known, form: str, how: tuple[Seal, str], before: Issued | None) -> Issued:
    seal, because = how
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
    issued = replace(write_workbook(task, seal, path), because=because if before is not None else "")
    desk.ledger.record_issue(issued, to_record(AtIssue(known, desk.rules.money_unit)))
    if before is not None:
        put_away(desk, before.file)
        for line in desk.ledger.issue_lines(desk.year):
            if line.feedback_of == before.stamp.issue:
                put_away_feedback(desk, line.file)
    return issued


def seal_of(desk: Desk) -> Seal:
    """Return what new workbooks are locked and signed with."""
    keys = desk.keys
    return Seal(keys.password, keys.current, keys.secrets[keys.current])


def put_away(desk: Desk, file: str) -> None:
    """Move an expired workbook (relative to the workspace) out of the way, so that nobody sends it out by mistake."""
    old = desk.workspace.root / file
    if old.is_file():
        folder = old.parent / EXPIRED
        folder.mkdir(exist_ok=True)
        old.replace(folder / old.name)


def put_away_feedback(desk: Desk, file: str) -> None:
    """Move a feedback workbook that a later one replaces out of the way, with its notice."""
    put_away(desk, file)
    path = Path(file)
    workbook, notice = (phrase_text(key) for key in ("feedback_file", "feedback_notice_file"))
    for ours, other in ((workbook.zh, notice.zh), (workbook.en, notice.en)):
        put_away(desk, path.with_name(f"{path.stem.replace(ours, other)}.docx").as_posix())


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
