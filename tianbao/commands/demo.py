"""``tianbao demo``: the whole loop on the shipped example district."""

import sys
from pathlib import Path

import click

from tianbao.face import Face
from tianbao.face import plain_errors


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.pass_obj
@plain_errors
def command(face: Face, folder: Path) -> None:
    """用示例区走一遍全流程：下发、填报、收取、核对、汇总。

    The whole loop on the shipped example district, into DIR (default demo/); safe to run twice.

    \b
    例 / example:  tianbao demo
    """
    from tianbao.demo import run_demo

    ended = run_demo(face, folder, lambda key, **given: face.show(face.phrase(key, **given)))
    program = sys.argv[0] if Path(sys.argv[0]).name.startswith("tianbao") else "tianbao"
    face.show(face.phrase("demo_next", program=program, folder=str(folder), file=ended.sample))
