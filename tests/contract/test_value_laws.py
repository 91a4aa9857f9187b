"""Laws of reading: a value written out reads the same, writing habits change nothing, and nothing is ever raised.

``TIANBAO_NIGHTLY=1`` tries 100,000 examples of each law.
"""

import os
import unicodedata
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from templates.shipped import shipped_vocabulary
from templates.value import NO_DATA
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_afresh
from templates.value_reader import read_value
from templates.value_written import same_reading
from templates.value_written import written_value
from tests.contract.test_value_table import ROWS

WORDS = shipped_vocabulary()
NIGHTLY = bool(os.environ.get("TIANBAO_NIGHTLY"))
LAW = settings(max_examples=100_000 if NIGHTLY else 200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIGNS = ("≥", "≤", ">", "<", "=", "≈")
UNITS = sorted({(unit.kind, unit.measure) for unit in WORDS.units.values()})
PER = ("人", "户", "人·月", "平方米", "次", "亩·年")
LETTERS = st.sampled_from(
    [*"≥≤><=±0123456789.,%‰-~/年月日号季度前底内每次人个万亿元多余约以上以下不未无第一二三十百零半()（）　 \nOlI$*·"]
)
YEARS = st.sampled_from([None, 2019, 2024])

numbers = st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=2).map(lambda one: one.normalize() + 0)


@st.composite
def figures(draw: st.DrawFn) -> Value:
    """Draw a value of any kind that is a figure."""
    kind, measure = draw(st.sampled_from([("number", ""), *UNITS]))
    op, low = draw(st.sampled_from((*SIGNS, "range", "within"))), draw(numbers)
    if measure == "年":
        low = low % 1900
    if op == "within":
        return Value("", ValueKind.TOLERANCE, op, -low, low, measure)
    high = low + draw(numbers) + 1 if op == "range" else None
    if measure == "年" and high is not None:
        high = min(high, Decimal(1899) + low % 1)
        low = min(low, high)
    if kind == "count" and draw(st.booleans()):
        return Value("", ValueKind.FREQUENCY, op, low, high, measure, "年")
    if kind in ("count", "measure", "money", "duration") and draw(st.booleans()):
        return Value("", ValueKind.RATE, op, low, high, measure, draw(st.sampled_from(PER)))
    return Value("", ValueKind(kind), op, low, high, measure)


@LAW
@given(figures())
@example(Value("", ValueKind.NUMBER, "=", Decimal("2024.12")))
@example(Value("", ValueKind.NUMBER, "=", Decimal("12.31")))
@example(Value("", ValueKind.NUMBER, "range", Decimal(1), Decimal(12)))
@example(Value("", ValueKind.DURATION, "=", Decimal(5), measure="天"))
@example(Value("", ValueKind.PERCENT, "=", Decimal(292), measure="%"))
def test_a_figure_written_out_reads_the_same(value: Value) -> None:
    text = written_value(value, WORDS)
    assert same_reading(read_value(text, WORDS), value), text


@LAW
@given(st.dates().filter(lambda day: 1950 <= day.year <= 2099), st.dates(), st.booleans())
def test_a_date_written_out_reads_the_same(first: object, other: object, yearless: bool) -> None:  # noqa: FBT001
    day = str(first)[5:] if yearless else str(first)
    value = Value("", ValueKind.DATE, "by", first=day)
    assert same_reading(read_value(written_value(value, WORDS), WORDS), value)
    days = sorted((str(first), f"20{str(other)[2:]}"))
    period = Value("", ValueKind.DATE_RANGE, first=days[0], last=days[1])
    text = written_value(period, WORDS)
    if days[1][5:] != "02-29" or int(days[1][:4]) % 4 == 0:
        assert same_reading(read_value(text, WORDS), period), text


def test_every_value_of_the_table_written_out_reads_the_same() -> None:
    for raw, _ in ROWS:
        value = read_value(raw, WORDS, 2024)
        text = written_value(value, WORDS)
        assert same_reading(read_value(text, WORDS, 2024), value), (raw, text)


def wide(text: str) -> str:
    """Return the text with its ASCII signs in full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


PLAIN_ROWS = [raw for raw, _ in ROWS if raw.strip() and "\n" not in raw and "  " not in raw]


@LAW
@given(st.sampled_from(PLAIN_ROWS), st.lists(st.integers(0, 40), max_size=4), YEARS)
def test_single_spaces_change_nothing(raw: str, places: list[int], year: int | None) -> None:
    spaced = raw
    for place in places:
        if " " not in spaced[max(place - 1, 0) : place + 1]:
            spaced = f"{spaced[:place]} {spaced[place:]}"
    assert same_reading(read_value(spaced, WORDS, year), replace(read_value(raw, WORDS, year), raw=""))


@LAW
@given(st.sampled_from(PLAIN_ROWS), YEARS)
def test_full_width_forms_change_nothing(raw: str, year: int | None) -> None:
    written = wide(unicodedata.normalize("NFC", raw))
    assert same_reading(read_value(written, WORDS, year), read_value(raw, WORDS, year)), written


@LAW
@given(figures().filter(lambda value: value.op in SIGNS))
def test_thousand_separators_change_nothing(value: Value) -> None:
    text = written_value(value, WORDS)
    low = value.low or Decimal(0)
    plain_digits = f"{int(low)}"
    if plain_digits in text:
        grouped = text.replace(plain_digits, f"{int(low):,}", 1)
        assert same_reading(read_value(grouped, WORDS), value), grouped


@LAW
@given(st.one_of(st.text(), st.text(LETTERS), st.text(st.characters(codec=None))), YEARS, st.booleans())
@example("\ud800≥5", None, False)  # noqa: FBT003
@example("🎉12场🎉", 2024, True)  # noqa: FBT003
@example("9" * 5000 + "%", None, False)  # noqa: FBT003
@example("每" * 3000 + "1次", None, False)  # noqa: FBT003
@example("1-" * 2000, 2024, False)  # noqa: FBT003
@example("完成" * 2000 + "1", 2024, False)  # noqa: FBT003
@example("(" * 3000 + ")" * 3000, 2024, False)  # noqa: FBT003
def test_any_text_reads_alike_twice_keeps_its_raw_text_and_raises_nothing(
    raw: str,
    year: int | None,
    actual: bool,  # noqa: FBT001
) -> None:
    value = read_value(raw, WORDS, year, actual=actual)
    assert value == read_afresh(raw, WORDS, year, actual)
    assert value.raw == raw
    assert value.numeric == (value.low is not None)
    assert value.read or value.note
    assert value.high is None or value.low is None or value.low <= value.high
    assert value.kind not in NO_DATA or value.low is None
    written_value(value, WORDS)
