"""The relations of rules.yaml, and totals shown that their inputs do not give."""

from dataclasses import replace
from decimal import Decimal

import pytest

from consolidate.checks.all_checks import run_checks
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.rulebook_reader import read_rules
from templates.say import message
from templates.shipped import shipped_forms
from tests.checks.builder import CLEAN
from tests.checks.builder import ISSUED
from tests.checks.builder import KNOWN
from tests.checks.builder import PUBLICITY
from tests.checks.builder import RULES
from tests.checks.builder import TRAINING
from tests.checks.builder import TYPED
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import rows
from tests.checks.builder import told
from tests.checks.test_numbers import SHARES

TYPED_FORM = issued_for(rules=TYPED)
ONE_RULE = """
district: 示例区
year: 2024
money_unit: 万元
forms: [department-target]
rules:
  - name: {name}
    form: department-target
    rule: {rule}
    at: {at}
    tolerance: 0.5
"""


def test_income_and_spending_differ() -> None:
    findings = found({"spending.basic.current": 110})
    assert rows(findings) == [("income_spending_mismatch", "D9")]
    assert told(findings[0]) == {"given": "160", "expected": "210", "gap": "50", "year": "2024"}


def test_income_and_spending_of_an_earlier_year_differ() -> None:
    findings = found({"income.other.prior2": Decimal("0.50")})
    assert rows(findings) == [("income_spending_mismatch", "G9")]
    assert message(findings[0]) == "2022年收入合计 130.5 与支出合计 130 不相等，相差 0.5"


@pytest.mark.parametrize("content", [Decimal("60.005"), Decimal("59.995")])
def test_within_the_tolerance(content: Decimal) -> None:
    assert rows(found({"spending.basic.current": content})) == []


def test_blank_side_says_nothing() -> None:
    blank = dict.fromkeys(["spending.basic.prior1", "spending.project.prior1"], "")
    assert {name for name, _ in rows(found(blank))} == {"missing_required"}


@pytest.mark.parametrize(
    "gaps",
    [
        ("income.appropriation.current",),
        ("income.appropriation.current", "spending.basic.current"),
        ("spending.project.current",),
        ("projects[1].year_budget",),
        ("income.other.prior2", "spending.basic.prior2"),
    ],
)
def test_a_rule_that_rests_on_a_required_blank_says_nothing(gaps: tuple[str, ...]) -> None:
    unknown = issued_for(replace(KNOWN, projects=(replace(TRAINING, year_budget=None), PUBLICITY)))
    asked = [one for one in gaps if one.startswith("projects")]
    findings = found(dict.fromkeys(gaps, ""), unknown if asked else ISSUED)
    assert [(one.name, one.place.field) for one in findings] == [("missing_required", field) for field in gaps]


def test_projects_differ_from_project_spending() -> None:
    findings = found({"spending.project.current": 110, "spending.basic.current": 50})
    assert rows(findings) == [("projects_sum_ne_project_spending", "D11")]
    hint = "（= 收入·其他资金·当年金额 10）"
    assert told(findings[0]) == {"given": "110", "expected": "100", "gap": "10", "hint": hint}


def test_gap_that_no_other_amount_explains() -> None:
    findings = found({"spending.project.current": Decimal("107.5"), "spending.basic.current": Decimal("52.5")})
    assert (findings[0].fact("gap"), findings[0].fact("hint")) == ("7.5", "")


def test_this_years_amount_explains_before_an_earlier_one() -> None:
    spoilt: Values = {
        "spending.project.current": 110,
        "spending.basic.current": 50,
        "income.other.prior2": 10,
    }
    findings = [one for one in found(spoilt) if one.name == "projects_sum_ne_project_spending"]
    assert told(findings[0])["hint"] == "（= 收入·其他资金·当年金额 10）"


@pytest.mark.parametrize(
    ("spoilt", "expected"),
    [
        ({}, []),
        ({"income.total.prior1": 141}, [("sum_mismatch", "H9"), ("income_spending_mismatch", "H9")]),
        ({"spending.total.share": Decimal("99.9")}, [("share_mismatch", "E12")]),
        ({"income.other.share": Decimal("6.26")}, [("share_mismatch", "E8")]),
        ({"income.other.share": Decimal("6.245")}, []),
        ({"income.other.share": ""}, []),  # blank side
    ],
)
def test_typed_totals_and_shares(spoilt: Values, expected: list[tuple[str, str]]) -> None:
    assert rows(found({**SHARES, **spoilt}, TYPED_FORM, contract(TYPED))) == expected


def test_facts_of_a_wrong_sum_and_share() -> None:
    spoilt: Values = {**SHARES, "income.total.prior1": 141, "income.other.share": 7}
    facts = {one.name: told(one) for one in found(spoilt, TYPED_FORM, contract(TYPED))}
    assert facts["sum_mismatch"] == {
        "given": "141",
        "expected": "140",
        "gap": "1",
        "label": "收入·合计·2023年",
        "formula": "“收入·合计·2023年” = (“收入·财政拨款·2023年” + “收入·其他资金·2023年”)",
    }
    assert (facts["share_mismatch"]["given"], facts["share_mismatch"]["expected"]) == ("7", "6.25")


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("spending.basic.current = 60.5", False),
        ("spending.basic.current = 61", True),
        ("spending.basic.current <= 59.5", False),
        ("spending.basic.current <= 59", True),
        ("spending.basic.current >= 60.5", False),
        ("spending.basic.current >= 61", True),
        ("spending.basic.current < 60", True),
        ("spending.basic.current < 61", False),
        ("spending.basic.current > 60", True),
        ("spending.basic.current > 59", False),
        ("spending.basic.current / 0 > 59", False),  # comes to nothing: says nothing
    ],
)
def test_rule_of_the_district(rule: str, *, broken: bool) -> None:
    own = ONE_RULE.format(name="rule_broken", rule=rule, at="spending.basic.current")
    findings = found({}, judged_by=contract(read_rules(own, "rules.yaml", shipped_forms())))
    assert rows(findings) == ([("rule_broken", "D10")] if broken else [])


@pytest.mark.parametrize("name", ["missing_required", "text_too_long", "regressed_money"])
def test_any_finding_may_name_a_rule(name: str) -> None:
    own = ONE_RULE.format(name=name, rule="spending.basic.current = 1", at="spending.basic.current")
    findings = found({}, judged_by=contract(read_rules(own, "rules.yaml", shipped_forms())))
    assert rows(findings) == [(name, "D10")]
    assert message(findings[0], "en")


def test_rule_of_another_form_says_nothing() -> None:
    elsewhere = tuple(replace(rule, form="other") for rule in RULES.rules)
    assert rows(found({"spending.basic.current": 1}, judged_by=contract(replace(RULES, rules=elsewhere)))) == []


@pytest.mark.parametrize(
    ("shown", "stale"),
    [
        ("161", True),
        ("160.0051", True),
        ("160", False),
        ("160.00000000000003", False),
        ("160.005", False),
        ("", False),
        ("#N/A", True),
        ("1e999999", False),
    ],
)
def test_stale_total(shown: str, *, stale: bool) -> None:
    findings = found({"income.total.current": Reading(ReadingKind.FORMULA, "=SUM(D7:D8)", shown=shown)})
    assert rows(findings) == ([("stale_total", "D9")] if stale else [])


def test_an_error_that_comes_of_an_input_makes_no_stale_total() -> None:
    error = Reading(ReadingKind.ERROR, "#REF!")
    total = Reading(ReadingKind.FORMULA, "=SUM(D7:D8)", shown="#REF!")
    findings = found({"duties": error, "income.total.current": total})
    assert "stale_total" not in {one.name for one in findings}


def test_facts_of_a_stale_total() -> None:
    stale = Reading(ReadingKind.FORMULA, "=SUM(D7:D8)", shown="12.30")
    assert told(found({"income.total.current": stale})[0]) == {
        "label": "收入·合计·当年金额",
        "given": "12.3",
        "expected": "160",
    }


def test_shares_are_worked_out_although_their_total_stands_below() -> None:
    amounts = filled(CLEAN).amounts
    assert (amounts["income.appropriation.share"], amounts["spending.total.share"]) == (Decimal("93.75"), Decimal(100))


def test_costs_of_a_project_and_their_total() -> None:
    form = issued_for(rules=TYPED, form=shipped_forms()["project-target"])
    part = next(one.part for one in form.fields if one.name == "project.name")
    costs = {
        f"{part}costs[{n}].{year}": Decimal(amount)
        for n, amounts in enumerate((("191", "191"), ("524", "372.88")), start=1)
        for year, amount in zip(("amount", "prior2"), amounts, strict=True)
    }
    totals = {f"{part}costs.total.amount": Decimal(715), f"{part}costs.total.prior2": Decimal("563.98")}
    findings = run_checks(filled({**costs, **totals}, form), contract(TYPED))
    sums = [one for one in findings if one.name == "sum_mismatch"]
    assert [(one.place.field, told(one)["given"], told(one)["expected"]) for one in sums] == [
        ("costs.total.prior2", "563.98", "563.88")
    ]
