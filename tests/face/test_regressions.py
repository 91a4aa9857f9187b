"""``regressions``: every indicator beside last year, worst first."""

from typing import Any

import pytest

from tests.face.cli import run
from tests.face.conftest import Demo

TOTALS = {
    "regressed": 1, "explained": 4, "money": 7, "dequantified": 0, "dropped": 0, "not_comparable": 0, "held": 24,
    "improved": 87,
}  # fmt: skip


@pytest.fixture(scope="module")
def short(demo: Demo) -> Any:  # noqa: ANN401 - a JSON document
    return run(demo.folder, "regressions", "--json").document


@pytest.fixture(scope="module")
def everything(demo: Demo) -> Any:  # noqa: ANN401 - a JSON document
    return run(demo.folder, "regressions", "--all", "--json").document


def test_counts_are_the_same_with_and_without_all(short: Any, everything: Any) -> None:  # noqa: ANN401
    assert short["totals"] == everything["totals"] == TOTALS
    assert len(short["rows"]) == 12
    assert len(everything["rows"]) == sum(TOTALS.values())
    assert everything["rows"][:12] == short["rows"]


def test_worst_first(everything: Any) -> None:  # noqa: ANN401
    order = list(TOTALS)
    places = [order.index(row["verdict"]) for row in everything["rows"]]
    assert places == sorted(places)


def test_what_fell(short: Any) -> None:  # noqa: ANN401
    fell = [row for row in short["rows"] if row["verdict"] in ("regressed", "explained")]
    assert [
        (row["unit"], row["level3"], row["base"], row["current"], row["direction"], row["change"]) for row in fell
    ] == [
        ("205001", "高标准农田建成面积", "13500", "9800", "正向", -3700),
        ("207001", "创业担保贷款发放笔数", "236", "200", "正向", -36),
        ("208001", "案件平均响应时长", "32", "≤36", "反向", 4),
        ("202001", "疫苗接种剂次", "52800", "48500", "正向", -4300),
        ("206001", "图书借阅册次", "264000", "250000", "正向", -14000),
    ]
    assert [row["trend"] for row in fell] == ["mixed", "mixed", "mixed", "mixed", "fell_twice"]
    assert [row["reason"] == "" for row in fell] == [True, False, False, False, False]
    assert {(row["base_year"], row["base_kind"], row["current_kind"]) for row in fell} == {(2023, "actual", "target")}


def test_the_screen_in_both_languages(demo: Demo) -> None:
    zh = run(demo.folder, "regressions").out.splitlines()
    en = run(demo.folder, "regressions", lang="en").out.splitlines()
    assert zh[0].split() == ["结论", "单位", "指标", "上年", "本年", "走势", "说明"]
    assert zh[-1] == "倒退 1，倒退已说明 4，金额，不计 7，持平 24，上升 87"
    assert en[2].startswith("regressed")
    assert len(zh) == len(en) == 2 + 12 + 1
