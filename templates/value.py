"""What an indicator value says: a typed value beside the raw text that is never lost."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ValueKind(StrEnum):
    """The kinds of indicator values (domain: one cell says one of these)."""

    NUMBER = "number"
    PERCENT = "percent"
    PERMILLE = "permille"
    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    DURATION = "duration"
    QUALITATIVE = "qualitative"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    TEMPLATE = "template"
    UNREADABLE = "unreadable"


NUMERIC = frozenset(
    {
        ValueKind.NUMBER,
        ValueKind.PERCENT,
        ValueKind.PERMILLE,
        ValueKind.COUNT,
        ValueKind.MEASURE,
        ValueKind.MONEY,
        ValueKind.DURATION,
    }
)
NO_DATA = frozenset({ValueKind.BLANK, ValueKind.PLACEHOLDER, ValueKind.TEMPLATE})


@dataclass(frozen=True, slots=True)
class Value:
    """A reading of one value cell.

    ``low`` is the number or the lower bound in the base unit of ``measure`` (money in 元, percent as 95 for 95 %),
    ``op`` one of ``= ≥ ≤ > < ≈``; ``level`` is ``ladder:rung`` of a standard word, ``none`` when no ladder has it;
    ``note`` says why a value was not read.
    """

    raw: str
    kind: ValueKind
    op: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    measure: str = ""
    per: str = ""
    level: str = ""
    note: str = ""

    @property
    def numeric(self) -> bool:
        """Whether it can be put on a number line."""
        return self.kind in NUMERIC and self.low is not None

    @property
    def has_data(self) -> bool:
        """Whether the cell says anything; a dash, a hint text or a blank says nothing."""
        return self.kind not in NO_DATA
