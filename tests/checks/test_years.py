"""This year against last year, and earlier years against the ledger."""

from dataclasses import replace

import pytest

from templates.finding import Severity
from templates.say import message
from tests.checks.builder import KNOWN
from tests.checks.builder import PRIOR
from tests.checks.builder import ROW
from tests.checks.builder import RULES
from tests.checks.builder import TYPED
from tests.checks.builder import Content
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import rows
from tests.checks.builder import told

REASON = "受疫情影响停办两期"
TARGET = ("target_regressed", "G43")
TWICE = ("declined_two_years", "G43")
ODD = ("direction_suspicious", "G43")  # 培训人次 of which less is said to be better
MISSING = ("regression_reason_missing", "L43")


def row(**columns: Content) -> Values:
    return {f"{ROW}.{column}": content for column, content in columns.items()}


@pytest.mark.parametrize(
    ("spoilt", "expected"),
    [
        (row(target="350"), []),
        (row(target="320"), []),
        (row(target="320人次"), []),
        (row(target="300"), [TARGET, MISSING]),
        (row(target="300", reason="停办"), [TARGET, MISSING]),
        (row(target="300", reason=" 停 办 "), [TARGET, MISSING]),
        (row(target="300", reason=REASON), [TARGET]),
        (row(prior2="400", target="300"), [TARGET, TWICE, MISSING]),
        (row(prior2="400", target="300", reason=REASON), [TARGET, TWICE]),
        (row(prior2="400", target="350"), []),
        (row(prior2="", target="300"), [TARGET, MISSING]),
        (row(prior1="", target="300"), []),
        (row(prior2="", target="350", direction="反向"), [TARGET, ODD, MISSING]),
        (row(target="350", direction="反向"), [TARGET, TWICE, ODD, MISSING]),
        (row(target="300", direction="反向"), [ODD]),
        (row(prior1="显著提升", target="有效提升", measure=""), [TARGET, MISSING]),
    ],
)
def test_regression(spoilt: Values, expected: list[tuple[str, str]]) -> None:
    assert rows(found(spoilt)) == expected


def test_above_last_years_target_and_below_its_actual_is_only_told() -> None:
    known = replace(KNOWN, indicators=(replace(PRIOR, target1="300人次"),))
    (fall,) = found(row(target="310"), issued_for(known))
    assert (fall.name, fall.severity.value, fall.open) == ("target_regressed", "notice", False)
    strict = contract(replace(RULES, years=replace(RULES.years, below_actual=Severity.EXPLAIN)))
    assert rows(found(row(target="310"), issued_for(known), strict)) == [TARGET, MISSING]
    assert rows(found(row(target="290"), issued_for(known))) == [TARGET, MISSING]


def test_regression_tells_by_how_much() -> None:
    facts = told(found(row(target="240"))[0])
    assert facts == {
        "indicator": "培训人次",
        "base": "320",
        "current": "240",
        "base_year": "2023",
        "base_kind": "value_before",
        "change": "-80人次, -25%",
    }


@pytest.mark.parametrize(
    ("prior1", "target", "change"),
    [
        ("95%", "90%", "¶-5个百分点¶-5 percentage points"),
        ("97%", "0.95", "¶-2个百分点¶-2 percentage points"),
        ("3‰", "2‰", "¶-1个千分点¶-1 per mille points"),
        ("12个月", "9个月", "-3个月, -25%"),
        ("12个月以上", "9个月以上", "-3个月, -25%"),
        ("30天", "20天", "-10天, -33.3%"),
        ("每季度2次", "每季度1次", "-4次/年, -50%"),
        ("20℃", "18℃", "-2℃"),
        ("15万元", "12万元", "-3万元, -20%"),
        ("0", "-1", "-1"),
        ("显著提升", "有效提升", "↓"),
        ("3.2", "3.1", "-0.1, -3.1%"),
    ],
)
def test_change_as_written(prior1: str, target: str, change: str) -> None:
    fall = next(one for one in found(row(prior1=prior1, target=target, measure="")) if one.name == "target_regressed")
    assert fall.fact("change") == change


def test_a_fallen_rate_is_told_in_points() -> None:
    fall = found(row(prior1="92%", target="90%", measure=""))[0]
    assert message(fall) == "“培训人次”本年目标 90% 比2023年值 92% 倒退（-2个百分点）"
    assert message(fall, "en").endswith("is worse than the value 92% of 2023 (-2 percentage points)")


def test_reason_at_the_target_where_the_form_has_no_reason_cell() -> None:
    form = issued_for()
    without = replace(form, fields=tuple(one for one in form.fields if not one.id.endswith("].reason")))
    assert rows(found(row(target="300"), without)) == [TARGET, ("regression_reason_missing", "G43")]


def test_facts_of_a_repeated_fall_and_of_its_reason() -> None:
    facts = {one.name: told(one) for one in found(row(prior2="400", target="300"))}
    assert facts["declined_two_years"] == {
        "indicator": "培训人次",
        "prior2": "400",
        "prior1": "320",
        "current": "300",
    }
    assert facts["regression_reason_missing"] == {
        "indicator": "培训人次",
        "base": "320",
        "current": "300",
        "least": 6,
    }


@pytest.mark.parametrize(
    ("spoilt", "names"),
    [
        (
            row(prior2="100", prior1="80", target="60", measure=""),
            ["value_is_budget_amount", "regressed_money"],
        ),
        (row(prior1="80万元", target="60万元", measure=""), ["value_is_budget_amount", "regressed_money"]),
        (row(prior1="50", target="60", measure=""), ["value_is_budget_amount"]),
    ],
)
def test_fall_of_money_is_no_regression(spoilt: Values, names: list[str]) -> None:
    assert [one.name for one in found(spoilt)] == names


@pytest.mark.parametrize(
    ("spoilt", "name"),
    [
        (row(target="有所提升"), "yoy_dequantified"),
        (row(target="按期办完"), "yoy_dequantified"),
        (row(target="/"), "yoy_dropped"),
        (row(prior1="320人次", target="12场次", measure=""), "yoy_unit_changed"),
        (row(prior1="320", target="95%", measure=""), "yoy_unit_changed"),
        (row(prior1="持续推进", target="350"), "yoy_not_comparable"),
        (row(prior1="长期", target="显著", measure=""), "yoy_not_comparable"),
        (row(prior1="近320", target="310", measure=""), "yoy_not_comparable"),
        (
            row(level1="效益指标", level2="社会效益指标", level3="低保标准", direction=""),
            "yoy_not_comparable",
        ),
    ],
)
def test_not_compared(spoilt: Values, name: str) -> None:
    assert rows(found(spoilt)) == [(name, "G43")]


def test_why_it_is_not_compared_is_said() -> None:
    unknown = row(level1="效益指标", level2="社会效益指标", level3="低保标准", direction="")
    said = "“低保标准”无法与上年比较（320 → 350）：不知道数值越高越好还是越低越好"
    assert message(found(unknown)[0]) == said


@pytest.mark.parametrize(
    "spoilt",
    [
        row(prior1="/", target="350"),  # nothing to compare with
        row(prior1="持续推进", target="持续推进", measure=""),
        row(prior1="2023年12月底前", target="2024年12月底前", measure=""),  # a date is not read yet
    ],
)
def test_nothing_to_say_about_years(spoilt: Values) -> None:
    assert rows(found(spoilt)) == []


@pytest.mark.parametrize("prior1", ["320", ""])
def test_dropped_indicator_is_explained_in_its_row(prior1: str) -> None:
    form = issued_for(replace(KNOWN, indicators=(replace(PRIOR, prior1=prior1),)))
    findings = found(row(prior1=prior1, target="", basis="", reason="该项目已完成验收"), form)
    assert rows(findings) == [("yoy_dropped", "G43")]
    assert told(findings[0]) == {"indicator": "培训人次", "base": prior1 or "blank"}
    assert findings[0].reason == "该项目已完成验收"
    assert not findings[0].open


@pytest.mark.parametrize(
    ("field", "given", "ledger", "cell"),
    [
        ("income.other.prior1", 0, "12.50", "H8"),
        (f"{ROW}.prior1", "320", "330", "F43"),
        (f"{ROW}.prior1", "320", "330人次", "F43"),
        (f"{ROW}.prior1", "320", "显著提升", "F43"),
        (f"{ROW}.prior2", "300", "300场次", "E43"),
    ],
)
def test_prior_restated(field: str, given: Content, ledger: str, cell: str) -> None:
    findings = found({field: given}, judged_by=contract(priors={field: ledger}))
    assert [one for one in rows(findings) if one[0] != "yoy_not_comparable"] == [("prior_restated", cell)]
    facts = told(findings[0])
    assert (facts["given"], facts["expected"], facts["source"]) == (str(given), ledger, "source_ledger")


@pytest.mark.parametrize(
    ("field", "given", "ledger"),
    [
        ("income.other.prior1", "0.00", "0"),
        ("income.appropriation.prior1", "140.0", "140"),
        (f"{ROW}.prior1", "320", "320人次"),
        (f"{ROW}.prior1", "320.00", "320"),
        (f"{ROW}.prior1", "３２０", "320"),
        ("goals[2].indicators[1].prior1", "91", "91%"),
        (f"{ROW}.prior1", "320", ""),
        (f"{ROW}.prior1", "", "320"),  # blank restates nothing
    ],
)
def test_prior_as_in_the_ledger(field: str, given: str, ledger: str) -> None:
    names = {one.name for one in found({field: given}, judged_by=contract(priors={field: ledger}))}
    assert "prior_restated" not in names


def test_prior_restated_is_explained_on_its_line() -> None:
    typed = contract(TYPED, {"income.other.prior1": "12.50"})
    form = issued_for(rules=TYPED)
    findings = found({"reasons.prior_restated": "决算后调整为零"}, form, typed)
    restated = [(one.name, one.reason) for one in findings if one.name != "missing_required"]  # totals are typed too
    assert restated == [("prior_restated", "决算后调整为零")]
