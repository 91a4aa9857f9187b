"""From the YAML of a form to the ``Form``; an author's mistake is raised with its file and line."""

import re
from collections.abc import Iterator
from collections.abc import Mapping

from templates.a1 import column_letters
from templates.a1 import column_number
from templates.codes import Slip
from templates.field_reader import FIELD_KEYS
from templates.field_reader import STEP
from templates.field_reader import read_field
from templates.field_reader import read_id
from templates.field_reader import read_text
from templates.form import Cell
from templates.form import ChoiceList
from templates.form import Form
from templates.form import Group
from templates.form import Row
from templates.form_check import check_form
from templates.place_checks import CHECK_SHEET
from templates.place_checks import GUIDE_SHEET
from templates.text import NO_TEXT
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

FORM_KEYS = ("form", "version", "title", "sheet", "per", "stage", "landscape", "columns", "printed", "lists", "groups")
STAGES = ("target", "progress", "actual")
LABEL_KEYS = ("at", "down", "style", "text")
SIDE_KEYS = ("at", "style", "text")
CELL_KEYS = ("text", *FIELD_KEYS)
GROUP_KEYS = ("group", "label", "per", "least", "room", "spare", "used_by", "side", "items")
STYLES = ("title", "plain", "right", "head", "side", "helper", "goal", "goal_name", "row_state", "input")
WIDEST = 255
_SHEET = re.compile(r"[^\[\]:*?/\\_'][^\[\]:*?/\\]{0,30}")


def read_form(content: str, file: str) -> Form:
    """Return the form of a YAML text; AuthorError with file and line for any mistake."""
    root = read_yaml(content, file)
    root.only(*FORM_KEYS)
    columns = _columns(root.need("columns"))
    per, stage = root.get("per"), root.get("stage")
    form = Form(
        id=root.need("form").text(),
        version=root.need("version").text(),
        title=read_text(root.need("title")),
        sheet=_sheet(root.need("sheet")),
        landscape=_flag(root.get("landscape")),
        columns=columns,
        printed=_printed(root.need("printed"), len(columns)),
        lists=tuple(_lists(root.get("lists"))),
        groups=tuple(_group(node, len(columns)) for node in root.need("groups").items()),
        file=file,
        per=per.one_of(("projects",)) if per else "",
        stage=stage.one_of(STAGES) if stage else STAGES[0],
    )
    check_form(form)
    return form


def _sheet(node: Node) -> str:
    """Return the name of the form's sheet: one that Excel takes and no sheet of the program has."""
    name = node.text()
    if not _SHEET.fullmatch(name) or name.endswith("'") or name in (GUIDE_SHEET, CHECK_SHEET):
        raise node.wrong(f"1–31 · [ ] : * ? / \\ _ · {GUIDE_SHEET} · {CHECK_SHEET}")
    return name


def _columns(node: Node) -> tuple[float, ...]:
    letters = list(node.mapping())
    expected = [column_letters(number) for number in range(1, len(letters) + 1)]
    if letters != expected or not letters:
        raise node.fail(Slip.WRONG_TYPE, key="columns", expected=f"A … {(expected or ['C'])[-1]}", given=tuple(letters))
    return tuple(_width(width) for width in node.mapping().values())


def _width(node: Node) -> float:
    if not 0 < node.number() <= WIDEST:
        raise node.wrong(f"0 … {WIDEST}")
    return float(node.number())


def _printed(node: Node, width: int) -> int:
    first, last = _span(node)
    if first != 1 or last > width:
        raise node.wrong(f"A:{column_letters(width)}")
    return last


def _span(node: Node) -> tuple[int, int]:
    first, _, last = node.text().partition(":")
    if not (first.isalpha() and first.isupper() and (not last or (last.isalpha() and last.isupper()))):
        raise node.wrong("A / A:C")
    return column_number(first), column_number(last or first)


def _lists(node: Node | None) -> Iterator[ChoiceList]:
    named = node.mapping() if node else {}
    plain = {name: _values(each) for name, each in named.items() if isinstance(each.value, list)}
    for name, each in named.items():
        if not STEP.fullmatch(name):
            raise each.fail(Slip.WRONG_TYPE, key="lists", expected="a-z 0-9 _", given=name)
        yield ChoiceList(name, plain[name]) if name in plain else _parted(name, each, plain)


def _parted(name: str, node: Node, plain: Mapping[str, tuple[str, ...]]) -> ChoiceList:
    """Return a list whose values depend on what is chosen from another one."""
    node.only("by", "parts")
    by = node.need("by").one_of(tuple(plain))
    for key, each in node.need("parts").mapping().items():
        if key not in plain[by]:
            raise each.fail(Slip.NOT_ONE_OF, key=by, given=key, choices=plain[by])
    parts = tuple((key, _values(each)) for key, each in node.need("parts").mapping().items())
    return ChoiceList(name, tuple(value for _, values in parts for value in values), by, parts)


def _values(node: Node) -> tuple[str, ...]:
    return tuple(item.text() for item in node.items())


def _group(node: Node, width: int) -> Group:
    node.only(*GROUP_KEYS)
    side = node.get("side")
    whole = {key: _whole(node.get(key), 0, default) for key, default in (("least", 1), ("room", 0), ("spare", 0))}
    per, label, used = node.get("per"), node.get("label"), node.get("used_by")
    group = node.get("group")
    items = node.need("items")
    if not items.items():
        raise items.wrong("[ … ]")
    if group and not node.need("used_by").items():
        raise node.need("used_by").wrong("[ … ]")
    return Group(
        id=read_id(group, dotted=False) if group else "",
        items=tuple(_item(item, width) for item in items.items()),
        side=_cell(side, width, SIDE_KEYS, "side") if side else None,
        per=per.one_of(("projects",)) if per else "",
        least=whole["least"],
        room=whole["room"],
        spare=whole["spare"],
        used_by=tuple(item.text() for item in used.items()) if used else (),
        line=node.origin.line,
        label=read_text(label) if label else NO_TEXT,
    )


def _item(node: Node, width: int) -> Row | Group:
    if node.get("items") is not None:
        return _group(node, width)
    node.only("height", "heading", "cells")
    height = node.get("height")
    cells = []
    for cell in node.need("cells").items():
        cell.only(*CELL_KEYS)
        cells.append(
            _cell(cell, width, FIELD_KEYS, "input") if cell.get("field") else _cell(cell, width, LABEL_KEYS, "plain")
        )
    return Row(
        tuple(cells), float(height.not_negative()) if height else 0.0, node.origin.line, _flag(node.get("heading"))
    )


def _cell(node: Node, width: int, keys: tuple[str, ...], default: str) -> Cell:
    node.only(*keys)
    at = node.need("at")
    first, last = _span(at)
    if last > width or first > last:
        raise at.wrong(f"A … {column_letters(width)}")
    text, style, field = node.get("text"), node.get("style"), node.get("field")
    return Cell(
        first,
        last,
        _whole(node.get("down"), 1, 1),
        style.one_of(STYLES) if style else default,
        read_text(text) if text else NO_TEXT,
        read_field(node) if field else None,
        node.origin.line,
    )


def _whole(node: Node | None, bound: int, default: int) -> int:
    return node.least(bound) if node else default


def _flag(node: Node | None) -> bool:
    return node.flag() if node else False
