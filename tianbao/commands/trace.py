"""``tianbao trace``: where a figure of the roll-up comes from."""

from pathlib import Path

import click

from tianbao.face import CANNOT
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("trace")
@click.argument("figure")
@click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), help="汇总工作簿，默认按年度找 / the roll-up workbook"
)
@year_option
@as_json
@click.pass_context
@plain_errors
def command(ctx: click.Context, figure: str, file: Path | None, year: int | None, as_json: bool) -> None:
    """追溯汇总表里的一个数：哪个单位、哪个文件、哪一格、原文是什么；合计列出各部分。

    Where a figure of the roll-up comes from: unit, file, cell, raw text; for sums the list of parts.

    \b
    例 / example:  tianbao -C 2024 trace '自评结果汇总表!H12'
    """
    from consolidate.rollup.trace import NoSuchFigureError
    from consolidate.rollup.trace import NotAFigureError
    from tianbao import tracing

    face: Face = ctx.obj
    try:
        traced = tracing.trace_figure(face, figure, year, file)
    except NotAFigureError as error:
        face.say("trace_no_figure", given=error.given)
        ctx.exit(CANNOT)
    except NoSuchFigureError as error:
        comma = "、" if face.lang == "zh" else ", "
        key = "trace_several" if error.several else "trace_unknown"
        face.say(key, given=error.given, known=comma.join(error.known))
        ctx.exit(CANNOT)
    if as_json:
        print_json(tracing.as_json(traced))
        return
    for line in tracing.lines(face, traced):
        face.show(line)
