"""``tianbao fields``: every field of one of our workbooks."""

from pathlib import Path
from typing import Any

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json


@click.command("fields")
@click.argument("workbook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, workbook: Path, as_json: bool) -> None:
    """列出一个填报工作簿的全部字段、单元格和内容。

    Every field of a workbook of ours with its cell and value.

    \b
    例 / example:  tianbao -C 2024 fields outbox/2024/101001_….xlsx --json
    """
    from tianbao.inspect import fields_of
    from tianbao.table import table

    document: dict[str, Any] = fields_of(face, workbook)
    if as_json:
        print_json(document)
        return
    head = [face.phrase(f"fields_{name}") for name in ("field", "cell", "label", "owner", "value")]
    face.show(
        table(
            head,
            [
                [
                    one["field"],
                    f"{one['sheet']}!{one['cell']}",
                    one["label"],
                    face.phrase(f"owner_{one['owner']}"),
                    one["value"] or "",
                ]
                for one in document["fields"]
            ],
        )
    )
