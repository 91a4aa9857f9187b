"""Where a form says how its budget was executed: its fields, whatever the form, and the rate they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from templates.layout import PlacedField
from templates.returned import Return
from templates.scoring_rules import HUNDRED
from templates.text import squeeze

# A form of one project has a row of figures for the total and for each source; a department's form has one line.
TOTAL, LINE = "funds.total.", "funds."
PARTS = ("appropriation", "carryover", "other")
COLUMNS = ("initial", "original", "adjusted", "executed", "rate", "weight", "score")


@dataclass(frozen=True, slots=True)
class Execution:
    """The execution line of one sheet: ids of its fields (only those the form has) and the amounts that they hold.

    ``budget`` and ``spent`` are what the rate is worked out from: the total row, or the parts where it is 0 or blank
    and they are not.
    """

    ids: dict[str, str]
    amounts: dict[str, Decimal]
    typed: frozenset[str]
    budget: Decimal | None
    spent: Decimal | None

    @property
    def rate(self) -> Decimal | None:
        """Amount executed ÷ adjusted budget in percent; None without a budget."""
        if self.budget is None or self.spent is None or not self.budget:
            return None
        return self.spent / self.budget * HUNDRED

    @property
    def stated(self) -> Decimal | None:
        """The rate that counts: what the unit wrote, else what the amounts give."""
        return self.amounts.get("rate", self.rate)


def execution(returned: Return, fields: Mapping[str, PlacedField], part: str) -> Execution | None:
    """Return the execution line of a sheet of fields, or None where the form asks for no executed amount."""
    base = next((part + one for one in (TOTAL, LINE) if f"{part}{one}executed" in fields), "")
    if not base:
        return None
    ids = {name: base + name for name in COLUMNS if base + name in fields}
    known = {name: returned.amounts.get(one) for name, one in ids.items()}
    amounts = {name: amount for name, amount in known.items() if amount is not None}
    typed = frozenset(name for name, one in ids.items() if fields[one].unlocked)
    budget, spent = amounts.get("adjusted"), amounts.get("executed")
    if not budget and base.endswith(TOTAL):
        parts = [_part(returned, fields, f"{part}{LINE}{one}.") for one in PARTS]
        given = [one for one in parts if one is not None]
        if given and any(one[0] for one in given):
            budget, spent = sum((one[0] for one in given), Decimal(0)), sum((one[1] for one in given), Decimal(0))
    return Execution(ids, amounts, typed, budget, spent)


def _part(returned: Return, fields: Mapping[str, PlacedField], base: str) -> tuple[Decimal, Decimal] | None:
    if f"{base}adjusted" not in fields:
        return None
    found = [returned.amounts.get(base + name) for name in ("adjusted", "executed")]
    return (found[0], found[1] or Decimal(0)) if found[0] is not None else None


def decimals(text: str) -> int:
    """Return how many decimals a figure is printed with: 86.20% -> 2."""
    return len(squeeze(text).removesuffix("%").partition(".")[2])
