"""``tianbao report``: a unit's 自评报告 as a Word file."""

from pathlib import Path
from typing import Any

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("report")
@click.option("--unit", metavar="CODE", help="写哪个单位的报告 / whose report")
@click.option(
    "--out", type=FILE, metavar="FILE.docx", help="写到这个文件（默认：工作区的 reports/） / write to this file"
)
@click.option(
    "--template",
    type=FILE,
    metavar="FILE.docx",
    help="用这个模板（默认：templates/report.docx，没有则用自带的） / template",
)
@click.option("--write-template", is_flag=True, help="写出自带的模板，供本区修改 / write our template, to be changed")
@click.option("--force", is_flag=True, help="覆盖已有文件 / overwrite")
@year_option
@as_json
@click.pass_context
@plain_errors
def command(  # noqa: PLR0913, PLR0917 - click passes one argument an option
    context: click.Context,
    unit: str | None,
    out: Path | None,
    template: Path | None,
    write_template: bool,
    force: bool,
    year: int | None,
    as_json: bool,
) -> None:
    """写一个单位的自评报告（Word），内容取自它报回的整体支出绩效自评表，附数据来源。

    Write a unit's self-evaluation report as a Word file from its return, with the source of every figure.

    \b
    例 / example:  tianbao -C 2023 report --unit 302
                  tianbao -C 2023 report --write-template
    """
    face: Face = context.obj
    from tianbao.reporting import OWN
    from tianbao.reporting import report_unit
    from tianbao.reporting import write_template as write

    if write_template:
        file = write(face, out, force=force)
        face.show(file)
        face.say("report_template_written", file=file, place=OWN[face.lang])
        return
    if not unit:
        raise click.MissingParameter(param_hint="--unit", param_type="option")
    document = report_unit(face, unit, year, out, template, force=force)
    if as_json:
        print_json(document)
    else:
        face.show(document["file"])
    _tell(face, document)
    if document["state"] != "accepted":
        context.exit(NEEDS_A_PERSON)


def _tell(face: Face, document: dict[str, Any]) -> None:
    between = "、" if face.lang == "zh" else ", "
    face.say("report_done", name=document["name"], source=document["source"]["file"])
    if document["missing"]:
        missing = document["missing"]
        face.say("report_missing", count=len(missing), fields=between.join(missing))
    if document["state"] != "accepted":
        face.say("report_not_accepted", state=face.phrase(f"state_{document['state']}"))
    if document["unused"]:
        face.say("report_unused", tags=between.join(document["unused"]))
