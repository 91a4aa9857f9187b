"""``tianbao library``: the indicator library, to look up names."""

from typing import TYPE_CHECKING

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json

if TYPE_CHECKING:
    from templates.library import LibraryIndicator

COLUMNS = ("level1", "level2", "level3", "aliases", "measures", "direction", "weight")


@click.command("library")
@click.argument("word", default="", metavar="[WORD]")
@click.option("--level2", default="", metavar="NAME", help="只列这个二级指标，如 数量指标 / only this level 2")
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, word: str, level2: str, as_json: bool) -> None:
    """查指标库：名称、又名、计量单位、方向、常用分值。

    Look up the indicator library by a word of a name, another name or a sector. Needs no workspace; in one, the
    district's own library.yaml counts too.

    \b
    例 / example:  tianbao library 培训
                  tianbao -C 2024 library 教育 --level2 数量指标 --json
    """
    from tianbao.shapes import library_shape
    from tianbao.workspace import Workspace

    library = Workspace(face.folder).library()
    found = tuple(library.search(word, _level2(face, level2)))
    own = sum(one.own for one in found)
    if as_json:
        shapes = [library_shape(one) for one in found]
        print_json({"word": word, "indicators": shapes, "totals": {"indicators": len(found), "own": own}})
        return
    if found:
        _show(face, found)
        face.say("library_count", count=len(found), own=own)
    else:
        face.say("library_none", word=word)


def _level2(face: Face, given: str) -> str:
    """Return the level 2 of a name or another name of it; an unknown one ends the call."""
    from templates.library import LEVELS
    from templates.shipped import shipped_vocabulary
    from templates.text import bare_name

    known = [level2 for lowers in LEVELS.values() for level2 in lowers]
    level2 = shipped_vocabulary().level2.get(bare_name(given), given)
    if given and level2 not in known:
        said = face.phrase("library_level2_unknown", given=given, known="、".join(known))
        raise click.BadParameter(said, param_hint="--level2")
    return level2


def _show(face: Face, found: tuple["LibraryIndicator", ...]) -> None:
    from tianbao.table import table

    face.show(table([face.phrase(f"library_{name}") for name in COLUMNS], [_row(face, one) for one in found]))


def _row(face: Face, one: "LibraryIndicator") -> list[str]:
    name = one.level3 + (face.phrase("library_own") if one.own else "")
    weight = "" if one.weight is None else f"{one.weight.normalize():f}"
    return [one.level1, one.level2, name, "、".join(one.aliases), "、".join(one.measures), one.direction, weight]
