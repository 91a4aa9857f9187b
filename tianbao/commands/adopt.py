"""``tianbao adopt``: a blank official form in Excel -> a draft of its form file."""

from pathlib import Path

import click

from tianbao.face import Face
from tianbao.face import plain_errors


@click.command("adopt")
@click.argument("form", metavar="FORM.xlsx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out",
    metavar="FILE.yaml",
    type=click.Path(path_type=Path),
    help="写到哪里（默认：工作区的 templates/，否则在原表旁边） / where to",
)
@click.option("--sheet", default="", metavar="NAME", help="用哪张工作表 / which sheet")
@click.option("--id", "form_id", default="", metavar="ID", help="表的编号，小写字母、数字、- / id of the form")
@click.option("--force", is_flag=True, help="覆盖已有文件 / overwrite")
@click.pass_obj
@plain_errors
def command(face: Face, form: Path, out: Path | None, sheet: str, form_id: str, force: bool) -> None:
    """读一张空白的官方表，起草它的表样文件（YAML），猜的地方都注明“请核对”。

    Draft the form file (YAML) of a blank official form, every guess marked for a look. Needs no workspace.

    \b
    例 / example:  tianbao adopt 项目支出绩效自评表.xlsx
    """
    from tianbao.adopting.files import adopt_file

    adopt_file(face, form, out, sheet, form_id, force=force)
