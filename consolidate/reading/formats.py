"""What a number format makes of a number: nothing, a percentage, a date, or a length of time."""

import re
from enum import IntEnum

# 27 to 36 and 50 to 58 are dates in Chinese offices, which write them without saying how they look.
DATE_IDS = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
SPAN_IDS = frozenset({46})
PERCENT_IDS = frozenset({9, 10})
_NOT_SCALING = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')  # parts of a number format in which a % is mere decoration
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DATE = re.compile(r"[dmhys]", re.IGNORECASE)


class Look(IntEnum):
    """How a number format shows a number."""

    PLAIN = 0
    PERCENT = 1
    DATE = 2
    SPAN = 3


def look_of(number: int, code: str | None) -> Look:
    """Return how a format shows numbers, by its own text or, where it has none, by its number."""
    if code is None:
        if number in DATE_IDS:
            return Look.DATE
        return Look.SPAN if number in SPAN_IDS else Look.PERCENT if number in PERCENT_IDS else Look.PLAIN
    first = code.split(";")[0]
    bare = _NOT_SCALING.sub("", first)
    if _SPAN.search(first):
        return Look.SPAN
    if bare.strip().lower() != "general" and _DATE.search(bare):
        return Look.DATE
    return Look.PERCENT if "%" in _NOT_SCALING.sub("", code) else Look.PLAIN
