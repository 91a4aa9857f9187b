"""``consolidate``: the district's roll-up, equal to the cent to the accepted workbooks."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.face.cli import files
from tests.face.cli import run
from tests.face.conftest import Demo

COLUMNS = {"current": "D", "prior2": "G", "prior1": "H"}
LINES = {"income.appropriation": 7, "income.other": 8, "spending.basic": 10, "spending.project": 11}
SHEETS = [
    *("封面", "报送情况表", "收支汇总表", "绩效目标汇总表", "自评结果汇总表", "指标汇总", "同比倒退清单", "问题清单"),
    *("更正记录", "口径说明"),
]


def accepted(demo: Demo) -> Iterator[Path]:
    """Yield the accepted workbook of every unit that has one."""
    for one in run(demo.folder, "status", "--json").document["units"]:
        if one["state"] == "accepted":
            yield demo.folder / one["file"]


def independent(workbooks: Iterator[Path]) -> dict[str, Decimal]:
    """Add up the money cells of workbooks as openpyxl reads them; totals are made here, not read."""
    sums = {f"{item}.{year}": Decimal(0) for item in LINES for year in COLUMNS}
    for path in workbooks:
        sheet = load_workbook(path, read_only=True)["绩效目标表"]
        lines = dict(enumerate(sheet.iter_rows(max_row=11, values_only=True), start=1))
        for item, row in LINES.items():
            for year, column in COLUMNS.items():
                sums[f"{item}.{year}"] += Decimal(str(lines[row]["ABCDEFGH".index(column)]))
    for year in COLUMNS:
        sums[f"income.total.{year}"] = sums[f"income.appropriation.{year}"] + sums[f"income.other.{year}"]
        sums[f"spending.total.{year}"] = sums[f"spending.basic.{year}"] + sums[f"spending.project.{year}"]
    return sums


def test_money_is_the_sum_of_the_accepted_workbooks(demo: Demo, tmp_path: Path) -> None:
    told = run(demo.folder, "consolidate", "--json", "--out", tmp_path / "汇总.xlsx").document
    assert {key: Decimal(amount) for key, amount in told["money"].items()} == independent(accepted(demo))


def test_the_document_and_the_workbook_agree(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "新 文件夹" / "汇总2024.xlsx"
    ended = run(demo.folder, "consolidate", "--json", "--out", out)
    told = ended.document
    assert (ended.code, told["file"], told["year"]) == (0, out.as_posix(), 2024)
    assert told["units"] == {"expected": 12, "returned": 10, "accepted": 8}
    assert (told["indicators"], told["regressed"]) == (122, 1)
    assert told["sheets"] == SHEETS == load_workbook(out).sheetnames


def test_without_out_it_lies_in_the_workspace(small: Path) -> None:
    ended = run(small, "consolidate")
    assert (ended.code, ended.out) == (0, "汇总_2024.xlsx\n")
    assert ended.err == "应报 1，已报 0，通过并汇总 0；倒退而未说明的指标 0 个\n"
    assert (small / "汇总_2024.xlsx").is_file()


def test_in_english(small: Path) -> None:
    ended = run(small, "consolidate", lang="en")
    assert ended.err == "1 expected, 0 returned, 0 accepted and rolled up; 0 regressed without a reason\n"


def test_a_file_that_cannot_be_written_is_one_sentence(small: Path) -> None:
    (small / "占用").write_text("x", encoding="utf-8")
    before = files(small)
    ended = run(small, "consolidate", "--out", small / "占用" / "汇总.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert "占用" in ended.err
    assert "Traceback" not in ended.err
    assert files(small) == before


@pytest.mark.parametrize("year", ["2023", "2025"])
def test_a_year_without_returns_is_empty_and_no_mistake(small: Path, year: str) -> None:
    told = run(small, "consolidate", "--json", "--year", year).document
    assert (told["year"], told["units"]) == (int(year), {"expected": 1, "returned": 0, "accepted": 0})
