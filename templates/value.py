"""What an indicator value says: a typed value beside the raw text that is never lost."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ValueKind(StrEnum):
    """The kinds of indicator values: what one cell says."""

    NUMBER = "number"
    PERCENT = "percent"
    PERMILLE = "permille"
    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    DURATION = "duration"
    RATE = "rate"
    FREQUENCY = "frequency"
    TOLERANCE = "tolerance"
    DATE = "date"
    DATE_RANGE = "date_range"
    MILESTONES = "milestones"
    COMPOSITE = "composite"
    QUALITATIVE = "qualitative"
    ENUM_LABEL = "enum_label"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    TEMPLATE = "template"
    COPY_OF_TARGET = "copy_of_target"
    GARBLED = "garbled"
    OCR_SUSPECT = "ocr_suspect"
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
        ValueKind.RATE,
        ValueKind.FREQUENCY,
        ValueKind.TOLERANCE,
    }
)
NO_DATA = frozenset({ValueKind.BLANK, ValueKind.PLACEHOLDER, ValueKind.TEMPLATE})
NOT_READ = frozenset({ValueKind.UNREADABLE, ValueKind.GARBLED, ValueKind.OCR_SUSPECT})
DATES = frozenset({ValueKind.DATE, ValueKind.DATE_RANGE})


@dataclass(frozen=True, slots=True)
class Value:
    """A reading of one value cell.

    ``low`` is the number or the lower bound, in the base unit of ``measure`` (money in 元, percent as 95 for 95 %,
    frequencies per year); ``high`` the upper bound of a range. ``op`` is one of ``= ≥ ≤ > < ≈ within range by``.
    ``first`` and ``last`` are days, ``2024-12-31`` or ``12-31`` where no year is said; a deadline has ``first`` only.
    ``level`` is ``ladder:rung`` of a standard word, ``none`` when no ladder has it; ``note`` says why a value was not
    read, ``proposal`` what it may have been meant to be: shown to a person, never taken.
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
    first: str = ""
    last: str = ""
    proposal: str = ""

    @property
    def numeric(self) -> bool:
        """Whether it can be put on a number line."""
        return self.kind in NUMERIC and self.low is not None

    @property
    def has_data(self) -> bool:
        """Whether the cell says anything; a dash, a hint text or a blank says nothing."""
        return self.kind not in NO_DATA

    @property
    def read(self) -> bool:
        """Whether it was understood at all."""
        return self.kind not in NOT_READ
