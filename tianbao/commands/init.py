"""``tianbao init``: a new workspace."""

from pathlib import Path

import click

from tianbao.face import Face
from tianbao.face import plain_errors


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--example", metavar="NAME", default="", help="装入示例区的数据，如 caidian / with the data of an example"
)
@click.pass_obj
@plain_errors
def command(face: Face, folder: Path, example: str) -> None:
    """新建工作区：规则、单位名单、项目清单、收件箱、发件箱。

    A new workspace with rules, rosters, inbox and outbox.

    \b
    例 / example:  tianbao init 2024 --example caidian
    """
    from tianbao.newspace import make_workspace

    make_workspace(folder, example, int(face.today[:4]))
    face.say("init_done", folder=str(folder))
