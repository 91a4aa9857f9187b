"""The section ``scoring`` of ``rules.yaml``: a preset, and whatever the district sets otherwise."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from templates.codes import Slip
from templates.scoring_rules import HUNDRED
from templates.scoring_rules import PRESETS
from templates.scoring_rules import Cap
from templates.scoring_rules import Degree
from templates.scoring_rules import Grade
from templates.scoring_rules import ScoringRules
from templates.yaml_source import Node

NUMBERS = ("execution", "tolerance")
SHARES = ("low_execution", "budget_cut")
KEYS = (
    *("preset", "execution", "weights", "weights_with_cost", "execution_caps", "qualitative", "grades"),
    *("tolerance", "over_target", "low_execution", "budget_cut", "places"),
)
MOST_PLACES = 4


def read_scoring(node: Node | None) -> ScoringRules:
    """Return how self-evaluations are scored; AuthorError at the line of a table that does not add up to 100."""
    if node is None:
        return PRESETS["ministry"]
    node.only(*KEYS)
    preset = node.get("preset")
    base = PRESETS[preset.one_of(tuple(PRESETS))] if preset else PRESETS["ministry"]
    given: dict[str, Any] = {key: one.not_negative() for key in NUMBERS if (one := node.get(key)) is not None}
    given |= {key: one.share() for key in SHARES if (one := node.get(key)) is not None}
    for key, name, read in (
        ("weights", "weights", _weights),
        ("weights_with_cost", "weights_with_cost", _weights),
        ("execution_caps", "caps", _caps),
        ("qualitative", "degrees", _degrees),
        ("grades", "grades", _grades),
        ("over_target", "over_target", Node.not_negative),
        ("places", "places", _places),
    ):
        one = node.get(key)
        if one is not None:
            given[name] = read(one)
    if "execution" in given and given["execution"] != base.execution:
        given.setdefault("weights_with_cost", ())  # the preset's table belongs to the preset's points of execution
    rules = replace(base, **given)
    for key, table in (("weights", rules.weights), ("weights_with_cost", rules.weights_with_cost)):
        _need_hundred(node, key, table, rules.execution)
    return rules


def _need_hundred(node: Node, key: str, table: tuple[tuple[str, Decimal], ...], execution: Decimal) -> None:
    """Refuse a table of weights that does not reach 100 with the points of execution: no unit could ever mend that."""
    total = execution + sum((points for _, points in table), Decimal(0))
    if table and total != HUNDRED:
        at = node.get(key) or node.get("execution") or node
        raise at.fail(Slip.WEIGHTS_NOT_100, key=key, total=format(total.normalize(), "f"), execution=str(execution))


def _weights(node: Node) -> tuple[tuple[str, Decimal], ...]:
    return tuple((name, points.not_negative()) for name, points in node.mapping().items())


def _caps(node: Node) -> tuple[Cap, ...]:
    caps = []
    for one in node.items():
        one.only("below", "most")
        caps.append(Cap(one.need("below").not_negative(), one.need("most").not_negative()))
    return tuple(caps)


def _degrees(node: Node) -> tuple[Degree, ...]:
    """Return the bands, highest first, which must meet without a gap from 100 down to 0."""
    bands, most = [], HUNDRED
    for one in node.items():
        one.only("name", "from")
        least = one.need("from")
        if not 0 <= least.number() < most:
            raise least.wrong(f"0 … {most}")
        bands.append(Degree(one.need("name").text(), least.number(), most))
        most = least.number()
    if not bands or most:
        raise node.wrong("… from: 0")
    return tuple(bands)


def _grades(node: Node) -> tuple[Grade, ...]:
    grades: list[Grade] = []
    for name, least in node.mapping().items():
        if grades and least.not_negative() >= grades[-1].least:
            raise least.wrong(f"< {grades[-1].least}")
        grades.append(Grade(name, least.not_negative()))
    if not grades or grades[-1].least:
        raise node.wrong("… 差: 0")
    return tuple(grades)


def _places(node: Node) -> int:
    if node.least(0) > MOST_PLACES:
        raise node.wrong(f"0 … {MOST_PLACES}")
    return node.least(0)
