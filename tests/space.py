"""A small workspace for tests: one unit, two projects, one with a past; and the command line called in it."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Project
from templates.roster import Unit
from tianbao.__main__ import cli

UNITS = "code,name,department,phone\n301001,示例区园林局,示例区园林局,0000-1001\n"
PROJECTS = (
    "unit,project,total_budget,year_budget,purpose\n"
    "301001,公园管护,60,60,公园绿地日常管护。\n"
    "301001,古树保护,40,40,古树名木普查和复壮。\n"
)
HISTORY = (
    "unit,form,project,level1,level2,level3,field,year,kind,value,measure\n"
    "301001,department-target,公园管护,产出指标,数量指标,管护面积,,2023,actual,120,公顷\n"
    "301001,department-target,公园管护,产出指标,数量指标,管护面积,,2022,actual,110,公顷\n"
    "301001,department-target,公园管护,效益指标,社会效益指标,公园环境,,2023,actual,有效提升,\n"
    "301001,department-target,,,,,income.appropriation.current,2023,actual,140,\n"
    "301001,department-target,,,,,income.other.current,2023,actual,0,\n"
    "301001,department-target,,,,,spending.basic.current,2023,actual,50,\n"
    "301001,department-target,,,,,spending.project.current,2023,actual,90,\n"
)
HONEST: dict[str, Any] = {
    "unit.filed": "2024-01-16",
    "unit.preparer": "示例填报人",
    "unit.phone": "0000-1001",
    "income.appropriation.current": 150,
    "income.other.current": 10,
    "spending.basic.current": 60,
    "spending.project.current": 100,
    "income.appropriation.prior2": 130.5,
    "income.other.prior2": 0,
    "spending.basic.prior2": 45.25,
    "spending.project.prior2": 85.25,
    "duties": "负责园林绿化管理。",
    "tasks": "1、管护公园；2、保护古树。",
    "goals[1].indicators[1].target": "125",
    "goals[1].indicators[1].basis": "公园名录和管护合同",
    "goals[1].indicators[2].target": "显著提升",
    "goals[1].indicators[2].basis": "游园环境整治方案",
    "goals[2].indicators[1].level1": "产出指标",
    "goals[2].indicators[1].level2": "数量指标",
    "goals[2].indicators[1].level3": "复壮古树株数",
    "goals[2].indicators[1].target": "36",
    "goals[2].indicators[1].basis": "古树名木普查名录",
    "goals[2].indicators[1].measure": "株",
    "goals[2].indicators[2].level1": "满意度指标",
    "goals[2].indicators[2].level2": "服务对象满意度指标",
    "goals[2].indicators[2].level3": "市民满意度",
    "goals[2].indicators[2].target": "≥90%",
    "goals[2].indicators[2].basis": "上年问卷结果",
    "goals[2].indicators[3].level1": "产出指标",
    "goals[2].indicators[3].level2": "质量指标",
    "goals[2].indicators[3].level3": "复壮古树成活率",
    "goals[2].indicators[3].target": "≥95%",
    "goals[2].indicators[3].basis": "古树复壮技术规程",
}


# The same unit as ``make_space`` knows it, for tests that need no workspace.
HONEST_KNOWN = Known(
    Unit("301001", "示例区园林局", phone="0000-1001"),
    2024,
    (
        Project("301001", "公园管护", Decimal(60), Decimal(60), purpose="公园绿地日常管护。"),
        Project("301001", "古树保护", Decimal(40), Decimal(40), purpose="古树名木普查和复壮。"),
    ),
    {
        "income.appropriation.prior1": "140",
        "income.other.prior1": "0",
        "spending.basic.prior1": "50",
        "spending.project.prior1": "90",
    },
    (
        PriorIndicator("公园管护", "产出指标", "数量指标", "管护面积", "110", "120", "actual", "actual", "公顷"),
        PriorIndicator("公园管护", "效益指标", "社会效益指标", "公园环境", "", "有效提升", "", "actual"),
    ),
)


@dataclass(frozen=True)
class Space:
    """A workspace folder and the command line called in it on 16 January 2024."""

    folder: Path

    def run(self, *args: str, code: int = 0, lang: str = "zh") -> str:
        """Return what a command prints on standard output; it must end with the exit code."""
        head = ["-C", str(self.folder), "--lang", lang, "--today", "2024-01-16"]
        result = CliRunner().invoke(cli, [*head, *args])
        assert result.exit_code == code, f"{result.exit_code}: {result.output} {result.exception!r}"
        return result.stdout

    def json(self, *args: str, code: int = 0) -> Any:  # noqa: ANN401 - a JSON document
        """Return the JSON document of a command."""
        return json.loads(self.run(*args, "--json", code=code))

    def issued(self) -> Path:
        """Return the unit's issued workbook."""
        return next((self.folder / "outbox" / "2024").glob("301001_*.xlsx"))

    def cells(self, workbook: Path | None = None) -> dict[str, tuple[str, str]]:
        """Return field id -> (sheet, cell)."""
        fields = self.json("fields", str(workbook or self.issued()))["fields"]
        return {one["field"]: (one["sheet"], one["cell"]) for one in fields}

    def plan(self, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Return values by field as sheet -> cell -> value."""
        cells = self.cells()
        plan: dict[str, dict[str, Any]] = {}
        for field, value in values.items():
            sheet, cell = cells[field]
            plan.setdefault(sheet, {})[cell] = value
        return plan


def make_space(folder: Path) -> Space:
    """Return a workspace in which the unit's workbook has been issued."""
    space = Space(folder)
    CliRunner().invoke(cli, ["--today", "2024-01-16", "init", str(folder)], catch_exceptions=False)
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    (folder / "projects.csv").write_text(PROJECTS, encoding="utf-8")
    (folder / "history.csv").write_text(HISTORY, encoding="utf-8")
    space.run("history", str(folder / "history.csv"))
    space.run("generate")
    return space
