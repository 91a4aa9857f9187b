"""A form that is filled in once for each project: one sheet each, ids of its own, formulas that stay on their sheet."""

from dataclasses import replace
from decimal import Decimal

from templates.expr import written
from templates.known import Known
from templates.known import PriorIndicator
from templates.place_checks import CHECK_SHEET
from templates.plan import Plan
from templates.plan import plan
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text

FORMS = shipped_forms()
RULES = read_rules(shipped_rules_text(), "rules.yaml", FORMS)
PROJECTS = (Project("01", "防汛/抗旱：经费", Decimal(90), Decimal(80)), Project("01", "培训经费"))
APPROVED = PriorIndicator(
    "培训经费",
    "产出指标",
    "数量指标",
    "培训人次",
    prior1="95人次",
    kind1="actual",
    planned=True,
    operator="≥",
    target="≥100人次",
    weight="20",
)
KNOWN = Known(Unit("01", "示例局", "主管局"), 2024, PROJECTS, indicators=(APPROVED,), goals={"培训经费": "办好培训"})


def laid(form: str = "project-self-evaluation", known: Known = KNOWN, **rules: str) -> Plan:
    return plan(FORMS[form], known, replace(RULES, **rules))  # type: ignore[arg-type]


def test_one_sheet_for_each_project() -> None:
    found = laid()
    assert [(one.sheet, one.part, one.number) for one in found.layouts] == [
        ("1_防汛抗旱经费", "1/", 1),
        ("2_培训经费", "2/", 2),
    ]
    name = found.fields["2/project.name"]
    assert (name.sheet, name.name, name.value, name.unlocked) == ("2_培训经费", "project.name", "培训经费", False)


def test_formulas_and_checks_stay_on_their_sheet() -> None:
    found = laid()
    rate = found.fields["2/funds.total.rate"].formula
    assert rate is not None
    assert written(rate) == "round(((2/funds.total.executed / 2/funds.total.adjusted) * 100), 2)"
    paths = {line.at.partition("/")[0] for line in found.checks if line.part}
    assert paths == {"1", "2"}
    reasons = [one for one in found.fields.values() if one.sheet == CHECK_SHEET]
    assert {one.part for one in reasons} <= {"", "1/", "2/"}
    assert all(one.id.startswith(f"{one.part}reasons.") for one in reasons)


def test_a_unit_of_which_no_project_is_known_names_its_own() -> None:
    found = laid(known=Known(Unit("01", "示例局"), 2024))
    assert [one.sheet for one in found.layouts] == [FORMS["project-self-evaluation"].sheet]
    assert found.fields["1/project.name"].unlocked


def test_approved_targets_are_locked_in_the_self_evaluation() -> None:
    fields = laid().fields

    def seen(name: str) -> tuple[str, bool]:
        one = fields[f"2/{name}"]
        return one.value, one.unlocked

    assert seen("indicators[1].target") == ("≥100人次", False)
    assert seen("indicators[1].prior1") == ("95人次", False)
    assert seen("indicators[1].weight") == ("20", False)
    assert seen("indicators[1].actual") == ("", True)
    assert seen("goal.expected") == ("办好培训", False)
    assert seen("funds.total.weight") == ("10", False)
    assert seen("indicators[2].target") == ("", True)
    assert fields["1/indicators[1].target"].unlocked


def test_typed_scores_are_the_units_own() -> None:
    fields = laid(derived="typed", history_columns="typed").fields
    typed = (
        "funds.total.rate",
        "funds.total.score",
        "indicators[1].score",
        "score.total",
        "score.grade",
        "indicators[1].prior1",
    )
    assert all(fields[f"2/{name}"].unlocked for name in typed)
    assert not any(laid().fields[f"2/{name}"].unlocked for name in typed)


def test_room_for_thirty_indicators_a_project() -> None:
    for form in ("project-target", "project-self-evaluation", "monitoring"):
        assert "2/indicators[30].target" in laid(form).fields


def test_approved_indicators_make_no_rows_of_tasks() -> None:
    many = tuple(replace(APPROVED, project="", level3=f"指标{n}") for n in range(9))
    (layout,) = laid("department-self-evaluation", replace(KNOWN, indicators=many)).layouts
    shown = [row.row_group for row in layout.rows if not row.hidden and row.row_group.startswith("tasks[")]
    bare = laid("department-self-evaluation", replace(KNOWN, indicators=())).layouts[0]
    assert shown == [row.row_group for row in bare.rows if not row.hidden and row.row_group.startswith("tasks[")]
    blank_in_print = [row for row in layout.rows if row.row_group.startswith("tasks[") and row.needs == ()]
    assert blank_in_print == []
