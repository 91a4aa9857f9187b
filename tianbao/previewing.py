"""Any form as a workbook of an example unit with two example projects; nothing is recorded anywhere."""

import secrets
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.codes import Slip
from templates.finding import facts
from templates.form import Form
from templates.form_reader import read_form
from templates.known import Known
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.face import Face
from tianbao.issuing import safe_name
from tianbao.workspace import RULES

UNIT = Unit("000000", "示例单位", department="示例主管部门", phone="000-00000000")
PROJECTS = (
    Project(UNIT.code, "示例项目一", Decimal(100), Decimal(60), "常年性", "示例项目一的主要支出方向和用途。"),
    Project(UNIT.code, "示例项目二", Decimal(40), Decimal(40), "一次性", "示例项目二的主要支出方向和用途。"),
)


def preview(face: Face, form: str, out: Path | None, lang: str, year: int | None, *, force: bool) -> Path:
    """Write the workbook and return where it is; AuthorError for a mistake in the form, at its line."""
    chosen, own = _form(form)
    at_work = year or int(face.today[:4])
    target = out or Path(f"{safe_name(chosen.title.zh)}_{chosen.id}_{at_work}_preview.xlsx")
    if out and out.exists() and not force:
        raise AuthorError(Slip.FILE_EXISTS, Origin(), facts(file=str(out)))
    target.parent.mkdir(parents=True, exist_ok=True)
    task = Task(
        form=chosen,
        known=Known(UNIT, at_work, PROJECTS),
        rules=rules_for(chosen, at_work, own=own),
        words=shipped_vocabulary(),
        lang="en" if lang == "en" else "zh",
        issued_on=face.today,
        file=target.name,
    )
    write_workbook(task, Seal(secrets.token_urlsafe(9), "preview", secrets.token_bytes(32)), target)
    return target


def rules_for(form: Form, year: int, *, own: bool) -> RuleBook:
    """Return the shipped rules for one form and year, with as many rows as the form itself says.

    The shipped relations hold for the shipped forms only; a district's own form has none here.
    """
    rules = read_rules(shipped_rules_text(), RULES, shipped_forms())
    return replace(
        rules,
        year=year,
        forms=(form.id,),
        due={},
        spare_projects=None,
        indicators=None,
        rules=() if own else rules.rules_of(form.id),
    )


def _form(name: str) -> tuple[Form, bool]:
    """Return the form of a file or a shipped id, and whether it is a file's."""
    path = Path(name)
    if path.is_file():
        return read_form(_text(path), name), True
    shipped = shipped_forms()
    if name in shipped:
        return shipped[name], False
    if path.suffix.lower() in (".yaml", ".yml") or path.parent != Path():
        raise AuthorError(Slip.FILE_MISSING, Origin(), facts(file=name))
    raise AuthorError(Slip.FORM_UNKNOWN, Origin(), facts(form=name, known=tuple(sorted(shipped))))


def _text(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AuthorError(Slip.FILE_UNREADABLE, Origin(), facts(file=path.name, what="UTF-8 ?"))
