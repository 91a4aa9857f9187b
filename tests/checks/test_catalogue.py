"""Every finding that the checks can make has wording for which its facts suffice, in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from string import Formatter

import pytest

from templates.codes import Code
from templates.finding import Finding
from templates.known import Doubt
from templates.known import Matched
from templates.known import PastProject
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.rulebook_reader import read_rules
from templates.say import CATALOGUE
from templates.say import fix
from templates.say import message
from templates.shipped import shipped_forms
from templates.text import Lang
from tests.checks.builder import CLEAN
from tests.checks.builder import KNOWN
from tests.checks.builder import PRIOR
from tests.checks.builder import ROW
from tests.checks.builder import TYPED
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import found
from tests.checks.builder import issued_for
from tests.checks.content_samples import content_samples
from tests.checks.score_samples import score_samples
from tests.checks.test_money_columns import ISSUED as THREE_PROJECTS
from tests.checks.test_money_columns import TWO_YEARS
from tests.checks.test_money_columns import outputs
from tests.checks.test_numbers import SHARES
from tests.checks.test_rules import ONE_RULE

# Every finding about what stands in a form; those of other rooms are about files and filing.
MADE = {code for code in Code if code.value[0] in "FMSVXY"}
SPOILT: tuple[Values, ...] = (
    {"unit.preparer": "", "unit.filed": "昨天", "duties": "××", "unit.phone": "0" * 31},
    {field: "" for field in CLEAN if field.startswith("goals[2]") or "prior" in field},
    {f"{ROW}.level1": "产出", f"{ROW}.level2": "数量", f"{ROW}.basis": "350"},
    {f"{ROW}.level2": "社会效益指标"},
    {f"{ROW}.level2": "培训干部", f"{ROW}.direction": "上"},
    {f"{ROW}.level2": "培训干部", f"{ROW}.level3": ""},
    {"spending.basic.current": "60万元", "income.other.current": "１０"},
    {"spending.basic.current": -1, "income.other.current": "10"},
    {
        "spending.basic.current": Reading(ReadingKind.ERROR, "#REF!"),
        "duties": Reading(ReadingKind.FORMULA, "=A1"),
    },
    {"spending.project.current": 110},
    {"income.total.current": Reading(ReadingKind.FORMULA, "=D7+D8", shown="1")},
    {f"{ROW}.target": "292%", f"{ROW}.measure": ""},
    {f"{ROW}.target": "854万854万", f"{ROW}.measure": ""},
    {f"{ROW}.prior2": "100", f"{ROW}.prior1": "80", f"{ROW}.target": "60", f"{ROW}.measure": ""},
    {f"{ROW}.prior2": "400", f"{ROW}.target": "300"},
    {f"{ROW}.target": "有效提升"},
    {f"{ROW}.prior1": "320人次", f"{ROW}.target": "12场次", f"{ROW}.measure": ""},
    {f"{ROW}.prior1": "持续推进"},
    {"unit.preparer": "××同志"},
)
MATCHED = Matched(
    ((f"{ROW}.level3", Doubt("培训经费", "培训经费", "培训人次", "培训人数", 75)),),
    (PastProject("办案经费"), PastProject("庆典经费", one_off=True)),
)
OWN_RULE = ONE_RULE.format(name="rule_broken", rule="spending.basic.current = 1", at="spending.basic.current")


def samples() -> Iterator[Finding]:
    """Yield at least one finding of each kind."""
    for spoilt in SPOILT:
        yield from found(spoilt)
    yield from found({f"{ROW}.target": ""}, issued_for(replace(KNOWN, indicators=(PRIOR,))))
    yield from found({}, judged_by=contract(priors={"income.other.prior1": "3"}))
    yield from found({}, judged_by=contract(read_rules(OWN_RULE, "rules.yaml", shipped_forms())))
    yield from found({}, judged_by=replace(contract(), matched=MATCHED))
    yield from content_samples()
    yield from found(outputs(*TWO_YEARS), THREE_PROJECTS)
    wrong: Values = {**SHARES, "income.total.prior1": 141, "income.other.share": 7}
    yield from found(wrong, issued_for(rules=TYPED), contract(TYPED))
    yield from score_samples()


FOUND = {finding.code: finding for finding in samples()}


def test_every_finding_about_a_form_is_made() -> None:
    assert set(FOUND) == MADE


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", sorted(FOUND))
def test_wording_can_be_said(code: Code, lang: Lang) -> None:
    for text in (message(FOUND[code], lang), fix(FOUND[code], lang)):
        assert text
        assert "{" not in text


@pytest.mark.parametrize("code", sorted(FOUND))
def test_facts_are_those_the_wording_names(code: Code) -> None:
    words = CATALOGUE[code]
    texts = (words.what.zh, words.what.en, words.fix.zh, words.fix.en)
    named = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    assert named <= {name for name, _ in FOUND[code].facts}
