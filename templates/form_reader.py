"""From the YAML of a form to the ``Form``; an author's mistake is raised with its file and line."""

from decimal import Decimal

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
from templates.text import Text
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

CELL_KEYS = ("at", "down", "style", "text", "field", "kind", "owner", "need", "low", "high", "longest", "choices",
             "suggest", "source", "formula", "label", "hint", "wording")
GROUP_KEYS = ("group", "label", "per", "least", "room", "spare", "used_by", "side", "items")
STYLES = ("title", "plain", "right", "head", "side", "helper", "goal", "goal_name", "row_state", "input")
SOURCES = ("unit.name", "unit.code", "unit.department", "offer.phone", "money.prior1", "money.prior2", "project.name",
           "project.total_budget", "project.year_budget", "project.purpose", "project.attribute", "prior.level1",
           "prior.level2", "prior.level3", "prior.prior1", "prior.prior2", "prior.measure", "prior.direction")
MONEY_LOW = Decimal(0)
MONEY_HIGH = Decimal(100_000_000)


def read_form(content: str, file: str) -> Form:
    """Return the form of a YAML text; AuthorError with file and line for any mistake."""
    root = read_yaml(content, file)
    root.only("form", "version", "title", "sheet", "landscape", "columns", "printed", "lists", "groups")
    columns = _columns(root.need("columns"))
    first, last = _span(root.need("printed"))
    form = Form(
        id=root.need("form").text(), version=root.need("version").text(), title=_text(root.need("title")),
        sheet=root.need("sheet").text(), landscape=_flag(root.get("landscape")), columns=columns,
        printed=last if first == 1 else len(columns), lists=_lists(root.get("lists")),
        groups=tuple(_group(node, len(columns)) for node in root.need("groups").items()), file=file)
    check_form(form)
    return form


def _columns(node: Node) -> tuple[float, ...]:
    letters = list(node.mapping())
    expected = [chr(65 + i) for i in range(len(letters))]
    if letters != expected:
        raise node.fail(Slip.WRONG_TYPE, key="columns", expected=f"A … {expected[-1]}", given=tuple(letters))
    return tuple(float(width.number()) for width in node.mapping().values())


def _span(node: Node) -> tuple[int, int]:
    first, _, last = node.text().partition(":")
    if not (first.isalpha() and first.isupper() and (not last or (last.isalpha() and last.isupper()))):
        raise node.wrong("A / A:C")
    return column_number(first), column_number(last or first)


def _lists(node: Node | None) -> tuple[ChoiceList, ...]:
    return tuple(_list(name, each) for name, each in (node.mapping() if node else {}).items())


def _list(name: str, node: Node) -> ChoiceList:
    if isinstance(node.value, list):
        return ChoiceList(name, tuple(item.text() for item in node.items()))
    node.only("by", "parts")
    parts = tuple((key, tuple(item.text() for item in each.items())) for key, each in node.need("parts").mapping().items())
    return ChoiceList(name, tuple(value for _, values in parts for value in values), node.need("by").text(), parts)


def _group(node: Node, width: int) -> Group:
    node.only(*GROUP_KEYS)
    side = node.get("side")
    whole = {key: _whole(node.get(key), default) for key, default in (("least", 1), ("room", 0), ("spare", 0))}
    per, label, used = node.get("per"), node.get("label"), node.get("used_by")
    group = node.get("group")
    return Group(
        id=group.text() if group else "", items=tuple(_item(item, width) for item in node.need("items").items()),
        side=_cell(side, width) if side else None, per=per.one_of(("projects",)) if per else "",
        least=whole["least"], room=whole["room"], spare=whole["spare"],
        used_by=tuple(item.text() for item in used.items()) if used else (), line=node.origin.line,
        label=_text(label) if label else Text(""))


def _item(node: Node, width: int) -> Row | Group:
    if node.get("items") is not None:
        return _group(node, width)
    node.only("height", "heading", "cells")
    height = node.get("height")
    return Row(tuple(_cell(cell, width) for cell in node.need("cells").items()),
               float(height.number()) if height else 0.0, node.origin.line)


def _cell(node: Node, width: int) -> Cell:
    node.only(*CELL_KEYS)
    first, last = _span(node.need("at"))
    if last > width or first > last:
        raise node.fail(Slip.WRONG_TYPE, key="at", expected=f"A … {width}", given=node.need("at").text())
    text, style, field = node.get("text"), node.get("style"), node.get("field")
    default = "input" if field else "side" if node.key == "side" else "plain"
    return Cell(first, last, _whole(node.get("down"), 1), style.one_of(STYLES) if style else default,
                _text(text) if text else Text(""), _field(node) if field else None, node.origin.line)


def _field(node: Node) -> Field:
    kind = Kind(node.need("kind").one_of(tuple(Kind)))
    owner = Owner(node.need("owner").one_of(tuple(Owner)))
    need, longest = node.get("need"), node.get("longest")
    texts = {key: _plain(node.get(key)) for key in ("choices", "suggest")}
    source, hint, wording, formula = (node.get(key) for key in ("source", "hint", "wording", "formula"))
    low, high = node.get("low"), node.get("high")
    money = kind is Kind.MONEY
    return Field(
        id=node.need("field").text(), label=_text(node.need("label")), kind=kind, owner=owner,
        need=Need(need.one_of(tuple(Need))) if need else Need.NEVER,
        low=low.number() if low else MONEY_LOW if money else None,
        high=high.number() if high else MONEY_HIGH if money else None,
        longest=longest.whole() if longest else 200, choices=texts["choices"], suggest=texts["suggest"],
        source=source.one_of(SOURCES) if source else "", formula=_expr(formula) if formula else None,
        hint=_text(hint) if hint else Text(""), wording=_text(wording) if wording else Text(""))


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


def _whole(node: Node | None, default: int) -> int:
    return node.whole() if node else default


def _flag(node: Node | None) -> bool:
    return node.flag() if node else False
