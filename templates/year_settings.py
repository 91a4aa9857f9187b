"""The section ``year_over_year`` of ``rules.yaml``: tolerances, floors, and how grave a fall is by its size."""

from decimal import Decimal

from templates.finding import Severity
from templates.rulebook import Band
from templates.rulebook import Floor
from templates.rulebook import YearRules
from templates.yaml_source import Node

KEYS = ("tolerance", "approximate", "reason_least", "floor", "severity_by_size", "below_actual")
STAGES = ("target", "actual")
KINDS = ("percent", "count", "money", "days", "score")
GRAVE = (Severity.NOTICE.value, Severity.EXPLAIN.value)
NONE = Decimal(0)


def read_year_rules(node: Node | None, money_factor: int) -> YearRules:
    """Return how years are compared; AuthorError with its line for a mistake.

    ``money_factor`` is what the district's money unit has in 元: floors are written in that unit and kept in 元.
    """
    if node is None:
        return YearRules()
    node.only(*KEYS)
    approximate, least = node.get("approximate"), node.get("reason_least")
    target, actual = _tolerances(node.get("tolerance"))
    small, large = _bands(node.get("severity_by_size"))
    return YearRules(
        tolerance=target,
        tolerance_actual=actual,
        approximate=approximate.share() if approximate else YearRules().approximate,
        reason_least=least.least(0) if least else YearRules().reason_least,
        floor=_floor(node.get("floor"), money_factor),
        small=small,
        large=large,
        below_actual=Severity(node.need("below_actual").one_of(GRAVE)) if node.get("below_actual") else Severity.NOTICE,
    )


def _tolerances(node: Node | None) -> tuple[Decimal, Decimal]:
    """Return the tolerance of targets and of actuals; one number is meant for both."""
    if node is None:
        return NONE, NONE
    if not isinstance(node.value, dict):
        return node.share(), node.share()
    node.only(*STAGES)
    target, actual = (node.get(stage) for stage in STAGES)
    return target.share() if target else NONE, actual.share() if actual else NONE


def _floor(node: Node | None, money_factor: int) -> Floor:
    if node is None:
        return Floor()
    node.only(*KINDS)
    given = {kind: one.not_negative() for kind in KINDS if (one := node.get(kind)) is not None}
    return Floor(**{**given, "money": given.get("money", NONE) * money_factor})


def _bands(node: Node | None) -> tuple[Band | None, Band | None]:
    """Return the small and the large band; where both are given they must not overlap."""
    if node is None:
        return None, None
    node.only("small", "large")
    small, large = _band(node.get("small"), "below"), _band(node.get("large"), "from")
    if small and large and large.bound < small.bound:
        raise node.need("large").need("from").wrong(f"≥ {small.bound}")
    return small, large


def _band(node: Node | None, bound: str) -> Band | None:
    if node is None:
        return None
    node.only(bound, "severity", *(("approximate",) if bound == "below" else ()))
    approximate = node.get("approximate")
    return Band(
        node.need(bound).not_negative() if bound == "from" else node.need(bound).share(),
        Severity(node.need("severity").one_of(tuple(Severity))),
        approximate.flag() if approximate else False,
    )
