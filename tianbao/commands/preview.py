"""``tianbao preview``: any form as a workbook, without a workspace."""

from pathlib import Path

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.options import year_option


@click.command("preview")
@click.argument("form", metavar="FORM")
@click.option(
    "--out", metavar="FILE.xlsx", type=click.Path(path_type=Path), help="写到哪里（默认：当前文件夹） / where to"
)
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="工作簿的语言，默认同全局 --lang / language of the workbook"
)
@click.option("--force", is_flag=True, help="覆盖 --out 指定的已有文件 / overwrite the file of --out")
@year_option
@click.pass_obj
@plain_errors
def command(face: Face, form: str, out: Path | None, lang: str | None, force: bool, year: int | None) -> None:
    """看一张表的样子：表样文件（YAML）或自带表的编号 → 一份锁定的样表。

    See a form: a form file or the id of a shipped form -> a locked workbook of an example unit. Needs no workspace.

    \b
    例 / example:  tianbao preview department-target
    """
    from tianbao.previewing import preview

    target = preview(face, form, out, lang or face.lang, year, force=force)
    face.show(str(target))
    face.say("preview_done", file=str(target))
