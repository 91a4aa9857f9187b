"""``tianbao feedback``: a fresh workbook with the unit's own answers and each finding at its cell, and a notice."""

from datetime import date
from typing import Any

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import units_option
from tianbao.options import year_option

WRITTEN = ("file", "name", "block", "explain")
DUE = "请单位改好的截止日（默认：表的截止日，已过则写“尽快”） / by when the units have to answer"


@click.command("feedback")
@units_option
@click.option("--form", "forms", multiple=True, metavar="ID", help="只退回这种表，可重复 / only this form")
@click.option("--due", default="", metavar="YYYY-MM-DD", help=DUE)
@click.option("--force", is_flag=True, help="写过的也重写一份 / write again what was written for this return")
@year_option
@as_json
@click.pass_context
@plain_errors
def command(
    context: click.Context,
    units: tuple[str, ...],
    forms: tuple[str, ...],
    due: str,
    force: bool,
    year: int | None,
    as_json: bool,
) -> None:
    """把有待处理问题的报送退回：带单位原内容和逐格标记的新工作簿，附一页通知，放入 outbox/年度/退回修改/。

    For every return with open findings, a fresh locked workbook with the unit's own answers and each finding at its
    cell, and a one-page notice (.docx), into outbox/YEAR/退回修改/. Twice without a new return writes nothing new.

    \b
    例 / example:  tianbao -C 2024 feedback --due 2024-02-10
    """
    from tianbao.desk import desk_of
    from tianbao.feeding.write import feed_back

    face: Face = context.obj
    day = _day(face, due)
    with desk_of(face, year) as desk:
        report = feed_back(desk, units, forms, day, force=force)
    if as_json:
        print_json(report)
    else:
        _tell(face, report)
    if report["skipped"]:
        context.exit(NEEDS_A_PERSON)


def _day(face: Face, given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise click.BadParameter(face.phrase("usage_day", given=given), param_hint="--due") from None


def _tell(face: Face, report: dict[str, Any]) -> None:
    from tianbao.feeding.resolving import since_lines
    from tianbao.table import printable

    for one in report["written"]:
        face.show(printable(face.phrase("feedback_written", **{key: one[key] for key in WRITTEN})))
        for line in since_lines(face, one["since"]):
            face.show(line)
    for one in report["skipped"]:
        face.say("feedback_skipped", message=printable(one["message"]))
    if report["written"]:
        face.say("feedback_done", written=len(report["written"]))
    if report["kept"]:
        face.say("feedback_kept", count=len(report["kept"]))
    if not any(report[key] for key in ("written", "kept", "skipped")):
        face.say("feedback_none")
