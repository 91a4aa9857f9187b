"""Directions and bounds that contradict the indicator's name, and benefits that stand among the costs."""

from collections.abc import Iterator

from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.read_rows import ReadRow
from consolidate.checks.read_rows import read_rows
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import by_name
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.money_columns import MONEY_FACTORS
from templates.returned import Return
from templates.text import squeeze
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

AT_LEAST, AT_MOST = ("≥", ">"), ("≤", "<")
COUNT = "数量指标"
HARMS = frozenset({"社会成本指标", "生态环境成本指标"})


def direction_suspicious(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield indicators whose direction or sign contradicts their name or each other."""
    for read in read_rows(returned, contract):
        why = _contradiction(read, contract.words)
        if why and read.target:
            yield found(
                Code.DIRECTION_SUSPICIOUS, read.target.field.id, name=quoted(read.row.name), why=phrase_fact(why)
            )


def strict_less_than_budget(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield costs that have to stay below the very budget: spending all of it would then be a failure."""
    factor = MONEY_FACTORS[contract.rules.money_unit]
    for read in read_rows(returned, contract):
        target = read.target
        if target is None or target.value.op != "<" or target.value.low is None or "超" in target.text:
            continue
        amount = target.value.low if target.value.kind is ValueKind.MONEY else target.value.low * factor
        if target.value.kind is ValueKind.NUMBER and (squeeze(read.row.measure) or not _cost(read)):
            continue
        if target.value.kind not in (ValueKind.MONEY, ValueKind.NUMBER):
            continue
        budgets = [one for one in (read.row.year_budget, read.row.total_budget) if one and one * factor == amount]
        if budgets:
            value = quoted(target.text)
            yield found(Code.STRICT_LESS_THAN_BUDGET, target.field.id, value=value, budget=figure(budgets[0]))


def benefit_in_cost(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield good effects under social or ecological cost, which is for harm that is kept in bounds."""
    words = check_words()
    for read in read_rows(returned, contract):
        if read.level2 not in HARMS or read.target is None or any(word in read.name for word in words.harm):
            continue
        if any(word in read.name for word in words.good_effects):
            name, level2 = quoted(read.row.name), read.level2
            yield found(Code.BENEFIT_IN_COST, read.target.field.id, name=name, level2=level2)


def _contradiction(read: ReadRow, words: Vocabulary) -> str:
    """Return how an indicator contradicts itself: its column and sign, its column or sign and its name; or nothing."""
    if read.target is None or not read.target.value.numeric:
        return ""
    op, way, name = read.target.value.op, read.row.direction, read.name
    if (way == HIGHER and op in AT_MOST) or (way == LOWER and op in AT_LEAST):
        return "why_column_and_sign"
    told = by_name(name, words)
    if told == HIGHER and (way == LOWER or (not way and op in AT_MOST)):
        return _surely_higher(read, way)
    bad = name.endswith(check_words().bad_things) and told == LOWER
    return "why_harm_at_least" if bad and (way == HIGHER or (not way and op in AT_LEAST)) else ""


def _surely_higher(read: ReadRow, way: str) -> str:
    """Return why more must be better: a rate that is to be reached, or outputs counted that nobody would cap."""
    words = check_words()
    if read.name.endswith(words.bounded_rates):
        return "why_rate_at_most"
    counted = read.level2 == COUNT and way == LOWER and not any(word in read.name for word in words.may_be_limited)
    return "why_output_at_most" if counted else ""


def _cost(read: ReadRow) -> bool:
    return "成本" in f"{read.level1}{read.level2}"
