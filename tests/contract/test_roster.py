"""Units and projects as the bureau lists them: headings in both languages, numbers as they are typed."""

from decimal import Decimal

import pytest

from templates.codes import Slip
from templates.roster import Project
from templates.roster import Roster
from templates.roster import Unit
from templates.roster import read_projects
from templates.roster import read_units
from templates.say import slip_message
from templates.slips import AuthorError
from templates.slips import Origin


def table(text: str) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    """Return lines and headings of a table drawn with ``|``."""
    lines = [[cell.strip(" ") for cell in line.split("|")] for line in text.strip().split("\n")]
    rows = [(number, dict(zip(lines[0], line, strict=False))) for number, line in enumerate(lines[1:], start=2)]
    return rows, lines[0]


def units(text: str) -> tuple[Unit, ...]:
    return read_units(*table(text), "units.csv")


def projects(text: str) -> tuple[Project, ...]:
    return read_projects(*table(text), "projects.csv", (Unit("301001", "教育局"), Unit("301002", "体育局")))


@pytest.mark.parametrize(
    "headings",
    [
        "code | name | department | parent | phone | forms",
        "Code | NAME | Department | Parent | Phone | Forms",
        "单位代码 | 单位名称 | 主管部门 | 上级单位代码 | 联系电话 | 填报表",
        "代码 | 单位 | 部门 | 上级单位 | 电话 | 表",
        " 单位代码\u00a0| 单位名称\ufeff | 主管部门 | 上级代码 | 联系电话 | 填报表",
    ],
)
def test_headings_in_both_languages(headings: str) -> None:
    found = units(f"{headings}\n301001 | 教育局 | 教育局 | | 0000-1 | \n301002 | 一中 | 教育局 | 301001 | | a；b; a")
    assert found == (
        Unit("301001", "教育局", department="教育局", phone="0000-1"),
        Unit("301002", "一中", department="教育局", parent="301001", forms=("a", "b")),
    )


def test_codes_are_narrowed_and_names_kept_as_written() -> None:
    found = units(
        "code | name | parent\n３０１００１ | 示例局（本级） |\n301 002 | 示\u3000例\n301003 | 站 | ３０１００１"
    )
    assert [(one.code, one.name, one.parent) for one in found] == [
        ("301001", "示例局（本级）", ""),
        ("301 002", "示 例", ""),
        ("301003", "站", "301001"),
    ]


@pytest.mark.parametrize(
    ("text", "slip", "line", "facts"),
    [
        ("code | 备注\n1 | x", Slip.COLUMN_MISSING, 1, {"column": "name（单位名称）", "known": ("code", "备注")}),
        ("单位名称\n教育局", Slip.COLUMN_MISSING, 1, {"column": "code（单位代码）", "known": ("单位名称",)}),
        ("code | name\n1 | 甲\n | 乙", Slip.CELL_BLANK, 3, {"column": "code"}),
        ("code | name\n1 | 甲\n2 | \u3000", Slip.CELL_BLANK, 3, {"column": "name"}),
        ("code | name\n1 | 甲\n2 | 乙\n1 | 丙", Slip.DUPLICATE_ID, 4, {"key": "1"}),
        ("code | name\n1 | 甲\n１ | 丙", Slip.DUPLICATE_ID, 3, {"key": "1"}),
        ("code | name | parent\n1 | 甲 | 2\n2 | 乙 | 9", Slip.UNIT_UNKNOWN, 3, {"unit": "9"}),
        ("code | name | parent\n1 | 甲 | 1", Slip.PARENT_CIRCLE, 2, {"unit": "1", "circle": "1 → 1"}),
        (
            "code | name | parent\n9 | 戊 |\n1 | 甲 | 2\n2 | 乙 | 3\n3 | 丙 | 1",
            Slip.PARENT_CIRCLE,
            3,
            {"unit": "1", "circle": "1 → 2 → 3 → 1"},
        ),
    ],
)
def test_slip_in_units(text: str, slip: Slip, line: int, facts: dict[str, object]) -> None:
    with pytest.raises(AuthorError) as error:
        units(text)
    assert (error.value.slip, error.value.origin) == (slip, Origin("units.csv", line))
    assert dict(error.value.facts) == facts
    assert slip_message(error.value, "en").startswith(f"units.csv:{line}: ")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("60", "60"),
        ("60.50", "60.5"),
        ("1,030,700.00", "1030700"),
        ("１２，３４５．６", "12345.6"),
        ("968.191 8", "968.1918"),
        ("1\u00a0000", "1000"),
        ("1e+16", "1E+16"),
        ("0", "0"),
    ],
)
def test_budget(written: str, number: str) -> None:
    found = projects(f"unit | project | total_budget | year_budget\n301001 | 培训 | {written} | 1")
    assert found[0].total_budget == Decimal(number)


@pytest.mark.parametrize(
    "written",
    ["NaN", "Infinity", "-inf", "1e400", "1_000", "١٢٣", "1,2,3", "12,34", "60万元", "约60", "0x1F", "10²", "--", "-5"],
)
def test_budget_that_is_no_number(written: str) -> None:
    with pytest.raises(AuthorError) as error:
        projects(f"unit | project | year_budget\n301001 | 培训 | {written}")
    assert (error.value.slip, error.value.origin) == (Slip.NUMBER_WRONG, Origin("projects.csv", 2))
    assert dict(error.value.facts)["column"] == "year_budget"


def test_projects_read() -> None:
    text = "单位代码 | 项目名称 | 项目总预算 | 项目本年度预算 | 项目属性 | 用途\n"
    found = projects(f"{text}301001 | 培训（一期） | 60 | | 经常性 | 办班\n301002 | 培训（一期） | | 1,000 |")
    assert found == (
        Project("301001", "培训（一期）", Decimal(60), None, "经常性", "办班"),
        Project("301002", "培训（一期）", None, Decimal(1000)),
    )


@pytest.mark.parametrize(
    ("text", "slip", "line", "facts"),
    [
        (
            "unit | name\n301001 | 培训",
            Slip.COLUMN_MISSING,
            1,
            {"column": "project（项目名称）", "known": ("unit", "name")},
        ),
        ("unit | project | year_budget\n301001 | 培训\n999999 | 宣传", Slip.UNIT_UNKNOWN, 3, {"unit": "999999"}),
        ("unit | project | year_budget\n301001 |", Slip.CELL_BLANK, 2, {"column": "project"}),
        ("unit | project | year_budget\n | 培训", Slip.CELL_BLANK, 2, {"column": "unit"}),
        ("unit | project | year_budget\n301001 | 培训\n301001 | 培训", Slip.DUPLICATE_ID, 3, {"key": "培训"}),
        (
            "unit | project | year_budget\n301001 | 培训（一）\n301001 | 培训 (一)",
            Slip.DUPLICATE_ID,
            3,
            {"key": "培训 (一)"},
        ),
    ],
)
def test_slip_in_projects(text: str, slip: Slip, line: int, facts: dict[str, object]) -> None:
    with pytest.raises(AuthorError) as error:
        projects(text)
    assert (error.value.slip, error.value.origin) == (slip, Origin("projects.csv", line))
    assert dict(error.value.facts) == facts


def test_looking_up() -> None:
    roster = Roster((Unit("1", "甲"), Unit("2", "乙")), (Project("2", "b"), Project("1", "a"), Project("2", "c")))
    assert (roster.unit("2"), roster.unit("3")) == (Unit("2", "乙"), None)
    assert [project.name for project in roster.projects_of("2")] == ["b", "c"]
