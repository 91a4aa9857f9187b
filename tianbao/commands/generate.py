"""``tianbao generate``: one locked workbook per unit and form."""

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import units_option
from tianbao.options import year_option


@click.command("generate")
@units_option
@click.option("--form", "forms", multiple=True, metavar="ID", help="只生成这种表，可重复 / only this form")
@click.option(
    "--force", is_flag=True, help="已下发的也重新下发，旧版作废 / issue again what was issued; the old one expires"
)
@click.option(
    "--because", default="", metavar="TEXT", help="重新下发的原因，写进给单位的信 / why anew; told to the unit"
)
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(
    face: Face,
    units: tuple[str, ...],
    forms: tuple[str, ...],
    force: bool,
    because: str,
    year: int | None,
    as_json: bool,
) -> None:
    """为每个单位生成锁定的填报工作簿，放入 outbox/；未到填报时间（rules.yaml 的 opens）的表先不下发。

    One locked workbook per unit and form into outbox/; what was issued already is left alone, and a form that
    is not open yet (opens in rules.yaml) waits unless it is asked for with --form.

    \b
    例 / example:  tianbao -C 2024 generate --unit 101001
    """
    if because.strip() and not force:
        raise click.UsageError(face.phrase("because_needs_force"))
    from tianbao.desk import desk_of
    from tianbao.issuing import issue_all
    from tianbao.telling import tell_asked
    from tianbao.telling import tell_waiting

    with desk_of(face, year) as desk:
        report = issue_all(desk, units, forms, force=force, because=because)
    if as_json:
        print_json(report)
        return
    for one in report["issued"]:
        face.show(one["file"])
    face.say("generate_done", issued=len(report["issued"]), kept=len(report["kept"]))
    tell_waiting(face, report)
    tell_asked(face, report)
