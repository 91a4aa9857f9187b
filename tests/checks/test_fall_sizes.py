"""Falls graded by their size: what the unit must explain, what is only told, what no reason settles."""

from dataclasses import replace
from decimal import Decimal

import pytest

from templates.codes import Code
from templates.finding import Severity
from templates.rulebook import Band
from templates.rulebook import YearRules
from tests.checks.builder import ROW
from tests.checks.builder import RULES
from tests.checks.builder import contract
from tests.checks.builder import found

SMALL, LARGE = Band(Decimal("0.05"), Severity.NOTICE), Band(Decimal("0.2"), Severity.BLOCK)
GRADED = replace(RULES, years=YearRules(small=SMALL, large=LARGE))
FELL, TWICE, MISSING = "target_regressed", "declined_two_years", "regression_reason_missing"
REASON = "受疫情影响停办两期"


@pytest.mark.parametrize(
    ("target", "reason", "expected"),
    [
        ("310", "", [(FELL, "notice")]),  # 3 %: told, and nothing asked
        ("300", "", [(FELL, "explain"), (MISSING, "block")]),
        ("300", REASON, [(FELL, "explain")]),
        ("200", "", [(FELL, "block"), (MISSING, "block")]),
        ("200", REASON, [(FELL, "block")]),  # 37 %: no reason settles it
    ],
)
def test_by_size(target: str, reason: str, expected: list[tuple[str, str]]) -> None:
    findings = found({f"{ROW}.target": target, f"{ROW}.reason": reason}, judged_by=contract(GRADED))
    assert [(one.name, one.severity) for one in findings] == expected


def test_two_small_falls_in_a_row_need_a_reason() -> None:
    findings = found({f"{ROW}.prior2": "330", f"{ROW}.target": "310"}, judged_by=contract(GRADED))
    assert [(one.name, one.severity) for one in findings] == [(FELL, "explain"), (TWICE, "explain"), (MISSING, "block")]


def test_a_small_band_that_is_to_be_explained_still_asks() -> None:
    band = replace(SMALL, severity=Severity.EXPLAIN)
    rules = replace(RULES, years=YearRules(small=band))
    assert [one.name for one in found({f"{ROW}.target": "310"}, judged_by=contract(rules))] == [FELL, MISSING]


def test_what_is_in_between_is_as_grave_as_the_district_holds_it() -> None:
    rules = replace(GRADED, severities={Code.TARGET_REGRESSED: Severity.NOTICE})
    findings = found({f"{ROW}.target": "300", f"{ROW}.reason": REASON}, judged_by=contract(rules))
    assert [(one.name, one.severity) for one in findings] == [(FELL, "notice")]
