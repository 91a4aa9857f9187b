"""One text, one tree: what is read, what is refused, and that a written tree reads as itself."""

from decimal import Decimal

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from templates.expr import DEEPEST
from templates.expr import MOST_TOKENS
from templates.expr import Expr
from templates.expr import ExprError
from templates.expr import Number
from templates.expr import Relation
from templates.expr import parse
from templates.expr import parse_relation
from templates.expr import references
from templates.expr import with_paths
from templates.expr import written
from tests.contract.trees import relations
from tests.contract.trees import trees


@given(trees)
@example(Number(Decimal("0.0000001")))  # str() of it is 1E-7
@example(Number(Decimal("1E+3")))
def test_written_tree_reads_as_itself(tree: Expr) -> None:
    assert parse(written(tree)) == tree


@given(relations)
def test_written_relation_reads_as_itself(relation: Relation) -> None:
    assert parse_relation(written(relation)) == relation


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("(1 + 2) * 3", "((1 + 2) * 3)"),
        ("a - b - c", "((a - b) - c)"),
        ("a / b / c", "((a / b) / c)"),
        ("a * b / c * d", "(((a * b) / c) * d)"),
        ("a - b + c", "((a - b) + c)"),
        ("round(a / b * 100, 2)", "round(((a / b) * 100), 2)"),
        ("sum(rows[*].x, 2)", "sum(rows[*].x, 2)"),
        ("abs( a-b )", "abs((a - b))"),
        ("goals[n].name", "goals[n].name"),
        ("\n a\n +\tb ", "(a + b)"),
        ("sum", "sum"),  # a field may be called so
    ],
)
def test_reads(text: str, tree: str) -> None:
    assert written(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a = b", "a = b"),
        ("a <= b + 1", "a <= (b + 1)"),
        ("a*2 >= b", "(a * 2) >= b"),
        ("a < b", "a < b"),
        ("a>b", "a > b"),
    ],
)
def test_reads_a_relation(text: str, tree: str) -> None:
    assert written(parse_relation(text)) == tree


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "…?"),
        ("  ", "…?"),
        ("a +", "…?"),
        ("(a", ") ?"),
        ("a)", ")"),
        ("a b", "b"),
        ("* a", "*"),
        ("-a", "-"),  # there is no sign
        ("1.", "."),
        (".5", ".5"),
        ("1e5", "e5"),
        ("１", "１"),  # full-width
        ("a[0]", "[0]"),  # rows count from 1
        ("a[x]", "[x]"),
        ("a.", "."),
        ("Income", "Income"),
        ("收入", "收入"),
        ("max(a, b)", "max()"),
        ("a.b(c)", "a.b()"),
        ("sum()", ")"),
        ("abs(a, b)", "abs(2 ?)"),
        ("round(a)", "round(1 ?)"),
        ("round(a, b)", "round(…, 0 1 2 …)"),
        ("round(a, 0.5)", "round(…, 0 1 2 …)"),
        ("a = b", "="),
        ("a + b; drop", "; drop"),
        ("(" * 60 + "a", "( ( ( …"),
        ("+".join("a" * 5000), f"> {MOST_TOKENS}"),
        ("(" * 5000, f"> {MOST_TOKENS}"),
    ],
)
def test_refuses(text: str, what: str) -> None:
    with pytest.raises(ExprError) as error:
        parse(text)
    assert str(error.value) == what


@pytest.mark.parametrize("text", ["a", "a + b", "a == b", "a = b = c", "a =", "= a", "a <> b", "a => b", ""])
def test_refuses_as_a_relation(text: str) -> None:
    with pytest.raises(ExprError):
        parse_relation(text)


@given(st.text(alphabet="ab1.()[]*+-/,<>= nsumroud", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        tree = parse(text)
    except ExprError:
        return
    assert parse(written(tree)) == tree


def test_the_deepest_is_read() -> None:
    assert written(parse("(" * (DEEPEST - 1) + "a" + ")" * (DEEPEST - 1))) == "a"


def test_references_in_the_order_written() -> None:
    text = "round(b / sum(rows[*].x, a), 2) = abs(a)"
    assert references(parse_relation(text)) == ("b", "rows[*].x", "a", "a")


def test_paths_changed_everywhere() -> None:
    tree = with_paths(parse("round(g[n].a + sum(g[n].b, 1), 2)"), lambda path: path.replace("[n]", "[7]"))
    assert written(tree) == "round((g[7].a + sum(g[7].b, 1)), 2)"
