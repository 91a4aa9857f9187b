"""Everything that was changed that was locked: a returned workbook against its baseline, which alone decides."""

from collections.abc import Iterator

from consolidate.raw import RawBook
from consolidate.tampering.cells import changed_cells
from consolidate.tampering.cells import outside
from consolidate.tampering.hidden import hidden_inputs
from consolidate.tampering.merged import merged_cells
from consolidate.tampering.seen import see
from consolidate.tampering.sheets import sheet_findings
from consolidate.tampering.whole import whole_book
from templates.finding import Finding
from templates.issued import Issued
from templates.rulebook import RuleBook

ROOMS = (sheet_findings, changed_cells, hidden_inputs, merged_cells, whole_book, outside)


def tampering(book: RawBook, issued: Issued, rules: RuleBook) -> Iterator[Finding]:
    """Yield a finding for everything that is not as it was issued; nothing for what honest saving does to a file.

    Sheets go by the names they were issued with, cells by where they lie now.
    """
    seen = see(book, issued, rules)
    for room in ROOMS:
        yield from room(seen)
