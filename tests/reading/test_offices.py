"""Returns saved as .xls and .ods by LibreOffice: taken by their content, or turned away with what to do."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from templates.say import fix
from tests.intake.bench import Bench
from tests.intake.bench import told
from tests.intake.conftest import bench as bench  # noqa: PLC0414 - the same district, made once
from tests.intake.spoil import packed
from tests.intake.spoil import parts
from tests.intake.spoil import saved
from tests.intake.spoil import typed
from tests.reading.tiny import read
from tests.reading.tiny import why

FILTERS = {"xls": "xls:MS Excel 97", "ods": "ods"}
Convert = Callable[[dict[str, bytes]], dict[str, bytes]]


@pytest.fixture(scope="module")
def office(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """A function that saves workbooks as .xls and as .ods: name -> bytes becomes name.ending -> bytes."""

    def convert(given: dict[str, bytes]) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("offices")
        for name, content in given.items():
            (folder / f"{name}.xlsx").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        for kind in FILTERS.values():
            command = [str(soffice), profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out")]
            files = [str(path) for path in folder.glob("*.xlsx")]
            subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
        return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}

    return convert


@pytest.fixture(scope="module")
def small(office: Convert) -> dict[str, bytes]:
    """A sheet with one value of each kind."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    for cell, value in (("B3", "文字"), ("C3", 0.95), ("D3", 163.12), ("E3", "=1/0"), ("F3", "=1+1"), ("G3", "00123")):
        sheet[cell] = value
    sheet["B4"] = "二\n行"
    sheet["C3"].number_format = "0%"
    sheet["H3"] = 45307
    sheet["H3"].number_format = "yyyy-mm-dd"
    book.create_sheet("隐").sheet_state = "hidden"
    return office({"小": saved(book)})


def test_an_ods_is_read_with_percentages_errors_and_formulas(small: dict[str, bytes]) -> None:
    book = read(small["小.ods"])
    found = {cell: (one.kind.value, one.text) for (_, cell), one in book.cells.items()}
    assert found == {
        "B3": ("text", "文字"), "C3": ("number", "95%"), "D3": ("number", "163.12"), "E3": ("formula", "=1/0"),
        "F3": ("formula", "=1+1"), "G3": ("text", "00123"), "H3": ("date", "2024-01-16"), "B4": ("text", "二\n行"),
    }  # fmt: skip
    assert (book.origin, book.sheets, book.facet("隐").state) == ("ods", ("表", "隐"), "hidden")


def test_an_xls_is_read_by_its_values_alone(small: dict[str, bytes]) -> None:
    book = read(small["小.xls"])
    found = {cell: (one.kind.value, one.text) for (_, cell), one in book.cells.items()}
    assert found == {
        "B3": ("text", "文字"), "C3": ("number", "0.95"), "D3": ("number", "163.12"), "F3": ("number", "2"),
        "G3": ("text", "00123"), "H3": ("date", "2024-01-16"), "B4": ("text", "二\n行"),
    }  # fmt: skip
    assert (book.origin, book.facet("隐").state) == ("xls", "hidden")


@pytest.fixture(scope="module")
def returns(bench: Bench, office: Convert) -> dict[str, bytes]:
    """The good return and three that are not, in both formats."""
    spoilt = {
        "label": typed("C7", "收入"),
        "rate": typed("G40", 0.95, number_format="0%"),
        "formula": typed("D7", "=100+50"),
    }
    return office({"good": bench.good} | {name: spoil(bench) for name, spoil in spoilt.items()})


@pytest.mark.parametrize(
    ("file", "state", "names", "todo"),
    [
        ("good.xls", "accepted", ["wrong_format"], "已按内容读取，下次请另存为"),
        ("good.ods", "accepted", ["wrong_format"], "已按内容读取，下次请另存为"),
        ("label.xls", "quarantined", ["wrong_format"], "另存为”Excel 工作簿"),
        ("label.ods", "quarantined", ["wrong_format"], "另存为”Excel 工作簿"),
        ("rate.xls", "quarantined", ["wrong_format"], "另存为”Excel 工作簿"),  # 95% or 0.95: it cannot be told
        ("formula.ods", "blocked", ["wrong_format", "formula_in_input", "stale_total", "stale_total"], "已按内容读取"),
    ],
)
def test_what_becomes_of_a_return(
    bench: Bench, returns: dict[str, bytes], file: str, state: str, names: list[str], todo: str
) -> None:
    outcome = bench.take(returns[file])
    assert told(outcome)[:2] == (state, names)
    assert todo in fix(outcome.findings[0], "zh")


def test_a_percentage_in_an_ods_is_read_as_one(bench: Bench, returns: dict[str, bytes]) -> None:
    found = bench.take(returns["rate.ods"]).returned
    assert found is not None
    assert found.text("goals[1].indicators[1].target") == "95%"


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_good_return_reads_the_same_in_every_format(bench: Bench, returns: dict[str, bytes], kind: str) -> None:
    before, after = bench.take(bench.good).returned, bench.take(returns[f"good.{kind}"]).returned
    assert before is not None
    assert after is not None
    assert (after.texts, after.amounts) == (before.texts, before.amounts)


def test_a_broken_one_is_turned_away(returns: dict[str, bytes]) -> None:
    whole = parts(returns["good.ods"])
    half = len(returns["good.xls"]) // 2
    assert why(returns["good.xls"][:half] + returns["good.xls"][half + 512 :]) == "wrong_format old_excel"
    assert why(packed({name: whole[name] for name in whole if name != "content.xml"})) == "wrong_format open_document"
