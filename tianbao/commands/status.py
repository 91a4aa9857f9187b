"""``tianbao status``: every expected return and its state."""

from pathlib import Path

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("status")
@click.option("--form", "forms", multiple=True, metavar="ID", help="只看这种表，可重复 / only this form")
@click.option(
    "--department", "departments", multiple=True, metavar="NAME", help="只看这个主管部门，可重复 / only this department"
)
@click.option(
    "--state", "states", multiple=True, metavar="STATE", help="只看这种状态（如 逾期、overdue） / only this state"
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.xlsx",
    help="另写成工作簿：报送情况、按部门统计 / also write it as a workbook",
)
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(
    face: Face,
    forms: tuple[str, ...],
    departments: tuple[str, ...],
    states: tuple[str, ...],
    out: Path | None,
    year: int | None,
    as_json: bool,
) -> None:
    """报送情况：应报的每一份现在到了哪一步。

    Every expected return and its state.

    \b
    例 / example:  tianbao -C 2024 status
                  tianbao -C 2024 status --state 逾期 --department 教育局
                  tianbao -C 2024 status --out 报送情况.xlsx
    """
    from tianbao.desk import desk_of
    from tianbao.filing import Wanted
    from tianbao.filing import filed_district
    from tianbao.filing import screen_of
    from tianbao.filing import write_status
    from tianbao.reports import status_document

    with desk_of(face, year) as desk:
        district = filed_district(desk, Wanted(forms, departments, states))
        file = write_status(desk, district, out) if out else None
        if as_json:
            print_json(status_document(district) | ({"file": file} if file else {}))
            return
        face.show(file or screen_of(desk, district))
