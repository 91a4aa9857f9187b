"""``tianbao demo``: two fiscal years of the shipped example district."""

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
    """用示例区走完两个年度：绩效目标、运行监控、自评，再到下年绩效目标。

    Two fiscal years of the shipped example district, into DIR (default demo/); safe to run twice.

    \b
    例 / example:  tianbao demo
    """
    from tianbao.demo import run_demo

    ended = run_demo(face, folder, lambda key, **given: face.show(face.phrase(key, **given)))
    program = sys.argv[0] if Path(sys.argv[0]).name.startswith("tianbao") else "tianbao"
    face.show(face.phrase("demo_next", program=program, folder=str(folder), file=ended.sample))
