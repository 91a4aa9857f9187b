"""The forms that ship: the field ids that scripts rely on, what they take and who fills them in."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from templates.form import Field
from templates.form import Form
from templates.form import Need
from templates.form_check import field_ids
from templates.known import Known
from templates.plan import plan
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from tests.contract.units import UNIT
from tests.contract.units import project

FORMS = shipped_forms()
RULES = read_rules(shipped_rules_text(), "rules.yaml", FORMS)
KNOWN = Known(UNIT, 2024, (project(1, Decimal("60.5")), project(2)))

# as docs and scripts know them (cli.md, field ids of the shipped forms); more may be added, these names stay
PROMISED = {
    "department-target": """
unit.{name,preparer,phone,filed} income.{appropriation,other,total}.{current,share,prior2,prior1}
spending.{basic,project,total}.{current,share,prior2,prior1} duties tasks
projects[].{name,total_budget,year_budget,purpose} goals[].project
goals[].indicators[].{level1,level2,level3,prior2,prior1,target,basis,measure,direction,reason}
""",
    "project-target": """
unit.{name,preparer,phone,filed} project.{name,department,attribute,start,end,total_budget,year_budget}
funds.{total,appropriation,own,other}.amount goal.{long,annual}
indicators[].{level1,level2,level3,operator,target,measure,direction,weight,prior1,basis,reason} weights.total
costs[].{item,amount,prior2,prior1,basis} costs.total.{amount,prior2,prior1}
""",
    "project-self-evaluation": """
unit.{preparer,phone,filed} project.{name,department,implementer}
funds.{total,appropriation,carryover,other}.{initial,adjusted,executed,weight,rate,score} goal.{expected,actual}
indicators[].{level1,level2,level3,target,actual,weight,score,reason,measure,direction,prior1,regression_reason}
indicators[].{operator,achievement} score.{total,grade} notes
""",
    "department-self-evaluation": """
unit.{name,preparer,phone,filed,offices,staff,duties} funds.{original,adjusted,executed,rate,weight,score}
funds.sources.{general,fund,capital,other} funds.nature.{basic,project} funds.carryover goal
tasks[].{project,budget,goal,completion,target,actual} conclusion achievements problems measures
indicators[].{level1,level2,level3,target,actual,weight,score,reason,measure,direction,prior1,regression_reason}
indicators[].{operator,achievement} score.{total,grade}
""",
    "monitoring": """
unit.{preparer,phone,filed} project.{name,department,implementer}
funds.{total,appropriation,other}.{initial,executed,rate,expected} goal
indicators[].{level1,level2,level3,target,progress,expected,likelihood,cause_funds,cause_system,cause_staff}
indicators[].{cause_equipment,cause_other,cause_text,note}
""",
}

# field: kind, owner, need, what prefills it, what derives it
KEY_FIELDS = {
    "project-target": """
project.name: text unit always project.name
project.year_budget: money unit always project.year_budget
project.start: date unit never
funds.total.amount: money formula never
funds.appropriation.amount: money unit part
goal.annual: long_text unit always
indicators[].level1: choice unit row prior.level1
indicators[].level2: text unit row prior.level2
indicators[].target: value unit row
indicators[].weight: number unit never
indicators[].prior1: value unit never prior.prior1
weights.total: number formula never
""",
    "project-self-evaluation": """
project.implementer: text bureau never unit.name
funds.total.initial: money formula never project.year_budget
funds.total.weight: number unit always scoring.execution
funds.total.score: number formula never execution_score
funds.appropriation.rate: percent formula never
funds.carryover.weight: choice bureau never fixed.dash
goal.expected: long_text unit always plan.goal
indicators[].target: value unit row plan.target
indicators[].actual: value unit row
indicators[].weight: number unit row plan.weight
indicators[].score: number formula never indicator_score
indicators[].achievement: percent unit never
score.total: number formula never
score.grade: choice formula never grade
notes: long_text unit never
""",
    "department-self-evaluation": """
unit.offices: long_text unit always
funds.executed: money unit always
funds.rate: percent formula never
funds.weight: number unit never
funds.score: number formula never execution_score
tasks[].budget: money unit never
tasks[].completion: text unit row
conclusion: long_text unit always
indicators[].actual: value unit row
indicators[].score: number formula never indicator_score
score.grade: choice formula never grade
""",
    "monitoring": """
funds.total.initial: money formula never project.year_budget
funds.appropriation.executed: money unit part
funds.other.expected: money unit never
goal: long_text unit always plan.goal
indicators[].progress: value unit row
indicators[].likelihood: choice unit row
indicators[].cause_staff: choice unit never
""",
}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def spelt_out(pattern: str) -> Iterator[str]:
    match = re.search(r"\{([^}]*)\}", pattern)
    if match is None:
        yield pattern
        return
    for one in match[1].split(","):
        yield from spelt_out(pattern[: match.start()] + one + pattern[match.end() :])


@pytest.mark.parametrize("form_id", PROMISED)
def test_promised_fields_are_there(form_id: str) -> None:
    promised = {one for pattern in PROMISED[form_id].split() for one in spelt_out(pattern)}
    assert promised - set(field_ids(FORMS[form_id])) == set()


@pytest.mark.parametrize("form_id", KEY_FIELDS)
def test_key_fields(form_id: str) -> None:
    fields = dict(zip(field_ids(FORMS[form_id]), FORMS[form_id].fields(), strict=True))

    def told(path: str, one: Field) -> str:
        return f"{path}: {one.kind} {one.owner} {one.need} {one.source or one.derive}".strip()

    expected = KEY_FIELDS[form_id].strip().splitlines()
    assert [told(path, fields[path]) for path in (line.partition(":")[0] for line in expected)] == expected


def test_which_form_is_for_what() -> None:
    assert [f"{form.id} {form.stage} {form.per}".strip() for form in FORMS.values()] == [
        "department-self-evaluation actual",
        "department-target target",
        "monitoring progress projects",
        "project-self-evaluation actual projects",
        "project-target target projects",
    ]


@each_form
def test_a_report_without_indicators_and_scores_is_complete(form: Form) -> None:
    """Only rows in use need their cells: a table nobody fills in asks for nothing."""
    inside = {path for path in field_ids(form) if "[]" in path}
    fields = dict(zip(field_ids(form), form.fields(), strict=True))
    assert [path for path in inside if fields[path].need is Need.ALWAYS] == []
    scores = [path for path in ("funds.weight", "score.total", "score.grade") if path in fields]
    assert [path for path in scores if fields[path].need is not Need.NEVER] == []


@pytest.mark.parametrize("form_id", ["project-target", "project-self-evaluation", "monitoring"])
def test_a_sheet_for_each_project(form_id: str) -> None:
    laid = plan(FORMS[form_id], KNOWN, RULES)
    assert [(layout.sheet, layout.fields[f"{layout.part}project.name"].value) for layout in laid.layouts] == [
        ("1_项目1", "项目1"),
        ("2_项目2", "项目2"),
    ]
    assert len(laid.matching("1/indicators[*].target")) == len(laid.matching("2/indicators[*].target"))
    alone = plan(FORMS[form_id], Known(UNIT, 2024), RULES).layouts
    assert [layout.sheet for layout in alone] == [FORMS[form_id].sheet]


def test_a_project_may_have_begun_long_ago_and_last_for_years() -> None:
    fields = plan(FORMS["project-target"], KNOWN, RULES).fields
    days = {name: [str(day) for day in fields[f"1/{name}"].days(2024)] for name in ("project.start", "unit.filed")}
    assert days == {"project.start": ["1994-01-01", "2029-12-31"], "unit.filed": ["2023-01-01", "2025-12-31"]}
