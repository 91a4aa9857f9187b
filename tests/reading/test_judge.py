"""openpyxl, a reader of its own, must see the same in every honest workbook: ours, filled in, and re-saved."""

import io
import subprocess
from collections.abc import Callable
from datetime import date
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl import load_workbook

from consolidate.raw import RawBook
from templates.shipped import shipped_forms
from tests.intake.spoil import saved
from tests.reading.judge import differences
from tests.reading.tiny import read
from tests.space import HONEST
from tests.space import PROJECTS
from tests.space import Space
from tests.space import make_space
from tests.typed_in import type_into

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("_x0D\n\t ＡＢ年％'\"<&>")), max_size=40)
MONEY = st.decimals(-(10**12), 10**12, places=2).map(float)
NUMBERS = st.one_of(st.integers(-(10**15), 10**15), MONEY, st.floats(-1e300, 1e300))
DAYS = st.dates(date(1900, 3, 1), date(9999, 12, 30))
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(lambda one: one.replace(microsecond=0))  # noqa: DTZ001
FORMATS = ("General", "0.00", "0%", "0.0%", '0"%"', "#,##0.00", "yyyy-mm-dd", '0.00"元"', "@")
VALUES = st.one_of(TEXTS, NUMBERS, st.booleans())


def by_openpyxl(values: list[tuple[Any, str]]) -> bytes:
    book = Workbook()
    for row, (value, look) in enumerate(values, 1):
        cell = book.worksheets[0].cell(row, 2)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # whatever it begins with
        if look:
            cell.number_format = look
    return saved(book)


def by_xlsxwriter(values: list[tuple[Any, str]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, (value, look) in enumerate(values):
            style = book.add_format({"num_format": look or "General"})
            if isinstance(value, str):
                sheet.write_string(row, 1, value, style)
            elif isinstance(value, bool):
                sheet.write_boolean(row, 1, value, style)
            elif isinstance(value, datetime | date):
                sheet.write_datetime(row, 1, value, style)
            else:
                sheet.write_number(row, 1, value, style)
    return target.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
@given(values=st.lists(
    st.one_of(
        st.tuples(VALUES, st.sampled_from([one for one in FORMATS if "y" not in one])),
        st.tuples(DAYS, st.just("yyyy-mm-dd")),
        st.tuples(MOMENTS, st.just("yyyy-mm-dd hh:mm:ss")),
    ), max_size=12))  # fmt: skip
def test_any_content(write: Callable[[list[tuple[Any, str]]], bytes], values: list[tuple[Any, str]]) -> None:
    content = write(values)
    assert differences(content, read(content)) == []


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    return make_space(tmp_path_factory.mktemp("judge"))


@pytest.fixture(scope="module")
def honest(space: Space) -> dict[str, bytes]:
    """Every form as issued, and the first filled in."""
    found = {}
    for form in shipped_forms():
        space.run("generate", "--form", form, "--force")
    for path in sorted((space.folder / "outbox").rglob("*.xlsx")):
        found[path.name] = path.read_bytes()
    issued = next(path for path in (space.folder / "outbox").rglob("*绩效目标表*.xlsx") if "部门" in path.name)
    fields = {one["field"]: one for one in space.json("fields", str(issued))["fields"]}
    answers = {(fields[k]["sheet"], fields[k]["cell"]): (fields[k]["kind"], str(v)) for k, v in HONEST.items()}
    type_into(issued, answers, space.folder / "报回.xlsx")
    return found | {"报回.xlsx": (space.folder / "报回.xlsx").read_bytes()}


def test_every_form_as_issued_and_filled_in(honest: dict[str, bytes]) -> None:
    assert len(honest) > len(shipped_forms())
    assert PROJECTS
    for name, content in honest.items():
        assert differences(content, read(content)) == [], name


def test_what_is_beside_the_cells(honest: dict[str, bytes]) -> None:
    for name, content in honest.items():
        book, judge = read(content), load_workbook(io.BytesIO(content))
        for sheet in judge.worksheets:
            facet = book.facet(sheet.title)
            assert (facet.state, facet.protected) == (sheet.sheet_state, bool(sheet.protection.sheet)), name
            assert sorted(facet.merges) == sorted(str(one) for one in sheet.merged_cells.ranges)
            rules = sheet.data_validations.dataValidation
            assert sorted(facet.guarded) == sorted(str(one) for rule in rules for one in rule.sqref.ranges)
            hidden = {row for row, one in sheet.row_dimensions.items() if one.hidden}
            assert {row for first, last in facet.hidden_rows for row in range(first, last + 1)} == hidden
        assert book.sheets == tuple(judge.sheetnames)
        assert book.property_stamp.startswith('{"')


def test_saved_by_libreoffice(honest: dict[str, bytes], soffice: Path, tmp_path: Path) -> None:
    some = [*honest.values()][::3]
    for number, content in enumerate(some):
        (tmp_path / f"{number}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [str(soffice), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    files = [str(path) for path in tmp_path.glob("*.xlsx")]
    subprocess.run([*convert, str(tmp_path / "out"), *files], check=True, capture_output=True, timeout=300)
    again = sorted((tmp_path / "out").glob("*.xlsx"))
    assert len(again) == len(some) > 1
    for path in again:
        content = path.read_bytes()
        book = read(content)
        assert isinstance(book, RawBook)
        assert differences(content, book) == []
