"""Where a new page of paper begins: few breaks, small tables together, no title left at the foot of a page.

Offices that lack a font set the columns wider, shrink the sheet more, and so get more rows on a page: a break is
asked for where either page would cut, and after a break both begin anew.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.places import SheetPlaces
from consolidate.rollup.page import PAPER_HEIGHT
from consolidate.rollup.page import PAPER_WIDTH

PIXELS, BESIDE, POINT = 7, 5, 0.75  # of a column, as Excel reckons it; points of a pixel
WIDER = 1.35  # how much more goes on a page where the columns come out wider
LEAST_USED = 0.33  # of a page; no break leaves less on the page before it
Heights = Mapping[int, float]


def page_room(widths: list[float]) -> float:
    """Return the points of height that go on a page when the sheet is shrunk to its width."""
    return PAPER_HEIGHT * max(wide_of(widths) / PAPER_WIDTH, 1)


def wide_of(widths: list[float]) -> float:
    """Return the width of the columns in points."""
    return sum(int(width * PIXELS + BESIDE) * POINT for width in widths)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Rows that stay together where they can; ``whole`` is the last row of what follows and belongs to them."""

    first: int
    last: int
    listed: bool
    new_page: bool
    whole: int = 0


def breaks_of(places: SheetPlaces, widths: list[float], heights: Heights) -> list[int]:
    """Return after which rows a new page begins."""
    room = page_room(widths)
    repeated = _tall(heights, places.group_head or places.head, places.head)
    used = [_tall(heights, 1, places.head)] * 2
    found: list[int] = []
    at = places.head + 1
    for piece in _pieces(places):
        used = [_on(heights, at, piece.first - 1, one, room * wider, repeated)
                for one, wider in zip(used, (1, WIDER), strict=True)]
        at = piece.first
        if piece.first > places.head + 1 and (piece.new_page or _cut(piece, heights, used, room, repeated)):
            found.append(piece.first - 1)
            used = [repeated] * 2
    return found


def on_one_page(places: SheetPlaces, widths: list[float], heights: Heights) -> bool:
    """Tell whether the lists end on the first page and small tables with headings of their own go on after it."""
    listed = [one for one in places.blocks if isinstance(one.what, Block) and one.what.listed]
    if not listed:
        return False
    last = max(one.last for one in listed)
    own = all(isinstance(one.what, Block) and one.what.headings for one in places.blocks if one.top > last)
    room = page_room(widths)
    return own and _tall(heights, 1, last) <= room < _tall(heights, 1, places.last)


def _cut(piece: _Piece, heights: Heights, used: list[float], room: float, repeated: float) -> bool:
    """Tell whether a page would end within the piece, or within what belongs to it, and a new page helps."""
    for last, most in ((piece.whole, room - repeated), (piece.last, 0 if piece.listed else room / 2)):
        tall = _tall(heights, piece.first, last)
        if last and tall <= most and any(
                one + tall > room * wider and one >= room * wider * LEAST_USED
                for one, wider in zip(used, (1, WIDER), strict=True)):
            return True
    return False


def _pieces(places: SheetPlaces) -> Iterator[_Piece]:
    """Yield the parts of a sheet from the top; the first small table under a list has all that stand under it."""
    begun = [one for one in places.blocks if not one.what.beside]
    firsts = [one.title or one.head or one.top for one in begun]
    every = [
        _Piece(first, after - 1, isinstance(one.what, Block) and one.what.listed,
               isinstance(one.what, Chart) and one.what.new_page)
        for one, first, after in zip(begun, firsts, [*firsts[1:], places.last + 1], strict=True)]
    for number, piece in enumerate(every):
        under_list = number > 0 and every[number - 1].listed and not piece.listed
        after_tables = number > 0 and piece.listed and not every[number - 1].listed
        if not (under_list or after_tables):
            yield piece
            continue
        lists = (one.first - 1 for one in every[number + 1:] if one.listed)
        yield replace(piece, whole=next(lists, places.last))


def _on(heights: Heights, first: int, last: int, used: float, room: float, repeated: float) -> float:
    """Return how much of a page is used after some more rows."""
    for row in range(first, last + 1):
        tall = heights.get(row, 0)
        used = used + tall if used + tall <= room else repeated + tall
    return used


def _tall(heights: Heights, first: int, last: int) -> float:
    return sum(heights.get(row, 0) for row in range(first, last + 1) if row)
