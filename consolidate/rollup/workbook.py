"""The roll-up workbook: the book made, printed and put in place."""

from pathlib import Path

from consolidate.rollup.book import put_in_place
from consolidate.rollup.compose import RollupSummary
from consolidate.rollup.compose import book_of
from consolidate.rollup.compose import summary_of
from consolidate.rollup.given import Given
from consolidate.rollup.printer.workbook import printed
from consolidate.rollup.sources import Sources


def write_rollup(given: Given, path: Path, home: Path | None = None) -> RollupSummary:
    """Write the district's roll-up workbook; equal input gives equal bytes.

    ``home`` is the folder from which the names of returned files start: what still lies there is linked.
    A workbook that stands there is replaced by the whole new one, or stays as it is.
    """
    book = book_of(given)
    put_in_place(path, printed(book, Sources(home, path.parent)))
    return summary_of(given, book, str(path))
