"""``tianbao distribute``: hand the issued workbooks to the units."""

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import send_option
from tianbao.options import units_option
from tianbao.options import year_option


@click.command("distribute")
@units_option
@click.option("--form", "forms", multiple=True, metavar="ID", help="只分发这种表，可重复 / only this form")
@click.option("--mail", is_flag=True, help="每个单位一封邮件草稿（.eml） / one mail draft per unit")
@send_option
@click.option("--feedback", is_flag=True, help="分发退回修改的工作簿和通知 / hand out what is sent back for correction")
@click.option("--again", is_flag=True, help="分发过的也再分发 / hand out once more what went out before")
@click.option("--list", "listed", is_flag=True, help="只看登记：什么、给了谁、何时 / only show the register")
@click.option("--write-template", is_flag=True, help="写出信函模板，供本区修改 / write the letters, to be changed")
@year_option
@as_json
@click.pass_context
@plain_errors
def command(  # noqa: PLR0913, PLR0917 - click passes one argument an option
    context: click.Context,
    units: tuple[str, ...],
    forms: tuple[str, ...],
    mail: bool,
    send: bool,
    feedback: bool,
    again: bool,
    listed: bool,
    write_template: bool,
    year: int | None,
    as_json: bool,
) -> None:
    """分发已生成的工作簿：默认按主管部门打包到 outbox/年度/分发/，附交接清单；分发过的不重复。

    Hand out the issued workbooks: one zip per department with a list to sign, mail drafts, or through the bureau's mail
    server. Nothing is handed out twice; the password of the server is taken from TIANBAO_SMTP_PASSWORD.

    \b
    例 / example:  tianbao -C 2024 distribute
                  tianbao -C 2024 distribute --mail
                  tianbao -C 2024 distribute --send --unit 101001
    """
    face: Face = context.obj
    if mail and send:
        raise click.UsageError(face.phrase("only_one_of", first="--mail", second="--send"))
    if write_template:
        _write_letters(face)
        return
    import os

    from tianbao.desk import desk_of
    from tianbao.sending.distribute import distribute
    from tianbao.sending.distribute import register
    from tianbao.sending.parcels import Asked
    from tianbao.sending.telling import tell_distributed
    from tianbao.sending.telling import tell_register

    with desk_of(face, year) as desk:
        if listed:
            document = register(desk)
        else:
            asked = Asked("feedback" if feedback else "distribute", units, forms, again)
            document = distribute(desk, asked, "smtp" if send else "eml" if mail else "zip", os.environ)
        if as_json:
            print_json(document)
        elif listed:
            tell_register(desk, document)
        else:
            tell_distributed(desk, document)
    if document.get("failed"):
        context.exit(NEEDS_A_PERSON)


def _write_letters(face: Face) -> None:
    from tianbao.sending.letter import write_letters

    face.say("letter_written", files="、".join(write_letters(face.folder, ("distribute", "feedback"), face.lang)))
