"""The text of a number cell to Decimal: our own grammar, the figure a person sees, nothing lost in silence."""

import re
from decimal import Decimal
from math import inf
from math import isfinite
from math import nextafter

EXACT, MOST_DIGITS = 15, 17  # figures that any double keeps, and the most that one needs
_NUMBER = re.compile(r"[+-]?(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))(?:[eE][+-]?[0-9]{1,9})?", re.ASCII)


def number_of(text: str) -> Decimal | None:
    """Return the number of a cell; None for what is no number, or none that a double can hold as it is written.

    Excel keeps and shows 15 figures but writes 17: 1.1000000000000001 is what was typed as 1.1, and 163.11999999999999
    is what it shows as 163.12. So 15 figures are taken where they mean the same double or the one beside it; else
    the fewest that mean the same double.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    whole, part, bare = found.groups()
    figures = ((whole or "") + (part or bare or "")).lstrip("0")
    if len(figures) > EXACT:
        figures = figures.rstrip("0")
    if not figures:
        return Decimal(0)
    if len(figures) > MOST_DIGITS:
        return None
    double = float(text)
    if not isfinite(double) or not double:
        return None
    return plain_decimal(Decimal(text) if len(figures) <= EXACT else _seen(double))


def _seen(double: float) -> Decimal:
    """Return a double as Excel shows it, unless that is another number."""
    shown = Decimal(format(double, f".{EXACT}g"))
    near = (double, nextafter(double, inf), nextafter(double, -inf))
    return shown if float(shown) in near else Decimal(repr(double))


def plain_decimal(number: Decimal) -> Decimal:
    """Return the number as it is written without an exponent and without idle zeros."""
    return Decimal(digits(number))


def digits(number: Decimal) -> str:
    """Return a number as figures with a point, no exponent, no zeros at its end."""
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
