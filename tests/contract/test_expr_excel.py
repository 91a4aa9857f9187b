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
NO_SHARE = "OR(COUNT(D7)=0,COUNT(D8)=0,SUM(D8)=0)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", '=IF(COUNT(D7)=0,"",SUM(D7))'),
        ("a + b", '=IF(COUNT(D7:D8)=0,"",SUM(D7:D8))'),
        ("a + far", '=IF(COUNT(D7,G9)=0,"",SUM(D7,G9))'),
        ("sum(a, b, total)", '=IF(COUNT(D7:D9)=0,"",SUM(D7:D9))'),
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
        (
            "a / b + total",
            f'=IF(AND({NO_SHARE},COUNT(D9)=0),"",SUM(IF({NO_SHARE},0,(SUM(D7)/SUM(D8))),D9))',
        ),
        # a form without such a row
        ("sum(none[*].x)", '=IF(TRUE,"",0)'),
        ("sum(none[*].x, a)", '=IF(COUNT(D7)=0,"",SUM(D7))'),
        ("none[*].x * a", '=IF(OR(TRUE,COUNT(D7)=0),"",(0*SUM(D7)))'),
    ],
)
def test_formula(text: str, expected: str) -> None:
    assert formula(parse(text), CELLS.__getitem__) == expected


@pytest.mark.parametrize(
    ("text", "tolerance", "expected"),
    [
        (
            "total = a + b",
            "0.005",
            '=IF(OR(COUNT(D9)=0,COUNT(D7:D8)=0),"",IF(ABS(ROUND(SUM(D9)-SUM(D7:D8),6))<=0.005,"OK","no"))',
        ),
        (
            "a <= sum(rows[*].x)",
            "0",
            '=IF(OR(COUNT(D7)=0,COUNT(E27:E29)=0),"",IF(ROUND(SUM(D7)-SUM(E27:E29),6)<=0,"OK","no"))',
        ),
        ("a >= 5", "1", '=IF(COUNT(D7)=0,"",IF(ROUND(SUM(D7)-5,6)>=-1,"OK","no"))'),
        ("a < 5", "1", '=IF(COUNT(D7)=0,"",IF(ROUND(SUM(D7)-5,6)<0,"OK","no"))'),
        ("a > 5", "1", '=IF(COUNT(D7)=0,"",IF(ROUND(SUM(D7)-5,6)>0,"OK","no"))'),
        ("2 > 1", "0", '=IF(FALSE,"",IF(ROUND(2-1,6)>0,"OK","no"))'),
    ],
)
def test_state_of_a_relation(text: str, tolerance: str, expected: str) -> None:
    assert relation_state(parse_relation(text), CELLS.__getitem__, tolerance, "OK", "no") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("", ""),
        ("B7", "B7"),
        ("B7 B8 B9", "B7:B9"),
        ("B7 B9 B10", "B7 B9:B10"),
        ("B9 B8", "B9 B8"),  # only downwards
        ("B7 C8", "B7 C8"),
        ("B9 B10 C11 C12", "B9:B10 C11:C12"),
        ("'收支'!B7 '收支'!B8", "'收支'!B7:B8"),
        ("'a!b'!B7 'a!b'!B8", "'a!b'!B7:B8"),
        ("'收支'!B7 '项目'!B8", "'收支'!B7 '项目'!B8"),
        ("1 2 3", "1 2 3"),
        ("$B$7 $B$8", "$B$7 $B$8"),
    ],
)
def test_runs_down_a_column_are_drawn_together(cells: str, expected: str) -> None:
    assert joined(tuple(cells.split())) == tuple(expected.split())
