"""A small unit's form, issued and filled in without any workbook: the tests of the checks start from here."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from consolidate.checks.all_checks import run_checks
from templates.contract import Contract
from templates.finding import MARK
from templates.finding import Fact
from templates.finding import Finding
from templates.form import Form
from templates.interpret import interpret
from templates.issued import Issued
from templates.known import Known
from templates.known import PriorIndicator
from templates.plan import plan
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from templates.returned import Source
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.stamp import Stamp

Content = str | int | Decimal | Reading
Values = Mapping[str, Content]

FORM = shipped_forms()["department-target"]
RULES = read_rules(shipped_rules_text(), "rules.yaml", shipped_forms())
TYPED = replace(RULES, derived="typed", history_columns="typed")
UNIT = Unit("301001", "示例局")
TRAINING = Project("301001", "培训经费", Decimal(60), Decimal(60), purpose="举办培训班")
PUBLICITY = Project("301001", "宣传经费", Decimal(40), Decimal(40), purpose="印制宣传册")
KNOWN = Known(UNIT, 2024, (TRAINING, PUBLICITY))
SOURCE = Source("示例局.xlsx", "0" * 64, "2024-01-16")

CLEAN: Values = {
    "unit.filed": "2024-01-16",
    "unit.preparer": "张三",
    "unit.phone": "0000-1001",
    "income.appropriation.current": 150,
    "income.appropriation.prior2": 130,
    "income.appropriation.prior1": 140,
    "income.other.current": 10,
    "income.other.prior2": 0,
    "income.other.prior1": 0,
    "spending.basic.current": 60,
    "spending.basic.prior2": 45,
    "spending.basic.prior1": 50,
    "spending.project.current": 100,
    "spending.project.prior2": 85,
    "spending.project.prior1": 90,
    "duties": "1、负责干部培训。",
    "tasks": "1、举办培训班；2、开展宣传。",
    "goals[1].indicators[1].level1": "产出指标",
    "goals[1].indicators[1].level2": "数量指标",
    "goals[1].indicators[1].level3": "培训人次",
    "goals[1].indicators[1].prior2": "300",
    "goals[1].indicators[1].prior1": "320",
    "goals[1].indicators[1].target": "350",
    "goals[1].indicators[1].basis": "年度培训计划",
    "goals[1].indicators[1].measure": "人次",
    "goals[1].indicators[1].direction": "正向",
    "goals[2].indicators[1].level1": "满意度指标",
    "goals[2].indicators[1].level2": "服务对象满意度指标",
    "goals[2].indicators[1].level3": "群众满意度",
    "goals[2].indicators[1].prior2": "90%",
    "goals[2].indicators[1].prior1": "91%",
    "goals[2].indicators[1].target": "≥92%",
    "goals[2].indicators[1].basis": "上年问卷结果",
}
ROW = "goals[1].indicators[1]"  # the row of 培训人次, on line 43 of the sheet
PRIOR = PriorIndicator("培训经费", "产出指标", "数量指标", "培训人次", "300", "320", "actual", "actual", "人次", "正向")


def issued_for(known: Known = KNOWN, rules: RuleBook = RULES, form: Form = FORM) -> Issued:
    """Return the record of a workbook issued to a unit, with all fields and no locked labels."""
    layout = plan(form, known, rules)
    stamp = Stamp(form.id, form.version, known.unit.code, known.year, "T1", layout.digest, "K1")
    sheets = (layout.guide_sheet, layout.layouts[0].sheet, layout.check_sheet)
    return Issued(stamp, f"{known.year}-01-02", f"{known.unit.name}.xlsx", sheets, tuple(layout.fields.values()), ())


ISSUED = issued_for()


def filled(values: Values, issued: Issued = ISSUED) -> Return:
    """Return the form with these contents: text, a number, or a reading of any other kind."""
    unknown = set(values) - {field.id for field in issued.fields}
    assert not unknown, f"no such field: {sorted(unknown)}"
    return interpret(issued, SOURCE, {field: reading(content) for field, content in values.items()})


def reading(content: Content) -> Reading:
    if isinstance(content, Reading):
        return content
    if isinstance(content, str):
        return Reading(ReadingKind.TEXT, content) if content else BLANK
    return Reading(ReadingKind.NUMBER, str(content), Decimal(content))


def contract(rules: RuleBook = RULES, priors: Mapping[str, str] | None = None) -> Contract:
    """Return what returns are judged by; ``priors`` is what the ledger holds, by field id."""
    return Contract(rules, shipped_vocabulary(), priors or {})


CONTRACT = contract()


def found(spoilt: Values, issued: Issued = ISSUED, judged_by: Contract = CONTRACT) -> tuple[Finding, ...]:
    """Return what is found in the clean return with these cells changed."""
    return run_checks(filled({**CLEAN, **spoilt}, issued), judged_by)


def told(finding: Finding) -> dict[str, Fact]:
    """Return the facts of a finding; phrases by their key, labels in Chinese."""
    return {
        key: fact.split(MARK)[1] if isinstance(fact, str) and fact.startswith(MARK) else fact
        for key, fact in finding.facts
    }


def rows(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Return findings as (name, cell), in their order."""
    return [(finding.name, finding.place.cell) for finding in findings]
