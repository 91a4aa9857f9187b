"""``tianbao collect``: keep, read, check and record every returned file."""

from pathlib import Path

import click

from tianbao.face import NEEDS_A_PERSON
from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("collect")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@year_option
@as_json
@click.pass_context
@plain_errors
def command(ctx: click.Context, paths: tuple[Path, ...], year: int | None, as_json: bool) -> None:
    """收取文件夹（默认 inbox/）里报回的全部文件：留存、核对、入账。

    Keep, read, check and record every file under PATH (default inbox/). Doing it twice changes nothing.

    \b
    例 / example:  tianbao -C 2024 collect
    """
    from consolidate.outcome import State
    from tianbao.desk import desk_of
    from tianbao.gathering import gather
    from tianbao.matches_file import asked_of_findings
    from tianbao.shapes import outcome_shape
    from tianbao.telling import tell_asked
    from tianbao.telling import tell_outcome

    face: Face = ctx.obj
    with desk_of(face, year) as desk:
        found = gather(desk, paths)
        asked = desk.ask(asked_of_findings(finding for one in found for finding in one.outcome.findings))
    counts = {
        "new": sum(one.new for one in found),
        "unchanged": sum(not one.new for one in found),
        "superseded": sum(one.supersedes for one in found),
    }
    if as_json:
        print_json({"files": [outcome_shape(one.outcome, face.lang) for one in found], **counts, **asked})
    else:
        for one in found:
            if one.new or not one.outcome.source.sha256:  # what could not even be kept is told each time
                tell_outcome(face, one.outcome)
        face.say("collect_done", **counts)
        tell_asked(face, asked)
    if any(one.outcome.state not in (State.ACCEPTED, State.IGNORED) for one in found):
        ctx.exit(NEEDS_A_PERSON)
