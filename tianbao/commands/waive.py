"""``tianbao waive``: the bureau accepts a finding, with its reason on record."""

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("waive")
@click.option("--unit", default="", metavar="CODE", help="单位代码 / the unit")
@click.option("--form", default="", metavar="ID", help="哪张表 / which form")
@click.option("--finding", default="", metavar="NAME", help="问题的名称或代码 / the finding, by name or code")
@click.option("--cell", default="", metavar="SHEET!B7", help="哪一处 / at which cell")
@click.option("--all", "everywhere", is_flag=True, help="全部各处 / wherever it stands")
@click.option("--reason", default="", metavar="TEXT", help="理由，至少 6 个字 / why, in at least 6 characters")
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, /, year: int | None, as_json: bool, **given: str | bool) -> None:
    """豁免：财政认可单位最近一次报送里的一个问题，理由记入台账；不写任何选项则列出本年度的豁免。

    The bureau accepts a finding of a unit's latest return, with a recorded reason. Without options: all waivers.

    \b
    例 / example:  tianbao -C 2024 waive --unit 301001 --finding sum_mismatch --reason 已核对原始凭证
    """
    from tianbao.desk import desk_of
    from tianbao.waiving import Asked
    from tianbao.waiving import tell_waived
    from tianbao.waiving import tell_waivers
    from tianbao.waiving import waive
    from tianbao.waiving import waived_document
    from tianbao.waiving import waivers_document

    asked = Asked(**given)  # type: ignore[arg-type] # click gives each option its own kind
    if any(given.values()) and not (asked.unit and asked.finding and asked.reason):
        raise click.UsageError(face.phrase("waive_incomplete"))
    with desk_of(face, year) as desk:
        if not any(given.values()):
            print_json(waivers_document(desk)) if as_json else tell_waivers(desk)
            return
        done = waive(desk, asked)
        print_json(waived_document(done, face.lang)) if as_json else tell_waived(desk, done)
