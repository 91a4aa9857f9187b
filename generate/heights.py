"""How high a row must be for its text; offices fit only rows whose height nobody set, and never merged cells."""

from math import ceil
from unicodedata import east_asian_width

from templates.layout import Layout
from templates.layout import Slot
from templates.text import Lang

WIDE = 2.0
CHAR_TO_LATIN = 1.0  # a column width of 1 holds one Latin character of the default font
LINE = 14.0
EMPTY = 24.0
ROOM = 5.0
SAFETY = 1.08


def row_heights(layout: Layout, lang: Lang) -> dict[int, float]:
    """Return the height of each row in points: the form's own, raised where prefilled text is longer.

    A row without a height of its own gets one that ends in ``AUTO``; the finishing step takes off its mark of being
    set by hand, so that offices go on fitting it to what is typed.
    """
    fixed = {plan.row: plan.height for plan in layout.rows}
    heights = {row: height or EMPTY for row, height in fixed.items()}
    for slot in layout.slots:
        text = slot.field.value if slot.field else slot.text.say(lang)
        if text and slot.down == 1 and slot.style not in ("title", "goal_name", "should_be"):
            heights[slot.row] = max(heights[slot.row], text_height(text, _width(layout, slot)))
    return {row: height if fixed[row] else int(height) + AUTO for row, height in heights.items()}


def text_height(text: str, width: float) -> float:
    """Return the height in points of a wrapped text in a column width in characters."""
    lines = sum(max(1, ceil(_length(part) * SAFETY / width)) for part in text.split("\n"))
    return lines * LINE + ROOM


def _length(text: str) -> float:
    return sum(WIDE if east_asian_width(char) in "WFA" else CHAR_TO_LATIN for char in text)


def _width(layout: Layout, slot: Slot) -> float:
    return sum(layout.widths[slot.column - 1 : slot.column - 1 + slot.across])
