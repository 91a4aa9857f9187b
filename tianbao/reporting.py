"""The 自评报告 at the face: what a unit filed out of the ledger, the template, the Word file in the workspace."""

import os
from pathlib import Path
from typing import Any

from consolidate.report.compose import REPORT_FORM
from consolidate.report.compose import Filed
from consolidate.report.compose import compose
from consolidate.report.content import Content
from consolidate.report.word import shipped_template
from consolidate.report.word import write_report
from templates.catalogue.report_phrases import REPORT_TAGS
from templates.codes import Slip
from templates.finding import facts
from templates.finding import phrase_fact
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import Lang
from tianbao.desk import Desk
from tianbao.desk import desk_of
from tianbao.face import Face
from tianbao.issuing import safe_name
from tianbao.workspace import Workspace

FOLDER = "reports"
OWN: dict[Lang, str] = {"zh": "templates/report.docx", "en": "templates/report.en.docx"}
# what a report of ours says in its body: a template without these has probably lost something
EXPECTED = tuple(
    tag
    for tag in REPORT_TAGS
    if "." not in tag and tag not in ("district", "made", "execution_weight", "execution_score")
)


def report_unit(
    face: Face, code: str, year: int | None, out: Path | None, template: Path | None, *, force: bool
) -> dict[str, Any]:
    """Write the report of a unit and return what scripts are told of it.

    AuthorError for an unknown unit, a unit without a readable return, a wrong template, and, without ``force``, a
    file of other content in the report's place: a clerk may have worked on it.
    """
    with desk_of(face, year) as desk:
        (unit,) = desk.units((code,))
        district = desk.district()
        filed = Filed.of(district, code)
        if filed is None:
            form = phrase_fact(f"report_form_{REPORT_FORM}")
            raise AuthorError(Slip.NO_RETURN, Origin(), facts(unit=code, form=form, year=desk.year))
        content = compose(filed, district, face.today, face.lang)
        shown, given = _template(desk.workspace, face.lang, template)
        written, used = write_report(given, content, shown, face.lang)
        path = out or _path(desk, code, unit.name, face)
        write_new(path, written, desk.workspace.relative(path), force=force)
        return _document(content, filed.state, desk.workspace.relative(path), shown, _unused(used, face.lang))


def write_template(face: Face, out: Path | None, *, force: bool) -> str:
    """Write our own template for a district to change, and return where it lies."""
    workspace = Workspace.open(face.folder)
    path = out or workspace.root / OWN[face.lang]
    write_new(path, shipped_template(face.lang), workspace.relative(path), force=force)
    return workspace.relative(path)


def write_new(path: Path, content: bytes, shown: str, *, force: bool) -> None:
    """Write a file as a whole or not at all; one of other content stays, unless forced."""
    if path.exists() and not force and (not path.is_file() or path.read_bytes() != content):
        raise AuthorError(Slip.FILE_EXISTS, Origin(), facts(file=shown))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _template(workspace: Workspace, lang: Lang, chosen: Path | None) -> tuple[str, bytes]:
    """Return name and bytes of the template: the one chosen, else the district's own, else ours."""
    own = workspace.root / OWN[lang]
    path = chosen or (own if own.is_file() else None)
    if path is None:
        return f"report.{lang}.docx", shipped_template(lang)
    if not path.is_file():
        raise AuthorError(Slip.FILE_MISSING, Origin(), facts(file=str(path)))
    return workspace.relative(path), path.read_bytes()


def _path(desk: Desk, code: str, name: str, face: Face) -> Path:
    title = face.phrase("report_file", year=desk.year)
    file = f"{safe_name(code)}_{safe_name(name)}_{safe_name(title)}.docx"
    return desk.workspace.root / FOLDER / str(desk.year) / file


def _unused(used: frozenset[str], lang: Lang) -> list[str]:
    met = used | {tag.partition(".")[0] for tag in used}
    return [REPORT_TAGS[tag].say(lang) for tag in EXPECTED if tag not in met]


def _document(content: Content, state: str, file: str, template: str, unused: list[str]) -> dict[str, Any]:
    own, *others = [
        {"form": one.form, "file": one.file, "sha256": one.sha256, "received": one.received, "state": one.state}
        for one in content.origins
    ]
    return {
        "unit": content.unit,
        "name": content.texts["unit"],
        "year": content.year,
        "file": file,
        "template": template,
        "state": state,
        "source": own,
        "projects": others[0] if others else None,
        "missing": list(content.missing),
        "unused": unused,
        "figures": [
            {"label": one.label, "value": one.value, "file": one.file, "place": one.place} for one in content.figures
        ],
    }
