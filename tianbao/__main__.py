"""The command ``tianbao``: global options, and the commands loaded one by one when they are called."""

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from typing import Never

import click

from tianbao.face import CANNOT
from tianbao.face import Face
from tianbao.usage import usage_sentence

STOPPED = 130  # by Ctrl+C, as shells know it

COMMANDS = (
    "init",
    "generate",
    "distribute",
    "fields",
    "check",
    "collect",
    "changes",
    "waive",
    "feedback",
    "status",
    "remind",
    "regressions",
    "consolidate",
    "trace",
    "export",
    "report",
    "history",
    "value",
    "adopt",
    "preview",
    "forms",
    "library",
    "keys",
    "demo",
)


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are used, so that ``--help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of a year's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tianbao.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def main(  # type: ignore[override] # click's own overloads say the same
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any  # noqa: ANN401 - click's
    ) -> Never:
        """Run the call; what is wrong with it is told in one sentence, with exit code 2."""
        try:
            ended = super().main(args, prog_name, standalone_mode=False, **extra)
        except click.ClickException as error:
            click.echo(usage_sentence(error, sys.argv[1:] if args is None else args), err=True)
            sys.exit(CANNOT)
        except click.Abort:
            sys.exit(STOPPED)
        sys.exit(ended if isinstance(ended, int) else 0)


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group("tianbao", cls=LazyGroup, context_settings=SETTINGS)
@click.option(
    "-C", "--workspace", default=".", metavar="DIR", help="工作区文件夹（默认：当前文件夹） / workspace folder"
)
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="界面和工作簿的语言 / language"
)
@click.option("--today", metavar="YYYY-MM-DD", default="", help="当作今天的日期（补录用） / the date taken as today")
@click.version_option(package_name="tianbao", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, workspace: str, lang: str, today: str) -> None:
    """填报：预算绩效填报工作簿的下发、收取、核对与汇总。

    Locked budget-performance workbooks out, returned workbooks in, checked, rolled up, compared with last year.

    \b
    tianbao init 2024 --example caidian
    tianbao -C 2024 generate
    tianbao -C 2024 collect
    """
    ctx.obj = Face.of(Path(workspace), lang, today)


def main() -> None:
    """Run the command line; a mistake of the bureau's own files ends with one plain sentence and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            cli(prog_name="tianbao")
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # `tianbao regressions | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
