"""One value as every format takes it: blank is nothing, a number has a bounded number of decimals, a text is valid."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from decimal import localcontext

from consolidate.export.columns import PLACES
from templates.expr_value import rounded

Cell = str | int | Decimal | bool | date | None
Row = Mapping[str, Cell]
DIGITS = 38  # of a decimal128
_SURROGATES = re.compile("[\ud800-\udfff]")


def text_cell(text: str) -> str | None:
    """Return a text as it can be written everywhere, None for none; halves of broken file names become �."""
    return _SURROGATES.sub("\ufffd", text) or None


def number_cell(number: Decimal | None) -> Decimal | None:
    """Return a number with at most 10 decimals, None where it is too large for any table (its raw text stays)."""
    if number is None or not number.is_finite():
        return None
    with localcontext(prec=2 * DIGITS):
        if abs(number) >= Decimal(10) ** (DIGITS - PLACES):
            return None
        return rounded(number, PLACES)


def day_cell(text: str) -> date | None:
    """Return the day of an ISO date, None for anything else."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
