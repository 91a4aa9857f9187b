"""Looking into workbooks without recording anything: ``fields`` and ``check``."""

import hashlib
from pathlib import Path
from typing import Any

from consolidate.gate import judge
from consolidate.identity import Registry
from consolidate.identity import identify
from consolidate.intake import no_file
from consolidate.intake import returned_of
from consolidate.intake import take
from consolidate.outcome import Outcome
from consolidate.raw import UnreadableError
from consolidate.reader import read_book
from templates.codes import Code
from templates.codes import Slip
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.form import Need
from templates.layout import PlacedField
from templates.returned import Return
from templates.returned import Source
from templates.say import message
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.desk import Desk
from tianbao.desk import desk_of
from tianbao.face import Face


def check_files(desk: Desk, paths: tuple[Path, ...]) -> list[Outcome]:
    """Return the outcome of each file, in the order given; nothing is kept or recorded."""
    judges = desk.judges()
    found = []
    for path in desk.face.along(paths, len(paths), "check_bar"):
        name = desk.workspace.relative(path)
        if not path.is_file():  # a pipe would be waited for
            found.append(no_file(Source(name, "", desk.face.today), judges))
            continue
        content = path.read_bytes()
        source = Source(name, hashlib.sha256(content).hexdigest(), "")  # nobody received it: it is never late
        found.append(take(content, source, judges))
    return found


def fields_of(face: Face, path: Path) -> dict[str, Any]:
    """Return the fields of a workbook as JSON has them; AuthorError when it is none of ours."""
    if not path.is_file():
        raise _not_ours(path, face, Code.NOT_A_WORKBOOK, facts(what=phrase_fact("not_a_file")))
    content = path.read_bytes()
    with desk_of(face) as desk:
        registry = desk.judges().registry
        verdict = judge(content)
        if verdict is not None:
            raise _not_ours(path, face, *verdict)
        try:
            book = read_book(content)
        except UnreadableError:
            raise _not_ours(path, face, Code.DAMAGED, facts(what=phrase_fact("bad_part"))) from None
        identity = identify(
            book, Registry(registry.secrets, registry.issue, registry.latest, registry.year, registry.units)
        )
        if identity.issued is None:
            raise _not_ours(path, face, identity.code or Code.NOT_OURS, identity.facts)
        source = Source(path.name, hashlib.sha256(content).hexdigest(), face.today)
        returned = returned_of(book, identity.issued, source)
    stamp = identity.issued.stamp
    return {
        "unit": stamp.unit,
        "year": stamp.year,
        "forms": [
            {"form": stamp.form, "version": stamp.version, "project": project}
            for project in dict.fromkeys(_project(one, returned) for one in identity.issued.fields)
        ],
        "fields": [_field(one, returned, face, stamp.form) for one in identity.issued.fields],
    }


def _field(one: PlacedField, returned: Return, face: Face, form: str) -> dict[str, Any]:
    return {
        "form": form,
        "project": _project(one, returned),
        "field": one.name,
        "sheet": one.sheet,
        "cell": one.cell,
        "label": one.label.say(face.lang),
        "kind": one.kind.value,
        "owner": one.owner.value,
        "required": one.need is Need.ALWAYS,
        "unlocked": one.unlocked,
        "value": returned.text(one.id) or None,
    }


def _project(one: PlacedField, returned: Return) -> str | None:
    """Return the project a field is about where the form repeats per project."""
    return returned.project_of(one) if one.part else None


def _not_ours(path: Path, face: Face, code: Code, given: Any) -> AuthorError:  # noqa: ANN401 - facts of any finding
    what = message(Finding(code, Severity.BLOCK, Place(), given), face.lang)
    return AuthorError(Slip.FILE_UNREADABLE, Origin(), facts(file=path.name, what=what))
