"""``tianbao value``: how an indicator value is read."""

from typing import Any

import click

from tianbao.face import Face
from tianbao.face import plain_errors
from tianbao.face import print_json
from tianbao.options import as_json
from tianbao.options import year_option


@click.command("value", context_settings={"ignore_unknown_options": True})  # -5 is a value
@click.argument("texts", nargs=-1, required=True, metavar="TEXT…")
@click.option(
    "--name", default="", metavar="INDICATOR", help="指标名称，用来判断方向 / the indicator's name, tells the direction"
)
@year_option
@as_json
@click.pass_obj
@plain_errors
def command(face: Face, texts: tuple[str, ...], name: str, year: int | None, as_json: bool) -> None:
    """看一个指标值会怎样被读取。

    How an indicator value is read. Needs no workspace.

    \b
    例 / example:  tianbao value "≥95%" "有效推进" --name 群众满意度
    """
    from templates.direction import direction_of
    from templates.shipped import shipped_vocabulary
    from templates.value_reader import read_value
    from tianbao.shapes import value_shape
    from tianbao.table import table

    words = shipped_vocabulary()
    values = [read_value(text, words, year) for text in texts]
    ways = [direction_of("", value, ("", "", name), words).way for value in values]
    shapes = [{**value_shape(value), "direction": way or None} for value, way in zip(values, ways, strict=True)]
    if as_json:
        print_json({"year": year, "values": shapes})
        return
    head = [face.phrase(f"value_{key}") for key in ("raw", "kind", "op", "low", "measure", "level", "direction")]
    face.show(table(head, [_row(face, one) for one in shapes]))


def _row(face: Face, one: dict[str, Any]) -> list[str]:
    low = "–".join(_shown(one[key]) for key in ("low", "high") if one[key] is not None)
    texts = [one[key] or "" for key in ("measure", "level", "direction")]
    return [one["raw"], face.phrase(f"kind_{one['kind']}"), one["op"] or "", low, *texts]


def _shown(bound: float | str) -> str:
    return bound if isinstance(bound, str) else f"{bound:.15g}"
