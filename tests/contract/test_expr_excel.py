"""The exact formula texts: what the clerk's office is given to work out."""

import pytest

from templates.expr import parse
from templates.expr import parse_relation
from templates.expr_excel import formula
from templates.expr_excel import joined
from templates.expr_excel import relation_state

CELLS = {
    "a": ("D7",),
    "b": ("D8",),
    "far": ("G9",),
    "total": ("D9",),
    "rows[*].x": ("E27", "E28", "E29"),
    "apart[*].x": ("E27", "E31"),
    "there": ("'收支'!D7",),
    "there[*].x": ("'收支'!D7", "'收支'!D8"),
    "none[*].x": (),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", '=IF(COUNT(D7)=0,"",SUM(D7))'),
        ("a + b", '=IF(COUNT(D7:D8)=0,"",SUM(D7:D8))'),
        ("a + far", '=IF(COUNT(D7,G9)=0,"",SUM(D7,G9))'),
        ("a + b + total", '=IF(COUNT(D7)=0,"",SUM(D7))'),
        ("a - b", '=IF(COUNT(D7:D8)=0,"",(SUM(D7)-SUM(D8)))'),
        ("a * b", '=IF(OR(COUNT(D7)=0,COUNT(D8)=0),"",(SUM(D7)*SUM(D8)))'),
        ("a / b", '=IF(OR(COUNT(D7)=0,COUNT(D8)=0,SUM(D8)=0),"",(SUM(D7)/SUM(D8)))'),
        (
            "round(a / total * 100, 2)",
            '=IF(OR(COUNT(D7)=0,COUNT(D9)=0,SUM(D9)=0),"",ROUND(((SUM(D7)/SUM(D9))*100),2))',
        ),
        ("sum(rows[*].x)", '=IF(COUNT(E27:E29)=0,"",SUM(E27:E29))'),
        ("sum(apart[*].x)", '=IF(COUNT(E27,E31)=0,"",SUM(E27,E31))'),
        ("sum(rows[*].x, a)", '=IF(COUNT(E27:E29,D7)=0,"",SUM(E27:E29,D7))'),
        ("sum(there[*].x)", "=IF(COUNT('收支'!D7:D8)=0,\"\",SUM('收支'!D7:D8))"),
        ("abs(a - b)", '=IF(COUNT(D7:D8)=0,"",ABS((SUM(D7)-SUM(D8))))'),
        # a number is never blank, and never a row of the sheet: SUM(1:2) would add up two whole rows
        ("1 + 2", "=SUM(1,2)"),
        ("a + 1 + 2", "=SUM(D7,1,2)"),
        ("0.0000001", "=0.0000001"),
        # a division inside a sum is skipped where it cannot be worked out, as a blank is
        ("a / b + total", None),
        # a form without such a row
        ("sum(none[*].x)", '=IF(TRUE,"",0)'),
        ("sum(none[*].x, a)", '=IF(COUNT(D7)=0,"",SUM(D7))'),
        ("none[*].x * a", '=IF(OR(TRUE,COUNT(D7)=0),"",(0*SUM(D7)))'),
    ],
)
def test_formula(text: str, expected: str) -> None:
    assert formula(parse(text), CELLS.__getitem__) == expected
