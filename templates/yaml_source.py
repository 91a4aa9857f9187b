"""YAML with places: every value knows its file and line, so that an author's mistake can be named there."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
from difflib import get_close_matches

import yaml

from templates.codes import Slip
from templates.finding import Fact
from templates.finding import facts
from templates.slips import AuthorError
from templates.slips import Origin

Scalar = str | int | Decimal | bool | None
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # not built in everywhere
FARTHEST = 30  # places from the point; 1.0e+999999999 would be written out in a thousand million digits


@dataclass(frozen=True, slots=True)
class Node:
    """One YAML value with its origin (the line of its key, where it has one); mappings and lists hold nodes again."""

    value: "Scalar | dict[str, Node] | list[Node]"
    origin: Origin
    key: str = ""
    written: str = ""

    def fail(self, slip: Slip, **given: Fact) -> AuthorError:
        """Return the error to raise for this value."""
        return AuthorError(slip, self.origin, facts(**given))

    def wrong(self, expected: str) -> AuthorError:
        """Return the error for a value of the wrong type."""
        return self.fail(Slip.WRONG_TYPE, key=self.key, expected=expected, given=self._shown())

    def mapping(self) -> "dict[str, Node]":
        """Return the value as a mapping."""
        if not isinstance(self.value, dict):
            raise self.wrong("mapping / 键值")
        return self.value

    def items(self) -> "list[Node]":
        """Return the value as a list."""
        if not isinstance(self.value, list):
            raise self.wrong("list / 列表")
        return self.value

    def text(self) -> str:
        """Return a scalar as text, numbers as they were written."""
        if isinstance(self.value, dict | list | bool) or self.value is None:
            raise self.wrong("text / 文字")
        return self.written

    def whole(self) -> int:
        """Return a whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.wrong("whole number / 整数")
        return self.value

    def least(self, bound: int) -> int:
        """Return a whole number of at least the bound."""
        if self.whole() < bound:
            raise self.wrong(f"{bound}, {bound + 1}, {bound + 2} …")
        return self.whole()

    def not_negative(self) -> Decimal:
        """Return a number of at least 0."""
        if self.number() < 0:
            raise self.wrong("≥ 0")
        return self.number()

    def share(self) -> Decimal:
        """Return a number from 0 to 1."""
        if not 0 <= self.number() <= 1:
            raise self.wrong("0 … 1")
        return self.number()

    def number(self) -> Decimal:
        """Return a number as Decimal."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | Decimal):
            raise self.wrong("number / 数字")
        return Decimal(self.value)

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.wrong("true / false")
        return self.value

    def one_of(self, choices: tuple[str, ...]) -> str:
        """Return the text, which must be one of the choices."""
        given = self.text()
        if given not in choices:
            raise self.fail(Slip.NOT_ONE_OF, key=self.key, given=given, choices=choices)
        return given

    def get(self, key: str) -> "Node | None":
        """Return the value under ``key``, or None."""
        return self.mapping().get(key)

    def need(self, key: str) -> "Node":
        """Return the value under ``key``; missing is the author's mistake."""
        found = self.get(key)
        if found is None:
            raise self.fail(Slip.KEY_MISSING, key=key)
        return found

    def only(self, *known: str) -> None:
        """Refuse keys that mean nothing, with the nearest known one."""
        for key, node in self.mapping().items():
            if key not in known:
                guess = did_you_mean(key, known)
                raise node.fail(Slip.KEY_UNKNOWN, key=key, guess=guess, known=known)

    def _shown(self) -> str:
        return "{…}" if isinstance(self.value, dict) else "[…]" if isinstance(self.value, list) else self.written


def did_you_mean(given: str, known: tuple[str, ...]) -> str:
    """Return ``（→ x ？）`` for the nearest known word, or nothing."""
    near = get_close_matches(given, known, n=1, cutoff=0.6)
    return f"（→ {near[0]} ？）" if near else ""


def read_yaml(content: str, file: str, *, ours: bool = False) -> Node:
    """Return the document as nodes; broken YAML and doubled keys are the author's mistake, at their line.

    ``ours`` marks a file that ships: it is read by the parser in C, nine times as fast, which words mistakes otherwise.
    """
    try:
        root = yaml.compose(content, Loader=_QUICK if ours else yaml.SafeLoader)
        return Node({}, Origin(file, 1)) if root is None else _convert(root, file)
    except yaml.MarkedYAMLError as error:
        opened = "flow" in (error.context or "") or "quoted" in (error.context or "")
        mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
        origin = Origin(file, mark.line + 1 if mark else 0)
        raise AuthorError(Slip.YAML_BROKEN, origin, facts(what=str(error.problem or error.context))) from None
    except yaml.YAMLError as error:
        line = content.count("\n", 0, getattr(error, "position", 0)) + 1
        raise AuthorError(Slip.YAML_BROKEN, Origin(file, line), facts(what=str(error).splitlines()[0])) from None
    except RecursionError:
        raise AuthorError(Slip.YAML_BROKEN, Origin(file), facts(what="[ [ [ …")) from None


def _convert(node: yaml.Node, file: str, key: str = "", line: int = 0) -> Node:
    origin = Origin(file, line or node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return Node(dict(_pairs(node, file)), origin, key)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(child, file, key) for child in node.value], origin, key)
    return Node(_scalar(node.tag, str(node.value)), origin, key, str(node.value))


def _pairs(node: yaml.MappingNode, file: str) -> Iterator[tuple[str, Node]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = str(key_node.value)
        if not isinstance(key_node, yaml.ScalarNode):
            raise AuthorError(
                Slip.WRONG_TYPE, Origin(file, line), facts(key="{ }", expected="key: value", given="{…}: …")
            )
        if key in seen:
            raise AuthorError(Slip.DUPLICATE_ID, Origin(file, line), facts(key=key))
        seen.add(key)
        yield key, _convert(value_node, file, key, line)


def _scalar(tag: str, text: str) -> Scalar:
    kind = tag.rsplit(":", 1)[-1]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in ("true", "yes", "on")
    if kind in ("int", "float"):
        return _number(text)
    return text


def _number(text: str) -> int | Decimal | str:
    plain = text.replace("_", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return text
    return number if number.is_finite() and abs(number.adjusted()) <= FARTHEST else text
