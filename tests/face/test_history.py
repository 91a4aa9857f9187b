"""``history``: earlier years' values, all or none; a mistake is told with file and line."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.face.cli import dump
from tests.face.cli import is_one_line
from tests.face.cli import run

HEAD = "unit,form,field,year,kind,value"
GOOD = "301001,department-target,spending.basic.current,2022,actual,45"


def test_values_are_counted_and_kept_once(small: Path) -> None:
    (small / "更早.csv").write_text(f"{HEAD}\n{GOOD}\n", encoding="utf-8")
    ended = run(small, "history", small / "更早.csv")
    assert (ended.code, ended.out, ended.err) == (0, "", "读取 1 条以前年度数值，新增或更正 1 条\n")
    ledger = dump(small)
    assert run(small, "history", small / "更早.csv", lang="en").err == "1 earlier values read, 0 new or corrected\n"
    assert dump(small) == ledger


def test_it_is_prefilled_in_the_next_issue(small: Path) -> None:
    (small / "更早.csv").write_text(f"{HEAD}\n{GOOD}\n", encoding="utf-8")
    run(small, "history", small / "更早.csv")
    issued = run(small, "generate", "--force", "--json").document["issued"][0]["file"]
    told = {one["field"]: one for one in run(small, "fields", "--json", small / issued).document["fields"]}
    cell = told["spending.basic.prior2"]
    assert (cell["value"], cell["owner"], cell["unlocked"]) == ("45", "bureau", False)


def test_xlsx_with_chinese_headings(small: Path) -> None:
    book = Workbook()
    rows = (("单位代码", "填报表", "字段", "年度", "类型", "数值"),
            (301001, "department-target", "spending.basic.current", 2022, "实际", 45.5))  # fmt: skip
    for row in rows:
        book.worksheets[0].append(row)
    book.save(small / "更早.xlsx")
    assert run(small, "history", small / "更早.xlsx").err == "读取 1 条以前年度数值，新增或更正 1 条\n"


@pytest.mark.parametrize(
    ("content", "where", "word"),
    [
        (f"{HEAD}\n{GOOD}\n{GOOD.replace('actual', '大概')}\n", "错.csv:3: ", "大概"),
        (f"{HEAD}\n\n{GOOD}\n{GOOD.replace('2022', '二〇二二')}\n", "错.csv:4: ", "二〇二二"),
        (f"{HEAD}\n{GOOD.replace('301001', '999999')}\n", "错.csv:2: ", "999999"),
        (f"{HEAD}\n{GOOD.replace('45', '约45')}\n", "错.csv:2: ", "约45"),
        (f"{HEAD}\n{GOOD}\n{GOOD}\n", "错.csv:3: ", "重复"),
        (f"{HEAD}\n{GOOD.replace('basic', 'basis')}\n", "错.csv:2: ", "spending.basis.current"),
        (f"{HEAD.replace('kind,', '')}\n", "错.csv:1: ", "kind（类型）"),
    ],
)
def test_a_wrong_file_is_told_at_its_line_and_nothing_is_kept(small: Path, content: str, where: str, word: str) -> None:
    (small / "错.csv").write_text(content, encoding="utf-8")
    ledger = dump(small)
    ended = run(small, "history", small / "错.csv")
    assert (ended.code, ended.out) == (2, "")
    assert is_one_line(ended.err)
    assert ended.err.startswith(where)
    assert word in ended.err
    assert dump(small) == ledger


def test_a_change_without_its_indicator_is_told_with_its_line_and_kept(small: Path) -> None:
    head = "unit,form,project,level1,level2,level3,year,kind,value,measure"
    line = "301001,department-target,绿化,产出指标,数量指标,植树,2024,调整,90,棵"
    (small / "调整.csv").write_text(f"{head}\n{line}\n", encoding="utf-8")
    ended = run(small, "history", small / "调整.csv")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "读取 1 条以前年度数值，新增或更正 1 条",
        ("调整.csv:2：单位 301001 2024 年通过的绩效目标里没有（或不止一处）“绿化”的指标“植树”，这条调整暂不起作用。"
        "请核对项目和指标名称，或先收取绩效目标"),
    ]
