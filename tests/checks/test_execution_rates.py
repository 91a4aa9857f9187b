"""The execution rate against the amounts, at the precision it is printed with; what it says about indicators."""

import pytest

from tests.checks.builder import Values
from tests.checks.self_evaluation import findings
from tests.checks.self_evaluation import names
from tests.checks.self_evaluation import row

RATE = "funds.total.rate"


def money(adjusted: str, executed: str, rate: str, **more: str) -> Values:
    """Return the funds of the total row, all of it an appropriation, with the execution score left to the rule."""
    both = {f"funds.{one}.{name}": text for one in ("total", "appropriation")
            for name, text in (("initial", adjusted), ("adjusted", adjusted), ("executed", executed))}  # fmt: skip
    return {**both, RATE: rate, "funds.total.score": "", "score.total": "", **more}


def rates(changed: Values) -> list[str]:
    return [name for name, field in names(changed) if field == RATE]


@pytest.mark.parametrize(
    ("adjusted", "executed", "rate", "told"),
    [
        ("250000", "242750", "97.10%", []),
        ("43.2", "41.45", "96%", []),  # 95.95: a whole percent
        ("250,000.00", "240,457.6", "96.19%", ["exec_rate_rounding"]),  # 96.183
        ("287", "272", "95%", ["exec_rate_rounding"]),  # 94.77 rounded up to a whole percent
        ("287", "272", "95.8%", ["exec_rate_wrong"]),
        ("100", "95", "95.01%", ["exec_rate_rounding"]),
        ("100", "95", "95.02%", ["exec_rate_wrong"]),
        ("287", "272", "94%", ["exec_rate_rounding"]),  # 94.77 cut off
        ("287", "272", "93%", ["exec_rate_wrong"]),
        ("1304.63", "1238.39", "98.84%", ["exec_rate_wrong"]),  # against the original budget
        ("100", "95", "0.95", ["exec_rate_wrong"]),
        ("100", "95", "95", []),
        ("100", "95", "", ["exec_rate_blank"]),
        ("0", "0", "100%", ["exec_rate_wrong"]),
        ("0", "0", "0", []),
        ("0", "0", "", []),
        ("", "", "95%", []),  # nothing to compare with
        ("约100", "95", "95%", []),
    ],
)
def test_rate(adjusted: str, executed: str, rate: str, told: list[str]) -> None:
    assert rates(money(adjusted, executed, rate)) == told


def test_a_total_of_nothing_gives_way_to_its_parts() -> None:
    zero: Values = {f"funds.total.{name}": "0" for name in ("initial", "adjusted", "executed", "rate", "score")}
    told = names({**zero, "score.total": "90"})
    assert told == [
        ("fund_total_ne_parts", "funds.total.initial"),
        ("fund_total_ne_parts", "funds.total.adjusted"),
        ("fund_total_ne_parts", "funds.total.executed"),
        ("exec_rate_wrong", RATE),
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (money("100", "89.9", "89.9%"), ["low_execution_needs_reason"]),
        (money("100", "90", "90%"), []),
        (money("100", "45", "45%", notes="项目延期，尾款结转下年支付。"), []),
        (money("100", "45", "45%", notes="本项目组织有序，资料齐全。"), ["low_execution_needs_reason"]),
        ({**money("100", "45", "45%"), **row(1, reason="剩余3%尾款未付，按合同支付")}, []),
        ({**money("100", "45", "45%"), **row(1, reason="参训人员实行动态管理")}, ["low_execution_needs_reason"]),
        (money("1208.75", "991.51", "", **{"funds.total.weight": ""}), []),  # a report that scores no execution
    ],
)
def test_low_execution(changed: Values, told: list[str]) -> None:
    assert rates(changed) == told


@pytest.mark.parametrize(
    ("name", "actual", "told"),
    [
        ("预算执行率", "95%", ["exec_rate_vs_indicator"]),
        ("预算完成率", "95.0%", ["exec_rate_vs_indicator"]),
        ("资金支付完成率", "100%", ["exec_rate_vs_timeliness"]),
        ("资金支付及时率", "100%", []),  # 95 % was spent: what was due may have been paid in time
        ("政府采购执行率", "95%", []),
        ("计划完成率", "95%", []),
        ("资金使用合规率", "100%", []),
        ("资金社会化发放率", "100%", []),  # paid out through banks, not: all paid out
        ("培训完成率", "95%", []),
    ],
)
def test_one_fact_told_twice(name: str, actual: str, told: list[str]) -> None:
    changed = row(2, level3=name, target="≥90%", actual=actual)
    assert [one for one, field in names(changed) if field.startswith("indicators[2]")] == told


def test_payment_in_time_beside_a_low_rate() -> None:
    changed: Values = {**row(2, level3="资金拨付及时率", actual="100%"), **money("100", "60", "60%")}
    assert ("exec_rate_vs_timeliness", "indicators[2].actual") in names(changed)


def test_the_reason_on_its_line_settles_it() -> None:
    (told,) = [one for one in findings(money("100", "45", "45%")) if one.name == "low_execution_needs_reason"]
    assert told.severity == "explain"
    assert told.open
    given = findings({**money("100", "45", "45%"), "reasons.low_execution_needs_reason": "合同约定次年一季度付款"})
    assert [one.open for one in given if one.name == "low_execution_needs_reason"] == [False]
