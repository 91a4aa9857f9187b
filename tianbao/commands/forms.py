"""``tianbao forms``: the forms that can be used, and a copy of a shipped one to change."""

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json

WORDS = {"per": "forms_per_", "stage": "forms_stage_", "from": "forms_"}
COLUMNS = ("id", "title", "per", "stage", "from")


@click.command("forms")
@click.option(
    "--copy", "copied", default="", metavar="ID", help="把自带的表样复制到 templates/ 供修改 / copy to change it"
)
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, copied: str, as_json: bool) -> None:
    """列出可用的表；--copy 把自带的表样复制到工作区的 templates/，改了就用改过的。

    List the forms; --copy puts a shipped form file into the workspace's templates/, where it wins over the shipped one.

    \b
    例 / example:  tianbao -C 2024 forms --copy project-self-evaluation
    """
    from tianbao.forms_list import copy_form
    from tianbao.forms_list import listed

    if copied:
        face.say("forms_copied", file=copy_form(face, copied))
        return
    found = listed(face)
    if as_json:
        print_json({"forms": found})
        return
    from tianbao.table import table

    said = [[face.phrase(WORDS[key] + one[key]) for key in COLUMNS[2:]] for one in found]
    rows = [[one["form"], one["title"], *words] for one, words in zip(found, said, strict=True)]
    face.show(table([face.phrase(f"forms_{name}") for name in COLUMNS], rows))
