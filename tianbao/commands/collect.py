"""``tianbao collect``: keep, read, check and record every returned file."""

from pathlib import Path

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option

MOVE = "收好并留存后移到 inbox/已收/日期/ / move what is collected to inbox/已收/DATE/"
AGAIN = "从留存的原件重新核对本年度全部报送 / judge everything of the year once more, from the kept originals"
WATCH = "一直等候，来一份收一份 / take files as they arrive, until Ctrl+C"


@click.command("collect")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--move", is_flag=True, help=MOVE)
@click.option("--again", is_flag=True, help=AGAIN)
@click.option("--watch", is_flag=True, help=WATCH)
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=5, show_default=True, help="隔几秒看一次 / between two looks"
)
@year_option
@as_json
@click.pass_context
@plain_errors
def command(
    ctx: click.Context, /, paths: tuple[Path, ...], year: int | None, seconds: float, as_json: bool, **how: bool
) -> None:
    """收取文件夹（默认 inbox/）里报回的全部文件：留存、核对、入账。

    Keep, read, check and record every file under PATH (default inbox/). Doing it twice changes nothing.

    \b
    例 / example:  tianbao -C 2024 collect
                   tianbao -C 2024 collect --watch --move
    """
    face: Face = ctx.obj
    if how["again"] and (paths or how["move"] or how["watch"]):
        raise click.UsageError(face.phrase("collect_paths_with_again"))
    if how["watch"]:
        from tianbao.watching import watch_inbox

        day = ctx.find_root().params["today"]
        watch_inbox(face, paths, year, seconds, given_day=day, move=how["move"], as_json=as_json)
    elif _once(face, paths, year, move=how["move"], again=how["again"], as_json=as_json):
        ctx.exit(NEEDS_A_PERSON)


def _once(face: Face, paths: tuple[Path, ...], year: int | None, *, move: bool, again: bool, as_json: bool) -> bool:
    """Collect what is there, or judge it again; return whether something needs a person."""
    from consolidate.inbox import files_under
    from tianbao.collecting import Tally
    from tianbao.collecting import document
    from tianbao.collecting import tell_end
    from tianbao.collecting import told
    from tianbao.desk import desk_of
    from tianbao.gathering import gathered
    from tianbao.gathering import gathered_again
    from tianbao.telling import tell_asked

    tally = Tally()
    shapes: list[dict[str, object]] = []
    lines: list[str] = []
    try:
        with desk_of(face, year) as desk:
            ends = gathered_again(desk) if again else gathered(desk, files_under(paths or (desk.workspace.inbox,)))
            for one in told(desk, ends, tally, move=move):
                if as_json:
                    shapes.append(one.shape)
                elif one.news:
                    lines += one.lines
            asked = desk.ask(tally.asked)
    finally:  # what was recorded before the disk was full, say, is told all the same; but not into the bar
        for line in lines:
            face.show(line)
    if as_json:
        print_json({**document(shapes, tally, again=again), **asked})
        return tally.needs
    tell_end(face, tally, again=again)
    tell_asked(face, asked)
    return tally.needs
