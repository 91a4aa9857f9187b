"""Every amount of money of a return by what it is called, the same for every project and row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from templates.form import Kind
from templates.returned import Return

_ROW = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Filed:
    """One amount as one unit filed it: ``figure`` is its name for all rows (``projects[*].year_budget``)."""

    unit: str
    form: str
    figure: str
    field: str
    number: Decimal


def amounts_of(returned: Return) -> Iterator[Filed]:
    """Yield every amount of money that is not blank; a total is worked out anew from what the unit typed."""
    stamp = returned.issued.stamp
    for one in returned.fields():
        number = returned.amounts.get(one.id) if one.kind is Kind.MONEY else None
        if number is not None:
            yield Filed(stamp.unit, stamp.form, _ROW.sub("[*]", one.name), one.id, number)


def as_a_whole(returned: Return) -> bool:
    """Tell whether the form speaks of the unit as a whole, not of its projects one by one."""
    return returned.parts() == ("",)
