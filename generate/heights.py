"""How high a row must be for its text; offices fit only rows whose height nobody set, and never merged cells."""

from math import ceil
from unicodedata import east_asian_width

from templates.layout import Layout
from templates.layout import Slot
from templates.text import Lang

WIDE = 2.0
CHAR_TO_LATIN = 1.0  # a column width of 1 holds one Latin character of the default font
FONT_SIZE = 10.0
LINE = 14.0
EMPTY = 24.0
ROOM = 5.0
SAFETY = 1.08
SIZES = {"title": 16.0}


def row_heights(layout: Layout, lang: Lang) -> dict[int, float]:
    """Return the height of each row in points: the form's own, raised where prefilled text is longer."""
    heights = {plan.row: plan.height or EMPTY for plan in layout.rows}
    for slot in layout.slots:
        text = _shown(slot, lang)
        if text and slot.down == 1 and slot.style != "should_be":
            needed = text_height(text, _width(layout, slot), SIZES.get(slot.style, FONT_SIZE))
            heights[slot.row] = max(heights[slot.row], needed)
    return heights


def text_height(text: str, width: float, size: float = FONT_SIZE) -> float:
    """Return the height in points of a wrapped text in a column width in characters of the default font."""
    scale = size / FONT_SIZE
    lines = sum(max(1, ceil(_length(part) * SAFETY * scale / width)) for part in text.split("\n"))
    return lines * LINE * scale + ROOM


def lines_in(height: float) -> int:
    """Return how many lines of the default font a height in points holds."""
    return int((height - ROOM) // LINE)


def _shown(slot: Slot, lang: Lang) -> str:
    if slot.field is None:
        return slot.text.say(lang)
    wording = slot.field.wording.say(lang)
    return wording.replace("{}", slot.field.value) if wording and slot.field.value else slot.field.value


def _length(text: str) -> float:
    return sum(WIDE if east_asian_width(char) in "WFA" else CHAR_TO_LATIN for char in text)


def _width(layout: Layout, slot: Slot) -> float:
    return sum(layout.widths[slot.column - 1 : slot.column - 1 + slot.across])
