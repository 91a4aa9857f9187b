"""``tianbao changes``: what a unit changed from one return to the next."""

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("changes")
@click.option("--unit", required=True, metavar="CODE", help="单位代码 / the unit")
@click.option("--form", default="", metavar="ID", help="只看这张表 / only this form")
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, unit: str, form: str, year: int | None, as_json: bool) -> None:
    """更正记录：一个单位前后两次报送之间改动的每一格。

    What a unit changed from each return to the next, cell by cell.

    \b
    例 / example:  tianbao -C 2024 changes --unit 301001
    """
    from consolidate.changes import corrections
    from tianbao.collecting import change_line
    from tianbao.desk import desk_of
    from tianbao.shapes import correction_shape
    from tianbao.table import printable

    with desk_of(face, year) as desk:
        (known,) = desk.units((unit,))
        desk.forms_of(known, (form,) if form else ())
        found = corrections(desk.ledger, desk.year, unit, form)
        titles = {key: one.title.say(face.lang) for key, one in desk.forms.items()}
        at_work = desk.year
    if as_json:
        shapes = [correction_shape(one, face.lang) for one in found]
        print_json({"unit": unit, "year": at_work, "corrections": shapes})
        return
    if not found:
        face.say("changes_none")
    for one in found:
        given = {
            "form": titles.get(one.form, one.form),
            "before": one.before.file,
            "before_day": one.before.received,
            "after": one.after.file,
            "after_day": one.after.received,
        }
        face.show(printable(face.phrase("changes_head", **given, count=len(one.changes))))
        for each in one.changes:
            face.show("  " + change_line(face, each))
