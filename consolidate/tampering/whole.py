"""What is to be said of the workbook as a whole: links to other files, and from when its dates count."""

from collections.abc import Iterator

from consolidate.tampering.found import SHOWN
from consolidate.tampering.found import finding
from consolidate.tampering.seen import Seen
from templates.codes import Code
from templates.finding import Finding


def whole_book(seen: Seen) -> Iterator[Finding]:
    """Yield what was changed of the workbook as a whole."""
    if seen.book.date1904:
        yield finding(Code.DATE_SYSTEM_CHANGED, seen.rules, ("", ""))
    if seen.book.external:
        linked = tuple(name[:SHOWN] for name in seen.book.external[:3])
        yield finding(Code.EXTERNAL_LINK, seen.rules, ("", ""), given=linked)
