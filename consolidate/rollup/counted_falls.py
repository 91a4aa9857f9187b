"""Which falls are listed and not counted: one indicator that fell in two forms is one indicator."""

from collections.abc import Sequence

from consolidate.regressions import FALLEN
from consolidate.regressions import Compared
from templates.text import bare_name

Indicator = tuple[str, ...]


def counted_again(found: Sequence[Compared]) -> frozenset[int]:
    """Return the numbers, from 1, of the falls whose indicator fell in another form further up, where it counts.

    Two rows of one form are two indicators, whatever they are called.
    """
    forms: dict[Indicator, str] = {}
    again = set()
    for number, one in enumerate(found, start=1):
        if one.row.verdict in FALLEN and forms.setdefault(_indicator(one), one.row.form) != one.row.form:
            again.add(number)
    return frozenset(again)


def _indicator(one: Compared) -> Indicator:
    row = one.row
    return (row.unit, *(bare_name(name) for name in (row.project, row.level1, row.level2, row.level3)))
