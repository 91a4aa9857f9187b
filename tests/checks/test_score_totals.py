"""Execution score, total, grade and weights; forms without weights or without a total are not judged by them."""

from dataclasses import replace

import pytest

from consolidate.checks.all_checks import run_checks
from templates.known import Known
from templates.roster import Project
from templates.scoring_rules import HUBEI
from tests.checks.builder import TYPED
from tests.checks.builder import UNIT
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import issued_for
from tests.checks.self_evaluation import FORM
from tests.checks.self_evaluation import PART
from tests.checks.self_evaluation import ROWS
from tests.checks.self_evaluation import YEAR
from tests.checks.self_evaluation import findings
from tests.checks.self_evaluation import names
from tests.checks.self_evaluation import row
from tests.checks.self_evaluation import values

TOTAL, GRADE, WEIGHTS = "score.total", "score.grade", "weights.total"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"funds.total.score": "10", TOTAL: "100"}, [("exec_score_wrong", "funds.total.score")]),
        ({"funds.total.score": "9.6", TOTAL: "99.6"}, []),  # within the tolerance
        ({"funds.total.rate": "95%", "funds.total.score": "", TOTAL: "99.5"}, []),
        ({TOTAL: "90"}, [("total_wrong", TOTAL)]),  # without the points of execution
        ({TOTAL: "99.5分"}, []),  # no number: its own cell says so
        ({TOTAL: "", GRADE: ""}, [("no_score_or_grade", TOTAL)]),
        ({GRADE: ""}, []),
        ({TOTAL: ""}, []),
        ({GRADE: "良"}, [("grade_mismatch", GRADE)]),
        ({GRADE: "优秀"}, []),
        ({**row(4, score="24.97", reason="效果没有预期的明显"), TOTAL: "94.47"}, []),
        ({**row(4, score=""), TOTAL: "69.5", GRADE: "中"}, []),  # not scored: missing in its own cell
    ],
)
def test_totals(changed: Values, told: list[tuple[str, str]]) -> None:
    assert names(changed) == told


@pytest.mark.parametrize(("total", "grade"), [("84.47", "良"), ("90", "优"), ("79.99", "中"), ("59.9", "差")])
def test_grade_of_a_total(total: str, grade: str) -> None:
    told = [name for name, _ in names({TOTAL: total, GRADE: grade})]
    assert "grade_mismatch" not in told
    assert "grade_mismatch" in [name for name, _ in names({TOTAL: total, GRADE: "差" if grade != "差" else "优"})]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (row(4, weight="40", score="40"), ["weights_sum_ne_100", "total_wrong"]),
        ({**row(4, weight="40", score="40"), TOTAL: "109.5"}, ["weights_sum_ne_100"]),
        ({**row(4, weight="20", score="20"), TOTAL: "89.5", GRADE: "良"}, ["weights_sum_ne_100"]),
        (
            {**row(4, weight="20", score="20"), TOTAL: "99.5"},
            ["weights_sum_ne_100"],
        ),  # the other rows may hold the rest
        ({**row(4, weight="20", score="20"), TOTAL: "", GRADE: ""}, ["no_score_or_grade"]),  # not finished yet
        (row(4, weight=""), []),  # its own cell is blank: missing_required
        ({WEIGHTS: "100"}, []),
        ({WEIGHTS: "90"}, []),
        ({"funds.total.weight": "", "funds.total.score": "", TOTAL: "90"}, []),
    ],
)
def test_weights(changed: Values, told: list[str]) -> None:
    assert [name for name, _ in names(changed)] == told


def test_a_form_without_weights_has_scores_only() -> None:
    hubei = replace(TYPED, scoring=HUBEI)
    rows = [(*one[:5], "", "16") for one in ROWS]
    head: Values = {"funds.total.weight": "20", "funds.total.score": "19", "funds.total.rate": "95%"}
    assert names({**head, TOTAL: "99"}, rows, hubei) == []
    assert names({**head, TOTAL: "80", GRADE: "良"}, rows, hubei) == [("total_wrong", TOTAL)]
    assert names({**head, **row(1, actual=""), TOTAL: "99"}, rows, hubei) == [
        ("value_blank_full_score", "indicators[1].score")
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (row(1, level1="产出指标(50分)"), []),
        (row(1, level1="产出指标（60分）"), [("level1_weight_vs_note", "indicators[1].level1")]),
        ({"notes": "一级指标分值统一设置为:产出指标50分、效益指标30分、服务对象满意度指标10分。"}, []),
        ({"notes": "一级指标分值统一设置为:产出指标40分、效益指标40分。"}, [
            ("level1_weight_vs_note", "indicators[1].level1"),
            ("level1_weight_vs_note", "indicators[4].level1"),
        ]),
        ({**row(4, weight="20", score="20"), **row(5, weight="20", score="20")}, [
            ("level1_weight_nonstandard", "indicators[4].weight"),
            ("level1_weight_nonstandard", "indicators[5].weight"),
        ]),
        ({**row(4, level1="履职效能", weight="20", score="20"), **row(5, weight="20", score="20")}, []),
    ],
)  # fmt: skip
def test_weights_of_a_level(changed: Values, told: list[tuple[str, str]]) -> None:
    assert names(changed) == told


def test_no_satisfaction_leaves_its_points_to_the_benefits() -> None:
    rows = [*ROWS[:3], (*ROWS[3][:5], "40", "40")]
    assert names({}, rows) == []


def test_facts_of_a_wrong_total() -> None:
    (wrong,) = findings({TOTAL: "90"})
    assert dict(wrong.facts) == {"given": "90", "expected": "99.5", "gap": "9.5"}
    assert wrong.place.cell


def test_each_project_is_judged_by_its_own_sheet() -> None:
    projects = tuple(Project("301001", name, None, None) for name in ("培训经费", "宣传经费"))
    issued = issued_for(Known(UNIT, YEAR, projects), TYPED, FORM)
    first, second = (one.part for one in issued.fields if one.name == "project.name")
    clean = {name.removeprefix(PART): content for name, content in values({}).items()}
    whole = {first + name: content for name, content in clean.items()}
    whole |= {second + name: content for name, content in clean.items()}
    whole |= {f"{second}project.name": "宣传经费", f"{second}score.total": "90"}
    told = [one for one in run_checks(filled(whole, issued), contract(TYPED)) if one.name == "total_wrong"]
    assert [(one.place.project, one.place.field) for one in told] == [("宣传经费", TOTAL)]
    assert told[0].place.sheet != issued.fields[0].sheet
