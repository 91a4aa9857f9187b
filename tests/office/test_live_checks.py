"""The checks inside a generated workbook as LibreOffice works them out, beside the check on return."""

import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.contract import Contract
from templates.finding import Severity
from templates.indicators import IndicatorRow
from templates.issued import Issued
from templates.known import Known
from templates.known import PriorIndicator
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook import Band
from templates.rulebook import Floor
from templates.rulebook import YearRules
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.text import Lang
from templates.years import year_row
from tests.space import HONEST as TYPED_IN
from tests.space import HONEST_KNOWN

TOOL = Path(__file__).parents[1] / "tools" / "fill_with_libreoffice.py"
FORM, WORDS = shipped_forms()["department-target"], shipped_vocabulary()
FORM_SHEET, CHECKS, GUIDE = "绩效目标表", "填报自检", "填报说明"
LATER = "通过（与上年的比较以收取时为准；请选指标方向、统一单位）"
FELL = "需说明：比上年倒退（写明原因，至少6个字）"
TO_WORDS = "需说明：定量改为文字（写明原因，至少6个字）"
GIVEN_UP = "需说明：上年指标没有目标值（写明原因，至少6个字）"
HONEST = {**TYPED_IN, "unit.filed": 45307}  # the object model takes a date as a number
REASON = "设备按计划停用检修"
Case = tuple[str, str, str, str, str, str, str]

# level 1, level 2, name, last year, this year, unit of measure, direction -> what the row says
CASES: dict[Case, str] = {
    ("产出指标", "数量指标", "发放补助", "300元", "350元", "", "正向"): "通过",
    ("产出指标", "数量指标", "发放补助", "350元", "300元", "", "正向"): FELL,
    ("成本指标", "经济成本指标", "人均补助", "300元", "350元", "", ""): FELL,
    ("产出指标", "数量指标", "演出场次", "12场", "10场", "", ""): FELL,
    ("产出指标", "数量指标", "演出场次", "12场", "12 场", "", ""): "通过",
    ("产出指标", "时效指标", "办理时间", "5个工作日", "7个工作日", "", ""): FELL,
    ("产出指标", "时效指标", "响应时间", "24小时", "48小时", "", ""): FELL,
    ("产出指标", "时效指标", "响应时间", "48小时", "24小时", "", ""): "通过",
    ("产出指标", "时效指标", "办结时间", "30天以内", "60天以内", "", ""): FELL,
    ("产出指标", "质量指标", "设备完好率", "≥95%", "≥90%", "", ""): FELL,
    ("产出指标", "质量指标", "设备完好率", "≥95％", "≥ 95%", "", ""): "通过",
    ("产出指标", "质量指标", "设备完好率", "95", "90%", "", ""): FELL,
    ("产出指标", "质量指标", "设备完好率", "0.95", "90%", "", ""): LATER,
    ("产出指标", "数量指标", "培训人次", "1,200", "1100", "人次", ""): FELL,
    ("产出指标", "数量指标", "培训人次", "1200", "1300人次", "人次", ""): "通过",
    ("产出指标", "数量指标", "管护面积", "120公顷", "115", "公顷", ""): FELL,
    ("产出指标", "数量指标", "管护面积", "120公顷", "1300亩", "", ""): LATER,
    ("产出指标", "数量指标", "资金投入", "12万元", "10", "", ""): LATER,
    # dates and the like are never figures
    ("产出指标", "时效指标", "完成时间", "12月31日", "11月30日", "", "正向"): LATER,
    ("产出指标", "时效指标", "完成时间", "2023-12-31", "2023-11-30", "", "正向"): LATER,
    ("产出指标", "时效指标", "完成比例", "1/2", "1/3", "", "正向"): LATER,
    ("产出指标", "时效指标", "建设时间", "2023.07-2024.01", "2022.07-2023.01", "", "正向"): LATER,
    ("产出指标", "时效指标", "开工时间", "9:30", "8:30", "", "正向"): LATER,
    ("产出指标", "数量指标", "检查次数", "10次/月", "8次/月", "", ""): LATER,
    ("产出指标", "数量指标", "检查次数", "10~12", "8~9", "", ""): LATER,
    # no direction, words, dashes
    ("产出指标", "时效指标", "轮候", "5", "6", "", ""): LATER,
    ("效益指标", "社会效益指标", "市民素质", "5", "6", "", ""): LATER,
    ("效益指标", "社会效益指标", "公园环境", "有效提升", " 显著提升 ", "", ""): "通过",
    ("效益指标", "社会效益指标", "公园环境", " 显著提升", "有效提升", "", ""): FELL,
    ("效益指标", "社会效益指标", "公园环境", "有效提升", "优秀", "", ""): LATER,
    ("产出指标", "数量指标", "管护面积", "120公顷", "有效提升", "", ""): TO_WORDS,
    ("产出指标", "数量指标", "管护面积", "120公顷", "按合同约定全部管护", "", ""): TO_WORDS,
    ("产出指标", "数量指标", "管护面积", "按合同", "120", "", ""): LATER,
    ("产出指标", "数量指标", "管护面积", "—", "120", "", ""): "通过",
    ("产出指标", "数量指标", "管护面积", "120", "", "", ""): "待填",
    ("产出指标", "数量指标", "管护面积", "120", "无", "", ""): GIVEN_UP,
    ("产出指标", "数量指标", "管护面积", "120", "—", "", ""): GIVEN_UP,
    # names that tell the direction
    ("产出指标", "数量指标", "投诉件数", "5", "6", "", ""): FELL,
    ("产出指标", "数量指标", "投诉处理件数", "5", "6", "", ""): "通过",
    ("效益指标", "生态效益指标", "能耗下降率", "5%", "4%", "", ""): FELL,
    ("产出指标", "质量指标", "低保标准", "800", "700", "", ""): LATER,
    # names that the library knows better than their words
    ("效益指标", "社会效益指标", "义务教育阶段辍学率", "1%", "2%", "", ""): FELL,
    ("效益指标", "社会效益指标", "辍学率", "2%", "1%", "", ""): "通过",
    ("效益指标", "社会效益指标", "刑事案件发案率", "5%", "6%", "", ""): FELL,
    ("成本指标", "社会成本指标", "征地拆迁引发信访件数", "5", "6", "", ""): FELL,
    ("效益指标", "社会效益指标", "信访量", "6", "5", "", ""): "通过",
    ("产出指标", "数量指标", "违法建设拆除面积", "500平方米", "400平方米", "", ""): FELL,
    ("产出指标", "数量指标", "违法建设拆除面积", "400平方米", "500平方米", "", ""): "通过",
    ("产出指标", "数量指标", "地质灾害隐患点巡查次数", "12", "10", "", ""): FELL,
    ("效益指标", "经济效益指标", "为群众挽回经济损失", "50万元", "65万元", "", ""): "通过",
    ("产出指标", "质量指标", "网络安全事件发生次数", "0次", "2次", "", ""): FELL,
    ("效益指标", "社会效益指标", "火灾发生起数", "30", "28", "起", ""): "通过",
    ("效益指标", "生态效益指标", "PM2.5平均浓度", "35", "38", "", ""): FELL,
    ("产出指标", "数量指标", "河道 清淤长度", "12公里", "10公里", "", ""): FELL,
    ("产出指标", "质量指标", "预算评审审减率", "12%", "10%", "", ""): LATER,  # neither more nor less is better
    ("效益指标", "社会效益指标", "辍学率", "1%", "2%", "", "正向"): "通过",  # the column comes first
    ("效益指标", "社会效益指标", "辍学率", "≥1%", "≥2%", "", ""): "通过",  # and the sign
    ("效益指标", "社会效益指标", "*学率", "1%", "2%", "", ""): "通过",  # no name of the library
    ("产出", "数量", "保洁", "80", "70", "", ""): FELL,
    ("产出指标", "自拟指标", "保洁", "80", "70", "", ""): FELL,
}


def filled(jobs: list[tuple[Path, dict[str, dict[str, Any]], Path]]) -> list[Workbook]:
    """Return workbooks filled in by LibreOffice's object model, with what it worked out."""
    plan = [{"in": str(one), "fill": fill, "out": str(out), "how": "api"} for one, fill, out in jobs]
    batch = jobs[0][2].with_suffix(".json")
    batch.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(TOOL), "--batch", str(batch)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return [load_workbook(out, data_only=True) for _, _, out in jobs]


def issue(folder: Path, known: Known, lang: Lang = "zh", **changes: Any) -> tuple[Issued, Path, Contract]:  # noqa: ANN401
    rules = replace(read_rules(shipped_rules_text(), "rules.yaml", shipped_forms()), **changes)
    path = folder / "issued.xlsx"
    task = Task(FORM, known, rules, WORDS, lang, "2024-01-02", path.name)
    return write_workbook(task, Seal("Pass-2024", "k1", b"secret"), path), path, Contract(rules, WORDS)


def planned(issued: Issued, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    plan: dict[str, dict[str, Any]] = {}
    fields = {one.id: one for one in issued.fields}
    for field, value in values.items():
        plan.setdefault(fields[field].sheet, {})[fields[field].cell] = value
    return plan


def state(book: Workbook, issued: Issued, row: str) -> str:
    """Return what an indicator row says of itself."""
    target = next(one for one in issued.fields if one.id == f"{row}.target")
    return str(book[FORM_SHEET][f"M{target.row}"].value or "")


def lines(book: Workbook) -> dict[str, str]:
    """Return the self-check: line -> result."""
    sheet = book[CHECKS]
    return {str(sheet.cell(row, 2).value): str(sheet.cell(row, 4).value or "") for row in range(5, sheet.max_row + 1)}


def guide(book: Workbook) -> dict[str, Any]:
    """Return the progress block of the guide."""
    sheet = book[GUIDE]
    return {str(sheet.cell(row, 1).value): sheet.cell(row, 2).value for row in range(11, 17)}


def priors() -> tuple[PriorIndicator, ...]:
    return tuple(
        PriorIndicator("公园管护", one, two, three, "", base, "", "actual", unit, way)
        for one, two, three, base, _, unit, way in CASES
    )


@pytest.mark.usefixtures("soffice")
def test_rows_known_from_last_year(tmp_path: Path) -> None:
    """Each row says what it should, and asks about a fall only where the check on return finds one."""
    project = Project("301001", "公园管护", Decimal(60), Decimal(60), purpose="管护。")
    issued, path, contract = issue(tmp_path, Known(Unit("301001", "示例区园林局"), 2024, (project,), {}, priors()))
    values: dict[str, str] = {}
    for number, case in enumerate(CASES, start=1):
        row = f"goals[1].indicators[{number}]"
        values |= {f"{row}.target": case[4], f"{row}.basis": "管护合同"}
    book = filled([(path, planned(issued, values), tmp_path / "out.xlsx")])[0]
    seen = {case: state(book, issued, f"goals[1].indicators[{n}]") for n, case in enumerate(CASES, start=1)}
    assert seen == CASES
    for case, said in seen.items():
        one, two, three, base, target, unit, way = case
        given = IndicatorRow("", "公园管护", None, None, one, two, three, "", base, target, "管护合同", unit, way, "")
        found = year_row(given, contract, 2024).comparison
        verdict = found.verdict if found else ""
        if said not in (LATER, "待填"):
            assert (said == FELL) == (verdict == "regressed"), (case, verdict)
            assert (said == TO_WORDS) == (verdict == "dequantified"), (case, verdict)
            assert (said == GIVEN_UP) == (verdict == "dropped"), (case, verdict)


GRADED = YearRules(
    floor=Floor(percent=Decimal(2), count=Decimal(10), money=Decimal(50000), days=Decimal(3), score=Decimal(5)),
    small=Band(Decimal("0.05"), Severity.NOTICE),
)
SLIGHT = "通过（比上年略降，幅度小，无需说明）"
# two years before, last year, this year, unit of measure, direction -> what the row says under floors and a small band
GRADES: dict[tuple[str, str, str, str, str], str] = {
    ("", "1000", "991", "人次", "正向"): "通过",
    ("", "1000", "990", "人次", "正向"): SLIGHT,
    ("", "1000", "951", "", "正向"): SLIGHT,
    ("", "1000", "950", "", "正向"): FELL,
    ("", "700", "651", "", "正向"): FELL,  # exactly 7 %
    ("", "0", "30", "", "反向"): FELL,
    ("1100", "1000", "960", "", "正向"): FELL,  # the second fall in a row
    ("900", "1000", "960", "", "正向"): SLIGHT,
    ("1005", "1000", "960", "", "正向"): SLIGHT,  # the first fall was below the floor
    ("—", "1000", "960", "", "正向"): SLIGHT,
    ("有效", "1000", "960", "", "正向"): SLIGHT,
    ("1000~1100", "1000", "960", "", "正向"): LATER,
    ("1100场", "1000人次", "960人次", "", "正向"): SLIGHT,  # nothing like it the year before
    ("", "95%", "93.1%", "", "正向"): "通过",
    ("", "95%", "93%", "", "正向"): SLIGHT,
    ("", "95%", "90%", "", "正向"): FELL,
    ("98%", "95%", "93%", "", "正向"): FELL,
    ("", "200万元", "196万元", "", "正向"): "通过",
    ("", "200万元", "195万元", "", "正向"): SLIGHT,
    ("", "100天", "102天", "", "反向"): "通过",
    ("", "100天", "103天", "", "反向"): SLIGHT,
    ("", "100小时", "171小时", "", "反向"): "通过",
    ("", "100小时", "172小时", "", "反向"): FELL,
    ("", "98分", "94分", "", "正向"): "通过",
    ("", "98分", "92分", "", "正向"): FELL,
    ("", "120公里", "119公里", "", "正向"): SLIGHT,
    ("", "显著提升", "有效提升", "", ""): FELL,
}


@pytest.mark.usefixtures("soffice")
def test_floors_and_small_falls(tmp_path: Path) -> None:
    """A district that lets small falls pass has them pass in the workbook and on return alike."""
    names = [("产出指标", "数量指标", f"指标{n}") for n in range(len(GRADES))]
    priors = tuple(
        PriorIndicator("公园管护", *name, two, one, "actual" if two else "", "actual", unit, way)
        for name, (two, one, _, unit, way) in zip(names, GRADES, strict=True)
    )
    project = Project("301001", "公园管护", Decimal(61), Decimal(61), purpose="管护。")
    known = Known(Unit("301001", "示例区园林局"), 2024, (project,), {}, priors)
    issued, path, contract = issue(tmp_path, known, years=GRADED)
    rows = [f"goals[1].indicators[{number}]" for number in range(1, len(GRADES) + 1)]
    values = {f"{row}.target": case[2] for row, case in zip(rows, GRADES, strict=True)}
    values |= {f"{row}.basis": "管护合同" for row in rows}
    book = filled([(path, planned(issued, values), tmp_path / "out.xlsx")])[0]
    seen = {case: state(book, issued, row) for case, row in zip(GRADES, rows, strict=True)}
    assert seen == GRADES
    for (case, said), name in zip(GRADES.items(), names, strict=True):
        two, one, now, unit, way = case
        given = IndicatorRow("", "公园管护", None, None, *name, two, one, now, "管护合同", unit, way, "")
        found = year_row(given, contract, 2024).comparison
        fell = found is not None and found.verdict == "regressed"
        if said != LATER:
            assert (said == FELL) == (fell and GRADED.asks_reason(found.size if found else "")), (case, found)
            assert (said == SLIGHT) == (fell and not GRADED.asks_reason(found.size if found else "")), (case, found)


BELOW_ACTUAL = "通过（高于上年目标、低于上年实际，无需说明）"
# last year's target and actual, this year's target, direction -> what the row says
OUTSHONE = {
    ("100人次", "130人次", "110人次", "正向"): BELOW_ACTUAL,
    ("100人次", "130人次", "100人次", "正向"): FELL,
    ("≥90%", "97%", "≥92%", "正向"): BELOW_ACTUAL,
    ("≤5起", "2起", "≤4起", "反向"): BELOW_ACTUAL,
    ("≤5起", "2起", "≤6起", "反向"): FELL,
    ("100人次", "130人次", "140人次", "正向"): "通过",
    ("100人次", "130场次", "110场次", "正向"): FELL,
    ("有效提升", "130人次", "110人次", "正向"): FELL,
}


@pytest.mark.usefixtures("soffice")
def test_above_last_years_target_and_below_its_actual(tmp_path: Path) -> None:
    """What only a better actual outshines is told and needs no reason, in the workbook as on return."""
    priors = tuple(
        PriorIndicator("公园管护", "产出指标", "数量指标", f"指标{n}", "", done, "", "actual", "", way, target1=goal)
        for n, (goal, done, _, way) in enumerate(OUTSHONE)
    )
    project = Project("301001", "公园管护", Decimal(61), Decimal(61), purpose="管护。")
    issued, path, contract = issue(tmp_path, Known(Unit("301001", "示例区园林局"), 2024, (project,), {}, priors))
    rows = [f"goals[1].indicators[{number}]" for number in range(1, len(OUTSHONE) + 1)]
    values = {f"{row}.target": case[2] for row, case in zip(rows, OUTSHONE, strict=True)}
    values |= {f"{row}.basis": "管护合同" for row in rows}
    book = filled([(path, planned(issued, values), tmp_path / "out.xlsx")])[0]
    assert {case: state(book, issued, row) for case, row in zip(OUTSHONE, rows, strict=True)} == OUTSHONE
    for (goal, done, now, way), said in OUTSHONE.items():
        names = ("产出指标", "数量指标", "指标")
        given = IndicatorRow("", "公园管护", None, None, *names, "", done, now, "合同", "", way, "", planned1=goal)
        found = year_row(given, contract, 2024).comparison
        assert found is not None
        asked = found.verdict == "regressed" and contract.rules.years.asks_reason(found.size)
        assert asked == (said == FELL), (goal, done, now, found)


def judged(folder: Path, changes: dict[str, dict[str, Any]]) -> dict[str, tuple[Issued, Workbook]]:
    """Return the honest workbook by name of what is changed in it, worked out by LibreOffice."""
    issued, path, _ = issue(folder, HONEST_KNOWN)
    jobs = [
        (path, planned(issued, {**HONEST, **changed}), folder / f"{number}.xlsx")
        for number, changed in enumerate(changes.values())
    ]
    return {name: (issued, book) for name, book in zip(changes, filled(jobs), strict=True)}


USED_BY = ("level1", "level2", "level3", "target", "basis")
EMPTY_GOAL = {f"goals[2].indicators[{n}].{name}": None for n in (1, 2, 3) for name in USED_BY}
CHANGES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "a project without indicators": EMPTY_GOAL,
    "a new project, only its name": {"projects[3].name": "新项目"},
    "indicators without a project": {"goals[3].indicators[1].level3": "新指标"},
    "a text longer than its box": {"duties": "负责园林绿化管理。" * 200},
    "a text as long as its box": {"duties": "负责园林绿化管理。" * 90},
    "many short paragraphs": {"tasks": "\n".join(["一、管护。"] * 40)},
    "a long name": {"goals[2].indicators[1].level3": "管护面积包括公园绿地和道路绿化带" * 4},
    "only blanks": {"unit.preparer": "  "},
    "a pasted text too long": {"unit.preparer": "长" * 21},
    "a pasted choice off the list": {
        "goals[2].indicators[1].level1": "别的指标",
        "goals[2].indicators[1].reason": REASON,
    },
}
GOAL = "年度目标 {}：指标逐行自检"
FITS = "“{}”的文字能完整打印（否则请拉高行）"


@pytest.fixture(scope="module")
def changed(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Issued, Workbook]]:
    """The honest workbook and what it says after each change."""
    del soffice
    return judged(tmp_path_factory.mktemp("live"), CHANGES)


READY = [0, 0, 0, 0, 0, "可以报送"]
SAID: dict[str, tuple[list[Any], dict[str, str]]] = {
    "nothing": (READY, {"必填项都已填写": "通过", GOAL.format(1): "通过", GOAL.format(2): "通过", GOAL.format(3): ""}),
    "a project without indicators": ([0, 0, 1, 0, 0, "还不能报送"], {GOAL.format(2): "待填"}),
    "a new project, only its name": (
        [3, 0, 1, 0, 0, "还不能报送"],
        {"必填项都已填写": "3 项未填", GOAL.format(3): "待填"},
    ),
    "indicators without a project": ([0, 1, 1, 0, 0, "还不能报送"], {GOAL.format(3): "缺项目名称"}),
    "a text longer than its box": (READY, {FITS.format("部门职能概述"): "请拉高行"}),
    "a text as long as its box": (READY, {FITS.format("部门职能概述"): "通过"}),
    "many short paragraphs": (READY, {FITS.format("年度工作任务"): "请拉高行"}),
    "only blanks": ([1, 0, 0, 0, 0, "还不能报送"], {"必填项都已填写": "1 项未填"}),
    "a pasted text too long": (
        [0, 0, 0, 0, 1, "还不能报送"],
        {"金额、日期、清单项的内容有效（粘贴的也检查）": "1 处无效"},
    ),
    "a pasted choice off the list": (
        [0, 0, 0, 0, 1, "还不能报送"],
        {"金额、日期、清单项的内容有效（粘贴的也检查）": "1 处无效"},
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_guide_and_self_check(changed: dict[str, tuple[Issued, Workbook]], name: str) -> None:
    """Whatever keeps a return from being accepted keeps the guide from saying that it is ready."""
    _, book = changed[name]
    counts, expected = SAID[name]
    seen = lines(book)
    assert {line: seen[line] for line in expected} == expected
    assert list(guide(book).values()) == counts


def test_a_row_grows_with_what_is_typed(changed: dict[str, tuple[Issued, Workbook]]) -> None:
    issued, book = changed["a long name"]
    rows = {one.id: one.row for one in issued.fields}
    names = ("goals[2].indicators[1].level3", "goals[1].indicators[3].level3")  # the second is blank
    heights = [book[FORM_SHEET].row_dimensions[rows[name]].height for name in names]
    assert heights[0] > 60
    assert heights[1] == 24.75


TYPED: dict[str, tuple[dict[str, str], str]] = {
    "no target beside last year's value": ({"prior1": "40", "target": ""}, "未填完整"),
    "a dash beside last year's value": ({"prior1": "40", "target": "—"}, GIVEN_UP),
    "a dash and no last year": ({"target": "无"}, "未填完整"),
    "no name under a proper level 2": ({"level3": ""}, "未填完整"),
    "the name in level 2": ({"level2": "复壮古树", "level3": ""}, "需说明：三级指标空白（写明原因，至少6个字）"),
    "two reasons": (
        {"level2": "复壮", "basis": "36"},
        "需说明：依据照抄指标值；二级指标不在清单（写明原因，至少6个字）",
    ),
    "level 2 of another level 1": (
        {"level2": "社会效益指标"},
        "需说明：二级指标不在清单（写明原因，至少6个字）",
    ),
    "another name of level 2": ({"level2": " 数量 "}, "通过"),
    "a reason of blanks": (
        {"level2": "复壮", "reason": "一 二 三 四 五"},
        "需说明：二级指标不在清单（写明原因，至少6个字）",
    ),
    "a reason": ({"level2": "复壮", "reason": REASON}, "已说明"),
    "the budget": ({"target": "40", "measure": ""}, "需说明：指标值等于预算金额（写明原因，至少6个字）"),
    "as many as the budget": ({"target": "40株", "measure": ""}, "通过"),
    "a fall": ({"prior1": "40", "target": "36"}, FELL),
}


@pytest.mark.usefixtures("soffice")
def test_rows_the_unit_names_itself(tmp_path: Path) -> None:
    row = "goals[2].indicators[1]"
    books = judged(tmp_path, {name: {f"{row}.{k}": v for k, v in given.items()} for name, (given, _) in TYPED.items()})
    assert {name: state(book, issued, row) for name, (issued, book) in books.items()} == {
        name: said for name, (_, said) in TYPED.items()
    }


@pytest.mark.usefixtures("soffice")
def test_english_wording(tmp_path: Path) -> None:
    issued, path, _ = issue(tmp_path, HONEST_KNOWN, "en")
    row, other = "goals[1].indicators[1]", "goals[2].indicators[1]"
    values = {**HONEST, f"{row}.target": "100", f"{other}.prior1": "10/12"}
    book = filled([(path, planned(issued, values), tmp_path / "out.xlsx")])[0]
    assert [state(book, issued, one) for one in (row, other)] == [
        "reason needed: worse than last year (say why, at least 6 characters)",
        "OK (compared with last year on return; choose the direction, keep one unit)",
    ]
    assert list(guide(book).values()) == [0, 0, 0, 1, 0, "not ready yet"]


@pytest.mark.usefixtures("soffice")
def test_a_typed_share_as_a_percentage_is_a_number(tmp_path: Path) -> None:
    issued, path, _ = issue(tmp_path, HONEST_KNOWN, derived="typed")
    shares = {"income.appropriation.share": 0.9375, "income.other.share": 6.25, "income.total.share": 1001}
    book = filled([(path, planned(issued, {**HONEST, **shares}), tmp_path / "out.xlsx")])[0]
    assert lines(book)["金额、日期、清单项的内容有效（粘贴的也检查）"] == "1 处无效"
