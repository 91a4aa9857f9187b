"""What a report says of each kind of cell: blanks, money, rates, dates, scores, and where they stand."""

import pytest

from tests.report.builder import ERROR
from tests.report.builder import content_of

MONEY = {"funds.original": "120", "funds.adjusted": "130.5", "funds.executed": "126"}


def test_money_has_its_unit_and_a_blank_is_no_zero() -> None:
    texts = content_of({**MONEY, "funds.carryover": "0"}).texts
    assert (texts["adjusted"], texts["carryover"], texts["fund"]) == ("130.5 万元", "0 万元", "未填报")


def test_what_is_no_number_is_quoted_and_an_error_is_no_blank() -> None:
    texts = content_of({"funds.original": "约一千万", "funds.adjusted": ERROR}).texts
    assert texts["original"] == "“约一千万”（原文，不是数字）"
    assert texts["adjusted"] == "无法读取（单元格里是错误值或公式）"


@pytest.mark.parametrize(
    ("adjusted", "executed", "typed", "said"),
    [
        ("130.5", "126", "", "96.55%"),
        ("130.5", "126", "96.55", "96.55%"),
        ("130.5", "126", "96.6", "96.55%"),  # the same at the precision that was typed
        ("130.5", "126", "97.5", "96.55%（填报为 97.5%）"),
        ("0", "0", "", "无法计算（预算数为 0）"),
        ("130.5", "", "", "未填报"),
        ("", "126", "90", "90%"),
        ("130.5", "0", "", "0.00%"),
    ],
)
def test_the_rate_is_worked_out_and_a_typed_one_that_differs_stands_beside_it(
    adjusted: str, executed: str, typed: str, said: str
) -> None:
    values = {"funds.adjusted": adjusted, "funds.executed": executed, "funds.rate": typed}
    content = content_of({key: text for key, text in values.items() if text}, derived="typed")
    assert content.texts["rate"] == said


def test_every_blank_that_is_said_is_missing() -> None:
    task = {"tasks[1].project": "送书下乡", "tasks[1].completion": "完成"}
    missing = content_of({**MONEY, **task, "unit.filed": "2024-06-06", "unit.offices": "两个科室"}).missing
    assert missing[:3] == ("funds.sources.general", "funds.sources.fund", "funds.sources.capital")
    assert "tasks[1].budget" in missing
    assert "tasks[1].goal" in missing
    assert not {"unit.offices", "unit.filed", "funds.original", "score.total", "tasks[2].project"} & {*missing}


def test_figures_are_traced_to_their_cells() -> None:
    content = content_of({**MONEY, "tasks[1].project": "送书下乡", "tasks[1].budget": "5", "tasks[1].target": "12场"})
    places = {one.label: (one.value, one.file, one.place) for one in content.figures}
    assert places["年初预算数"] == ("120 万元", "inbox/302.xlsx", "整体绩效自评表!B14")
    assert places["预算执行率"] == ("96.55%", "inbox/302.xlsx", "整体绩效自评表!E14 ÷ D14（计算）")
    assert places["重点任务 1·预算数"][0] == "5万元"
    assert places["重点任务 1·量化目标值"][0] == "12场"
    assert "总分" not in places  # nobody gave scores


def test_scores_only_where_they_are_given() -> None:
    row = {"level1": "产出指标", "level3": "下乡场次", "target": "12场", "actual": "12场", "weight": "90"}
    scored = content_of({**MONEY, "funds.weight": "10", **{f"indicators[1].{key}": text for key, text in row.items()}})
    assert (scored.texts["score"], scored.texts["grade"]) == ("99.66", "优")
    assert {"score", "grade", "indicators"} <= scored.given
    assert not {"score", "grade", "indicators"} & content_of(MONEY).given


def test_only_rows_in_use_are_listed_and_numbered_as_they_come() -> None:
    content = content_of({"tasks[1].project": "送书下乡", "tasks[3].project": "古籍修复", "tasks[3].budget": "8"})
    rows = [(row["number"], row["project"], row["budget"]) for row in content.lists["tasks"]]
    assert rows == [("1", "送书下乡", "未填报"), ("2", "古籍修复", "8万元")]


def test_lines_of_a_text_are_trimmed_and_blank_ones_left_out() -> None:
    assert content_of({"problems": "　　（一）甲。\n\n  （二）乙。 "}).texts["problems"] == "（一）甲。\n（二）乙。"


def test_dates_and_the_source() -> None:
    content = content_of({"unit.filed": "2024-06-06"}, state="blocked")
    assert (content.texts["filed"], content.texts["made"]) == ("2024年6月6日", "2024年6月7日")
    assert content.lists["sources"] == (
        {
            "form": "部门整体支出绩效自评表",
            "file": "inbox/302.xlsx",
            "received": "2024年6月6日",
            "state": "退回修改",
            "sha256": "ab" * 32,
        },
    )


def test_in_english() -> None:
    content = content_of({**MONEY, "unit.filed": "2024-06-06"}, lang="en")
    said = {key: content.texts[key] for key in ("adjusted", "fund", "filed", "offices")}
    assert said == {"adjusted": "130.5 万元", "fund": "not filed", "filed": "2024-06-06", "offices": "not filed"}
