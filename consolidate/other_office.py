"""A return saved by another office as .xls or .ods: taken by its content where all that was locked is as issued."""

from collections.abc import Iterable

from consolidate.raw import RawBook
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.form import Kind
from templates.issued import Issued
from templates.returned import Reading
from templates.returned import ReadingKind

XLSX = "xlsx"
NAMES = {"xls": "old_excel", "ods": "open_document"}


FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.DATE})
MOST_RATE = 10  # 1000 %


def other_office(book: RawBook, changed: Iterable[Finding], issued: Issued) -> Finding:
    """Return the finding about the format: a notice, or a block where what is locked or asked cannot be relied on."""
    grave = any(one.severity is Severity.BLOCK for one in changed) or _doubtful(book, issued)
    todo = "todo_save_as" if grave else "todo_next_time"
    what = NAMES.get(book.origin, "open_document")
    severity = Severity.BLOCK if grave else Severity.NOTICE
    return Finding(Code.WRONG_FORMAT, severity, Place(), facts(what=phrase_fact(what), todo=phrase_fact(todo)))


def _doubtful(book: RawBook, issued: Issued) -> bool:
    """Tell whether an .xls holds 0.95 where 95% may have been typed: its number formats are not read."""
    if book.origin != "xls":
        return False
    typed = (book.at(one.sheet, one.cell) for one in issued.fields if one.unlocked and one.kind not in FIGURES)
    return any(_rate(one) for one in typed)


def _rate(one: Reading) -> bool:
    number = one.number if one.kind is ReadingKind.NUMBER else None
    return number is not None and abs(number) < MOST_RATE and (number % 1 != 0 or number == 1)
