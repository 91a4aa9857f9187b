"""From the YAML of a form to the ``Form``; an author's mistake is raised with its file and line."""

import re
from collections.abc import Iterator
from collections.abc import Mapping

from templates.a1 import column_letters
from templates.a1 import column_number
from templates.codes import Slip
from templates.expr import Expr
from templates.expr import ExprError
from templates.expr import parse
from templates.form import Cell
from templates.form import ChoiceList
from templates.form import Field
from templates.form import Form
from templates.form import Group
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.form import Row
from templates.form_check import check_form
from templates.place import GUIDE_SHEET
from templates.place_checks import CHECK_SHEET
from templates.text import Text
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

FIELD_KEYS = ("at", "down", "style", "field", "kind", "owner", "need", "low", "high", "longest", "choices", "suggest",
              "source", "formula", "label", "hint", "wording")
LABEL_KEYS = ("at", "down", "style", "text")
SIDE_KEYS = ("at", "style", "text")
CELL_KEYS = ("text", *FIELD_KEYS)
GROUP_KEYS = ("group", "label", "per", "least", "room", "spare", "used_by", "side", "items")
STYLES = ("title", "plain", "right", "head", "side", "helper", "goal", "goal_name", "row_state", "input")
SOURCES = ("unit.name", "unit.code", "unit.department", "offer.phone", "money.prior1", "money.prior2", "project.name",
           "project.total_budget", "project.year_budget", "project.purpose", "project.attribute", "prior.level1",
           "prior.level2", "prior.level3", "prior.prior1", "prior.prior2", "prior.measure", "prior.direction")
WIDEST = 255
_STEP = re.compile(r"[a-z_][a-z0-9_]*")
_SHEET = re.compile(r"[^\[\]:*?/\\_'][^\[\]:*?/\\]{0,30}")


def read_form(content: str, file: str) -> Form:
    """Return the form of a YAML text; AuthorError with file and line for any mistake."""
    root = read_yaml(content, file)
    root.only("form", "version", "title", "sheet", "landscape", "columns", "printed", "lists", "groups")
    columns = _columns(root.need("columns"))
    form = Form(
        id=root.need("form").text(), version=root.need("version").text(), title=_text(root.need("title")),
        sheet=_sheet(root.need("sheet")), landscape=_flag(root.get("landscape")), columns=columns,
        printed=_printed(root.need("printed"), len(columns)), lists=tuple(_lists(root.get("lists"))),
        groups=tuple(_group(node, len(columns)) for node in root.need("groups").items()), file=file)
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
        if not _STEP.fullmatch(name):
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
    if group:
        node.need("used_by")
    return Group(
        id=_id(group, dotted=False) if group else "", items=tuple(_item(item, width) for item in items.items()),
        side=_cell(side, width, SIDE_KEYS, "side") if side else None, per=per.one_of(("projects",)) if per else "",
        least=whole["least"], room=whole["room"], spare=whole["spare"],
        used_by=tuple(item.text() for item in used.items()) if used else (), line=node.origin.line,
        label=_text(label) if label else Text(""))


def _item(node: Node, width: int) -> Row | Group:
    if node.get("items") is not None:
        return _group(node, width)
    node.only("height", "heading", "cells")
    height = node.get("height")
    cells = []
    for cell in node.need("cells").items():
        cell.only(*CELL_KEYS)
        cells.append(_cell(cell, width, FIELD_KEYS, "input") if cell.get("field") else _cell(cell, width, LABEL_KEYS, "plain"))
    return Row(tuple(cells), float(height.not_negative()) if height else 0.0, node.origin.line, _flag(node.get("heading")))


def _cell(node: Node, width: int, keys: tuple[str, ...], default: str) -> Cell:
    node.only(*keys)
    at = node.need("at")
    first, last = _span(at)
    if last > width or first > last:
        raise at.wrong(f"A … {column_letters(width)}")
    text, style, field = node.get("text"), node.get("style"), node.get("field")
    return Cell(first, last, _whole(node.get("down"), 1, 1), style.one_of(STYLES) if style else default,
                _text(text) if text else Text(""), _field(node) if field else None, node.origin.line)


def _field(node: Node) -> Field:
    kind = Kind(node.need("kind").one_of(tuple(Kind)))
    owner = Owner(node.need("owner").one_of(tuple(Owner)))
    need, longest = node.get("need"), node.get("longest")
    texts = {key: _plain(node.get(key)) for key in ("choices", "suggest")}
    source, hint, wording, formula = (node.get(key) for key in ("source", "hint", "wording", "formula"))
    low, high = node.get("low"), node.get("high")
    for key, wanted in (("formula", owner is Owner.FORMULA), ("source", owner is Owner.BUREAU), ("choices", kind is Kind.CHOICE)):
        if wanted:
            node.need(key)
    if formula and owner is not Owner.FORMULA:
        raise node.need("owner").wrong(Owner.FORMULA)
    return Field(
        id=_id(node.need("field"), dotted=True), label=_text(node.need("label")), kind=kind, owner=owner,
        need=Need(need.one_of(tuple(Need))) if need else Need.NEVER,
        low=low.number() if low else None, high=high.number() if high else None,
        longest=longest.least(1) if longest else 200, choices=texts["choices"], suggest=texts["suggest"],
        source=source.one_of(SOURCES) if source else "", formula=_expr(formula) if formula else None,
        hint=_text(hint) if hint else Text(""), wording=_text(wording) if wording else Text(""))


def _id(node: Node, *, dotted: bool) -> str:
    """Return an id as formulas can name it."""
    steps = node.text().split(".") if dotted else [node.text()]
    if not all(_STEP.fullmatch(step) for step in steps):
        raise node.wrong("a-z 0-9 _ .")
    return node.text()


def _expr(node: Node) -> Expr:
    text = node.text()
    try:
        return parse(text)
    except ExprError as error:
        raise node.fail(Slip.EXPRESSION_BROKEN, text=text, what=str(error)) from None


def _text(node: Node) -> Text:
    if isinstance(node.value, dict):
        node.only("zh", "en")
        english = node.get("en")
        return Text(node.need("zh").text(), english.text() if english else "")
    return Text(node.text())


def _plain(node: Node | None) -> str:
    return node.text() if node else ""


def _whole(node: Node | None, bound: int, default: int) -> int:
    return node.least(bound) if node else default


def _flag(node: Node | None) -> bool:
    return node.flag() if node else False
