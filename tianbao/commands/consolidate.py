"""``tianbao consolidate``: the district roll-up workbook."""

from pathlib import Path

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("consolidate")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写到这个文件 / write to this file")
@click.option("--node", metavar="CODE", default="", help="只汇总这个单位和它的下级 / only this unit and those below it")
@click.option("--html", is_flag=True, help="旁边再写一个同样数字的网页 / a page with the same figures beside it")
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, out: Path | None, node: str, html: bool, year: int | None, as_json: bool) -> None:
    """生成本区汇总工作簿：封面、报送、收支、目标、自评、指标、同比、问题、更正、口径。

    The district roll-up workbook.

    \b
    例 / example:  tianbao -C 2024 consolidate --out 汇总2024.xlsx
    """
    from tianbao.rolling import roll_up

    document = roll_up(face, year, out, html=html, node=node)
    if as_json:
        print_json(document)
        return
    face.show(document["file"])
    if html:
        face.show(document["html"])
    units = document["units"]
    face.say(
        "consolidate_done",
        expected=units["expected"],
        returned=units["returned"],
        accepted=units["accepted"],
        regressed=document["regressed"],
    )
