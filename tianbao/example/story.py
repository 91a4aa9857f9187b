"""The story of the example's second act, read from ``cycle.yaml``: who returns what when, and what is not as usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from templates.codes import Slip
from templates.issued import Issued
from templates.returned import Return
from templates.yaml_source import Node
from templates.yaml_source import read_yaml
from tianbao.example.returns import Answer
from tianbao.example.returns import Cells
from tianbao.example.sheets import Sheets
from tianbao.example.typical import typical


@dataclass(frozen=True, slots=True)
class Scene:
    """One unit's return of some forms: the day it arrives, the exceptions by short name (blank = not filled in)."""

    unit: str
    forms: tuple[str, ...]
    received: str
    values: dict[str, Node]


def read_scenes(path: Path, act: str) -> tuple[Scene, ...]:
    """Return the returns of one act of the story, in order of arrival."""
    node = read_yaml(path.read_text(encoding="utf-8"), path.name).need(act)
    node.only("forms", "returns")
    forms = tuple(one.text() for one in node.need("forms").items())
    found = []
    for one in node.need("returns").items():
        one.only("unit", "forms", "received", "note", "values")
        own, values = one.get("forms"), one.get("values")
        found.append(
            Scene(
                one.need("unit").text(),
                tuple(each.text() for each in own.items()) if own else forms,
                one.need("received").text(),
                values.mapping() if values else {},
            )
        )
    return tuple(sorted(found, key=lambda scene: scene.received))


def scene_cells(scene: Scene, issued: Issued, last: Return | None) -> Cells:
    """Return the cells of one workbook: the typical answers with the exceptions of the scene that it has."""
    sheets = Sheets(issued, typical(issued, scene.received, last))
    for key, node in scene.values.items():
        for one in sheets.found(key):
            if not one.unlocked:
                raise node.fail(Slip.FIELD_UNKNOWN, field=key, guess="")
            sheets.given[one.id] = node.text()
    fields = sheets.fields
    return {
        (fields[key].sheet, fields[key].cell): (fields[key].kind.value, text)
        for key, text in sheets.given.items()
        if text
    }


def unmet(scene: Scene, workbooks: list[Issued]) -> tuple[str, ...]:
    """Return the short names of a scene that none of its workbooks has."""
    sheets = [Sheets(issued) for issued in workbooks]
    return tuple(key for key in scene.values if not any(one.found(key) for one in sheets))


def corrected(path: Path, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return what some units correct in their last returns, in order of arrival; all else stands as it was."""
    root = read_yaml(path.read_text(encoding="utf-8"), path.name)
    last = {answer.unit: answer for answer in answers}
    found = []
    for node in root.need("corrections").items():
        node.only("unit", "received", "note", "values")
        before, values = last[node.need("unit").text()], node.need("values").mapping()
        found.append(replace(before, received=node.need("received").text(), values=values, reasons={}))
    return tuple(sorted(found, key=lambda one: one.received))
