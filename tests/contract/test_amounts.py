"""From a cell as it came to a Decimal: what counts, what counts and is told, what is no number."""

from decimal import Decimal

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from templates.amounts import plain_number
from templates.amounts import proposed_number
from templates.amounts import read_amount
from templates.amounts import read_number
from templates.expr_value import plain
from templates.returned import Reading
from templates.returned import ReadingKind

NONE = "no number"


def said(number: Decimal | None) -> str:
    return NONE if number is None else plain(number)


@pytest.mark.parametrize(
    ("text", "number", "how"),
    [
        # plainly a number, though a text
        ("12", "12", "as_text"),
        ("12.50", "12.5", "as_text"),
        ("-3.1", "-3.1", "as_text"),
        ("+5", "5", "as_text"),
        ("-0", "0", "as_text"),
        ("007", "7", "as_text"),
        ("1,030,700.00", "1030700", "as_text"),
        ("1e5", "100000", "as_text"),
        ("1.5E-3", "0.0015", "as_text"),
        ("123456789012345", "123456789012345", "as_text"),
        ("12345678901234500000", "12345678901234500000", "as_text"),
        # after narrowing
        ("１２．５", "12.5", "full_width"),
        ("１，０００", "1000", "full_width"),
        ("968.191 8", "968.1918", "as_text"),
        ("\u00a012\u00a0", "12", "as_text"),
        (" 12", "12", "as_text"),
        ("－5", "-5", "full_width"),
        # no number
        ("", NONE, ""),
        ("nan", NONE, ""),
        ("NaN", NONE, ""),
        ("Infinity", NONE, ""),
        ("-inf", NONE, ""),
        ("1_000", NONE, ""),
        ("١٢٣", NONE, ""),
        ("१२", NONE, ""),
        ("10²", NONE, ""),
        ("①", NONE, ""),
        ("½", NONE, ""),
        ("1,2,3", NONE, ""),
        ("12,34", NONE, ""),
        ("1,0000", NONE, ""),
        (",100", NONE, ""),
        ("1,000,", NONE, ""),
        ("1.", NONE, ""),
        (".5", NONE, ""),
        ("1.2.3", NONE, ""),
        ("--5", NONE, ""),
        ("0x1F", NONE, ""),
        ("1e400", NONE, ""),
        ("1e-400", NONE, ""),
        ("1e99", NONE, ""),
        ("1234567890123456", NONE, ""),  # more digits than Excel keeps
        ("0.1234567890123456", NONE, ""),
        ("12元", NONE, ""),
        ("约12", NONE, ""),
        ("12%", NONE, ""),
        ("=1+2", NONE, ""),
        ("无", NONE, ""),
    ],
)
def test_amount_of_a_text(text: str, number: str, how: str) -> None:
    amount = read_amount(Reading(ReadingKind.TEXT, text))
    assert (said(amount.number), amount.how) == (number, how)


@pytest.mark.parametrize(
    ("reading", "number"),
    [
        (Reading(ReadingKind.NUMBER, "12.5", Decimal("12.5")), "12.5"),
        (Reading(ReadingKind.NUMBER, "NaN", Decimal("NaN")), NONE),
        (Reading(ReadingKind.NUMBER, "Infinity", Decimal("Infinity")), NONE),
        (Reading(ReadingKind.NUMBER, "12"), NONE),
        (Reading(ReadingKind.BLANK), NONE),
        (Reading(ReadingKind.BOOL, "1"), NONE),
        (Reading(ReadingKind.DATE, "45000"), NONE),
        (Reading(ReadingKind.ERROR, "#REF!"), NONE),
        (Reading(ReadingKind.FORMULA, "=A1", shown="5"), NONE),  # a cached value is never read
    ],
)
def test_amount_of_other_readings(reading: Reading, number: str) -> None:
    assert said(read_amount(reading).number) == number


@pytest.mark.parametrize(
    ("reading", "number", "how"),
    [
        (Reading(ReadingKind.NUMBER, "94.64", Decimal("94.64")), "94.64", ""),
        (Reading(ReadingKind.NUMBER, "94.64%", Decimal("0.9464")), "94.64", ""),
        (Reading(ReadingKind.TEXT, "94.64%"), "94.64", ""),
        (Reading(ReadingKind.TEXT, "94.64 ％"), "94.64", "full_width"),
        (Reading(ReadingKind.TEXT, "94.64"), "94.64", "as_text"),
        (Reading(ReadingKind.TEXT, "%"), NONE, ""),
        (Reading(ReadingKind.TEXT, "约95%"), NONE, ""),
        (Reading(ReadingKind.FORMULA, "=95%"), NONE, ""),
    ],
)
def test_percentage(reading: Reading, number: str, how: str) -> None:
    amount = read_number(reading, percent=True)
    assert (said(amount.number), amount.how) == (number, how)
    if reading.text.endswith("%") and reading.kind is ReadingKind.TEXT:
        assert read_number(reading).number is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
@example(Decimal("-0.000"))
def test_any_amount_is_read_as_it_is_written(number: Decimal) -> None:
    assert plain_number(plain(number)) == number
    assert plain_number(f"{number:,}") == number


@given(st.text())
@example("+" * 40)
def test_any_text_is_read_or_is_no_number(text: str) -> None:
    number = read_amount(Reading(ReadingKind.TEXT, text)).number
    assert number is None or number.is_finite()
    proposed_number(text, "万元")


@pytest.mark.parametrize(
    ("text", "unit", "proposed"),
    [
        ("12万元", "万元", "12"),
        ("12万元", "元", "120000"),
        ("12万", "元", "120000"),
        ("1,200元", "万元", "0.12"),
        ("¥12 万元", "万元", "12"),
        ("￥１２万元", "万元", "12"),
        ("6.47亿元", "万元", "64700"),
        ("-3亿", "元", "-300000000"),
        ("12", "万元", NONE),  # nothing to propose: it says no unit
        ("12美元", "万元", NONE),
        ("12.万元", "万元", NONE),
        ("约12万元", "万元", NONE),
        ("12万元左右", "万元", NONE),
        ("", "万元", NONE),
    ],
)
def test_proposal(text: str, unit: str, proposed: str) -> None:
    assert said(proposed_number(text, unit)) == proposed
