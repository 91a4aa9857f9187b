"""How high a row must be for the text already in it; offices fit only rows whose height nobody set, and never merged cells."""

from math import ceil
from unicodedata import east_asian_width

from templates.layout import Layout
from templates.layout import Slot
from templates.text import Lang

WIDE = 2.0
CHAR_TO_LATIN = 1.0  # a column width of 1 holds one Latin character of the default font
LINE = 14.0
ROOM = 5.0
SAFETY = 1.08


def row_heights(layout: Layout, lang: Lang) -> dict[int, float]:
    """Return the heights in points of the rows that need one set: the form's own, raised where prefilled text is longer."""
    heights = {plan.row: plan.height for plan in layout.rows if plan.height}
    for slot in layout.slots:
        text = slot.field.value if slot.field else slot.text.say(lang)
        if not text or slot.down > 1 or slot.style in ("title", "goal_name"):
            continue
        needed = text_height(text, _width(layout, slot))
        if needed > heights.get(slot.row, 0.0) and (slot.row in heights or slot.field is not None):
            heights[slot.row] = max(needed, heights.get(slot.row, 0.0))
    return heights


def text_height(text: str, width: float) -> float:
    """Return the height in points of a wrapped text in a column width in characters."""
    lines = sum(max(1, ceil(_length(part) * SAFETY / width)) for part in text.split("\n"))
    return lines * LINE + ROOM


def _length(text: str) -> float:
    return sum(WIDE if east_asian_width(char) in "WFA" else CHAR_TO_LATIN for char in text)


def _width(layout: Layout, slot: Slot) -> float:
    return sum(layout.widths[slot.column - 1:slot.column - 1 + slot.across])
