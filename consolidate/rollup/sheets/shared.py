"""Rows that several sheets have: who is left out, and that there is nothing to show."""

from collections.abc import Iterator
from collections.abc import Sequence

from consolidate.district import Standing
from consolidate.filed import filing_word
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look


def sentence(said: str) -> Row:
    """Return a sentence over the whole width."""
    return Row((Cell(said),), Kind.SENTENCE)


def nothing(maker: Maker, key: str = "nothing_accepted") -> Block:
    """Return a sentence in place of an empty grid."""
    return Block((sentence(maker.say(key)),))


def left_out_block(maker: Maker, standings: Sequence[Standing], first: int = 1) -> Iterator[Block]:
    """Yield the returns that are not rolled up, from a column on, with their state and without any number."""
    if not standings:
        return
    rows = tuple(
        Row(tuple(text(said, Look.FAINT) for said in (
            one.unit.department, one.unit.name, maker.form(one.form), filing_word(one, maker.given.lang))))
        for one in standings)
    yield Block(rows, maker.say("band_left_out", count=len(standings)), first=first)
