"""``tianbao export``: tidy tables out of the ledger."""

from pathlib import Path

import click

from tianbao.face import CANNOT
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "parquet", "json"]),
    default="csv",
    show_default=True,
    help="文件格式 / format of the files",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="写到这个文件夹 / write into this folder")
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, form: str, out: Path | None, year: int | None, as_json: bool) -> None:
    """导出整齐的数据表：填报数值、核对问题、报送记录、同比、下发记录，附数据字典。

    Tidy tables with a data dictionary (datapackage.json): values, findings, submissions, regressions, issues.

    \b
    例 / example:  tianbao -C 2024 export --format csv --out 数据
    """
    from tianbao.exporting import export_tables

    try:
        document = export_tables(face, form, out, year)
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] != "pyarrow":
            raise
        face.say("export_no_parquet")
        click.get_current_context().exit(CANNOT)
    if as_json:
        print_json(document)
        return
    face.show(document["out"])
    told = [f"{face.phrase(f'export_table_{name}')} {rows}" for name, rows in document["tables"].items()]
    face.say("export_done", out=document["out"], tables="，".join(told) if face.lang == "zh" else ", ".join(told))
