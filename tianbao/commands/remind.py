"""``tianbao remind``: reminder letters to the units that are late."""

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import send_option
from tianbao.options import units_option
from tianbao.options import year_option


@click.command("remind")
@units_option
@click.option("--form", "forms", multiple=True, metavar="ID", help="只催这种表，可重复 / only this form")
@click.option(
    "--days", type=click.IntRange(0, 365), default=0, metavar="N", help="N 天内到期的也催 / also what is due in N days"
)
@send_option
@click.option("--paper", is_flag=True, help="全部写成 Word 催报通知 / Word letters for all, to be printed")
@click.option("--again", is_flag=True, help="今天催过的也再催 / also who was reminded today already")
@click.option("--write-template", is_flag=True, help="写出催报信模板，供本区修改 / write the letter, to be changed")
@year_option
@as_json
@click.pass_context
@plain_errors
def command(  # noqa: PLR0913, PLR0917 - click passes one argument an option
    context: click.Context,
    units: tuple[str, ...],
    forms: tuple[str, ...],
    days: int,
    send: bool,
    paper: bool,
    again: bool,
    write_template: bool,
    year: int | None,
    as_json: bool,
) -> None:
    """催报：给逾期未报、退回后迟迟不改的单位各写一封信；没有邮箱的写成 Word 通知。

    Remind the units that are late: a mail draft each, or sent through the mail server; a Word letter where there is no
    e-mail address.

    \b
    例 / example:  tianbao -C 2024 remind
                  tianbao -C 2024 remind --days 3 --send
    """
    face: Face = context.obj
    if send and paper:
        raise click.UsageError(face.phrase("only_one_of", first="--send", second="--paper"))
    if write_template:
        from tianbao.sending.letter import write_letters

        face.say("letter_written", files="、".join(write_letters(face.folder, ("reminder",), face.lang)))
        return
    import os

    from tianbao.desk import desk_of
    from tianbao.sending.parcels import Asked
    from tianbao.sending.remind import remind
    from tianbao.sending.telling import tell_reminded

    with desk_of(face, year) as desk:
        channel = "smtp" if send else "docx" if paper else "eml"
        document = remind(desk, Asked("reminder", units, forms, again), days, channel, os.environ)
        if as_json:
            print_json(document)
        else:
            tell_reminded(desk, document, days)
    if document["failed"]:
        context.exit(NEEDS_A_PERSON)
