"""``tianbao regressions``: the year-over-year verdict of every indicator that has one."""

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("regressions")
@click.option("--all", "everything", is_flag=True, help="也列出持平和上升的 / also those that held or improved")
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, everything: bool, year: int | None, as_json: bool) -> None:
    """同比：每个指标比上年是倒退、持平还是上升。

    The year-over-year verdict of every indicator that has one, worst first.

    \b
    例 / example:  tianbao -C 2024 regressions --all
    """
    from tianbao.desk import desk_of
    from tianbao.reports import regressions_document
    from tianbao.table import table

    with desk_of(face, year) as desk:
        document = regressions_document(desk.district(), face.lang, everything=everything)
    if as_json:
        print_json(document)
        return
    head = [
        face.phrase(f"regressions_{name}")
        for name in ("verdict", "unit", "indicator", "base", "current", "trend", "reason")
    ]
    face.show(
        table(
            head,
            [
                [
                    face.phrase(f"verdict_{row['verdict']}"),
                    row["unit_name"],
                    row["level3"] or row["level2"],
                    row["base"],
                    row["current"],
                    face.phrase(f"trend_{row['trend']}") if row["trend"] else "",
                    row["reason"],
                ]
                for row in document["rows"]
            ],
        )
    )
    told = [f"{face.phrase('verdict_' + verdict)} {count}" for verdict, count in document["totals"].items() if count]
    face.show("，".join(told))
