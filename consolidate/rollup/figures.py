"""Where every rolled-up figure comes from: its cell, and the cells of the returns that went into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from consolidate.rollup.gather import Kept
from templates.expr_value import plain


@dataclass(frozen=True, slots=True)
class Part:
    """One amount of one accepted return, at its cell in the returned file."""

    unit: str
    form: str
    field: str
    value: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the roll-up: the exact sum of its parts.

    Its id is a field id: alone for the whole district, behind the code of a unit
    (``101/income.total.current``) or ``department:`` and a name where it is theirs.
    """

    id: str
    sheet: str
    cell: str
    value: str
    parts: tuple[Part, ...]


def parts_of(kept: Iterable[Kept], *fields: str) -> tuple[Part, ...]:
    """Return the amounts that some fields of some returns hold; a blank is no part."""
    return tuple(
        Part(one.unit, one.standing.form, field, plain(amount), one.returned.source.file,
             one.places[field].sheet, one.places[field].cell)
        for one in kept
        for field in fields
        if (amount := one.returned.amounts.get(field)) is not None)


def figure(name: str, sheet: str, cell: str, parts: tuple[Part, ...]) -> Figure:
    """Return a figure that is the exact sum of its parts."""
    return Figure(name, sheet, cell, plain(sum((Decimal(part.value) for part in parts), Decimal(0))), parts)
