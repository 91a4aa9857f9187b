"""Where pages begin: small tables stay together after one break, and a list is never cut off for nothing."""

import pytest

from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.places import sheet_places
from consolidate.rollup.printer.breaks import breaks_of
from consolidate.rollup.printer.breaks import on_one_page

WIDTHS = [40.0, 40.0]  # narrower than the paper: 505 points go on a page, 28 rows of 18


def lying(listed: int, *small: int) -> Sheet:
    tables = tuple(Block(rows(count), f"{count}", ("a", "b")) for count in small)
    columns = tuple(Column("c", width) for width in WIDTHS)
    return Sheet("k", "n", "t", columns, (Block(rows(listed), listed=True), *tables))


def rows(count: int) -> tuple[Row, ...]:
    return (Row((Cell("x"), Cell("y"))),) * count


@pytest.mark.parametrize(("listed", "small", "breaks"), [
    (10, (3, 3), []),  # all on one page
    (22, (3, 3, 3), [24]),  # rows 1 and 2 are title and headings: one break, before all three
    (60, (3, 4), []),  # they go on the page where the list ends
    (50, (8,), [52]),
    (22, (), []),
    (22, (12, 12), [24]),  # 28 rows do not go on a page under headings: the first table is whole, the next flows
])
def test_small_tables_stay_together_after_one_break(listed: int, small: tuple[int, ...], breaks: list[int]) -> None:
    places = sheet_places(lying(listed, *small))
    heights = dict.fromkeys(range(1, places.last + 1), 18.0)
    assert breaks_of(places, WIDTHS, heights)[:1] == breaks
    assert len(breaks_of(places, WIDTHS, heights)) <= max(len(small), 1)


@pytest.mark.parametrize(("listed", "small", "alone"), [(10, (3,), False), (22, (8,), True), (40, (8,), False)])
def test_headings_are_not_repeated_over_tables_with_their_own(listed: int, small: tuple[int, ...], alone: bool) -> None:  # noqa: FBT001
    places = sheet_places(lying(listed, *small))
    heights = dict.fromkeys(range(1, places.last + 1), 18.0)
    assert on_one_page(places, WIDTHS, heights) is alone
