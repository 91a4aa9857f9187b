"""Goals and indicators that speak of another year, and phrases of a time gone by."""

import re
from collections.abc import Iterator

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.indicators import indicator_rows
from templates.layout import matches
from templates.returned import Return
from templates.text import bare_name
from templates.text import squeeze

GOALS = ("goal.annual", "goal.expected", "goal.actual", "goal", "tasks[*].goal")
WORDED = frozenset({Kind.TEXT, Kind.LONG_TEXT})
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
# A plan that opens with its year: 2021年，完成…; 2021年度绩效目标; 目标1：2021年1-12月…
_OPENS = re.compile(
    r"(?:[一二三四五六七八九十]是|(?:年度|绩效|总体|预期)*目标[:：]?\d*[:：.、]?|\d[.、])?(?P<year>(?:19|20)\d\d)年"
    r"(?P<whole>度|全年|1月(?:1日)?(?:至|-|—|~)12月(?:31日)?)?(?P<rest>.*)",
    re.DOTALL,
)
_MONTH = re.compile(r"\d{1,2}月")


def years_named(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield goals that open with another fiscal year than the form's, and indicators that bear one in their name."""
    del contract
    year, fields = returned.issued.stamp.year, returned.by_id()
    for field in fields.values():
        if field.unlocked and "indicators[" not in field.id and any(matches(name, field.name) for name in GOALS):
            named = other_year(squeeze(returned.text(field.id)), year)
            if named:
                yield found(Code.YEAR_IN_GOAL_MISMATCH, field.id, label=text_fact(field.label), given=named, year=year)
    for row in indicator_rows(returned):
        level3 = fields.get(row.field("level3"))
        named = other_year(bare_name(row.level3), year)
        if level3 and level3.unlocked and named and f"{named}年" not in squeeze(row.project):
            yield found(Code.YEAR_IN_NAME_MISMATCH, level3.id, value=quoted(row.level3), given=named, year=year)


def other_year(text: str, year: int) -> int:
    """Return the earlier year a text opens with as if it were its own, or 0.

    A later year may be a deadline, one beside a word such as 结转 or 较 has its reason, and a text that names the
    form's own year as well knows what it says.
    """
    match = _OPENS.match(text)
    if match is None or str(year) in _YEAR.findall(text) or int(match["year"]) >= year:
        return 0
    clause = re.split(r"[。；;，,\n]", match["rest"], maxsplit=1)[0]
    beside = clause or match["rest"][:20]
    if not match["whole"] and _MONTH.match(match["rest"]):
        return 0
    return 0 if any(word in beside for word in check_words().other_years) else int(match["year"])


def stale_policy_phrase(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each of the unit's texts that uses a phrase the district calls out of date."""
    year = returned.issued.stamp.year
    for field in returned.fields():
        if not field.unlocked or field.kind not in WORDED or not contract.rules.stale_phrases:
            continue
        text = squeeze(returned.text(field.id))
        for phrase in contract.rules.stale_phrases:
            if phrase.stands_in(text, year):
                yield found(Code.STALE_POLICY_PHRASE, field.id, label=text_fact(field.label), value=phrase.phrase)
