"""What a working comes to, in Decimal: the value that is kept beside its live formula."""

from collections.abc import Callable
from collections.abc import Mapping
from decimal import Decimal

from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Part
from consolidate.rollup.model.cell import Worked
from templates.expr_value import added

Numbers = list[Decimal | None]


def comes_to(worked: Worked, figures: Mapping[str, Cell]) -> Decimal | None:
    """Return the value of a working over the figures of a book; None where it has none.

    A sum skips blanks and is blank only if all parts are, a difference is blank if its first part is, a ratio if either
    is or the second is 0; a mean is over the parts that are not blank.
    """
    if worked.op is Op.COUNT:
        return Decimal(len(worked.parts))
    values = [value_of(part, figures) for part in worked.parts]
    if worked.op is Op.WEIGHTED_MEAN:
        return _weighted(values, [value_of(part, figures) for part in worked.weights])
    return _PLAIN[worked.op](values)


def value_of(part: Part, figures: Mapping[str, Cell]) -> Decimal | None:
    """Return the number of a part, None where it is blank or no number."""
    if isinstance(part, Worked):
        return comes_to(part, figures)
    if isinstance(part, Origin):
        return part.amount
    value = figures[part].value
    return value if isinstance(value, Decimal) else None


def _weighted(values: list[Decimal | None], weights: list[Decimal | None]) -> Decimal | None:
    pairs = [(v, w) for v, w in zip(values, weights, strict=True) if v is not None and w is not None]
    total = sum((weight for _, weight in pairs), Decimal(0))
    return sum((value * weight for value, weight in pairs), Decimal(0)) / total if total else None


def _difference(values: Numbers) -> Decimal | None:
    first = values[0]
    return None if first is None else first - (added(tuple(values[1:])) or Decimal(0))


def _ratio(values: Numbers) -> Decimal | None:
    over, under = values
    return None if over is None or not under else over / under


def _mean(values: Numbers) -> Decimal | None:
    total = added(tuple(values))
    return None if total is None else total / sum(value is not None for value in values)


_PLAIN: dict[Op, Callable[[Numbers], Decimal | None]] = {
    Op.SAME: lambda values: values[0],
    Op.SUM: lambda values: added(tuple(values)),
    Op.DIFFERENCE: _difference,
    Op.RATIO: _ratio,
    Op.MEAN: _mean,
    Op.TIES: lambda values: Decimal(sum(bool(value) for value in values)),
}
