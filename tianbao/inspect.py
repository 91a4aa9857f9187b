"""Looking into workbooks without recording anything: ``fields`` and ``check``."""

import hashlib
from pathlib import Path
from typing import Any

from consolidate.identity import identify
from consolidate.intake import returned_of
from consolidate.intake import take
from consolidate.outcome import Outcome
from consolidate.raw import RawBook
from consolidate.reading.pool import Readers
from consolidate.reading.refused import Refused
from consolidate.waivers import waived
from templates.codes import Code
from templates.codes import Slip
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
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
    with Readers() as readers:
        read = zip(paths, readers.read_all(paths), strict=True)
        found = []
        for path, book in desk.face.along(read, len(paths), "check_bar"):
            source = Source(desk.workspace.relative(path), _hash(path, book), "")  # nobody received it: never late
            found.append(waived(take(book, source, judges), desk.ledger.waivers(desk.year)))
    return found


def _hash(path: Path, book: RawBook | Refused) -> str:
    """Return the hash of a file's bytes; nothing of one that is no regular file, for a pipe would be waited for."""
    if isinstance(book, Refused) and not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fields_of(face: Face, path: Path) -> dict[str, Any]:
    """Return the fields of a workbook as JSON has them; AuthorError when it is none of ours."""
    with desk_of(face) as desk, Readers(1) as readers:
        registry = desk.judges().registry  # without the keys nothing is opened
        book = readers.read(path)
        if isinstance(book, Refused):
            raise _not_ours(path, face, book.code, book.facts)
        identity = identify(book, registry)
        if identity.issued is None:
            raise _not_ours(path, face, identity.code or Code.NOT_OURS, identity.facts)
        source = Source(path.name, _hash(path, book), face.today)
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
