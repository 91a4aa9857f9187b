"""A return comes back from its feedback workbook as it went in: the same readings, the same findings."""

import random
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from tests.feedback.bench import FORMS
from tests.feedback.bench import TARGET
from tests.feedback.bench import Bench
from tests.feedback.bench import a_bench
from tests.feedback.bench import number
from tests.feedback.bench import plain
from tests.feedback.bench import text

ODD = (
    number("0"),
    number("-12.5"),
    number("0.1"),
    number("9.95"),
    number("1234567.89000001"),
    number("100000000"),
    number("0.000001"),
    Reading(ReadingKind.NUMBER, "94.64%", Decimal("0.9464")),
    Reading(ReadingKind.NUMBER, "95%", Decimal("0.95")),
    Reading(ReadingKind.DATE, "2024-01-16"),
    Reading(ReadingKind.DATE, "2024-01-16 10:30:00"),
    Reading(ReadingKind.BOOL, "TRUE"),
    Reading(ReadingKind.BOOL, "FALSE"),
    text("=1+1"),
    text("{=SUM(A1:A9)}"),
    text("+5%"),
    text("@SUM(A1)"),
    text("-3"),
    text("'150"),
    text("150"),
    text("１５０"),
    text("12万元"),
    text("≥95%"),
    text("https://example.com/?a=1&b=2"),
    text("internal:'Sheet1'!A1"),
    text("第一行\n第二行\t<b>&amp;\"'"),
    text("  前后有空格  "),
    text("_x0041_ _x000D_"),
    text("😀𠮷"),
    text("#REF! 不是错误"),
    text("字" * 3000),
    BLANK,
)
letters = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n", exclude_characters="\ufffe\uffff")
answers = st.one_of(
    st.sampled_from(ODD),
    st.text(letters, min_size=1, max_size=40).filter(lambda one: bool(one.strip()) and "_x" not in one).map(text),
    st.decimals(-(10**9), 10**9, places=4, allow_nan=False).map(lambda one: number(format(one.normalize(), "f"))),
    st.dates(date(1901, 1, 1), date(9998, 12, 31)).map(lambda day: Reading(ReadingKind.DATE, day.isoformat())),
)


@pytest.fixture(scope="module", params=sorted(FORMS))
def bench(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Each shipped form, issued."""
    return a_bench(str(request.param), tmp_path_factory.mktemp("issued"))


def comes_back(bench: Bench, readings: dict[str, Reading], path: Path) -> None:
    """Fail unless the feedback workbook of a return, returned without a change, says the very same."""
    before = bench.answered(readings)
    issued = bench.write(bench.feedback(before), path)
    after = bench.again(path, issued)
    assert before.returned is not None
    assert after.returned is not None, plain(after.findings)
    assert issued.stamp.digest == bench.issued.stamp.digest
    back = {one.id: after.returned.reading(one.id) for one in bench.inputs}
    assert back == {one.id: before.returned.reading(one.id) for one in bench.inputs}
    assert after.returned.texts == before.returned.texts
    assert after.returned.amounts == before.returned.amounts
    assert plain(after.findings) == plain(before.findings)


def test_whatever_stands_in_its_cells(bench: Bench, tmp_path: Path) -> None:
    """Every odd content in turn in every cell, by a seed that is the form's."""
    pool = list(ODD)
    random.Random(bench.form).shuffle(pool)  # noqa: S311 - a shuffle of test data
    readings = {one.id: pool[place % len(pool)] for place, one in enumerate(bench.inputs)}
    comes_back(bench, readings, tmp_path / "back.xlsx")


@given(pool=st.lists(answers, min_size=1, max_size=30), step=st.integers(1, 7))
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_content(bench: Bench, tmp_path: Path, pool: list[Reading], step: int) -> None:
    readings = {one.id: pool[place % len(pool)] for place, one in enumerate(bench.inputs) if place % step == 0}
    comes_back(bench, readings, tmp_path / "back.xlsx")


@pytest.mark.parametrize(
    ("reading", "left_out"),
    [
        (Reading(ReadingKind.ERROR, "#REF!"), "错误值 #REF!（未带入）"),
        (Reading(ReadingKind.FORMULA, "=100+50", shown="150"), "公式 =100+50，结果 150（未带入）"),
        (Reading(ReadingKind.FORMULA, "=B1"), "公式 =B1（未带入）"),
    ],
)
def test_an_error_or_a_formula_is_left_out_and_told(tmp_path: Path, reading: Reading, left_out: str) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - only here

    bench = a_bench(TARGET, tmp_path)
    field = bench.field("income.appropriation.current")
    bench.write(bench.feedback(bench.answered({field.id: reading})), tmp_path / "back.xlsx")
    book = load_workbook(tmp_path / "back.xlsx")
    cell = book[field.sheet][field.cell]
    assert cell.value is None
    assert cell.comment is not None
    assert f"上次填的：{left_out}" in cell.comment.text
    assert left_out in [one.value for row in book["退回修改"].iter_rows() for one in row]
