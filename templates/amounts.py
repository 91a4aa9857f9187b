"""From a cell as it came to a Decimal: our own grammar, never ``float``; what is obvious is normalised and said."""

import re
from dataclasses import dataclass
from decimal import Decimal

from templates.returned import Reading
from templates.returned import ReadingKind
from templates.text import squeeze
from templates.text import tidy

# ASCII only: ``\d`` alone would take full-width digits for plain ones and never say so.
_PLAIN = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?", re.ASCII)
_SCALED = re.compile(r"(?P<number>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<unit>万元|元|万|亿元|亿)?")
_BLANKS = re.compile(r"[ \t\r\n\u00a0]")  # plain ones; a full-width blank is told like full-width digits
SIGNIFICANT = 15
IN_YUAN = {"元": Decimal(1), "万": Decimal(10000), "万元": Decimal(10000), "亿": Decimal(10**8), "亿元": Decimal(10**8)}


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a cell, None where there is none; ``how`` is empty, ``as_text`` or ``full_width``."""

    number: Decimal | None
    how: str = ""


def read_amount(reading: Reading) -> Amount:
    """Return the amount of a reading; text that is plainly a number counts and says so, anything else is no number."""
    if reading.kind is ReadingKind.NUMBER:
        return Amount(reading.number if reading.number is not None and reading.number.is_finite() else None)
    if reading.kind is not ReadingKind.TEXT:
        return Amount(None)
    number = plain_number(_BLANKS.sub("", reading.text))
    if number is not None:
        return Amount(number, "as_text")
    number = plain_number(tidy(reading.text).replace(" ", ""))
    return Amount(number, "full_width" if number is not None else "")


def read_number(reading: Reading, *, percent: bool = False) -> Amount:
    """Return the amount of a number cell; where a percentage is asked for, ``94.64%`` is 94.64 as well."""
    text = squeeze(reading.text)
    if not percent or not text.endswith("%") or reading.kind not in (ReadingKind.NUMBER, ReadingKind.TEXT):
        return read_amount(reading)
    # Excel turns a typed 94.64% into 0.9464 shown as 94.64%: what is shown is what was meant.
    amount = read_amount(Reading(ReadingKind.TEXT, text.removesuffix("%")))
    wide = reading.kind is ReadingKind.TEXT and text != reading.text.strip()
    return Amount(amount.number, "full_width" if wide and amount.number is not None else "")


def plain_number(text: str) -> Decimal | None:
    """Return the Decimal of digits with sign, point and thousand commas; None for anything else, ``nan`` included."""
    if not _PLAIN.fullmatch(text):
        return None
    number = Decimal(text.replace(",", ""))
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    return number if len(digits) <= SIGNIFICANT and abs(number.adjusted()) <= 2 * SIGNIFICANT else None


def proposed_number(text: str, money_unit: str) -> Decimal | None:
    """Return what a text such as ``12万元`` would be in the money unit; a proposal for the message, never a reading."""
    match = _SCALED.fullmatch(tidy(text).replace(" ", "").removeprefix("¥").removeprefix("￥"))
    if match is None or not match["unit"]:
        return None
    return Decimal(match["number"].replace(",", "")) * IN_YUAN[match["unit"]] / IN_YUAN[money_unit]
