"""A project's self-evaluation, typed as on paper, in which everything ties: tests of scores and money start from it."""

from collections.abc import Iterable
from dataclasses import replace

from consolidate.checks.all_checks import run_checks
from templates.finding import Finding
from templates.issued import Issued
from templates.known import Known
from templates.roster import Project
from templates.rulebook import RuleBook
from templates.shipped import shipped_forms
from tests.checks.builder import TYPED
from tests.checks.builder import UNIT
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import issued_for

YEAR = 2024
FORM = shipped_forms()["project-self-evaluation"]
KNOWN = Known(UNIT, YEAR, (Project("301001", "培训经费", None, None),))
ISSUED = issued_for(KNOWN, TYPED, FORM)
FORMULAS = issued_for(KNOWN, replace(TYPED, derived="formula"), FORM)
PART = next(one.part for one in ISSUED.fields if one.name == "project.name")

Row = tuple[str, str, str, str, str, str, str]  # level 1, level 2, name, target, actual, weight, score
ROWS: tuple[Row, ...] = (
    ("产出指标", "数量指标", "培训人次", "≥300人次", "310人次", "20", "20"),
    ("产出指标", "质量指标", "培训合格率", "≥95%", "96%", "20", "20"),
    ("产出指标", "时效指标", "完成时间", "2024年11月底前", "2024年11月", "10", "10"),
    ("效益指标", "社会效益指标", "干部能力", "有效提升", "有效提升", "30", "30"),
    ("满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "95%", "10", "10"),
)
HEAD: Values = {
    "unit.filed": "2025-01-16",
    "unit.preparer": "张三",
    "unit.phone": "0000-1001",
    "project.name": "培训经费",
    "funds.total.initial": "100",
    "funds.total.adjusted": "100",
    "funds.total.executed": "95",
    "funds.total.weight": "10",
    "funds.total.rate": "95%",
    "funds.total.score": "9.5",
    "funds.appropriation.initial": "100",
    "funds.appropriation.adjusted": "100",
    "funds.appropriation.executed": "95",
    "goal.expected": "举办干部培训班，提升业务能力。",
    "goal.actual": "全年举办培训班十二期。",
    "score.total": "99.5",
    "score.grade": "优",
}
COLUMNS = ("level1", "level2", "level3", "target", "actual", "weight", "score")


def values(changed: Values, rows_of: Iterable[Row] = ROWS) -> Values:
    """Return what the form holds, by the ids within it, with some cells changed."""
    table = {
        f"indicators[{n}].{column}": text
        for n, row in enumerate(rows_of, start=1)
        for column, text in zip(COLUMNS, row, strict=True)
    }
    whole = {**HEAD, **table, **changed}
    return {PART + name: content for name, content in whole.items()}


def findings(
    changed: Values, rows_of: Iterable[Row] = ROWS, issued: Issued = ISSUED, rules: RuleBook = TYPED
) -> tuple[Finding, ...]:
    """Return what is found about money and scores in the clean self-evaluation with these cells changed."""
    given = values(changed, rows_of)
    known = {one.id: one for one in issued.fields}
    told = {key: content for key, content in given.items() if known[key].unlocked}
    everything = run_checks(filled(told, issued), contract(rules))
    return tuple(one for one in everything if one.code.value[0] == "S" or "M107" <= one.code.value <= "M118")


def names(changed: Values, rows_of: Iterable[Row] = ROWS, rules: RuleBook = TYPED) -> list[tuple[str, str]]:
    """Return the findings of the typed form as (name, field)."""
    return [(one.name, one.place.field) for one in findings(changed, rows_of, rules=rules)]


def row(n: int, **cells: str) -> Values:
    """Return changes of one indicator row."""
    return {f"indicators[{n}].{name}": text for name, text in cells.items()}
