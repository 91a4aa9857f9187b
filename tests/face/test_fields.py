"""``fields``: every field of a workbook with its cell, as the workbook itself has it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.conftest import Demo

ITEMS = {"income": ("appropriation", "other", "total"), "spending": ("basic", "project", "total")}
ROW = ("level1", "level2", "level3", "prior2", "prior1", "target", "basis", "measure", "direction", "reason")
HEAD = {"unit.name", "unit.preparer", "unit.phone", "unit.filed", "duties", "tasks"}


@pytest.fixture(scope="session")
def issued(demo: Demo) -> Path:
    return next((demo.folder / "outbox" / "2024").glob("101001_*.xlsx"))


def test_the_ids_are_those_promised(demo: Demo, issued: Path) -> None:
    document = run(demo.folder, "fields", "--json", issued).document
    assert {key: document[key] for key in ("unit", "year", "forms")} == {
        "unit": "101001",
        "year": 2024,
        "forms": [{"form": "department-target", "version": "2024.1", "project": None}],
    }
    ids = {one["field"] for one in document["fields"]}
    money = {
        f"{side}.{item}.{column}"
        for side, items in ITEMS.items()
        for item in items
        for column in ("current", "share", "prior2", "prior1")
    }
    projects = {
        f"projects[{n}].{column}" for n in range(1, 11) for column in ("name", "total_budget", "year_budget", "purpose")
    }
    rows = {f"goals[1].indicators[{m}].{column}" for m in (1, 12) for column in ROW}
    assert HEAD | money | projects | rows | {"goals[7].project"} <= ids
    assert len(ids) == len(document["fields"])


def test_unlocked_is_what_the_workbook_says(demo: Demo, issued: Path) -> None:
    fields = run(demo.folder, "fields", "--json", issued).document["fields"]
    book = load_workbook(issued)
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and not cell.protection.locked  # of a merge only its first cell is a Cell
    }
    assert {(one["sheet"], one["cell"]) for one in fields if one["unlocked"]} == unlocked
    assert {one["owner"] for one in fields if one["unlocked"]} == {"unit"}


def test_kinds_owners_and_values(demo: Demo, issued: Path) -> None:
    fields = {one["field"]: one for one in run(demo.folder, "fields", "--json", issued).document["fields"]}
    told = {
        field: (one["kind"], one["owner"], one["required"], one["unlocked"], one["value"])
        for field, one in fields.items()
    }
    assert {kind for kind, *_ in told.values()} == {
        "choice", "date", "long_text", "money", "percent", "text", "value"}  # fmt: skip
    assert told["unit.filed"] == ("date", "unit", True, True, None)
    assert told["unit.name"] == ("text", "bureau", False, False, "中共蔡甸区委统战部")
    assert told["income.other.current"] == ("money", "unit", True, True, None)
    assert told["income.total.current"] == ("money", "formula", False, False, None)
    assert told["income.other.share"] == ("percent", "formula", False, False, None)
    assert told["projects[1].year_budget"] == ("money", "bureau", False, False, "6")
    assert told["goals[1].indicators[12].direction"] == ("choice", "unit", False, True, None)
    assert told["goals[1].indicators[12].target"] == ("value", "unit", False, True, None)
    assert {one["cell"] for one in fields.values()} >= {"C2", "D3", "D4", "G4", "D7"}


def test_a_returned_workbook_shows_its_answers_and_worked_out_totals(demo: Demo) -> None:
    returned = next((demo.folder / "inbox").glob("101001_*（第2次）.xlsx"))
    told = {one["field"]: one["value"] for one in run(demo.folder, "fields", "--json", returned).document["fields"]}
    assert told["unit.preparer"] is not None
    assert (told["spending.project.current"], told["income.other.current"]) == ("149", "40")
    assert told["income.total.current"] == told["spending.total.current"]


def test_the_screen_shows_it_in_both_languages(demo: Demo, issued: Path) -> None:
    zh, en = (run(demo.folder, "fields", issued, lang=lang).out.splitlines() for lang in ("zh", "en"))
    assert zh[0].split() == ["字段", "单元格", "名称", "由谁填", "内容"]
    assert en[0].split() == ["field", "cell", "label", "owner", "value"]
    assert any(line.startswith("unit.preparer") and "Prepared by" in line for line in en)


def test_a_workbook_that_is_not_ours_is_refused(demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text("a,b\n", encoding="utf-8")
    for path in (tmp_path / "名单.csv", demo.folder / "汇总_2024.xlsx"):
        ended = run(demo.folder, "fields", "--json", path)
        assert (ended.code, ended.out) == (2, "")
        assert is_one_line(ended.err)
        assert path.name in ended.err
