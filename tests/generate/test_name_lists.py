"""The names of level 3 that a workbook offers: below each level 2 its own, and never a limit."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generate.workbook import Task
from generate.workbook import write_workbook
from templates.issued import Issued
from templates.library import NO_LIBRARY
from templates.library import Library
from templates.library_reader import read_library
from templates.roster import Unit
from templates.shipped import shipped_library
from templates.shipped import shipped_vocabulary
from templates.text import Lang
from tests.generate.judge import Judged
from tests.generate.judge import judge
from tests.generate.test_workbook import FORM
from tests.generate.test_workbook import KNOWN
from tests.generate.test_workbook import RULES
from tests.generate.test_workbook import SEAL

SHEET = "绩效目标表"
SMALL = read_library(
    """\
indicators:
  产出指标:
    数量指标: [{name: 管护面积}, {name: =巡查次数}]
  成本指标:
    经济成本指标: [{name: 单位成本}]
""",
    "library.yaml",
)


def written(folder: Path, library: Library, lang: Lang = "zh", unit: str = "示例区园林局") -> tuple[Issued, Judged]:
    known = replace(KNOWN, unit=Unit("301001", unit))
    task = Task(FORM, known, RULES, shipped_vocabulary(), lang, "2024-01-02", "a.xlsx", library=library)
    issued = write_workbook(task, SEAL, folder / "a.xlsx")
    return issued, judge(folder / "a.xlsx")


def offered(judged: Judged) -> dict[str, list[Any]]:
    """Return the names below each level 2 as the workbook has them."""
    found = {}
    for name, defined in judged.book.defined_names.items():
        if name.startswith("list_level3_"):
            sheet, cells = next(defined.destinations)
            found[name.removeprefix("list_level3_")] = [row[0].value for row in judged.book[sheet][cells]]
    return found


def rules_of(issued: Issued, judged: Judged) -> dict[str, Any]:
    """Return the validation of each level 3 that the unit writes."""
    named = {one.cell: one.id for one in issued.fields if one.id.endswith(".level3") and one.unlocked}
    rules = judged.book[SHEET].data_validations.dataValidation
    return {named[cell]: rule for rule in rules for cell in str(rule.sqref).split() if cell in named}


def test_each_level2_has_its_names(tmp_path: Path) -> None:
    _, judged = written(tmp_path, SMALL)
    assert offered(judged) == {
        "数量指标": ["管护面积", "=巡查次数"],  # as text, never a formula
        "成本指标": ["单位成本"],  # below output, as before 2021
        "经济成本指标": ["单位成本"],
    }
    assert judged.book["_lists"].sheet_state == "hidden"


@pytest.mark.parametrize(
    ("lang", "prompt"),
    [
        ("zh", "写具体指标名称，如“培训人次”。下拉清单里的名称供参考，可以自己写"),
        ("en", "The indicator itself, like people trained. The list offers names; you may write your own"),
    ],
)
def test_any_other_name_is_taken_without_a_word(tmp_path: Path, lang: Lang, prompt: str) -> None:
    issued, judged = written(tmp_path, SMALL, lang)
    rules = rules_of(issued, judged)
    field = issued.field("goals[2].indicators[1].level3")
    assert field is not None
    rule = rules[field.id]
    assert (rule.type, rule.formula1) == ("list", f'INDIRECT("list_level3_"&$C{field.row})')
    assert {one.showErrorMessage for one in rules.values()} == {False}
    assert (rule.showInputMessage, rule.prompt) == (True, prompt)
    assert "goals[1].indicators[1].level3" not in rules  # of last year: locked


def test_without_a_library_only_the_length_counts(tmp_path: Path) -> None:
    issued, judged = written(tmp_path, NO_LIBRARY)
    assert offered(judged) == {}
    assert {(rule.type, rule.showErrorMessage) for rule in rules_of(issued, judged).values()} == {("textLength", True)}


def test_the_shipped_names_follow_the_sector_and_stay_few(tmp_path: Path) -> None:
    _, judged = written(tmp_path, shipped_library(), unit="示例区教育局")
    names = offered(judged)
    assert set(names) == {value for one in FORM.lists for _, values in one.parts for value in values}
    assert max(map(len, names.values())) <= 40
    assert "资助学生人数" in names["数量指标"]
    assert "公路养护里程" not in names["数量指标"]
    assert names["服务对象满意度指标"][:3] == ["学生满意度", "家长满意度", "教师满意度"]


def test_the_workbook_stays_small(tmp_path: Path) -> None:
    sizes = []
    for name, library in (("without", NO_LIBRARY), ("with", shipped_library())):
        (tmp_path / name).mkdir()
        sizes.append(written(tmp_path / name, library)[1].path.stat().st_size)
    assert sizes[1] - sizes[0] < 6000  # bytes
