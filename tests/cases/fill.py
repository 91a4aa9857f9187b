"""A case of a real form as the answers a person would type: the printed values at the field ids of docs/cli.md."""

import json
import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.cases.paper import Paper

DATA = Path(__file__).parent.parent / "data"
CASES = DATA / "cases"
SEED = DATA / "seed-liwan-2023.json"
SEED_UNIT = ("中共广州市荔湾区委统战部",)
FORMS = {
    "dept_target": "department-target",
    "project_target": "project-target",
    "project_self_eval": "project-self-evaluation",
    "project_self_eval_report": "project-self-evaluation",
    "dept_self_eval": "department-self-evaluation",
    "dept_self_eval_report": "department-self-evaluation",
    "self_eval_rectify_report": "department-self-evaluation",
}
# What a page of the internet leaves out and a return has to have.
CLERK = {"unit.preparer": "示例填报人", "unit.phone": "0000-1001"}
OPERATORS = {"大于等于": "≥", "小于等于": "≤", "等于": "=", "大于": ">", "小于": "<"}
COLUMNS = ("level1", "level2", "level3", "target", "actual", "weight", "score", "basis", "reason", "direction")
PLANNED = ("level1", "level2", "level3", "prior2", "prior1", "target", "basis")
MONEY_ROWS = {
    "财政拨款": "appropriation",
    "其他资金": "other",
    "基本支出": "basic",
    "项目支出": "project",
    "合计": "total",
}
FUND_ROWS = {"年度资金总额": "total", "财政拨款": "appropriation", "结转": "carryover", "其他": "other"}
COST_COLUMNS = {"item": "item", "amount": "y{0}", "prior1": "y{1}", "prior2": "y{2}"}

Case = Mapping[str, Any]


def read_case(name: str) -> Case:
    """Return a case by the beginning of its file name."""
    return json.loads(next(CASES.glob(f"{name}-*.json")).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def paper_of(case: Case) -> Paper:
    """Return the form that a case is a copy of."""
    form = FORMS[case["form_kind"]]
    year = case["fiscal_year"]
    filed = f"{year}-01-16" if form.endswith("-target") else f"{year + 1}-03-15"
    head = {**CLERK, "unit.filed": filed}
    if form == "department-self-evaluation":
        if case["form_kind"] == "dept_self_eval_report":
            head |= report_of(case)
        return Paper(form, year, case["unit"], case["money_unit"], (("", {**head, **_department(case)}),), {})
    if form == "department-target":
        budgets = {one["name"]: one["budget_year"] for one in case["projects"]}
        return Paper(form, year, case["unit"], case["money_unit"], (("", {**head, **_plan(case)}),), budgets)
    fill = _target if form == "project-target" else _evaluation
    sheets = tuple((one["name"], {**head, **given(fill(one, year))}) for one in case["projects"])
    budgets = {one["name"]: _csv(one["budget_year"] or one["budget_initial"]) for one in case["projects"]}
    return Paper(form, year, case["unit"], case["money_unit"], sheets, budgets)


def report_of(case: Case) -> dict[str, str]:
    """Return the running text of a whole report, which its case only quotes."""
    texts: dict[str, str] = json.loads(SEED.read_text(encoding="utf-8"))["values"]
    assert case["unit"] in SEED_UNIT
    return {name: text for name, text in texts.items() if not name.startswith(("tasks[", "funds."))}


def given(answers: Mapping[str, str | None]) -> dict[str, str]:
    """Return what the page prints: cells that are not on it, or blank on it, stay blank."""
    return {key: text for key, text in answers.items() if text}


def _csv(text: str | None) -> str:
    """Return a budget for the bureau's roster, which takes numbers only."""
    return text if text and re.fullmatch(r"[\d,]+(\.\d+)?", text) else ""


def _target(one: Case, year: int) -> dict[str, str | None]:
    answers = {
        "project.attribute": one["attr"],
        "project.year_budget": one["budget_year"],
        "funds.total.amount": one["budget_year"],
        "goal.annual": one["goal"],
        **_rows(one["indicators"]),
    }
    names = {ours: theirs.format(year, year - 1, year - 2) for ours, theirs in COST_COLUMNS.items()}
    for number, cost in enumerate(one.get("cost_items", ()), start=1):  # the total comes last on paper
        row = "costs.total" if cost["item"] == "合计" else f"costs[{number}]"
        answers |= {
            f"{row}.{ours}": cost[theirs] for ours, theirs in names.items() if (row, ours) != ("costs.total", "item")
        }
    return answers


def _evaluation(one: Case, year: int) -> dict[str, str | None]:
    del year
    total = {
        "initial": one["budget_initial"] or one["budget_year"],
        "adjusted": one["budget_adjusted"] or one["budget_year"],
        "executed": one["executed"],
        "weight": one["exec_weight"],
        "rate": one["exec_rate"],
        "score": one["exec_score"],
    }
    return {
        **{f"funds.total.{column}": text for column, text in total.items()},
        **_funds(one["funds"] or ()),
        "goal.expected": one["goal"],
        "goal.actual": one["goal_actual"],
        **_rows(one["indicators"]),
        "score.total": one["total_score"],
        "score.grade": one["grade"],
        "notes": one["reason"],
    }


def _plan(case: Case) -> dict[str, str]:
    """Return the target form of a department: money of three years, then the goals in the order of its projects."""
    year = case["fiscal_year"]
    columns = {"current": "year", "share": "share", "prior2": f"y{year - 2}", "prior1": f"y{year - 1}"}
    answers: dict[str, str] = {
        f"{side}.{MONEY_ROWS[row['item']]}.{ours}": row[theirs]
        for side, rows in (("income", case["finances"]["income"]), ("spending", case["finances"]["expense"]))
        for row in rows
        for ours, theirs in columns.items()
    }
    for goal, one in enumerate(case["projects"], start=1):
        rows = given(_rows(one["indicators"], PLANNED))
        answers |= {f"goals[{goal}].{name}": text for name, text in rows.items()}
        answers[f"projects[{goal}].total_budget"] = one["budget_total"]
    return answers


def _funds(rows: Sequence[Case]) -> dict[str, str]:
    """Return the rows under the total; levels of government (省财政 …) have no row of their own in the form."""
    answers: dict[str, str] = {}
    for row in rows:
        name = next((ours for word, ours in FUND_ROWS.items() if word in row["item"]), "")
        columns = ("initial", "adjusted", "executed") if name else ()
        answers |= {f"funds.{name}.{column}": row[column] for column in columns if row.get(column)}
    return answers


def _rows(indicators: list[Case], columns: tuple[str, ...] = COLUMNS) -> dict[str, str | None]:
    return {
        f"indicators[{number}].{column}": text
        for number, row in enumerate(indicators, start=1)
        for column, text in _columns(row, columns)
    }


def _columns(row: Case, columns: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    yield from ((column, row.get(column)) for column in columns)
    yield "measure", row.get("munit")
    yield "operator", "定性" if str(row.get("nature", "")).startswith("定性") else OPERATORS.get(row.get("op") or "")
    if row.get("raw_target"):
        yield "target", row["raw_target"]  # as the scan has it; what it may have been is not for a clerk to guess


def _department(case: Case) -> dict[str, str]:
    money = case.get("finances") or {}
    sources, nature = money.get("by_source", {}), money.get("by_nature", {})
    answers = {
        "funds.original": money.get("budget_initial"),
        "funds.adjusted": money.get("budget_adjusted"),
        "funds.executed": money.get("executed"),
        "funds.rate": money.get("exec_rate"),
        "funds.weight": money.get("exec_weight"),
        "funds.score": money.get("exec_score"),
        "funds.carryover": money.get("carry_over"),
        "funds.sources.general": sources.get("一般公共预算"),
        "funds.sources.fund": sources.get("政府性基金"),
        "funds.sources.capital": sources.get("国有资本经营"),
        "funds.sources.other": sources.get("其他"),
        "funds.nature.basic": nature.get("基本支出"),
        "funds.nature.project": nature.get("项目支出"),
        "goal": case["dept_goal"],
        "score.total": case["dept_score"],
        "score.grade": case["dept_grade"],
        **_rows(case.get("indicators", [])),
        **_tasks(case["projects"]),
    }
    return given(answers)


def _tasks(projects: list[Case]) -> dict[str, str | None]:
    """Return one line for every figure that a key task was to reach; what a later part of the report says counts."""
    lines = [(one, row) for one in projects for row in one["indicators"] if row["target"]]
    answers: dict[str, str | None] = {}
    for number, (one, row) in enumerate(lines, start=1):
        answers |= {
            f"tasks[{number}].project": one["name"],
            f"tasks[{number}].budget": (one["budget_year"] or "").removesuffix("万元"),
            f"tasks[{number}].goal": one["goal"],
            f"tasks[{number}].completion": one["goal_actual"],
            f"tasks[{number}].target": row.get("target_restated") or row["target"],
            f"tasks[{number}].actual": row["actual"],
        }
    return answers
