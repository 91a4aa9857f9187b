"""Whatever a unit writes, no check raises, and one spoilt cell is found at that cell and what rests on it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from consolidate.checks.all_checks import run_checks
from templates.expr import references
from templates.form import Kind
from templates.form import Owner
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.say import fix
from templates.say import message
from tests.checks.builder import CLEAN
from tests.checks.builder import ISSUED
from tests.checks.builder import RULES
from tests.checks.builder import TYPED
from tests.checks.builder import Content
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import found
from tests.checks.builder import issued_for

FORMS = {"formula": (ISSUED, RULES), "typed": (issued_for(rules=TYPED), TYPED)}
FIELDS = [field.id for field in ISSUED.fields]
MONEY = [field.id for field in ISSUED.fields if field.kind is Kind.MONEY and field.id in CLEAN]
PIECES = (
    "1",
    "0",
    "-",
    ".",
    ",",
    "%",
    "％",
    "９",
    "万",
    "万元",
    "元",
    "≥",
    "≤",
    "近",
    "人次",
    "有效推进",
    "e30",
    "/",
)
LIKELY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
TEXTS = st.one_of(st.text(max_size=30), LIKELY, st.text("0123456789.,%", max_size=40))
NUMBERS = st.decimals(allow_nan=True, allow_infinity=True)


def readings(kind: ReadingKind) -> st.SearchStrategy[Reading]:
    """Return readings of one kind, with any text and any number."""
    number = NUMBERS if kind is ReadingKind.NUMBER else st.none()
    return st.builds(Reading, st.just(kind), TEXTS, number, TEXTS)


ANYTHING = st.one_of([readings(kind) for kind in ReadingKind])


@pytest.mark.parametrize("form", FORMS)
@given(
    values=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=25),
    priors=st.dictionaries(st.sampled_from(FIELDS), TEXTS, max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_no_check_raises(form: str, values: dict[str, Reading], priors: dict[str, str]) -> None:
    issued, rules = FORMS[form]
    for finding in run_checks(filled({**CLEAN, **values}, issued), contract(rules, priors)):
        assert finding.place.cell
        for lang in ("zh", "en"):
            assert message(finding, lang)
            assert fix(finding, lang)


def resting_on(field: str) -> set[str]:
    """Return a field, the derived fields that its value reaches, and where rules about any of them speak."""
    reached = {field}
    for _ in range(3):  # input -> total -> share
        reached |= {
            one.id
            for one in ISSUED.fields
            if one.owner is Owner.FORMULA and one.formula is not None and reached & set(references(one.formula))
        }
    return reached | {rule.at for rule in RULES.rules if reached & set(references(rule.relation))}


@given(field=st.sampled_from(MONEY), content=st.one_of(TEXTS, st.integers(-(10**12), 10**12)))
@settings(max_examples=200, deadline=None)
def test_one_spoilt_money_cell_is_found_there_and_in_what_rests_on_it(field: str, content: Content) -> None:
    told = [one for one in found({field: content}) if one.name != "unit_mismatch_yuan_wan"]  # speaks of the other years
    assert {finding.place.field for finding in told} <= resting_on(field)


@given(field=st.sampled_from(MONEY))
@settings(max_examples=30, deadline=None)
def test_words_in_a_money_cell_are_found_there_and_nowhere_else(field: str) -> None:
    assert [finding.place.field for finding in found({field: "见附件"})] == [field]


@given(rate=st.decimals("0.001", "0.999", places=3))
@settings(max_examples=50, deadline=None)
def test_totals_that_tie_stay_silent_whatever_the_figures(rate: Decimal) -> None:
    scaled: Values = {field: Decimal(str(CLEAN[field])) * rate for field in MONEY}
    silent = {finding.name for finding in found(scaled)} - {"projects_sum_ne_project_spending"}
    assert silent == set()
