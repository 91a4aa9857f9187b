"""Tables out of a ledger: whose rows they hold, what a cell becomes in each format, and what the dictionary says."""

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.export.cells import number_cell
from consolidate.export.cells import text_cell
from consolidate.export.columns import TABLES
from consolidate.export.csv_table import as_csv
from consolidate.export.csv_table import from_csv
from consolidate.export.rows import Source
from consolidate.export.write import export
from consolidate.ledger.ledger import Ledger
from consolidate.outcome import State
from consolidate.regressions import RegressionRow
from consolidate.regressions import regression_rows
from consolidate.standings import district_of
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.roster import Roster
from templates.roster import Unit
from templates.shipped import shipped_vocabulary
from tests.ledger.examples import MONEY
from tests.ledger.examples import UNIT
from tests.ledger.examples import a_ledger
from tests.ledger.examples import a_stray
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome
from tests.ledger.examples import rules
from tests.ledger.examples import with_row
from tianbao.shapes import finding_shape

ODD = Unit("101001", "=SUM(A1)局", "@办")
FAULT = Finding(
    Code.PROJECTS_SUM_NE_PROJECT_SPENDING,
    Severity.EXPLAIN,
    Place(unit=UNIT.code, field="spending.project.current", cell="D12"),
    facts(given="149", expected="109", gap="40", hint=""),
    waiver="已核实",
)
FORMATS = ("csv", "json", "parquet")
Rows = list[dict[str, Any]]


def read(folder: Path, form: str, table: str) -> Rows:
    """Return a table as other programs read it."""
    path = folder / f"{table}.{form}"
    if form == "parquet":
        import pyarrow.parquet as pq  # noqa: PLC0415 - an optional library

        return list(pq.read_table(path).to_pylist())
    if form == "json":
        return list(json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """One unit with a return that is blocked and a correction, one oddly named, one stray file."""
    one, other = an_issue(), an_issue(ODD)
    money = {**MONEY, "income.other.current": "-5"}
    talks = with_row(money, 1, "产出指标/数量指标/培训人次", "≥1200人次", prior1="1300人次", reason="@减少\r\n了")
    return a_ledger(
        tmp_path_factory.mktemp("ledger"),
        an_outcome(one, state=State.BLOCKED, received="2024-01-09", findings=[FAULT]),
        an_outcome(one, talks, received="2024-01-11", copy=2),
        an_outcome(other, {**MONEY, "duties": '=HYPERLINK("http://x")'}, received="2024-01-10"),
        a_stray(),
    )


def source(ledger: Ledger, *units: Unit) -> Source:
    return Source(ledger, Roster(units or (UNIT, ODD)), rules(), shipped_vocabulary(), 2024)


@pytest.fixture(scope="module", params=FORMATS)
def made(request: pytest.FixtureRequest, ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> "Made":
    folder = tmp_path_factory.mktemp("out") / "数据 1"
    return request.param, folder, export(source(ledger), request.param, folder)


Made = tuple[str, Path, Mapping[str, int]]


def test_every_row_is_there(made: Made) -> None:
    form, folder, counts = made
    assert {name: len(read(folder, form, name)) for name in counts} == counts
    assert (counts["submissions"], counts["findings"], counts["issues"], counts["regressions"]) == (4, 2, 2, 1)
    assert {path.name for path in folder.iterdir()} == {"datapackage.json", *(f"{name}.{form}" for name in counts)}


def test_whose_return_counts(made: Made) -> None:
    form, folder, _ = made
    said = [
        [str(row[name]) for name in ("unit", "received", "state", "accepted", "version", "open_findings")]
        for row in read(folder, form, "submissions")
    ]
    true, false, blank = ("true", "false", "") if form == "csv" else ("True", "False", "None")
    assert said == [
        ["201001", "2024-01-09", "blocked", false, "1", "0"],
        ["201001", "2024-01-11", "accepted", true, "2", "0"],
        ["101001", "2024-01-10", "accepted", true, "1", "0"],
        [blank, "2024-01-09", "quarantined", false, blank, "1"],
    ]


def test_amounts_are_exact_and_negative_numbers_stay_numbers(made: Made) -> None:
    form, folder, _ = made
    found = {row["field"]: row for row in read(folder, form, "values") if str(row["received"]) == "2024-01-11"}
    for field, number in (
        ("income.other.current", "-5"),
        ("income.appropriation.current", "100.5"),
        ("income.total.current", "95.5"),
    ):
        assert Decimal(str(found[field]["number"])) == Decimal(number)
        assert not isinstance(found[field]["number"], float)
    assert found["income.total.current"]["owner"] == "formula"


def test_an_indicator_value_is_told_in_figures(made: Made) -> None:
    form, folder, _ = made
    found = {row["field"]: row for row in read(folder, form, "values") if str(row["received"]) == "2024-01-11"}
    target = found["goals[1].indicators[1].target"]
    assert [str(target[name]) for name in ("raw", "operator", "measure", "project")] == [
        "≥1200人次",
        "≥",
        "人次",
        "中小学教师培训",
    ]
    assert Decimal(str(target["low"])) == 1200
    assert "goals[1].indicators[2].target" not in found  # blank: no row, and no 0


def test_a_finding_has_all_that_every_command_gives(made: Made) -> None:
    form, folder, _ = made
    row = read(folder, form, "findings")[0]
    shape = finding_shape(FAULT, "zh")
    assert shape.keys() <= {*row.keys(), "file"}
    assert (row["name"], row["message"], json.loads(row["facts"])["gap"], row["waiver"]) == (
        "projects_sum_ne_project_spending",
        shape["message"],
        "40",
        "已核实",
    )
    assert str(row["open"]).lower() == "false"


def test_regressions_are_those_of_the_district(made: Made, ledger: Ledger) -> None:
    form, folder, _ = made
    district = district_of(ledger, Roster((UNIT, ODD)), rules(), shipped_vocabulary(), 2024, "2024-02-01")
    (told,) = read(folder, form, "regressions")
    (row,) = regression_rows(district)
    assert told.keys() >= {*RegressionRow.__dataclass_fields__}
    for name, value in asdict(row).items():
        text = str(told[name]) if name not in ("change", "change_ratio") else str(Decimal(str(told[name])).normalize())
        text = from_csv(text) if form == "csv" and name not in ("change", "change_ratio") else text
        assert text == (str(value) if name not in ("change", "change_ratio") else str(Decimal(value).normalize())), name


def test_no_cell_of_a_csv_is_a_formula(ledger: Ledger, tmp_path: Path) -> None:
    export(source(ledger), "csv", tmp_path / "out")
    for table in TABLES:
        texts = [column.name for column in table.columns if column.type == "string"]
        for row in read(tmp_path / "out", "csv", table.name):
            assert not [row[name] for name in texts if row[name].startswith(("=", "+", "-", "@", "\t", "\r"))]
    rows = read(tmp_path / "out", "csv", "values")
    raw = {row["field"]: from_csv(row["raw"]) for row in rows if row["unit"] == ODD.code}
    assert raw["duties"] == '=HYPERLINK("http://x")'
    assert {row["unit_name"] for row in rows if row["unit"] == ODD.code} == {"'=SUM(A1)局"}
    reasons = [from_csv(row["raw"]) for row in rows if row["field"] == "goals[1].indicators[1].reason"]
    assert reasons == ["@减少\r\n了"]  # line breaks and all


def test_a_csv_is_what_excel_expects(ledger: Ledger, tmp_path: Path) -> None:
    export(source(ledger), "csv", tmp_path / "out")
    content = (tmp_path / "out" / "issues.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfyear,unit,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 3


@pytest.mark.parametrize("form", FORMATS)
def test_equal_ledgers_give_equal_files(form: str, ledger: Ledger, tmp_path: Path) -> None:
    for name in ("one", "other"):
        export(source(ledger), form, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_other_files_stay_and_ours_are_replaced(ledger: Ledger, tmp_path: Path) -> None:
    export(source(ledger), "csv", tmp_path)
    (tmp_path / "我的.txt").write_text("x", encoding="utf-8")
    (tmp_path / "values.csv").write_text("old", encoding="utf-8")
    export(source(ledger), "csv", tmp_path)
    assert (tmp_path / "我的.txt").exists()
    assert len(read(tmp_path, "csv", "values")) > 20


def test_a_folder_that_was_left_half_written_has_no_dictionary(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(source(ledger), "csv", tmp_path / "out")

    def breaks(self: Path, target: Path) -> Path:
        if target.name == "submissions.csv":
            raise OSError(28, "disk full", str(target))
        return moved(self, target)

    moved = Path.replace
    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(OSError, match="disk full"):
        export(source(ledger), "csv", tmp_path / "out")
    assert not (tmp_path / "out" / "datapackage.json").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_unit_that_left_the_roster_is_still_there(ledger: Ledger, tmp_path: Path) -> None:
    export(source(ledger, ODD), "json", tmp_path)
    rows = read(tmp_path, "json", "submissions")
    assert [(row["unit"], row["unit_name"]) for row in rows] == [
        ("101001", "=SUM(A1)局"),
        (None, None),
        ("201001", None),
        ("201001", None),
    ]


def test_the_dictionary_knows_every_column(made: Made) -> None:
    """By the rules of the Frictionless specifications, table-schema and data-package."""
    form, folder, counts = made
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["name"]: one["rowCount"] for one in package["resources"]} == counts
    for one in package["resources"]:
        path, fields = folder / one["path"], one["schema"]["fields"]
        assert one["bytes"] == path.stat().st_size
        assert set(one["schema"]["primaryKey"]) <= {field["name"] for field in fields}
        assert len({field["name"] for field in fields}) == len(fields)
        for field in fields:
            assert field["type"] in {"string", "integer", "number", "boolean", "date"}
            assert field["title"]
            assert field["description"]
        rows = read(folder, form, one["name"])
        assert [list(row) for row in rows[:1]] == [[field["name"] for field in fields]] * bool(rows)
        keys = [tuple(str(row[name]) for name in one["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        needed = [field["name"] for field in fields if field.get("constraints", {}).get("required")]
        assert all(row[name] not in (None, "") for row in rows for name in needed)
    every = [field for one in package["resources"] for field in one["schema"]["fields"]]
    national = {field["nationalName"] for field in every if "nationalName" in field}
    assert national >= {"FISCAL_YEAR", "AGENCY_CODE", "KPI_VAL", "COMPUTESIGN", "METERUNIT", "KPI_LV1"}


def test_parquet_has_real_types(ledger: Ledger, tmp_path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 - an optional library

    export(source(ledger), "parquet", tmp_path)
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "values.parquet")}
    assert (types["number"], types["received"], types["accepted"], types["raw"]) == (
        "decimal128(38, 10)",
        "date32[day]",
        "bool",
        "string",
    )
    assert pq.read_table(tmp_path / "values.parquet")["received"][0].as_py() == date(2024, 1, 9)


@given(st.text(alphabet=st.characters(codec=None), max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_text_comes_back_from_csv(text: str) -> None:
    cell = text_cell(text)
    assert from_csv(as_csv(cell)) == (cell or "")
    assert not as_csv(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    (cell or "").encode()  # it can be written


@given(st.decimals(allow_nan=True, allow_infinity=True))
@settings(max_examples=200, deadline=None)
def test_any_number_has_its_place(number: Decimal) -> None:
    cell = number_cell(number)
    if cell is not None:
        assert abs(cell - number) <= Decimal("1e-10")
        assert int(cell.as_tuple().exponent) >= -10
        assert Decimal(as_csv(cell)) == cell
