"""Expressions of forms and rules: one text, one tree; printed as an Excel formula or worked out in Decimal elsewhere.

Grammar: numbers, field ids (``projects[*].year_budget`` stands for all rows, ``projects[n].name`` for the row of the
same number as the group it is written in), ``+ - * /``, brackets,
``sum(…)``, ``round(x, places)``, ``abs(x)``; a relation joins two of them with ``= <= >= < >``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

_STEP = r"[a-z_][a-z0-9_]*(?:\[(?:[1-9][0-9]*|\*|n)\])?"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<ref>{_STEP}(?:\.{_STEP})*)|(?P<op><=|>=|[-+*/(),=<>]))"
)
FUNCTIONS = ("sum", "round", "abs")
RELATIONS = ("=", "<=", ">=", "<", ">")
MOST_TOKENS = 400  # more than that fits no formula of Excel, and a chain that long is read by recursion
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Number:
    """A literal number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Ref:
    """A field id; ``[*]`` stands for every row of a repeated group."""

    path: str


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and one of ``+ - * /``."""

    op: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the fixed list with its arguments."""

    name: str
    args: "tuple[Expr, ...]"


Expr = Number | Ref | Binary | Call


@dataclass(frozen=True, slots=True)
class Relation:
    """Two expressions and how they must stand to each other."""

    op: str
    left: Expr
    right: Expr


class ExprError(ValueError):
    """The text is no expression; the message says what was met."""


def parse(text: str) -> Expr:
    """Return the expression; ExprError when it is none."""
    parser = _Parser(text)
    tree = parser.sum()
    parser.end()
    return tree


def parse_relation(text: str) -> Relation:
    """Return the relation; ExprError when there is none or more than one."""
    parser = _Parser(text)
    left = parser.sum()
    op = parser.take(RELATIONS)
    if op is None:
        raise ExprError("= <= >= < > ?")
    right = parser.sum()
    parser.end()
    return Relation(op, left, right)


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.at = 0
        self.depth = 0

    def take(self, wanted: tuple[str, ...]) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "op" and self.tokens[self.at][1] in wanted:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def need(self, sign: str) -> None:
        if self.take((sign,)) is None:
            raise ExprError(f"{sign} ?")

    def end(self) -> None:
        if self.at < len(self.tokens):
            raise ExprError(self.tokens[self.at][1])

    def sum(self) -> Expr:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExprError("( ( ( …")
        tree = self._chain(("+", "-"), self._product)
        self.depth -= 1
        return tree

    def _product(self) -> Expr:
        return self._chain(("*", "/"), self._atom)

    def _chain(self, signs: tuple[str, ...], part: "Callable[[], Expr]") -> Expr:
        tree = part()
        while (op := self.take(signs)) is not None:
            tree = Binary(op, tree, part())
        return tree

    def _atom(self) -> Expr:
        if self.take(("(",)):
            inner = self.sum()
            self.need(")")
            return inner
        if self.at >= len(self.tokens):
            raise ExprError("…?")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return Number(Decimal(text))
        if kind != "ref":
            raise ExprError(text)
        return self._call(text) if self.take(("(",)) else Ref(text)

    def _call(self, name: str) -> Expr:
        if name not in FUNCTIONS:
            raise ExprError(f"{name}()")
        args = [self.sum()]
        while self.take((",",)):
            args.append(self.sum())
        self.need(")")
        if len(args) != {"round": 2, "abs": 1}.get(name, len(args)):
            raise ExprError(f"{name}({len(args)} ?)")
        if name == "round" and not _is_places(args[1]):
            raise ExprError("round(…, 0 1 2 …)")
        return Call(name, tuple(args))


def _is_places(tree: Expr) -> bool:
    return isinstance(tree, Number) and tree.value in range(10)


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExprError(text[at:].strip()[:12])
        found.append((str(match.lastgroup), match.group(str(match.lastgroup))))
        at = match.end()
    if not found:
        raise ExprError("…?")
    if len(found) > MOST_TOKENS:
        raise ExprError(f"> {MOST_TOKENS}")
    return found


def references(tree: Expr | Relation) -> tuple[str, ...]:
    """Return every field id of the expression, in the order written."""
    match tree:
        case Ref(path):
            return (path,)
        case Binary(_, left, right) | Relation(_, left, right):
            return references(left) + references(right)
        case Call(_, args):
            return tuple(path for arg in args for path in references(arg))
        case Number():
            return ()


def written(tree: Expr | Relation) -> str:
    """Return the expression as text; reading it again gives the same tree."""
    match tree:
        case Number(value):
            return format(value, "f")  # str() would write 0.0000001 as 1E-7, which no parser here reads
        case Ref(path):
            return path
        case Call(name, args):
            return f"{name}({', '.join(written(arg) for arg in args)})"
        case Relation(op, left, right):
            return f"{written(left)} {op} {written(right)}"
        case Binary(op, left, right):
            return f"({written(left)} {op} {written(right)})"


def with_paths(tree: Expr, change: Callable[[str], str]) -> Expr:
    """Return the expression with every field id changed."""
    match tree:
        case Number():
            return tree
        case Ref(path):
            return Ref(change(path))
        case Call(name, args):
            return Call(name, tuple(with_paths(arg, change) for arg in args))
        case Binary(op, left, right):
            return Binary(op, with_paths(left, change), with_paths(right, change))
