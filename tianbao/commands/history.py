"""``tianbao history``: earlier years' values that were never in this ledger."""

from pathlib import Path

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors


@click.command("history")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
@plain_errors
def command(context: click.Context, file: Path) -> None:
    """载入以前年度的数值（csv 或 xlsx），用于预填和比较。

    Load earlier years' values (csv or xlsx) to prefill and to compare with.

    \b
    例 / example:  tianbao -C 2024 history history.csv
    """
    from consolidate.history import read_history
    from consolidate.ledger.strays import strays
    from tianbao.desk import desk_of
    from tianbao.workspace import read_rows

    face: Face = context.obj
    with desk_of(face) as desk:
        rows, headings = read_rows(file)
        found = read_history(rows, headings, file.name, desk.roster.units, desk.forms)
        new = desk.ledger.record_history(found)
        lost = tuple(strays(desk.ledger, found, desk.forms))
    face.say("history_done", count=len(found), new=new)
    for row in lost:
        where = f"{row.file}:{row.line}"
        face.say("history_stray", where=where, unit=row.unit, year=row.year, project=row.project, name=row.level3)
    if lost:
        context.exit(NEEDS_A_PERSON)
