"""Adopting one file: read it, write the draft where it belongs, say what there is to check."""

import re
from pathlib import Path

import click

from templates.codes import Slip
from templates.finding import facts
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.adopting.adopt import Adopted
from tianbao.adopting.adopt import adopt
from tianbao.adopting.read_sheet import read_sheet
from tianbao.face import Face
from tianbao.workspace import RULES

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def adopt_file(face: Face, source: Path, out: Path | None, sheet: str, form_id: str, *, force: bool) -> None:
    """Write the draft of a blank form's file; AuthorError when it is no form or the draft would replace a file."""
    if form_id and not _ID.fullmatch(form_id):
        raise click.BadParameter(form_id, param_hint="--id")
    read = read_sheet(source.read_bytes(), source.name, sheet, face.lang)
    adopted = adopt(read, source.name, int(face.today[:4]), form_id)
    target = out or _default(face, source, adopted.form.id)
    if target.exists() and not force:
        raise AuthorError(Slip.FILE_EXISTS, Origin(), facts(file=str(target)))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(adopted.text, encoding="utf-8")
    _tell(face, adopted, target)


def _default(face: Face, source: Path, form_id: str) -> Path:
    if (face.folder / RULES).is_file():
        return face.folder / "templates" / f"{form_id}.yaml"
    return source.with_suffix(".yaml")


def _tell(face: Face, adopted: Adopted, target: Path) -> None:
    unsure = sum(1 for guess in adopted.guesses if not guess.sure) + len(adopted.draft.remarks)
    face.show(str(target))
    face.say(
        "adopt_done",
        file=str(target),
        boxes=adopted.boxes,
        labels=adopted.labels,
        fields=len(adopted.guesses),
        guesses=adopted.text.count("请核对 / check"),
        unsure=unsure,
    )
    face.say("adopt_next", file=str(target), form=adopted.form.id)
