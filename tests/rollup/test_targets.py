"""绩效目标汇总表: projects once, money in the first row, project spending against the list; case 47 as printed."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from consolidate.rollup.compose import RollupSummary
from templates.roster import Unit
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import evaluated
from tests.rollup.builder import figures
from tests.rollup.builder import project
from tests.rollup.builder import rolled
from tests.rollup.builder import standing
from tests.rollup.reading import book
from tests.rollup.reading import rows
from tests.rollup.sample import SCHOOL
from tests.rollup.sample import full_district

SHEET = "绩效目标汇总表"
CASE = Path(__file__).parent.parent / "data" / "rollup-47-dehua-transport-2022.json"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("targets") / "a.xlsx"
    rolled(full_district(), path)
    return path


def test_a_project_with_a_form_of_its_own_stands_once(path: Path) -> None:
    mine = [row for row in rows(path, SHEET) if row[3] == "校园体育场地维修"]
    assert [row[4:13] for row in mine] == [
        ["新增项目", 60, 50, 10, "完成场地翻新", "产出指标", "数量指标", "翻新面积", "≥1500平方米"]]


def test_money_stands_in_the_first_row_of_a_project(path: Path) -> None:
    mine = [row for row in rows(path, SHEET) if row[3] == "农村公路养护工程"]
    assert [row[5] for row in mine] == [1350.75, None, None]
    assert [row[11] for row in mine] == ["养护里程", "每公里养护成本", "危桥改造"]


def test_what_was_explained_is_said(path: Path) -> None:
    said = {row[2]: row[13] for row in rows(path, SHEET) if isinstance(row[0], int)}
    assert said["中共蔡甸区委统战部"] == "通过（已说明）"
    assert said["区档案馆"] == "通过"


def test_projects_against_project_spending(made: tuple[Path, RollupSummary]) -> None:
    shown = rows(made[0], SHEET)
    mine = next(row for row in shown if row[0] is None and row[2] == "中共蔡甸区委统战部" and row[6] is not None)
    assert mine[5:9] == [149, 50, 99, "与收支表项目支出不一致；单位说明：其余项目为涉密项目，未在清单中列出"]
    total = [row for row in shown if row[1] == "合计"][-1]
    listed = [Decimal(str(row[5])) for row in shown if isinstance(row[0], int)]
    assert Decimal(str(total[6])) == sum(listed, Decimal(0))


def test_counts_are_of_projects_and_indicators(made: tuple[Path, RollupSummary]) -> None:
    listed = [row for row in rows(made[0], SHEET)[4:] if row[13] in ("通过", "通过（已说明）")]
    assert made[1].projects == sum(isinstance(row[0], int) for row in listed) == 9
    assert made[1].indicators == sum(bool(row[11]) for row in listed) == 17


def test_the_fund_roll_up_of_case_47_comes_out_as_printed(tmp_path: Path) -> None:
    printed = json.loads(CASE.read_text(encoding="utf-8"))["finances"]
    unit = Unit("1", "德化县交通运输局", "德化县财政局")
    funds = dict(zip(printed["columns"], printed["column_totals"], strict=True))
    works = [project(unit, name, amount, amount) for name, amount in funds.items()]
    money = amounts("0 0 299", "0 0 0", "0 0 0", "0 0 299")
    of = district(standing(unit, built(unit, money, works)))
    rolled(of, tmp_path / "a.xlsx")
    shown = rows(tmp_path / "a.xlsx", SHEET)
    found = {row[3]: str(row[5]) for row in shown if isinstance(row[0], int)}
    assert found == funds
    assert figures(of)["targets/all/total"] == Decimal(printed["total"]) == Decimal(printed["rows_total"])
    assert figures(of)["targets/spending/gap"] == 0


def test_headings_are_grouped_and_stay(path: Path) -> None:
    sheet = book(path)[SHEET]
    assert sheet.freeze_panes == "E5"
    assert sheet.print_title_rows == "$3:$4"
    assert sheet["F3"].value == "资金"
    assert [sheet.cell(4, column).value for column in (6, 7, 8)] == ["资金合计", "财政拨款", "其他资金"]
    assert "F3:H3" in {str(area) for area in sheet.merged_cells.ranges}


def test_a_project_named_alike_in_another_unit_is_another_project() -> None:
    other = Unit("9", "别的学校")
    plan = {"project.year_budget": "5", "funds.appropriation.amount": "5"}
    own = evaluated(other, {"校园体育场地维修": plan}, "project-target")
    money = amounts("1 1 1", "0 0 0", "1 1 1", "0 0 0")
    works = (project(SCHOOL, "校园体育场地维修", "7", "7"),)
    found = figures(district(standing(SCHOOL, built(SCHOOL, money, works)), standing(other, own)))
    assert found["targets/all/total"] == 12
