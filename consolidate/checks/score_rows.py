"""The points of each indicator against the rule: wrong, scaled twice, given for nothing, lost without a reason."""

import re
from collections.abc import Iterator
from decimal import Decimal

from consolidate.checks.achievements import Achieved
from consolidate.checks.achievements import achievements
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.targets import far_above
from templates.codes import Code
from templates.contract import Contract
from templates.direction import LOWER
from templates.direction import direction_of
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.returned import Return
from templates.scoring_rules import HUNDRED
from templates.text import squeeze
from templates.value import ValueKind

SCALED = Decimal("0.011")  # points: half a hundredth on each side of a rounded product
FEWEST_SCALED = 3
NO_BENEFIT = re.compile(
    r"(?:无|没有|不产生|不涉及)(?:直接|明显)?(?:经济|社会|生态|环境)效益|不(?:涉及|适用)(?:该|本|此)?(?:项|指标|项指标)"
)


def score_rows(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield what is wrong with the points of indicators; only points that the unit wrote itself are judged."""
    rows = [one for one in achievements(returned, contract) if one.points is not None]
    twice = _scaled_twice([one for one in rows if one.scored])
    fields = returned.by_id()
    for one in rows:
        given = figure(one.points or Decimal(0))
        if one.row.path in twice:
            yield found(
                Code.SCORE_SCALE_DOUBLE_WEIGHTED,
                one.row.field("score"),
                indicator=one.name,
                given=given,
                weight=figure(one.weight or Decimal(0)),
                expected=figure(_share(one) * (one.weight or Decimal(0)), 2),
            )
        elif one.scored and one.points and (wording := _for_nothing(one, contract)) is not None:
            yield found(wording[0], one.row.field("score"), indicator=one.name, given=given, **wording[1])
        elif one.scored:
            yield from _against_rule(one, contract)
        if one.row.path not in twice and _lost(one, contract) and one.missed and not one.reason:
            reason = one.row.field("reason")
            at = reason if reason in fields else one.row.field("actual")
            yield found(Code.DEVIATION_REASON_MISSING, at, indicator=one.name, **_pair(one))


def _against_rule(one: Achieved, contract: Contract) -> Iterator[Finding]:
    if one.weight is None or one.points is None:
        return
    low, high, formula = _allowed(one)
    tolerance = contract.rules.scoring.tolerance
    full = one.judged.not_full and one.points >= one.weight
    if one.points > high + tolerance or one.points < low - tolerance or full:
        expected = figure(high, 2) if low == high else f"{figure(low, 2)}–{figure(high, 2)}"
        yield found(
            Code.SCORE_WRONG,
            one.row.field("score"),
            indicator=one.name,
            given=figure(one.points),
            expected=f"< {figure(one.weight)}" if full else expected,
            formula=formula,
        )
    elif one.met and _lost(one, contract) and not one.reason and not far_above(one, contract):
        yield found(
            Code.DEDUCTION_WITHOUT_REASON,
            one.row.field("score"),
            indicator=one.name,
            weight=figure(one.weight),
            given=figure(one.points),
            **_pair(one),
        )


def _allowed(one: Achieved) -> tuple[Decimal, Decimal, str]:
    """Return the lowest and highest points of a row and why; a target met may always be scored lower for a reason."""
    weight, result = one.weight or Decimal(0), one.judged
    if not one.missed or (one.points or Decimal(0)) > weight:
        return Decimal(0), weight, phrase_fact("rule_never_above")
    formula = f"{figure(weight)}×{result.sum}" if result.sum else phrase_fact(result.rule or "rule_never_above")
    return weight * result.least, weight * result.most, formula


def _lost(one: Achieved, contract: Contract) -> bool:
    """Tell whether points were lost by more than the rounding that a district lets pass."""
    return (
        one.weight is not None and one.points is not None and one.weight - one.points > contract.rules.scoring.tolerance
    )


def _for_nothing(one: Achieved, contract: Contract) -> tuple[Code, dict[str, str]] | None:
    """Return the finding about points for a row that has nothing to be judged, with its facts."""
    row = one.row
    blank = [value.kind is ValueKind.BLANK for value in (one.target, one.actual)]
    denied = next((text for text in (row.target, row.actual, row.level3) if NO_BENEFIT.search(squeeze(text))), "")
    if denied:
        return Code.SCORED_WITHOUT_VALUE, {"value": quoted(denied)}
    if row.achievement:
        return None
    if blank[1]:
        return Code.VALUE_BLANK_FULL_SCORE, {}
    if one.actual.kind is not ValueKind.PLACEHOLDER:
        return None
    names = (row.level1, row.level2, row.level3)
    if direction_of(row.direction, one.target, names, contract.words).way == LOWER:
        return None  # 安全事故: 无 says that there was none
    return Code.SCORED_WITHOUT_VALUE, {"value": quoted(row.actual)}


def _scaled_twice(rows: list[Achieved]) -> frozenset[str]:
    """Return the rows of those forms in which every score is weight × share × weight ÷ 100."""
    parts: dict[str, list[Achieved]] = {}
    for one in rows:
        if one.weight and one.points:
            parts.setdefault(one.row.part, []).append(one)
    return frozenset(
        one.row.path
        for found_rows in parts.values()
        if len(found_rows) >= FEWEST_SCALED and all(_is_scaled(one) for one in found_rows)
        for one in found_rows
    )


def _is_scaled(one: Achieved) -> bool:
    weight, points = one.weight or Decimal(0), one.points or Decimal(0)
    return weight < HUNDRED and abs(points - weight * weight * _share(one) / HUNDRED) <= SCALED


def _share(one: Achieved) -> Decimal:
    return one.judged.most if one.missed else Decimal(1)


def _pair(one: Achieved) -> dict[str, str]:
    return {"target": quoted(one.row.wanted), "actual": quoted(one.row.actual)}
