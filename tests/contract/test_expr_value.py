"""What an expression comes to: blanks, divisions, rounding, sums of rows."""

from decimal import Decimal

import pytest

from templates.expr import parse
from templates.expr_value import plain
from templates.expr_value import rounded
from templates.expr_value import value

CONTENT: dict[str, tuple[Decimal | None, ...]] = {
    "four": (Decimal(4),),
    "ten": (Decimal(10),),
    "zero": (Decimal(0),),
    "blank": (None,),
    "rows[*].x": (Decimal(1), None, Decimal(3)),
    "rows[*].blank": (None, None),
    "rows[*].none": (),
}


def worked(text: str) -> str:
    number = value(parse(text), lambda path: CONTENT[path])
    return "blank" if number is None else plain(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a sum skips blanks and is blank only if all its parts are
        ("blank", "blank"),
        ("four + blank", "4"),
        ("blank + blank", "blank"),
        ("blank - four", "-4"),
        ("four - blank", "4"),
        ("blank - blank", "blank"),
        ("zero + blank", "0"),
        ("sum(blank, four, 1)", "5"),
        ("sum(blank, blank)", "blank"),
        # a product or quotient is blank if any part is
        ("four * blank", "blank"),
        ("four / blank", "blank"),
        ("blank / four", "blank"),
        ("zero * four", "0"),
        # there is nothing to show of a division by 0
        ("four / zero", "blank"),
        ("zero / zero", "blank"),
        ("four / (ten - 10)", "blank"),
        ("four / (ten / zero)", "blank"),
        ("four / zero + ten", "10"),
        ("ten - round(four / zero, 2)", "10"),
        ("zero / four", "0"),
        # functions
        ("round(blank, 2)", "blank"),
        ("abs(blank)", "blank"),
        ("abs(four - ten)", "6"),
        ("round(ten / four, 0)", "3"),
        ("round(ten / 3 * 100, 2)", "333.33"),
        # rows
        ("sum(rows[*].x)", "4"),
        ("rows[*].x", "4"),
        ("rows[*].x + ten", "14"),
        ("sum(rows[*].blank)", "blank"),
        ("sum(rows[*].none)", "blank"),
        ("sum(rows[*].none) + 1", "1"),
    ],
)
def test_comes_to(text: str, expected: str) -> None:
    assert worked(text) == expected


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("3.5", 0, "4"),
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("2.675", 2, "2.68"),
        ("1.005", 2, "1.01"),
        ("93.754999", 2, "93.75"),
        ("7", 2, "7"),
    ],
)
def test_rounds_half_away_from_zero(number: str, places: int, expected: str) -> None:
    assert plain(rounded(Decimal(number), places)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("12.50", "12.5"),
        ("100", "100"),
        ("1E+5", "100000"),
        ("0.00", "0"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("1E-7", "0.0000001"),
        ("-3.10", "-3.1"),
    ],
)
def test_plain_text_of_a_number(number: str, expected: str) -> None:
    assert plain(Decimal(number)) == expected
