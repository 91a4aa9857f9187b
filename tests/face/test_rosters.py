"""Rosters as offices save them: csv in two encodings, xlsx with Chinese headings."""

from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.face.cli import run

UNITS = (("单位代码", "单位名称", "主管部门", "联系电话"), (301001, "示例区园林局", "示例区园林局", "0000-1001"),
         (302001, "示例区植物园", "示例区园林局", 10000))  # fmt: skip
PROJECTS = (("单位代码", "项目名称", "项目总预算", "项目本年度预算"), (302001, "花展", 12.5, "1,200.50"))


def xlsx(path: Path, rows: Sequence[Sequence[str | float]]) -> None:
    """Write rows as the first sheet of a workbook."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)


def text(rows: Sequence[Sequence[str | float]]) -> str:
    """Return rows as a csv in which every cell is quoted."""
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)


def units(folder: Path) -> list[tuple[str, str]]:
    """Return code and name of every unit, as `status` tells them."""
    ended = run(folder, "status", "--json")
    assert ended.code == 0, ended.err
    return [(one["unit"], one["name"]) for one in ended.document["units"]]


BOTH = [("301001", "示例区园林局"), ("302001", "示例区植物园")]


def test_xlsx_with_chinese_headings_all_the_way_into_the_workbook(blank: Callable[..., Path]) -> None:
    folder = blank()
    for name, rows in (("units", UNITS), ("projects", PROJECTS)):
        (folder / f"{name}.csv").unlink()
        xlsx(folder / f"{name}.xlsx", rows)
    issued = run(folder, "generate", "--unit", "302001", "--json").document["issued"][0]["file"]
    told = {one["field"]: one["value"] for one in run(folder, "fields", "--json", folder / issued).document["fields"]}
    assert (told["unit.name"], told["unit.phone"]) == ("示例区植物园", "10000")
    assert [told[f"projects[1].{column}"] for column in ("name", "total_budget", "year_budget")] == [
        "花展", "12.5", "1200.5"]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_csv_as_any_office_saves_it(blank: Callable[..., Path], encoding: str, end: str) -> None:
    assert units(blank(units=text(UNITS).replace("\r\n", end).encode(encoding))) == BOTH


def test_blank_lines_and_columns_do_not_count(blank: Callable[..., Path]) -> None:
    assert units(blank(units="code,name,,\n\n301001,示例区园林局,,\n , ,,\n302001,示例区植物园\n")) == BOTH


def test_the_blank_csv_of_init_gives_way_to_an_xlsx(blank: Callable[..., Path]) -> None:
    folder = blank()
    xlsx(folder / "units.xlsx", UNITS)
    assert units(folder) == BOTH


def test_two_rosters_with_content_are_one_too_many(blank: Callable[..., Path]) -> None:
    folder = blank(units=text(UNITS))
    xlsx(folder / "units.xlsx", UNITS)
    ended = run(folder, "status")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "“units.csv + units.xlsx”重复出现。请只保留一个\n"


def test_a_line_is_counted_as_an_editor_counts_it(blank: Callable[..., Path]) -> None:
    ended = run(blank(units='code,name\n301001,"示例区\n园林局"\n\n302001,\n'), "status")
    assert (ended.code, ended.err) == (2, "units.csv:5: “name”不能为空。请补上\n")


def test_a_row_of_an_xlsx_is_told_by_its_number(blank: Callable[..., Path]) -> None:
    folder = blank()
    xlsx(folder / "units.xlsx", [*UNITS, ("", "", "", ""), (303001, "")])
    assert run(folder, "status").err == "units.xlsx:5: “name”不能为空。请补上\n"


def test_an_xlsx_that_is_none(blank: Callable[..., Path]) -> None:
    folder = blank()
    (folder / "units.xlsx").write_bytes(b"x")
    ended = run(folder, "status")
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert "units.xlsx" in ended.err


def test_a_unit_with_an_odd_name_gets_a_file_name_every_system_takes(blank: Callable[..., Path]) -> None:
    folder = blank(units='code,name\n"../1:2","甲/乙\\丙*?""<>|局"\n')
    issued = run(folder, "generate", "--json").document["issued"][0]["file"]
    assert issued == "outbox/2024/_1_2_甲_乙_丙_局_部门整体支出绩效目标表_2024.xlsx"
    assert (folder / issued).is_file()
