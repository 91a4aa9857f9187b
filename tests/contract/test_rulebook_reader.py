"""``rules.yaml``: the shipped one reads, and every slip in it is named with its line before a workbook is touched."""

from decimal import Decimal

import pytest

from templates.codes import Code
from templates.codes import Slip
from templates.expr import written
from templates.finding import Severity
from templates.rulebook import RuleBook
from templates.rulebook import YearRules
from templates.rulebook_reader import read_rules
from templates.say import slip_message
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.slips import AuthorError
from templates.slips import Origin

RULES = """\
district: 示例区
year: 2024
money_unit: 万元
forms: [department-target]
due:
  department-target: 2024-01-20
contact: 0271234567
rooms: {spare_projects: 2, indicators: 8}
rules:
  - name: sum_mismatch
    form: department-target
    each: {y: [current, prior1]}
    rule: income.total.{y} = income.appropriation.{y} + income.other.{y}
    at: income.total.{y}
    tolerance: 0.005
  - name: rule_broken
    form: department-target
    rule: spending.basic.current < 500
    at: spending.basic.current
year_over_year: {tolerance: 0.05, reason_least: 8}
severity:
  sum_mismatch: explain
"""
BASIC = "rule: spending.basic.current < 500"
AT = "at: spending.basic.current"


def read(content: str) -> RuleBook:
    return read_rules(content, "rules.yaml", shipped_forms())


def spoilt(old: str, new: str) -> AuthorError:
    assert RULES.count(old) == 1
    with pytest.raises(AuthorError) as error:
        read(RULES.replace(old, new))
    return error.value


@pytest.mark.parametrize(
    ("old", "new", "slip", "line"),
    [
        ("district: 示例区", "distrit: 示例区", Slip.KEY_UNKNOWN, 1),
        ("district: 示例区", "matching: {same: 101}\ndistrict: 示例区", Slip.WRONG_TYPE, 1),
        ("district: 示例区", "matching: {same: 60, ask: 70}\ndistrict: 示例区", Slip.WRONG_TYPE, 1),
        ("district: 示例区", "matching: {ask: none}\ndistrict: 示例区", Slip.WRONG_TYPE, 1),
        ("district: 示例区\n", "", Slip.KEY_MISSING, 1),
        ("year: 2024\n", "year: 24\n", Slip.YEAR_WRONG, 2),
        ("year: 2024\n", "year: 20244\n", Slip.YEAR_WRONG, 2),
        ("year: 2024\n", "year: '2024'\n", Slip.WRONG_TYPE, 2),
        ("year: 2024\n", "year: 2024.5\n", Slip.WRONG_TYPE, 2),
        ("money_unit: 万元", "money_unit: 亿元", Slip.NOT_ONE_OF, 3),
        ("forms: [department-target]", "forms: [department-targets]", Slip.FORM_UNKNOWN, 4),
        ("forms: [department-target]", "forms: department-target", Slip.WRONG_TYPE, 4),
        ("forms: [department-target]", "forms: [department-target, department-target]", Slip.DUPLICATE_ID, 4),
        ("  department-target: 2024-01-20", "  monitor: 2024-01-20", Slip.FORM_UNKNOWN, 6),
        ("2024-01-20", "2024-1-20", Slip.WRONG_TYPE, 6),
        ("2024-01-20", "2024-02-30", Slip.WRONG_TYPE, 6),
        ("2024-01-20", "20240120", Slip.WRONG_TYPE, 6),
        ("2024-01-20", "1月20日", Slip.WRONG_TYPE, 6),
        ("spare_projects: 2", "spare_projects: -1", Slip.WRONG_TYPE, 8),
        ("spare_projects: 2", "spare: 2", Slip.KEY_UNKNOWN, 8),
        ("name: rule_broken", "name: rule_brocken", Slip.FINDING_UNKNOWN, 16),
        ("name: rule_broken", "name: M106", Slip.FINDING_UNKNOWN, 16),
        (
            "  - name: rule_broken\n    form: department-target",
            "  - name: rule_broken\n    form: x",
            Slip.FORM_UNKNOWN,
            17,
        ),
        ("  - name: rule_broken\n", "  -\n", Slip.KEY_MISSING, 17),
        (BASIC, "rule: spending.basic.curent < 500", Slip.FIELD_UNKNOWN, 18),
        (BASIC, "rule: spending.basic < 500", Slip.FIELD_UNKNOWN, 18),
        (BASIC, "rule: projects.year_budget < 500", Slip.FIELD_UNKNOWN, 18),
        (BASIC, "rule: spending.basic.current", Slip.EXPRESSION_BROKEN, 18),
        (BASIC, "rule: spending.basic.current == 500", Slip.EXPRESSION_BROKEN, 18),
        (BASIC, "rule: spending.basic.{y} < 500", Slip.EXPRESSION_BROKEN, 18),  # each {y} is missing
        (BASIC, "rule: {a: 1}", Slip.WRONG_TYPE, 18),
        (BASIC, "rules: spending.basic.current < 500", Slip.KEY_UNKNOWN, 18),
        (AT, "at: spending.basic.curent", Slip.FIELD_UNKNOWN, 19),
        (AT, "at: projects[*].year_budget", Slip.FIELD_UNKNOWN, 19),  # which of them?
        (AT, f"{AT}\n    tolerance: -1", Slip.WRONG_TYPE, 20),
        (AT, f"{AT}\n    tolerance: 5%", Slip.WRONG_TYPE, 20),
        (AT, f"{AT}\n  - name: rule_broken\n    form: department-target\n    {BASIC}\n    {AT}", Slip.DUPLICATE_ID, 22),
        ("[current, prior1]", "[current, current]", Slip.DUPLICATE_ID, 13),
        ("[current, prior1]", "[current, prior3]", Slip.FIELD_UNKNOWN, 13),
        ("tolerance: 0.05,", "tolerance: 5,", Slip.WRONG_TYPE, 20),  # 5 % is 0.05
        ("reason_least: 8", "reason_least: -1", Slip.WRONG_TYPE, 20),
        ("  sum_mismatch: explain", "  sum_mismatch: error", Slip.NOT_ONE_OF, 22),
        ("  sum_mismatch: explain", "  sum_mismach: explain", Slip.FINDING_UNKNOWN, 22),
        ("year: 2024\n", "year: 2024\nyear: 2025\n", Slip.DUPLICATE_ID, 3),
        ("year: 2024\n", "year: 2024\nderived: both\n", Slip.NOT_ONE_OF, 3),
        ("year: 2024\n", "year: 2024\nhistory_columns: none\n", Slip.NOT_ONE_OF, 3),
    ],
)
def test_slip_at_its_line(old: str, new: str, slip: Slip, line: int) -> None:
    error = spoilt(old, new)
    assert (error.slip, error.origin) == (slip, Origin("rules.yaml", line))
    for said in (slip_message(error), slip_message(error, "en")):
        assert said.startswith(f"rules.yaml:{line}: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("district: 示例区", "distrit: 示例区", "不认识的项“distrit”（→ district ？）。可用的项：district、year、"),
        ("name: rule_broken", "name: rule_brocken", "没有名为“rule_brocken”的检查（→ rule_broken ？）"),
        (BASIC, "rule: spending.basic.curent < 500", "没有字段“spending.basic.curent”（→ spending.basic.current ？）"),
        (AT, "at: projects[*].year_budget", "没有字段“projects[*].year_budget”（→ [1] ？）"),
        ("year: 2024\n", "year: 20244\n", "“20244”不是四位数年度"),
        ("2024-01-20", "2024-02-30", "“department-target”应为YYYY-MM-DD，现为“2024-02-30”"),
    ],
)
def test_slip_says(old: str, new: str, said: str) -> None:
    assert said in slip_message(spoilt(old, new))


def test_rules_read() -> None:
    book = read(RULES)
    assert (book.district, book.year, book.money_unit, book.forms) == ("示例区", 2024, "万元", ("department-target",))
    assert (dict(book.due), book.contact) == ({"department-target": "2024-01-20"}, "0271234567")
    assert (book.derived, book.history_columns, book.spare_projects, book.indicators) == ("formula", "ledger", 2, 8)
    assert book.years == YearRules(Decimal("0.05"), Decimal("0.1"), 8, tolerance_actual=Decimal("0.05"))
    assert (book.severity(Code.SUM_MISMATCH), book.severity(Code.SHARE_MISMATCH)) == (Severity.EXPLAIN, Severity.BLOCK)


def test_rules_are_written_out_for_each_value() -> None:
    told = [(rule.id, rule.at, written(rule.relation), rule.tolerance) for rule in read(RULES).rules]
    parts = "income.total.{0} = (income.appropriation.{0} + income.other.{0})"
    cent = Decimal("0.005")
    assert told == [
        ("sum_mismatch.income.total.current", "income.total.current", parts.format("current"), cent),
        ("sum_mismatch.income.total.prior1", "income.total.prior1", parts.format("prior1"), cent),
        ("rule_broken", "spending.basic.current", "spending.basic.current < 500", 0),
    ]
    assert [rule.origin.line for rule in read(RULES).rules] == [13, 13, 18]


def test_two_rules_of_one_name_are_told_apart_by_their_cells() -> None:
    other = "  - name: rule_broken\n    form: department-target\n    rule: income.other.current < 9\n"
    book = read(RULES.replace("year_over_year:", f"{other}    at: income.other.current\nyear_over_year:"))
    assert [rule.id for rule in book.rules][2:] == [
        "rule_broken.spending.basic.current",
        "rule_broken.income.other.current",
    ]


def test_what_is_not_said_has_its_default() -> None:
    book = read("district: 区\nyear: 2024\nmoney_unit: 元\nforms: []\n")
    assert book == RuleBook("区", 2024, "元", ())
    assert book.years == YearRules(Decimal(0), Decimal("0.1"), 6)


def test_shipped_rules_read() -> None:
    book = read(shipped_rules_text())
    codes = [rule.code for rule in book.rules_of("department-target")]
    assert [codes.count(code) for code in dict.fromkeys(codes)] == [6, 6, 3, 1]
    assert book.severities == {}
    assert book.rules_of("monitor") == ()
