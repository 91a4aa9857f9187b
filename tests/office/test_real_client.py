"""A generated workbook in a real LibreOffice: what it refuses, what it lets in, what comes back."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.space import HONEST
from tests.space import Space
from tests.space import make_space

TOOL = Path(__file__).parents[1] / "tools" / "fill_with_libreoffice.py"
FORM = "绩效目标表"


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    """A workspace with one issued workbook."""
    return make_space(tmp_path_factory.mktemp("office") / "区 2024")


def typed(issued: Path, plan: dict[str, dict[str, Any]], out: Path, how: str = "type") -> dict[str, Any]:
    """Return the report of one workbook filled in by LibreOffice."""
    (out.parent / "plan.json").write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(TOOL), str(issued), str(out.parent / "plan.json"), "-o", str(out), "--how", how]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    job: dict[str, Any] = json.loads(done.stdout)["jobs"][0]
    return job


def told(job: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return cell -> (why, message) of what was refused."""
    return {one["cell"]: (one["why"], one["message"]) for one in job["refused"]}


@pytest.mark.usefixtures("soffice")
def test_what_is_not_the_units_is_refused(space: Space, tmp_path: Path) -> None:
    cells = space.cells()
    plan = {
        FORM: {
            "A3": "别的单位",
            cells["income.total.current"][1]: "5",
            cells["projects[1].year_budget"][1]: "61",
            cells["goals[1].indicators[1].prior1"][1]: "1",
            "N40": "x",
        },
        "填报说明": {"B3": "别的单位"},
        "_lists": {"A1": "x"},
    }
    refused = told(typed(space.issued(), plan, tmp_path / "out.xlsx"))
    assert {cell: why for cell, (why, _) in refused.items()} == {
        "A3": "protected",
        cells["income.total.current"][1]: "protected",
        cells["projects[1].year_budget"][1]: "protected",
        cells["goals[1].indicators[1].prior1"][1]: "protected",
        "N40": "protected",
        "B3": "protected",
        "A1": "hidden sheet",
    }


@pytest.mark.usefixtures("soffice")
def test_what_cannot_be_is_refused_with_our_words(space: Space, tmp_path: Path) -> None:
    plan = space.plan(
        {
            "income.appropriation.current": "一百万",
            "income.other.current": "-1",
            "unit.filed": "明天",
            "goals[2].indicators[1].level1": "别的指标",
            "goals[2].indicators[1].direction": "向上",
            "unit.preparer": "长" * 21,
        }
    )
    refused = told(typed(space.issued(), plan, tmp_path / "out.xlsx"))
    cells = {field: cell for field, (_, cell) in space.cells().items()}
    words = {
        field: refused[cells[field]][1]
        for field in (
            "income.appropriation.current",
            "income.other.current",
            "unit.filed",
            "goals[2].indicators[1].level1",
            "goals[2].indicators[1].direction",
            "unit.preparer",
        )
    }
    assert words == {
        "income.appropriation.current": "请填金额 | 只能填 0 到 100000000 之间的数字，单位万元，不要带文字。",
        "income.other.current": "请填金额 | 只能填 0 到 100000000 之间的数字，单位万元，不要带文字。",
        "unit.filed": "请填日期 | 只能填 2023-01-01 到 2025-12-31 之间的日期，如 2024-01-16。",
        "goals[2].indicators[1].level1": "请从清单中选择 | 只能选：产出指标、成本指标、效益指标、满意度指标。",
        "goals[2].indicators[1].direction": "请从清单中选择 | 只能选：正向、反向。",
        "unit.preparer": "内容太长 | 最多 20 个字。",
    }


@pytest.mark.usefixtures("soffice")
def test_level2_list_follows_level1(space: Space, tmp_path: Path) -> None:
    """A name off the list may be kept after a warning (it then needs a reason), one of the list raises none."""
    row, other = "goals[2].indicators[1]", "goals[2].indicators[2]"
    plan = space.plan(
        {
            f"{row}.level1": "产出指标",
            f"{row}.level2": "质量指标",
            f"{other}.level1": "产出指标",
            f"{other}.level2": "社会效益指标",
        }
    )
    job = typed(space.issued(), plan, tmp_path / "out.xlsx")
    cells = space.cells()
    warned = {one["cell"]: one["message"] for one in job["accepted"]}
    assert warned[cells[f"{row}.level2"][1]] == ""
    assert "不在规范清单里" in warned[cells[f"{other}.level2"][1]]


@pytest.mark.usefixtures("soffice")
def test_honest_fill_is_accepted_without_any_finding(space: Space, tmp_path: Path) -> None:
    job = typed(space.issued(), space.plan(HONEST), tmp_path / "out.xlsx")
    assert job["refused"] == []
    checked = space.json("check", str(tmp_path / "out.xlsx"))["files"][0]
    assert (checked["state"], checked["findings"]) == ("accepted", [])
    back = {one["field"]: one["value"] for one in space.json("fields", str(tmp_path / "out.xlsx"))["fields"]}
    assert {field: back[field] for field in HONEST} == {field: str(value) for field, value in HONEST.items()}
    book = load_workbook(tmp_path / "out.xlsx", data_only=True)
    guide = [book["填报说明"].cell(row, 2).value for row in range(11, 17)]
    assert guide == [0, 0, 0, 0, 0, "可以报送"]


@pytest.mark.usefixtures("soffice")
def test_a_fall_turns_the_live_check_on_and_a_reason_clears_it(space: Space, tmp_path: Path) -> None:
    row = "goals[1].indicators[1]"
    fallen = {**HONEST, f"{row}.target": "100"}
    typed(space.issued(), space.plan(fallen), tmp_path / "fallen.xlsx")
    explained = {**fallen, f"{row}.reason": "部分绿地移交街道管护"}
    typed(space.issued(), space.plan(explained), tmp_path / "explained.xlsx")
    cells = space.cells()
    state = f"M{cells[f'{row}.target'][1][1:]}"
    seen = []
    for name in ("fallen", "explained"):
        book = load_workbook(tmp_path / f"{name}.xlsx", data_only=True)
        document = space.json("check", str(tmp_path / f"{name}.xlsx"), code=1 if name == "fallen" else 0)["files"][0]
        seen.append(
            (
                book[FORM][state].value,
                book["填报说明"].cell(14, 2).value,
                document["state"],
                sorted(one["name"] for one in document["findings"]),
            )
        )
    assert seen == [
        ("需说明：比上年倒退（写明原因，至少6个字）", 1, "blocked", ["regression_reason_missing", "target_regressed"]),
        ("已说明", 0, "accepted", ["target_regressed"]),
    ]


@pytest.mark.usefixtures("soffice")
def test_pasting_into_an_input_does_not_lock_it_and_is_still_read(space: Space, tmp_path: Path) -> None:
    cell = space.cells()["income.appropriation.current"][1]
    typed(space.issued(), space.plan(HONEST), tmp_path / "typed.xlsx")
    typed(tmp_path / "typed.xlsx", {FORM: {cell: 150}}, tmp_path / "pasted.xlsx", how="paste")
    sheet = load_workbook(tmp_path / "pasted.xlsx")[FORM]
    assert sheet[cell].protection.locked is False
    again = typed(tmp_path / "pasted.xlsx", {FORM: {cell: "150"}}, tmp_path / "again.xlsx")
    assert again["refused"] == []
    assert space.json("check", str(tmp_path / "pasted.xlsx"))["files"][0]["findings"] == []
