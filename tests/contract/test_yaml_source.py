"""YAML with places: the line of every value, numbers as they were written, an author's mistakes at their line."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.codes import Slip
from templates.slips import AuthorError
from templates.yaml_source import Node
from templates.yaml_source import did_you_mean
from templates.yaml_source import read_yaml

DOCUMENT = """\
# a remark
name: 示例区
due:
  one: 2024-01-20
  two: [1, 2,
        3]
rows:
  - a: 1
    b: 2
  -
    a: 3
long: >-
  one
  two
"""


def lines(node: Node, path: str = "") -> dict[str, int]:
    """Return the line of every value by its path."""
    found = {path: node.origin.line} if path else {}
    parts: dict[str, Node] = {}
    if isinstance(node.value, dict):
        parts = node.value
    elif isinstance(node.value, list):
        parts = {str(number): each for number, each in enumerate(node.value)}
    for key, each in parts.items():
        found |= lines(each, f"{path}.{key}".strip("."))
    return found


def test_every_value_knows_its_line() -> None:
    assert lines(read_yaml(DOCUMENT, "a.yaml")) == {
        "name": 2,
        "due": 3,  # of its key, not of what stands below it
        "due.one": 4,
        "due.two": 5,
        "due.two.0": 5,
        "due.two.1": 5,
        "due.two.2": 6,
        "rows": 7,
        "rows.0": 8,
        "rows.0.a": 8,
        "rows.0.b": 9,
        "rows.1": 11,
        "rows.1.a": 11,
        "long": 12,
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("1_000", 1000),
        ("007", 7),
        ("0.05", Decimal("0.05")),
        ("2024.10", Decimal("2024.10")),
        (".5", Decimal("0.5")),
        ("1.0e+3", Decimal(1000)),
        ("'2024.1'", "2024.1"),
        ('"12"', "12"),
        ("!!str 12", "12"),
        ("1e3", "1e3"),  # YAML reads no number there
        ("1:30", "1:30"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1.0e+999999999", "1.0e+999999999"),
        ("１２", "１２"),
        ("2024-01-20", "2024-01-20"),
        ("true", True),
        ("No", False),
        ("~", None),
        ("", None),
        ("是", "是"),
    ],
)
def test_scalar(written: str, value: object) -> None:
    node = read_yaml(f"key: {written}", "a.yaml").need("key")
    assert (node.value, type(node.value)) == (value, type(value))


@pytest.mark.parametrize("written", ["2024.10", "007", "0271234567", "1_000", "+5", ".5", "1.0e+3", "12"])
def test_a_number_as_text_is_what_was_written(written: str) -> None:
    assert read_yaml(f"key: {written}", "a.yaml").need("key").text() == written


TEXT, WHOLE, NUMBER, FLAG = Node.text, Node.whole, Node.number, Node.flag


@pytest.mark.parametrize(
    ("written", "read", "expected", "given"),
    [
        ("[1]", TEXT, "text / 文字", "[…]"),
        ("{a: 1}", TEXT, "text / 文字", "{…}"),
        ("No", TEXT, "text / 文字", "No"),
        ("", TEXT, "text / 文字", ""),
        ("1.5", WHOLE, "whole number / 整数", "1.5"),
        ("'12'", WHOLE, "whole number / 整数", "12"),
        ("true", WHOLE, "whole number / 整数", "true"),
        ("'0.05'", NUMBER, "number / 数字", "0.05"),
        (".nan", NUMBER, "number / 数字", ".nan"),
        ("5%", NUMBER, "number / 数字", "5%"),
        ("1", FLAG, "true / false", "1"),
        ("abc", Node.items, "list / 列表", "abc"),
        ("[1]", Node.mapping, "mapping / 键值", "[…]"),
        ("-1", lambda node: node.least(0), "0, 1, 2 …", "-1"),
        ("-0.1", Node.not_negative, "≥ 0", "-0.1"),
        ("5", Node.share, "0 … 1", "5"),
    ],
)
def test_wrong_type(written: str, read: Callable[[Node], object], expected: str, given: str) -> None:
    node = read_yaml(f"\nkey: {written}", "a.yaml").need("key")
    with pytest.raises(AuthorError) as error:
        read(node)
    facts = {"key": "key", "expected": expected, "given": given}
    assert (error.value.slip, str(error.value.origin)) == (Slip.WRONG_TYPE, "a.yaml:2")
    assert dict(error.value.facts) == facts


@pytest.mark.parametrize(
    ("content", "slip", "line"),
    [
        ("a: 1\nb: 2\na: 3", Slip.DUPLICATE_ID, 3),
        ("a:\n  b: 1\n  b: 2", Slip.DUPLICATE_ID, 3),
        ("1: a\n'1': b", Slip.DUPLICATE_ID, 2),
        ("a: 1\n b: 2", Slip.YAML_BROKEN, 2),
        ("a: 1\nb: [1, 2\nc: 3\n", Slip.YAML_BROKEN, 2),  # where the bracket opens, not where it is missed
        ("a: 1\nb: {c: 1\nd: 3\n", Slip.YAML_BROKEN, 2),
        ("a: 1\n\tb: 2", Slip.YAML_BROKEN, 2),
        ('a: 1\nb: "1\nc: 2\n', Slip.YAML_BROKEN, 2),
        ("a: 1\n---\nb: 2", Slip.YAML_BROKEN, 2),
        ("a: *none", Slip.YAML_BROKEN, 1),
        ("a: 1\nb: \x00", Slip.YAML_BROKEN, 2),
        ("a: 1\n{b: 1}: c", Slip.WRONG_TYPE, 2),
        ("a: &a [*a]", Slip.YAML_BROKEN, 0),
        ("a: " + "[" * 3000, Slip.YAML_BROKEN, 0),
    ],
)
def test_broken(content: str, slip: Slip, line: int) -> None:
    with pytest.raises(AuthorError) as error:
        read_yaml(content, "a.yaml")
    assert (error.value.slip, error.value.origin.file, error.value.origin.line) == (slip, "a.yaml", line)


@given(st.text(alphabet="ab1:-[]{}&*!|>'\"#%@,.~ \n\t\0é", max_size=40))
def test_any_text_is_read_or_refused(content: str) -> None:
    try:
        root = read_yaml(content, "a.yaml")
    except AuthorError:
        return
    assert root.origin.file == "a.yaml"


def test_empty_file_is_an_empty_mapping() -> None:
    assert read_yaml("# nothing\n", "a.yaml").mapping() == {}


@pytest.mark.parametrize("content", ["\ufeffa: 1", "a: 1\r\n"])
def test_as_windows_saves_it(content: str) -> None:
    assert read_yaml(content, "a.yaml").need("a").whole() == 1


def test_missing_key_and_unknown_key_at_their_lines() -> None:
    root = read_yaml("one:\n  - x\ntwoo:\n  - y\n", "a.yaml")
    with pytest.raises(AuthorError) as missing:
        root.need("two")
    assert (missing.value.slip, missing.value.origin.line) == (Slip.KEY_MISSING, 1)
    with pytest.raises(AuthorError) as unknown:
        root.only("one", "two")
    assert (unknown.value.slip, unknown.value.origin.line) == (Slip.KEY_UNKNOWN, 3)
    assert dict(unknown.value.facts) == {"key": "twoo", "guess": "（→ two ？）", "known": ("one", "two")}


@pytest.mark.parametrize(
    ("given", "guess"), [("formla", "（→ formula ？）"), ("lable", "（→ label ？）"), ("zzz", ""), ("", "")]
)
def test_did_you_mean(given: str, guess: str) -> None:
    assert did_you_mean(given, ("formula", "label", "at")) == guess
