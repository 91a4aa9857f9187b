"""Money cells: no number, out of bounds, typed oddly."""

from decimal import Decimal

import pytest

from templates.returned import Reading
from templates.returned import ReadingKind
from tests.checks.builder import TYPED
from tests.checks.builder import Content
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import rows
from tests.checks.builder import told

CELL = "spending.basic.current"  # 60 in the clean return
D10 = ("money_cell_not_number", "D10")
YES = Reading(ReadingKind.BOOL, "TRUE")
DAY = Reading(ReadingKind.DATE, "2024-01-16")
SHARES: Values = {
    "income.total.current": 160,
    "income.total.prior2": 130,
    "income.total.prior1": 140,
    "spending.total.current": 160,
    "spending.total.prior2": 130,
    "spending.total.prior1": 140,
    "income.appropriation.share": Decimal("93.75"),
    "income.other.share": Decimal("6.25"),
    "income.total.share": 100,
    "spending.basic.share": Decimal("37.5"),
    "spending.project.share": Decimal("62.5"),
    "spending.total.share": 100,
}


@pytest.mark.parametrize(
    ("content", "value", "proposal"),
    [
        ("60万元", "60万元", "（→ 60？）"),
        ("￥600,000元", "￥600,000元", "（→ 60？）"),
        ("约60", "约60", ""),
        ("12万元左右", "12万元左右", ""),
        ("-60万元", "-60万元", ""),  # no proposal that would be wrong again
        (YES, "TRUE", ""),
        (DAY, "2024-01-16", ""),
        ("nan", "nan", ""),
        ("1,23", "1,23", ""),
    ],
)
def test_no_number(content: Content, value: str, proposal: str) -> None:
    findings = found({CELL: content})
    assert rows(findings) == [D10]  # and no rule is held against a sum that cannot be known
    assert told(findings[0]) == {
        "label": "支出·基本支出·当年金额",
        "value": value,
        "unit": "万元",
        "proposal": proposal,
    }


@pytest.mark.parametrize(("content", "value"), [(-60, "-60"), ("-60.50", "-60.5"), (100_000_001, "100000001")])
def test_out_of_bounds(content: Content, value: str) -> None:
    findings = [one for one in found({CELL: content}) if one.name == "negative_money"]
    assert rows(findings) == [("negative_money", "D10")]
    facts = told(findings[0])
    assert (facts["value"], facts["low"], facts["high"]) == (value, "0", "100000000")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("60", "number_as_text"),
        ("60.00", "number_as_text"),
        ("６０", "full_width_digits"),
        ("6 0", "number_as_text"),
        ("60\u00a0", "number_as_text"),
    ],
)
def test_typed_oddly_but_read(content: str, name: str) -> None:
    findings = found({CELL: content})
    assert rows(findings) == [(name, "D10")]
    assert findings[0].fact("number") == "60"


@pytest.mark.parametrize("content", [60, Decimal("60.00"), Decimal("60.000000000000001")])
def test_plain_number(content: Content) -> None:
    assert rows(found({CELL: content})) == []


def test_thousands_are_read() -> None:
    whole: Values = {"income.appropriation.current": "1,230", "spending.basic.current": Decimal(1140)}
    assert rows(found(whole)) == [("number_as_text", "D7")]


@pytest.mark.parametrize(
    ("content", "notices"),
    [
        (Decimal("93.75"), []),
        ("93.75%", []),
        (Reading(ReadingKind.NUMBER, "93.75%", Decimal("0.9375")), []),
        ("93.75", [("number_as_text", "E7")]),
        ("９３．７５％", [("full_width_digits", "E7")]),
    ],
)
def test_typed_share(content: Content, notices: list[tuple[str, str]]) -> None:
    form = issued_for(rules=TYPED)
    typed: Values = {**SHARES, "income.appropriation.share": content}
    assert rows(found(typed, form, contract(TYPED))) == notices
    assert filled(typed, form).amounts["income.appropriation.share"] == Decimal("93.75")


def test_share_in_words() -> None:
    findings = found({**SHARES, "income.appropriation.share": "九成"}, issued_for(rules=TYPED), contract(TYPED))
    assert rows(findings) == [("money_cell_not_number", "E7")]
    assert findings[0].fact("unit") == "%"


@pytest.mark.parametrize("content", [0, 100_000_000])
def test_bounds_belong_to_what_is_allowed(content: int) -> None:
    assert "negative_money" not in {one.name for one in found({CELL: content})}
