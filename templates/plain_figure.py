"""The figure of a value cell as a formula of Excel can read it: one number, a sign before it, a unit behind it.

The live cells of a workbook know no more than this; where a score is a live formula, the check works it out from the
same reading, so that both always come to the same.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

AT_LEAST, AT_MOST = ("及以上", "以上"), ("及以下", "以内", "以下", "之内")
SIGNS = ("≥", "≤", ">", "<", "=", ",", " ", *AT_LEAST, *AT_MOST)
BOUNDS = ("以上", "以下", "以内", "之内")
OPERATORS = ("≥", "≤", ">", "<", "=")
NOT_A_UNIT = "月年日-/:：(（~至—、上下左余多内"  # a date, a range, two figures, an approximate one
_FIGURE = re.compile(r"(\d+(?:\.\d*)?|\.\d+)([^\d.]*)", re.ASCII)
LARGE = "元万亿千"  # a bare number is never compared with these
MOST_PERCENT = 100
MOST_DIGITS = 15  # what a cell of Excel keeps
_BLANKS = re.compile(" +")


@dataclass(frozen=True, slots=True)
class PlainFigure:
    """A number with its unit (the measure beside it where the cell has none); ``op`` is ``≥``, ``≤``, ``=`` or none."""

    number: Decimal
    unit: str
    op: str = ""


def plain_figure(text: str, measure: str) -> PlainFigure | None:
    """Return the figure of a cell, or None where a formula could not read it."""
    shown = trimmed_as_excel(text)
    core = shown.replace("％", "%")
    for sign in SIGNS:
        core = core.replace(sign, "")
    match = _FIGURE.fullmatch(core)
    if match is None or sum(map(str.isdigit, match[1])) > MOST_DIGITS:
        return None
    tail = match[2].replace("工作日", "").replace("个月", "")
    if any(char in NOT_A_UNIT for char in tail):
        return None
    return PlainFigure(Decimal(match[1]), match[2] or trimmed_as_excel(measure), plain_sign(shown))


def signed(operator: str, text: str) -> str:
    """Return a target with the sign of the operator column before it, unless the cell itself says one."""
    bare = text and text[0] not in OPERATORS and not any(word in text for word in BOUNDS)
    return operator + text if bare and operator in OPERATORS else text


def plain_sign(shown: str) -> str:
    """Return the sign a trimmed cell begins with, else that of the words in it."""
    if shown.startswith("="):
        return "="
    if shown.startswith(("≥", ">")) or any(word in shown for word in AT_LEAST):
        return "≥"
    if shown.startswith(("≤", "<")) or any(word in shown for word in AT_MOST):
        return "≤"
    return ""


def trimmed_as_excel(text: str) -> str:
    """Return a text as TRIM gives it: no blanks at its ends, single ones inside."""
    return _BLANKS.sub(" ", text).strip(" ")


def same_family(one: PlainFigure, other: PlainFigure) -> bool:
    """Tell whether two figures have one unit, or one of them none beside no money and no fraction of a rate."""
    if one.unit == other.unit:
        return True
    if one.unit and other.unit:
        return False
    bare, unit = (other, one.unit) if one.unit else (one, other.unit)
    return 1 <= bare.number <= MOST_PERCENT if unit == "%" else not any(char in LARGE for char in unit)
