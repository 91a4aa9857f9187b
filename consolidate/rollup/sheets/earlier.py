"""Where a unit's earlier years come from: its accepted return of that year, else the columns of this year's form."""

from dataclasses import dataclass

from consolidate.rollup.filed import Filed
from consolidate.rollup.gather import Kept
from consolidate.rollup.given import Given
from consolidate.rollup.maker import Maker
from templates.expr_value import plain


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier year of a unit: the return that tells it, and in which column; ``own`` is this year's own return.

    ``note`` is the phrase that says where it comes from; ``other_unit`` is the unit of money of a return of that year
    that could not be taken for it.
    """

    filed: Filed
    when: str
    note: str
    own: Filed
    own_when: str
    other_unit: str = ""

    def field(self, item: str) -> str:
        """Return the field of an item."""
        return f"{item}.{self.when}"

    def remark(self, maker: Maker, item: str) -> str:
        """Return what a reader must know of an item: where it comes from, and what the form says otherwise."""
        if self.other_unit:
            return maker.say("money_unit_differs", unit=self.other_unit)
        amount, own = self.filed.amount(self.field(item)), self.own.amount(f"{item}.{self.own_when}")
        if amount is not None and own is not None and amount != own:
            return maker.say("column_differs", amount=plain(own))
        return maker.say(self.note) if amount is not None else ""


def earlier_of(given: Given, one: Kept, when: str) -> Earlier:
    """Return where the amounts of ``prior1`` or ``prior2`` of a unit are taken from."""
    whose = (one.unit, one.form)
    filed = {"prior1": ((given.last, "current"),), "prior2": ((given.before, "current"), (given.last, "prior1"))}
    unit = one.filed.money_unit
    other = ""
    for returns, column in filed[when]:
        if whose not in returns:
            continue
        earlier = Filed(returns[whose], one.name)
        if unit and earlier.money_unit and earlier.money_unit != unit:
            other = earlier.money_unit
            continue
        if any(earlier.amount(f"{item}.{column}") is not None for item in ("income.total", "spending.total")):
            return Earlier(earlier, column, "from_earlier_return", one.filed, when)
    return Earlier(one.filed, when, "from_own_column", one.filed, when, other)
