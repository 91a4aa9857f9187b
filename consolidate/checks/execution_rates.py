"""The execution rate: right, blank, oddly rounded, too low without a reason, and told again by an indicator."""

import re
from collections.abc import Iterator
from collections.abc import Mapping
from decimal import ROUND_HALF_UP
from decimal import Decimal

from consolidate.checks.achievements import Achieved
from consolidate.checks.achievements import achievements
from consolidate.checks.cells import blank
from consolidate.checks.execution_row import LINE
from consolidate.checks.execution_row import PARTS
from consolidate.checks.execution_row import Execution
from consolidate.checks.execution_row import decimals
from consolidate.checks.execution_row import execution
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.money_reasons import with_money_reason
from consolidate.checks.money_units import odd_amounts
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.finding import text_fact
from templates.layout import PlacedField
from templates.returned import Return
from templates.scoring_rules import HUNDRED
from templates.text import bare_name
from templates.value import ValueKind

MOST_DECIMALS = 6
COARSE = Decimal("0.1")  # percentage points by which a whole percent may be above the rate
WHOLE_PAID = Decimal("99.5")
_RATE = re.compile(r"(?:预算|资金|经费|支出|拨款)[^率]{0,6}(?:执行|完成|支付|支出|使用)(?:比)?率")
_OF_BUDGET = re.compile(r"(?:项目|年度|全年|部门)?(?:财政)?预算(?:资金)?(?:执行|完成)率")
_PAID = re.compile(
    r"(?:资金|经费|款|预算)(?!社会化|集中)[^率]{0,3}?(?:支付|拨付|支出|执行|使用|发放)(?:(?P<in_time>及时|按时)|完成|进度|到位)?率"
)


def execution_rates(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield wrong, blank and low execution rates and indicators that contradict or repeat them."""
    achieved = achievements(returned, contract)
    odd, fields = odd_amounts(returned, contract), returned.by_id()
    excused = with_money_reason(returned, contract)
    for part in returned.parts():
        line = execution(returned, fields, part)
        if line is None or "adjusted" not in line.ids:
            continue  # a monitoring form has no adjusted budget: its rate is of a part of the year
        if not {line.ids["adjusted"], line.ids["executed"]} & odd:
            yield from _rate(returned, fields, line)
            if part not in excused:
                yield from _low(line, contract)
        for name in PARTS:
            yield from _part(returned, fields, f"{part}{LINE}{name}.", odd)
        for one in achieved:
            if one.row.part == part and line.stated is not None:
                yield from _told_again(one, line, contract)


def _rate(returned: Return, fields: Mapping[str, PlacedField], line: Execution) -> Iterator[Finding]:
    if "rate" not in line.typed:
        return
    field = fields[line.ids["rate"]]
    if blank(returned, field):
        # A form that scores no execution at all (a report) does not ask for the rate either.
        if line.rate is not None and {"weight", "score"} & set(line.amounts):
            yield found(Code.EXEC_RATE_BLANK, field.id, label=text_fact(field.label), **_sum(line.spent, line.budget))
        return
    given = line.amounts.get("rate")
    if given is not None:
        yield from _compared(returned, field, given, line.spent, line.budget)


def _part(returned: Return, fields: Mapping[str, PlacedField], base: str, odd: frozenset[str]) -> Iterator[Finding]:
    field = fields.get(f"{base}rate")
    if field is None or not field.unlocked or {f"{base}adjusted", f"{base}executed"} & odd:
        return
    given = returned.amounts.get(field.id)
    if given is not None:
        amounts = [returned.amounts.get(base + name) for name in ("executed", "adjusted")]
        yield from _compared(returned, field, given, *amounts)


def _compared(
    returned: Return, field: PlacedField, given: Decimal, spent: Decimal | None, budget: Decimal | None
) -> Iterator[Finding]:
    """Compare at the printed precision; a whole percent that was rounded up says more than was spent."""
    if spent is None or budget is None or (not budget and not given):
        return
    facts = {"label": text_fact(field.label), "given": figure(given), **_sum(spent, budget)}
    if not budget:
        yield found(Code.EXEC_RATE_WRONG, field.id, **facts)
        return
    exact = spent / budget * HUNDRED
    places = min(decimals(returned.text(field.id)), MOST_DECIMALS)
    step = Decimal(1).scaleb(-places)
    due = exact.quantize(step, rounding=ROUND_HALF_UP)
    if abs(given - (due if places else exact)) > step:
        yield found(Code.EXEC_RATE_WRONG, field.id, **facts)
    elif given != due or (not places and given - exact >= COARSE):
        yield found(Code.EXEC_RATE_ROUNDING, field.id, **facts)


def _sum(spent: Decimal | None, budget: Decimal | None) -> dict[str, str]:
    spent, budget = spent or Decimal(0), budget or Decimal(0)
    expected = figure(spent / budget * HUNDRED, 2) if budget else phrase_fact("no_rate")
    return {"executed": figure(spent), "budget": figure(budget), "expected": expected}


def _low(line: Execution, contract: Contract) -> Iterator[Finding]:
    limit = contract.rules.scoring.low_execution * HUNDRED
    rate = line.rate if line.budget is not None else line.amounts.get("rate")
    printed = "rate" not in line.typed or {"rate", "weight", "score"} & set(line.amounts)
    if rate is None or not printed or rate >= limit:
        return
    at = line.ids.get("rate", line.ids["executed"])
    yield found(Code.LOW_EXECUTION_NEEDS_REASON, at, given=figure(rate, 2), limit=figure(limit))


def _told_again(one: Achieved, line: Execution, contract: Contract) -> Iterator[Finding]:
    """Yield an indicator that is the execution rate once more, or that says all was paid when it was not."""
    rate, name = line.stated, bare_name(one.row.name)
    if rate is None or one.actual.kind is not ValueKind.PERCENT or one.actual.low is None:
        return
    facts = {"indicator": one.name, "actual": quoted(one.row.actual), "rate": figure(rate, 2)}
    paid = _PAID.search(name)
    limit = contract.rules.scoring.low_execution * HUNDRED if paid and paid["in_time"] else WHOLE_PAID
    if paid and one.actual.low >= HUNDRED and rate < limit:
        yield found(Code.EXEC_RATE_VS_TIMELINESS, one.row.field("actual"), **facts)
    elif {"weight", "score"} & set(line.amounts) and _RATE.search(name):
        places = Decimal(1).scaleb(-min(decimals(one.row.actual), MOST_DECIMALS))
        if _OF_BUDGET.fullmatch(name) or abs(one.actual.low - rate) < places:
            yield found(Code.EXEC_RATE_VS_INDICATOR, one.row.field("actual"), **facts)
