"""``tianbao check``: the findings of returned workbooks, nothing recorded."""

from pathlib import Path

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("check")
@click.argument("workbooks", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@year_option
@as_json
@click.pass_context
@plain_errors
def command(ctx: click.Context, workbooks: tuple[Path, ...], year: int | None, as_json: bool) -> None:
    """核对单位报回的工作簿，只看不记。

    The findings of returned workbooks; records nothing. Exit code 1 when something needs a person.

    \b
    例 / example:  tianbao -C 2024 check inbox/101001.xlsx
    """
    from consolidate.outcome import State
    from tianbao.desk import desk_of
    from tianbao.inspect import check_files
    from tianbao.shapes import outcome_shape
    from tianbao.telling import tell_outcome

    face: Face = ctx.obj
    with desk_of(face, year) as desk:
        outcomes = check_files(desk, workbooks)
    if as_json:
        print_json({"files": [outcome_shape(one, face.lang) for one in outcomes]})
    else:
        for one in outcomes:
            tell_outcome(face, one)
    if any(one.state is not State.ACCEPTED for one in outcomes):
        ctx.exit(NEEDS_A_PERSON)
