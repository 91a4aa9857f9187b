"""From the YAML of one cell to the field in it: what is asked, of whom, and what may be answered."""

import re

from templates.codes import Slip
from templates.expr import Expr
from templates.expr import ExprError
from templates.expr import parse
from templates.form import Field
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.text import NO_TEXT
from templates.text import Text
from templates.yaml_source import Node

FIELD_KEYS = (
    "at",
    "down",
    "style",
    "field",
    "kind",
    "owner",
    "need",
    "low",
    "high",
    "longest",
    "choices",
    "suggest",
    "source",
    "formula",
    "derive",
    "label",
    "hint",
    "wording",
)
DERIVED = ("indicator_score", "execution_score", "grade")
SOURCES = (
    "unit.name",
    "unit.code",
    "unit.department",
    "offer.phone",
    "money.prior1",
    "money.prior2",
    "project.name",
    "project.total_budget",
    "project.year_budget",
    "project.purpose",
    "project.attribute",
    "prior.level1",
    "prior.level2",
    "prior.level3",
    "prior.prior1",
    "prior.prior2",
    "prior.measure",
    "prior.direction",
    "plan.level1",
    "plan.level2",
    "plan.level3",
    "plan.operator",
    "plan.target",
    "plan.measure",
    "plan.direction",
    "plan.weight",
    "plan.goal",
    "scoring.execution",
    "fixed.dash",
)
STEP = re.compile(r"[a-z_][a-z0-9_]*")


def read_field(node: Node) -> Field:
    """Return the field of a cell; what belongs together must be there together."""
    kind = Kind(node.need("kind").one_of(tuple(Kind)))
    owner = Owner(node.need("owner").one_of(tuple(Owner)))
    need, longest = node.get("need"), node.get("longest")
    texts = {key: _plain(node.get(key)) for key in ("choices", "suggest")}
    source, hint, wording, formula = (node.get(key) for key in ("source", "hint", "wording", "formula"))
    low, high, derive = node.get("low"), node.get("high"), node.get("derive")
    for key, wanted in (
        ("formula", owner is Owner.FORMULA and derive is None),
        ("source", owner is Owner.BUREAU),
        ("choices", kind is Kind.CHOICE),
    ):
        if wanted:
            node.need(key)
    if (formula or derive) and owner is not Owner.FORMULA:
        raise node.need("owner").wrong(Owner.FORMULA)
    if low and high and low.number() > high.number():
        raise high.wrong(f"≥ {low.text()}")
    return Field(
        id=read_id(node.need("field"), dotted=True),
        label=read_text(node.need("label")),
        kind=kind,
        owner=owner,
        need=Need(need.one_of(tuple(Need))) if need else Need.NEVER,
        low=low.number() if low else None,
        high=high.number() if high else None,
        longest=longest.least(1) if longest else 200,
        choices=texts["choices"],
        suggest=texts["suggest"],
        source=source.one_of(SOURCES) if source else "",
        formula=_expr(formula) if formula else None,
        derive=derive.one_of(DERIVED) if derive else "",
        hint=read_text(hint) if hint else NO_TEXT,
        wording=read_text(wording) if wording else NO_TEXT,
    )


def read_id(node: Node, *, dotted: bool) -> str:
    """Return an id as formulas can name it."""
    steps = node.text().split(".") if dotted else [node.text()]
    if not all(STEP.fullmatch(step) for step in steps):
        raise node.wrong("a-z 0-9 _ .")
    return node.text()


def _expr(node: Node) -> Expr:
    text = node.text()
    try:
        return parse(text)
    except ExprError as error:
        raise node.fail(Slip.EXPRESSION_BROKEN, text=text, what=str(error)) from None


def read_text(node: Node) -> Text:
    """Return a wording: plain text, or ``zh`` and ``en``."""
    if isinstance(node.value, dict):
        node.only("zh", "en")
        english = node.get("en")
        return Text(node.need("zh").text(), english.text() if english else "")
    return Text(node.text())


def _plain(node: Node | None) -> str:
    return node.text() if node else ""
