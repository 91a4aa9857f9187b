"""The forms of a workspace, shipped and the district's own."""

from templates.codes import Slip
from templates.finding import facts
from templates.form import Form
from templates.shipped import shipped_form_text
from templates.shipped import shipped_forms
from templates.slips import AuthorError
from templates.slips import Origin
from tianbao.face import Face
from tianbao.workspace import Workspace


def listed(face: Face) -> list[dict[str, str]]:
    """Return every form: id, title, whether per project, stage, and where it comes from."""
    here = Workspace(face.folder)
    return [_shape(form, face, own=form.file.startswith("templates/")) for form in here.forms().values()]


def _shape(form: Form, face: Face, *, own: bool) -> dict[str, str]:
    return {
        "form": form.id,
        "version": form.version,
        "title": form.title.say(face.lang),
        "per": "project" if form.per else "unit",
        "stage": form.stage,
        "from": "own" if own else "shipped",
    }


def copy_form(face: Face, form: str) -> str:
    """Copy a shipped form file into the workspace and return its path there; nothing is overwritten."""
    here = Workspace.open(face.folder)
    if form not in shipped_forms():
        raise AuthorError(Slip.FORM_UNKNOWN, Origin(), facts(form=form, known=tuple(sorted(shipped_forms()))))
    target = here.root / "templates" / f"{form}.yaml"
    if target.exists():
        raise AuthorError(Slip.FILE_EXISTS, Origin(), facts(file=f"templates/{form}.yaml"))
    target.parent.mkdir(exist_ok=True)
    target.write_text(shipped_form_text(form), encoding="utf-8")
    return f"templates/{form}.yaml"
