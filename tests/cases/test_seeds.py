"""The two forms the project began with, whole, through the command line: what is found at which cell, and no more."""

import json
from dataclasses import replace
from pathlib import Path

from tests.cases.fill import DATA
from tests.cases.fill import paper_of
from tests.cases.fill import read_case
from tests.cases.paper import Found
from tests.cases.paper import checked
from tests.cases.paper import issue

TASKS = (
    "1、区委常委会专题研究统一战线工作不少于2次；2、调研成果被采纳不少于2件；"
    "3、举办统战干部培训不少于2期次；4、民族宗教突发事件处置成功率100%。"
)


def told(found: tuple[Found, ...]) -> list[str]:
    """Return what blocks or asks for a reason, each place once as ``name field``."""
    return sorted({one.place for one in found if one.severity != "notice"})


def test_caidian_as_the_unit_sent_it(tmp_path: Path) -> None:
    case = json.loads((DATA / "seed-caidian-2024.json").read_text(encoding="utf-8"))
    paper = paper_of(case)
    texts = {"duties": "1、负责全区统一战线工作。", "tasks": TASKS, "unit.preparer": ""}
    texts |= {f"projects[{number}].purpose": "见项目清单" for number in range(1, 8)}
    answers = {**paper.sheets[0][1], **texts}
    found = checked(issue(replace(paper, sheets=(("", answers),)), tmp_path / "w"), numbers=True)
    assert {one.name for one in found if one.severity == "block"} == {"missing_required"}
    assert {one.field for one in found if one.name == "missing_required"} == {"unit.preparer"}
    names = {one.name for one in found if one.severity != "block"}
    assert {one["code"] for one in case["expect"]} - names == {"missing_required"}
    assert names - {one["code"] for one in case["expect"]} == {"regressed_money"}
    values = [one for one in found if one.name == "value_column_ties_to_money"]
    assert [("163.12" in one.message, "155" in one.message) for one in values] == [(True, True)]
    gap = next(one for one in found if one.name == "projects_sum_ne_project_spending")
    assert (gap.field, gap.cell) == ("spending.project.current", "D11")
    assert "40" in gap.message


def test_liwan_as_a_self_evaluation(tmp_path: Path) -> None:
    found = checked(issue(paper_of(read_case("00b")), tmp_path / "w"), numbers=True)
    assert told(found) == [
        "actual_missing_for_target tasks[1].actual",  # 走访覆盖率 100 %
        "actual_missing_for_target tasks[4].actual",  # 培训班 1期
        "actual_restated_differs achievements",  # 39批1052人次 and 27批832人次
        "breakdown_basis_mismatch funds.nature.basic",  # 1033.31 + 271.32 = 1304.63, not 1238.39
        "over_target_needs_reason tasks[5].actual",  # 70多人 of 50人
        "target_restated_differs tasks[3].target",  # 39个 and 2个
    ]
    assert {one.place for one in found if one.severity == "notice"} == {
        "same_fact_differs achievements",  # 走访 25批次 and 35次; 企业 100余家 and 600余家
        "no_score_or_grade score.total",
    }
    basis = next(one.message for one in found if one.name == "breakdown_basis_mismatch")
    assert all(figure in basis for figure in ("1304.63", "1238.39", "66.24"))
