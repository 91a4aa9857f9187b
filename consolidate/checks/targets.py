"""Actual values against their targets: missed, late, too high where low is good, never answered, far above."""

from collections.abc import Iterator
from decimal import Decimal

from consolidate.checks.achievements import Achieved
from consolidate.checks.achievements import achievements
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.direction import LOWER
from templates.finding import Finding
from templates.returned import Return

HUNDRED = Decimal(100)


def targets(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield targets that were missed or never answered, and those far exceeded without a reason."""
    for one in achievements(returned, contract):
        if not_answered(one) and not one.points:
            yield found(
                Code.ACTUAL_MISSING_FOR_TARGET,
                one.row.field("actual"),
                indicator=one.name,
                target=quoted(one.row.wanted),
            )
        elif one.missed:
            yield found(_missed(one), one.row.field("actual"), indicator=one.name, **_pair(one))
        elif far_above(one, contract) and not one.reason:
            ratio = one.judged.ratio or Decimal(0)
            yield found(
                Code.OVER_TARGET_NEEDS_REASON,
                one.row.field("actual"),
                indicator=one.name,
                over=figure((ratio - 1) * HUNDRED, 1),
                **_pair(one),
            )


def not_answered(one: Achieved) -> bool:
    """Tell whether a target that says something has no actual at all; 无 under 事故 is an answer."""
    return one.target.has_data and not one.actual.has_data and not one.row.achievement and not one.judged.way


def far_above(one: Achieved, contract: Contract) -> bool:
    """Tell whether an actual is so far above a target to be reached that the district wants to know why."""
    ratio = one.judged.ratio
    return one.met and ratio is not None and ratio > 1 + contract.rules.scoring.over_target


def _missed(one: Achieved) -> Code:
    if one.judged.late:
        return Code.DEADLINE_SLIPPED
    return Code.NEGATIVE_INDICATOR_EXCEEDED if one.judged.way == LOWER else Code.TARGET_MISSED


def _pair(one: Achieved) -> dict[str, str]:
    return {"target": quoted(one.row.wanted), "actual": quoted(one.row.actual)}
