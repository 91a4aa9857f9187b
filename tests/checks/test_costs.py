"""Cost indicators against the budget: alone, together, by the month, by number and unit cost."""

import pytest

from tests.checks.self_evaluation import ROWS
from tests.checks.self_evaluation import Row
from tests.checks.self_evaluation import names

ONE_TOO_DEAR = [("cost_exceeds_budget", "indicators[6]")]
TOGETHER_TOO_DEAR = [("cost_exceeds_budget", "indicators[7]")]
TOO_MANY = [("unit_cost_vs_budget", "indicators[7]")]
COSTS = {"cost_exceeds_budget", "unit_cost_vs_budget"}


def row(level2: str, name: str, target: str) -> Row:
    return ("产出指标", level2, name, target, "", "", "")


def told(*extra: Row) -> list[tuple[str, str]]:
    """Return what is found about costs; the budget of the project is 100 万元."""
    return [(name, field.partition(".")[0]) for name, field in names({}, (*ROWS, *extra)) if name in COSTS]


def cost(name: str, target: str) -> Row:
    return row("成本指标", name, target)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((cost("项目总成本", "≤100万元"),), []),
        ((cost("项目总成本", "≤120万元"),), ONE_TOO_DEAR),
        ((cost("车辆购置成本", "12万元"), cost("办公设备购置成本", "≤87万元")), []),
        ((cost("车辆购置成本", "12万元"), cost("办公设备购置成本", "≤90万元")), TOGETHER_TOO_DEAR),
        ((cost("项目总成本", "≤100万元"), cost("车辆购置成本", "≤40万元")), []),  # a part of the whole
        ((cost("运行维护成本", "≤8万元/月"),), []),
        ((cost("运行维护成本", "≤9万元/月"),), ONE_TOO_DEAR),
        ((cost("成本控制率", "≤100%"),), []),
        ((cost("培训成本", "控制在预算内"),), []),
        ((cost("人均成本", "≤500万元"),), []),  # nobody can tell what it counts
        ((row("数量指标", "购置设备", "50件"), cost("设备成本", "2万元/件")), []),  # 100 of 100
        ((row("数量指标", "购置设备", "60件"), cost("设备成本/件", "2万元")), TOO_MANY),
        ((row("数量指标", "维护设备", "40件"), row("数量指标", "购置设备", "60件"), cost("设备成本", "2万元/件")), []),
        ((row("数量指标", "救助人数", "21933人"), row("质量指标", "低保标准", "530元/人*月")), []),
    ],
)  # fmt: skip
def test_costs(rows: tuple[Row, ...], expected: list[tuple[str, str]]) -> None:
    assert told(*rows) == expected
