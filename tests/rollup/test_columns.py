"""A table compared at once comes out as its rows do one by one."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.columns import compare_columns
from consolidate.distinct import column
from consolidate.distinct import each
from templates.contract import Contract
from templates.indicators import IndicatorRow
from templates.library import LEVELS
from templates.rulebook import Floor
from templates.rulebook import RuleBook
from templates.rulebook import YearRules
from templates.shipped import shipped_library
from templates.shipped import shipped_vocabulary
from templates.years import year_row

CONTRACT = Contract(RuleBook("示例区", 2024, "万元", ()), shipped_vocabulary())
STRICT = replace(CONTRACT, rules=replace(CONTRACT.rules, years=YearRules(floor=Floor(percent=Decimal(2)))))
VALUES = (
    *(
        "",
        "/",
        "95%",
        "≥95%",
        "≥90%",
        "0.95",
        "95",
        "≤5%",
        "5",
        "12场",
        "1200人次",
        "1,200人",
        "1.2千人次",
        "120万",
        "120万元",
    ),
    *(
        "12月底前",
        "2023年11月30日",
        "2023",
        "有效提升",
        "显著提升",
        "优",
        "长期",
        "≤5个工作日",
        "3天",
        "24小时",
        "1次/月",
        "12次/年",
    ),
    *(
        "90%-95%",
        "±3%",
        "约100人",
        "854万854万",
        "292%",
        "39批1052人次",
        "按合同约定",
        "100公顷",
        "1500亩",
        "**",
        "#REF!",
    ),
)
NAMES = ("", "接待游客人次", "受益户数", "低保标准", "投诉件数", "辍学率", " 指标1：完成率（5分）", "成本", "轮候")
TEXTS = {
    "level1": st.sampled_from([*LEVELS, "产出", "", "别的"]),
    "level2": st.sampled_from([lower for lowers in LEVELS.values() for lower in lowers] + ["数量", "", "自拟"]),
    "level3": st.sampled_from([*NAMES, *(one.level3 for one in shipped_library().indicators[::40])]),
    **dict.fromkeys(
        ("prior2", "prior1", "target", "actual"), st.sampled_from(VALUES) | st.text("0129.%≥≤年月个万元-", max_size=6)
    ),
    "measure": st.sampled_from(["", "人", "人次", "%", "万元", "天", "别的"]),
    "direction": st.sampled_from(["", "正向", "反向", "别的"]),
    "reason": st.sampled_from(["", "无", "设备按计划停用检修"]),
    "money": st.booleans(),
}
ROWS = st.lists(st.fixed_dictionaries(TEXTS), max_size=12)


def one_by_one(row: dict[str, Any], contract: Contract, stage: str) -> tuple[Any, ...]:
    texts = {name: text for name, text in row.items() if name != "money"}
    given = IndicatorRow("", "项目", None, None, **texts, basis="", stage=stage)
    found = year_row(given, contract, 2024, money=row["money"])
    one = found.comparison
    told = (one.verdict, one.trend, one.change, one.change_ratio, one.why, one.size, one.unit_changed) if one else ()
    return (*(told or ("", "", None, None, "", "", False)), found.direction.way)


@settings(max_examples=150)
@given(ROWS, st.sampled_from([CONTRACT, STRICT]), st.sampled_from(["target", "actual"]))
def test_a_table_comes_out_as_its_rows(rows: list[dict[str, Any]], contract: Contract, stage: str) -> None:
    frame = pd.DataFrame(rows, columns=list(TEXTS), index=range(5, 5 + len(rows)))
    found = compare_columns(frame, contract, 2024, stage)
    assert list(found.index) == list(frame.index)
    assert [tuple(row) for row in found.astype(object).itertuples(index=False)] == [
        one_by_one(row, contract, stage) for row in rows
    ]


def test_what_a_table_may_lack() -> None:
    """Levels and values are enough; a missing cell is a blank one."""
    frame = pd.DataFrame({"level3": ["群众满意度", "群众满意度"], "prior1": ["95%", None], "target": ["≥90%", "90%"]})
    assert compare_columns(frame, CONTRACT, 2024)[["verdict", "way"]].to_numpy().tolist() == [
        ["regressed", "正向"],
        ["", "正向"],
    ]
    assert compare_columns(frame[:0], CONTRACT, 2024).empty


def test_each_combination_is_worked_out_once() -> None:
    met: list[tuple[str, ...]] = []
    one, two = column(["甲", "乙", "甲", None, "甲"], ""), column(["一", "一", "一", "二", "二"], "")

    def joined(*given: str) -> str:
        met.append(given)
        return "".join(given)

    both = each(joined, one, two)
    assert met == [("甲", "一"), ("乙", "一"), ("", "二"), ("甲", "二")]
    assert list(both.part(str)) == ["甲一", "乙一", "甲一", "二", "甲二"]
    assert each(len, both).merged().distinct == [2, 1]


def test_more_combinations_than_a_number_holds() -> None:
    columns = [column(range(number, number + 1000), 0) for number in range(8)]
    assert list(each(lambda *given: sum(given), *columns).part(int)) == [8 * one + 28 for one in range(1000)]
