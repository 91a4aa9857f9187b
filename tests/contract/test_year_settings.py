"""The settings by which years are compared: what each is read as, and every slip named with its line."""

from decimal import Decimal

import pytest

from templates.codes import Slip
from templates.finding import Severity
from templates.rulebook import Band
from templates.rulebook import Floor
from templates.rulebook import RuleBook
from templates.rulebook import YearRules
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.slips import AuthorError

HEAD = """\
district: 示例区
year: 2024
money_unit: 万元
forms: [department-target]
year_over_year:
"""  # the first setting stands on line 6


def read(settings: str) -> RuleBook:
    return read_rules(HEAD + settings, "rules.yaml", shipped_forms())


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("  tolerance: 0.05", YearRules(tolerance=Decimal("0.05"), tolerance_actual=Decimal("0.05"))),
        ("  tolerance: {actual: 0.1}", YearRules(tolerance_actual=Decimal("0.1"))),
        ("  tolerance: {target: 0.1}", YearRules(tolerance=Decimal("0.1"))),
        ("  floor: {percent: 0.5, count: 2}", YearRules(floor=Floor(percent=Decimal("0.5"), count=Decimal(2)))),
        ("  floor: {money: 1.5, days: 3}", YearRules(floor=Floor(money=Decimal(15000), days=Decimal(3)))),
        ("  floor: {score: 5}", YearRules(floor=Floor(score=Decimal(5)))),
        (
            "  severity_by_size: {small: {below: 0.05, severity: notice}}",
            YearRules(small=Band(Decimal("0.05"), Severity.NOTICE)),
        ),
        (
            "  severity_by_size: {small: {below: 0.05, severity: notice, approximate: true}}",
            YearRules(small=Band(Decimal("0.05"), Severity.NOTICE, approximate=True)),
        ),
        (
            "  severity_by_size: {large: {from: 1.5, severity: block}}",
            YearRules(large=Band(Decimal("1.5"), Severity.BLOCK)),
        ),
        ("  approximate: 0.2", YearRules(approximate=Decimal("0.2"))),
    ],
)
def test_settings(settings: str, expected: YearRules) -> None:
    assert read(settings).years == expected


def test_the_shipped_settings_change_nothing() -> None:
    assert read_rules(shipped_rules_text(), "rules.yaml", shipped_forms()).years == YearRules()


@pytest.mark.parametrize(
    ("settings", "slip", "line"),
    [
        ("  tolerance: 1.5", Slip.WRONG_TYPE, 6),
        ("  tolerance: -0.1", Slip.WRONG_TYPE, 6),
        ("  tolerance: {targets: 0}", Slip.KEY_UNKNOWN, 6),
        ("  tolerance:\n    target: 0\n    actual: 5%", Slip.WRONG_TYPE, 8),
        ("  floor: 2", Slip.WRONG_TYPE, 6),
        ("  floor:\n    percent: -1", Slip.WRONG_TYPE, 7),
        ("  floor:\n    day: 1", Slip.KEY_UNKNOWN, 7),
        ("  severity_by_size:\n    tiny: {below: 0.1, severity: notice}", Slip.KEY_UNKNOWN, 7),
        ("  severity_by_size:\n    small: {severity: notice}", Slip.KEY_MISSING, 7),
        ("  severity_by_size:\n    small: {below: 0.1}", Slip.KEY_MISSING, 7),
        ("  severity_by_size:\n    small: {below: 5, severity: notice}", Slip.WRONG_TYPE, 7),
        ("  severity_by_size:\n    small: {below: 0.1, severity: warn}", Slip.NOT_ONE_OF, 7),
        ("  severity_by_size:\n    large: {below: 0.1, severity: block}", Slip.KEY_UNKNOWN, 7),
        ("  severity_by_size:\n    large: {from: 0.1, severity: block, approximate: true}", Slip.KEY_UNKNOWN, 7),
        ("  severity_by_size:\n    small: {below: 0.1, severity: notice, approximate: 1}", Slip.WRONG_TYPE, 7),
        (
            "  severity_by_size:\n    small: {below: 0.3, severity: notice}\n    large: {from: 0.2, severity: block}",
            Slip.WRONG_TYPE,
            8,
        ),
        ("  tolerence: 0", Slip.KEY_UNKNOWN, 6),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(settings: str, slip: Slip, line: int) -> None:
    with pytest.raises(AuthorError) as error:
        read(settings)
    assert (error.value.slip, error.value.origin.line) == (slip, line)
