"""Random expressions and random contents of the fields they name."""

from decimal import Decimal

from hypothesis import strategies as st

from templates.expr import Binary
from templates.expr import Call
from templates.expr import Expr
from templates.expr import Number
from templates.expr import Ref
from templates.expr import Relation

FIELDS = ("a", "b", "c.d", "rows[1].x", "rows[2].x", "rows[*].x")

numbers = st.decimals(0, 1000, allow_nan=False, allow_infinity=False, places=2).map(Number)
refs = st.sampled_from(FIELDS).map(Ref)


def inner(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    """Return expressions made of one or more of the parts."""
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    places = st.integers(0, 4).map(lambda number: Number(Decimal(number)))
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), parts, parts),
        st.builds(Call, st.just("sum"), several),
        st.builds(Call, st.just("abs"), st.tuples(parts)),
        st.builds(Call, st.just("round"), st.tuples(parts, places)),
    )


trees: st.SearchStrategy[Expr] = st.recursive(st.one_of(numbers, refs), inner, max_leaves=8)
relations = st.builds(Relation, st.sampled_from(["=", "<=", ">=", "<", ">"]), trees, trees)
