"""Plain text tables for the screen; Chinese characters count two columns."""

from collections.abc import Sequence
from unicodedata import east_asian_width

WIDEST = 44


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the rows under their headings, columns aligned; long cells are cut with an ellipsis."""
    shown = [[_cut(cell) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[i]) for row in shown) for i in range(len(head))]
    lines = ["  ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)).rstrip() for row in shown]
    return "\n".join([lines[0], "-" * min(sum(widths) + 2 * len(widths) - 2, 120), *lines[1:]])


def width(text: str) -> int:
    """Return how many screen columns a text takes."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def printable(text: str) -> str:
    """Return a text for one line of the screen: what a file name or a unit hides in it moves no cursor."""
    return "".join(char if char.isprintable() else " " for char in text)


def _cut(text: str) -> str:
    clean = " ".join(printable(text).split())
    if width(clean) <= WIDEST:
        return clean
    while width(clean) > WIDEST - 2:
        clean = clean[:-1]
    return clean + "…"
