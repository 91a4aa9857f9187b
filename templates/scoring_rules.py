"""How a self-evaluation is scored in a district: weights, bands, grades, limits; each with the source of its default.

Ministry: 财预〔2020〕10号 《项目支出绩效评价管理办法》 (execution 10, output 50, benefit 30, satisfaction 10) and
财预〔2021〕101号 (with cost indicators 20/40/20/10 beside execution 10).
Hubei: 鄂财绩发〔2020〕3号 (execution 20, indicators 80).
"""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields
from decimal import Decimal
from typing import Any

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the least total that earns it, on a scale of 100."""

    name: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Degree:
    """A band of achievement of a qualitative indicator: from ``least`` to ``most`` percent of its points."""

    name: str
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Cap:
    """Below ``rate`` percent of execution the execution score is at most ``most`` percent of its points."""

    rate: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """All that scoring asks of a district.

    ``execution`` are the points of budget execution; ``weights`` those of each level 1, ``weights_with_cost`` where a
    form has cost indicators, each adding up to 100 with it. ``tolerance`` in points; ``over_target``, ``low_execution``
    and ``budget_cut`` are fractions (0.3 = 30 %); ``places`` decimals of a score.
    """

    preset: str = "ministry"
    execution: Decimal = Decimal(10)
    weights: tuple[tuple[str, Decimal], ...] = ()
    weights_with_cost: tuple[tuple[str, Decimal], ...] = ()
    caps: tuple[Cap, ...] = ()
    degrees: tuple[Degree, ...] = ()
    grades: tuple[Grade, ...] = ()
    tolerance: Decimal = Decimal("0.1")
    over_target: Decimal = Decimal("0.3")
    low_execution: Decimal = Decimal("0.9")
    budget_cut: Decimal = Decimal("0.3")
    places: int = 2

    def grade_of(self, total: Decimal) -> str:
        """Return the grade of a total on a scale of 100; below all of them the last."""
        ranked = sorted(self.grades, key=lambda one: one.least, reverse=True)
        return next((one.name for one in ranked if total >= one.least), ranked[-1].name if ranked else "")


_GRADES = tuple(Grade(name, Decimal(least)) for name, least in (("优", 90), ("良", 80), ("中", 60), ("差", 0)))


def _degrees(*bounds: int) -> tuple[Degree, ...]:
    names = ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")
    pairs = zip(names, bounds[1:], bounds, strict=False)
    return tuple(Degree(name, Decimal(least), Decimal(most)) for name, least, most in pairs)


def _weights(text: str) -> tuple[tuple[str, Decimal], ...]:
    pairs = (item.split("=") for item in text.split())
    return tuple((name, Decimal(points)) for name, points in pairs)


MINISTRY = ScoringRules(
    weights=_weights("产出指标=50 效益指标=30 满意度指标=10"),
    weights_with_cost=_weights("成本指标=20 产出指标=40 效益指标=20 满意度指标=10"),
    degrees=_degrees(100, 80, 60, 0),
    grades=_GRADES,
)
HUBEI = ScoringRules(
    preset="hubei",
    execution=Decimal(20),
    weights=_weights("产出指标=40 效益指标=30 满意度指标=10"),
    degrees=_degrees(100, 80, 50, 0),
    grades=_GRADES,
)
PRESETS = {"ministry": MINISTRY, "hubei": HUBEI}


def to_plain(rules: ScoringRules) -> dict[str, Any]:
    """Return the rules as plain JSON values, numbers as text."""
    return {key: _plain(value) for key, value in asdict(rules).items()}


def from_plain(plain: Mapping[str, Any]) -> ScoringRules:
    """Return the rules of ``to_plain``."""
    made: dict[str, Any] = {
        **{name: _pairs(plain[name]) for name in ("weights", "weights_with_cost")},
        **{name: _made(kind, plain[name]) for name, kind in (("caps", Cap), ("degrees", Degree), ("grades", Grade))},
    }
    made |= {one.name: Decimal(plain[one.name]) for one in fields(ScoringRules) if one.type is Decimal}
    made |= {name: plain[name] for name in ("preset", "places")}
    return ScoringRules(**made)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of the rules
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _pairs(given: Any) -> tuple[tuple[str, Decimal], ...]:  # noqa: ANN401 - from JSON
    return tuple((name, Decimal(points)) for name, points in given)


def _made(kind: Any, given: Any) -> tuple[Any, ...]:  # noqa: ANN401 - one of three small classes
    numbers = {one.name for one in fields(kind) if one.type is Decimal}
    return tuple(kind(**{key: Decimal(v) if key in numbers else v for key, v in one.items()}) for one in given)
