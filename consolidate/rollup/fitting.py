"""How many lines a text takes in a column: offices do not agree on growing rows by themselves, so heights are set."""

import re
from math import ceil
from unicodedata import east_asian_width

WIDE, NARROW = 1.9, 1.05  # in column units, for the 10 point body font
PADDING = 0.8
BOLD_DIGIT, MARGIN = 1.12, 3.0  # of a number and its sign; the margin has the indent
LINE, SPARE = 14.0, 4.0  # points
TALLEST = 409  # points; Excel has no taller rows
_WORDS = re.compile(r"[\x21-\x7e]+|.")


def row_height(lines: int) -> float:
    """Return the height of a row that shows so many lines."""
    return min(lines * LINE + SPARE, TALLEST)


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of that width; words stay whole where they fit."""
    room = max(width - PADDING, WIDE)
    return sum(_lines_of_one(line, room) for line in text.split("\n"))


def fitted(text: str, width: float) -> str:
    """Return as much of a text as the tallest row shows in a column of that width, with … where it goes on."""
    most = int((TALLEST - SPARE) // LINE)
    if lines_of(text, width) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if lines_of(text[:middle] + "……", width) <= most else (low, middle - 1)
    return text[:low] + "……"


def _lines_of_one(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in _WORDS.findall(line):
        length = _length(word)
        if used + length <= room:
            used += length
        elif length <= room:
            lines, used = lines + 1, length
        else:
            more = ceil((used + length) / room) - 1
            lines, used = lines + more, used + length - more * room
    return lines


def _length(word: str) -> float:
    return sum(WIDE if east_asian_width(char) in "WFA" else NARROW for char in word)
