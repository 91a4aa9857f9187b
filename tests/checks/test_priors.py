"""What the ledger holds for the earlier years of a return: found by names, wherever a row stands."""

from dataclasses import replace

from consolidate.matching.returns import found_for
from templates.finding import Severity
from tests.checks.builder import KNOWN
from tests.checks.builder import PRIOR
from tests.checks.builder import ROW
from tests.checks.builder import TYPED
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.builder import rows

OTHER = replace(PRIOR, level3="培训期数", prior1="12期", prior2="10期", kind1="target")
LATER = replace(KNOWN, values={"income.other.prior1": "12.5"}, indicators=(OTHER, PRIOR))  # after the issue
FIRST, SECOND = "goals[1].indicators[1]", "goals[1].indicators[2]"


def named(row: str, level3: str) -> Values:
    return {f"{row}.level1": "产出指标", f"{row}.level2": "数量指标", f"{row}.level3": level3}


def test_an_indicator_is_found_by_its_names_whatever_its_row() -> None:
    returned = filled({**named(FIRST, "1. 培训 人次"), **named(SECOND, "培训场地")})
    assert found_for(LATER, returned).priors == {
        "income.other.prior1": "12.5",
        f"{FIRST}.prior1": "320人次",  # with its own unit: the row does not name one
        f"{FIRST}.prior2": "300人次",
    }


def test_names_that_stand_twice_are_nobodys() -> None:
    twice = filled({**named(FIRST, "培训人次"), **named(SECOND, "培训人次")})
    once = filled(named(FIRST, "培训人次"))
    assert found_for(LATER, twice).priors == {"income.other.prior1": "12.5"}
    assert found_for(replace(LATER, values={}, indicators=(PRIOR, PRIOR)), once).priors == {}


def test_what_the_ledger_held_is_kept_with_the_issue() -> None:
    kinds = {f"{FIRST}.prior1": "target", f"{FIRST}.prior2": "actual", f"{SECOND}.prior1": "actual"}
    kinds[f"{SECOND}.prior2"] = "actual"
    for rules in (contract().rules, TYPED):
        assert issued_for(LATER, rules).base_kinds == kinds
    assert issued_for(KNOWN).base_kinds == {}


def test_what_nobody_can_explain_is_a_notice() -> None:
    """A money cell of an earlier year has a line for its reason only where the unit was to type it from the start."""
    (finding,) = found({}, judged_by=contract(priors={"income.other.prior1": "12.5"}))
    assert (finding.name, finding.severity, finding.open) == ("prior_restated", Severity.NOTICE, False)
    (finding,) = found({}, judged_by=contract(priors={f"{ROW}.prior1": "330"}))
    assert (finding.name, finding.severity, finding.open) == ("prior_restated", Severity.EXPLAIN, True)


def test_a_year_restated_that_has_its_line_is_to_be_explained() -> None:
    findings = found({}, issued_for(rules=TYPED), contract(TYPED, {"income.other.prior1": "12.5"}))
    restated = [one for one in findings if one.name == "prior_restated"]
    assert [one.severity for one in restated] == [Severity.EXPLAIN]
    assert "prior_restated" in dict(rows(findings))
