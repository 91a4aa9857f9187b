"""What a diligent unit would answer, by rule and without chance: every target met; the story names the exceptions."""

import re
from collections.abc import Iterable
from collections.abc import Sequence
from decimal import Decimal

from templates.amounts import plain_number
from templates.expr_value import plain
from templates.expr_value import rounded
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.issued import Issued
from templates.returned import Return
from tianbao.example.sheets import Sheets

SIGNS = "≥≤＞＜><= "
SHARES = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
WITH_COST = {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}
WHOLE = 90  # the weight of execution makes it 100
EXECUTED, BY_JULY, GROWTH = Decimal("0.976"), Decimal("0.58"), Decimal("1.03")
COUNTED = Decimal(10)
_COUNT = re.compile(r"^(\d+)(?![\d.%])(.*)$")
Texts = dict[str, str]


def typical(issued: Issued, day: str, last: Return | None) -> Texts:
    """Return the answers to a workbook by field id; ``last`` is the unit's accepted target form to go by."""
    sheets = Sheets(issued)
    for part in sheets.parts() or ("",):
        sheets.put(f"{part}unit.filed", day)
        sheets.put(f"{part}unit.preparer", "示例填报人")
    match issued.stamp.form:
        case "monitoring":
            _monitoring(sheets)
        case "project-self-evaluation":
            _project_evaluation(sheets)
        case "department-self-evaluation" if last:
            _department_evaluation(sheets, last)
        case "department-target" if last:
            _department_targets(sheets, last)
        case "project-target" if last:
            _project_targets(sheets, last)
    return sheets.given


def _monitoring(sheets: Sheets) -> None:
    for part in sheets.parts():
        budget = _amount(sheets.text(f"{part}funds.total.initial"))
        _money(sheets, f"{part}funds.appropriation", initial=budget, executed=budget * BY_JULY, expected=budget)
        sheets.put(f"{part}goal", _goal(sheets, part))
    for row in sheets.rows():
        reached = met(sheets.text(f"{row}.target"))
        sheets.put(f"{row}.progress", _so_far(reached))
        sheets.put(f"{row}.expected", reached)
        sheets.put(f"{row}.likelihood", "确定能")


def _project_evaluation(sheets: Sheets) -> None:
    for part in sheets.parts():
        budget = _amount(sheets.text(f"{part}funds.total.initial"))
        _money(sheets, f"{part}funds.appropriation", initial=budget, adjusted=budget, executed=budget * EXECUTED)
        project = sheets.text(f"{part}project.name")
        sheets.put(f"{part}goal.expected", _goal(sheets, part))
        sheets.put(
            f"{part}goal.actual", f"“{project}”各项任务已按计划实施，资金按规定使用，年度工作全部结束并通过验收。"
        )
        _evaluated(sheets, [row for row in sheets.rows() if row.startswith(part)])


def _department_evaluation(sheets: Sheets, last: Return) -> None:
    budget = last.amounts.get("spending.total.current") or Decimal(0)
    basic = rounded((last.amounts.get("spending.basic.current") or Decimal(0)) * EXECUTED, 2)
    executed = rounded(budget * EXECUTED, 2)
    other = rounded((last.amounts.get("income.other.current") or Decimal(0)) * EXECUTED, 2)
    _money(sheets, "funds", original=budget, adjusted=budget, executed=executed, carryover=budget - executed)
    _money(sheets, "funds.sources", general=executed - other, other=other)
    _money(sheets, "funds.nature", basic=basic, project=executed - basic)
    sheets.put("funds.weight", "10")
    sheets.put("unit.offices", "内设机构和编制按“三定”规定设置。")
    sheets.put("unit.staff", "在编人员均在核定编制以内，另有少量编外人员。")
    sheets.put("unit.duties", last.text("duties"))
    sheets.put("goal", last.text("tasks"))
    for number, (project, amount) in enumerate(_projects(last), start=1):
        row = f"tasks[{number}]"
        sheets.put(f"{row}.project", project)
        sheets.put(f"{row}.budget", amount)
        sheets.put(f"{row}.goal", f"完成“{project}”年度任务")
        sheets.put(f"{row}.completion", f"“{project}”年度任务已全部实施，见项目自评表")
    sheets.put("conclusion", "年度预算执行总体良好，主要工作任务按计划推进，部门整体支出绩效较好。")
    sheets.put("achievements", "重点项目按计划实施，公共服务供给增加，服务对象评价保持较好水平。")
    sheets.put("problems", "个别项目前期准备偏慢，上半年支出进度不够均衡。")
    sheets.put("measures", "提前做好项目储备和采购准备，按月跟踪支出进度，把评价结果用于下年预算编制。")
    _evaluated(sheets, list(sheets.rows()))


def _evaluated(sheets: Sheets, rows: Sequence[str]) -> None:
    """Answer the indicators of one project: targets met, weights by the Ministry's split."""
    weights = shared_out([sheets.text(f"{row}.level1") for row in rows])
    for row, weight in zip(rows, weights, strict=True):
        actual = met(sheets.text(f"{row}.target"))
        in_words = not any(char.isdigit() for char in actual)
        sheets.put(f"{row}.actual", actual)
        sheets.put(f"{row}.weight", weight)
        sheets.put(f"{row}.operator", "定性" if in_words else _sign(sheets.text(f"{row}.direction")))
        sheets.put(f"{row}.achievement", "100" if in_words else "")


def _department_targets(sheets: Sheets, last: Return) -> None:
    budgets = [sheets.text(one.id) for one in sheets.issued.fields if one.name.endswith("].year_budget")]
    projects = sum((_amount(text) for text in budgets), Decimal(0))
    basic = rounded((last.amounts.get("spending.basic.current") or Decimal(0)) * GROWTH, 2)
    other = last.amounts.get("income.other.current") or Decimal(0)
    _money(sheets, "income", **{"appropriation.current": basic + projects - other, "other.current": other})
    _money(sheets, "spending", **{"basic.current": basic, "project.current": projects})
    sheets.put("duties", last.text("duties"))
    sheets.put("tasks", last.text("tasks").replace(str(sheets.issued.stamp.year - 1), str(sheets.issued.stamp.year)))
    basis = _basis(indicator_rows(last))
    for row in sheets.rows():
        sheets.put(f"{row}.target", sheets.text(f"{row}.prior1"))
        sheets.put(f"{row}.basis", basis.get(sheets.text(f"{row}.level3"), ""))


def _project_targets(sheets: Sheets, last: Return) -> None:
    basis = _basis(indicator_rows(last))
    for part in sheets.parts():
        budget = _amount(sheets.text(f"{part}project.year_budget"))
        _money(sheets, f"{part}funds.appropriation", amount=budget)
        sheets.put(f"{part}goal.annual", _goal(sheets, part))
        rows = [row for row in sheets.rows() if row.startswith(part)]
        for row, weight in zip(rows, shared_out([sheets.text(f"{row}.level1") for row in rows]), strict=True):
            target = sheets.text(f"{row}.prior1")
            in_words = not any(char.isdigit() for char in target)
            sheets.put(f"{row}.target", target)
            sheets.put(f"{row}.operator", "定性" if in_words else _sign(sheets.text(f"{row}.direction")))
            sheets.put(f"{row}.weight", weight)
            sheets.put(f"{row}.basis", basis.get(sheets.text(f"{row}.level3"), ""))


def met(target: str) -> str:
    """Return the actual value that just meets a target: the target without its sign."""
    return target.lstrip(SIGNS)


def shared_out(levels: Sequence[str]) -> list[str]:
    """Return a whole weight for each row: the Ministry's split over the levels there are, even within each."""
    shares = WITH_COST if "成本指标" in levels else SHARES
    spare = WHOLE - sum(shares.get(level, 0) for level in set(levels))
    points = {level: shares.get(level, 0) + (spare if level == levels[0] else 0) for level in levels}
    found, met_before = [], dict.fromkeys(levels, 0)
    for level in levels:
        count = levels.count(level)
        each, rest = divmod(points[level], count)
        found.append(str(each + (met_before[level] < rest)))
        met_before[level] += 1
    return found


def _so_far(reached: str) -> str:
    """Return what stands by July: of a count its part, of a rate or a word the same."""
    count = _COUNT.match(reached)
    if count is None or Decimal(count[1]) < COUNTED:
        return reached
    return f"{int(Decimal(count[1]) * BY_JULY)}{count[2]}"


def _goal(sheets: Sheets, part: str) -> str:
    return f"按计划实施“{sheets.text(f'{part}project.name')}”，完成年度各项绩效指标，提高服务对象满意度。"


def _sign(direction: str) -> str:
    return "≤" if direction == "反向" else "≥"


def _basis(rows: Iterable[IndicatorRow]) -> Texts:
    return {row.level3: row.basis for row in rows}


def _projects(last: Return) -> Iterable[tuple[str, str]]:
    for one in last.fields():
        if one.id.endswith(".name") and one.row_group.startswith("projects[") and last.text(one.id):
            yield last.text(one.id), last.text(f"{one.row_group}.year_budget")


def _money(sheets: Sheets, group: str, **amounts: Decimal) -> None:
    for name, amount in amounts.items():
        sheets.put(f"{group}.{name}", plain(rounded(amount, 2)))


def _amount(text: str) -> Decimal:
    return plain_number(text) or Decimal(0)
