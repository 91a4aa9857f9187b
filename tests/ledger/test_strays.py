"""An approved change that reaches no target is told, with its line."""

from dataclasses import replace
from pathlib import Path

import pytest

from consolidate.history import HistoryRow
from consolidate.ledger.strays import strays
from consolidate.outcome import Outcome
from tests.face.cli import run
from tests.ledger.examples import a_ledger
from tests.ledger.test_cycle import FORMS
from tests.ledger.test_cycle import PLANNED
from tests.ledger.test_cycle import TRAINED
from tests.ledger.test_cycle import change
from tests.ledger.test_cycle import row
from tests.ledger.test_cycle import targets

TWICE = targets(
    row("goals[1].indicators[1]", TRAINED, target="2400"), row("goals[1].indicators[2]", TRAINED, target="300")
)


@pytest.mark.parametrize(
    ("filed", "given", "lost"),
    [
        (PLANNED, change("2100"), False),
        (PLANNED, replace(change("2100"), level3="培训人数"), True),
        (PLANNED, change("2100", project="校舍维修"), True),
        (PLANNED, change("2100", year=2023), True),
        (TWICE, change("2100"), True),
        (PLANNED, replace(change("2100", project="校舍维修"), kind="target"), False),
    ],
)
def test_a_change_without_its_indicator_is_a_stray(
    tmp_path: Path, filed: Outcome, given: HistoryRow, *, lost: bool
) -> None:
    with a_ledger(tmp_path, filed) as ledger:
        assert list(strays(ledger, (given,), FORMS)) == ([given] if lost else [])


def test_it_is_told_with_its_line_and_kept(small: Path) -> None:
    head = "unit,form,project,level1,level2,level3,year,kind,value,measure"
    line = "301001,department-target,绿化,产出指标,数量指标,植树,2024,调整,90,棵"
    (small / "调整.csv").write_text(f"{head}\n{line}\n", encoding="utf-8")
    ended = run(small, "history", small / "调整.csv")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "读取 1 条以前年度数值，新增或更正 1 条",
        ("调整.csv:2：单位 301001 2024 年通过的绩效目标里没有（或不止一处）“绿化”的指标“植树”，这条调整暂不起作用。"
        "请核对项目和指标名称，或先收取绩效目标"),
    ]
