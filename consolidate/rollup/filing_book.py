"""The status workbook: every expected return and where it stands, and the same counted by department."""

from collections.abc import Mapping
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from consolidate.district import District
from consolidate.district import Standing
from consolidate.filed import Counts
from consolidate.filed import counts_of
from consolidate.filed import filing_word
from consolidate.rollup.book import new_book
from consolidate.rollup.book import put_in_place
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from consolidate.rollup.page import fixed
from consolidate.rollup.styles import Styles
from templates.a1 import address
from templates.a1 import in_sheet
from templates.say import phrase
from templates.text import Lang

COLUMNS = (
    Column("number", 5.5), Column("department", 21), Column("code", 9.5), Column("unit", 26), Column("form", 22),
    Column("state", 17), Column("due", 11.5), Column("issued_on", 11.5), Column("distributed_on", 11.5),
    Column("received", 11.5), Column("came_late", 6), Column("times_returned", 8.5), Column("times_back", 7),
    Column("times_reminded", 8.5), Column("still_open", 8),
)  # fmt: skip
(NUMBER, DEPARTMENT, CODE, UNIT, FORM, STATE, DUE, ISSUED, HANDED, RECEIVED, LATE, RETURNED, BACK, REMINDED,
 OPEN) = range(1, 16)  # fmt: skip
KINDS = ("expected", "returned", "missing", "overdue", "to_correct", "sent_back", "accepted")
BY_DEPARTMENT = (Column("department", 34), *(Column(f"n_{kind}", 11) for kind in (*KINDS, "rate")))
WORDS = {"overdue": "filing_overdue", "to_correct": "filing_blocked", "accepted": "filing_accepted"}
CALM = ("accepted", "issued")


def write_filing(
    district: District, path: Path, lang: Lang, today: str, titles: Mapping[str, str] | None = None
) -> Counts:
    """Write the status workbook of a district's standings and return what it counts; ``today`` is an ISO date.

    Rows stand by department, in the order of the roster; ``titles`` names the forms. Counts are live formulas.
    """
    order = {name: i for i, name in enumerate(dict.fromkeys(one.unit.department for one in district.standings))}
    standings = tuple(sorted(district.standings, key=lambda one: order[one.unit.department]))
    title = phrase("rollup_title_status", lang, district=district.rules.district, year=district.year)
    content = BytesIO()
    with new_book(content, title, today) as book:
        styles = Styles(book, {})
        pages = [Page(book.add_worksheet(phrase(f"rollup_sheet_{name}", lang)), styles, lang)
                 for name in ("status", "departments")]  # fmt: skip
        rows = _list(pages[0], district, standings, today, titles or {})
        _departments(pages[1], pages[0].name, rows, district, standings, today)
        shown = district.rules.district[:60].replace("&", "&&")
        for page in pages:
            page.printed(page.say("footer", district=shown, year=district.year, sheet=page.name, made_on=today))
    put_in_place(path, content.getvalue())
    return counts_of(standings)


def _list(
    page: Page, district: District, standings: Sequence[Standing], today: str, titles: Mapping[str, str]
) -> tuple[int, int]:
    """Write a row for every standing; return the first and the last."""
    title = page.say("title_status", district=district.rules.district, year=district.year)
    page.heading(title, page.say("note_status", today=today), COLUMNS)
    first = page.row
    for number, one in enumerate(standings, start=1):
        _standing(page, number, one, titles.get(one.form) or page.named("form", one.form))
    if not standings:
        page.across(page.say("nobody_expected"), "note", 24)
    page.filtered(page.row - 1)
    return first, max(page.row - 1, first)


def _standing(page: Page, number: int, one: Standing, title: str) -> None:
    page.number(NUMBER, number, "count")
    page.text(DEPARTMENT, one.unit.department or page.say("no_department"))
    page.text(CODE, one.unit.code, "center")
    page.text(UNIT, one.unit.name)
    page.text(FORM, title)
    page.text(STATE, filing_word(one, page.lang), "center" if one.state in CALM else "alert")
    days = ((DUE, one.due), (ISSUED, one.issued_on), (HANDED, one.out.distributed_on), (RECEIVED, one.received))
    for column, day in days:
        page.text(column, day, "center")
    page.text(LATE, page.say("is_late") if one.late else "", "center")
    for column, count in (
        (RETURNED, one.version), (BACK, one.out.sent_back), (REMINDED, one.out.reminded), (OPEN, one.open_findings),
    ):  # fmt: skip
        page.number(column, count or None, "count")
    page.next()


def _departments(
    page: Page, listed: str, rows: tuple[int, int], district: District, standings: Sequence[Standing], today: str
) -> None:
    """Count the list by department, live, with the whole below."""
    title = page.say("title_departments", district=district.rules.district, year=district.year)
    page.heading(title, page.say("note_departments", today=today), BY_DEPARTMENT)
    tests = _tests(page.lang, listed, rows)
    first = page.row
    for name in dict.fromkeys(one.unit.department for one in standings):
        counts = counts_of(one for one in standings if one.unit.department == name)
        page.text(1, name or page.say("no_department"))
        here = f"({_column(listed, rows, DEPARTMENT)}={address(page.row, 1)})"
        for column, kind in enumerate(KINDS, start=2):
            page.formula(column, f"=SUMPRODUCT({here}*{tests[kind]})", getattr(counts, kind), "count")
        _rate(page, counts, "count")
    counts = counts_of(standings)
    page.text(1, page.say("total"), "key_center")
    for column, kind in enumerate(KINDS, start=2):
        span = fixed(first, page.row - 1, column) if page.row > first else "0"
        page.formula(column, f"=SUM({span})", getattr(counts, kind), "key_count")
    _rate(page, counts, "key_count")


def _rate(page: Page, counts: Counts, role: str) -> None:
    """Write how much of what is expected came, as text: the formats of the roll-up carry a sign."""
    expected, returned = address(page.row, 2), address(page.row, 3)
    rate = f"{counts.returned / counts.expected:.1%}" if counts.expected else ""
    formula = f'=IF({expected}>0,TEXT({returned}/{expected},"0.0%"),"")'
    page.formula(len(BY_DEPARTMENT), formula, rate, role)
    page.next()


def _tests(lang: Lang, listed: str, rows: tuple[int, int]) -> dict[str, str]:
    """Return what makes a row of the list count, by kind; compared exactly, whatever a name looks like."""
    state, came = _column(listed, rows, STATE), _column(listed, rows, RETURNED)
    words = {kind: phrase(key, lang) for kind, key in WORDS.items()}
    words["sent_back"] = phrase("filing_sent_back", lang, times=0).partition("0")[0]
    begins = {kind: f'(LEFT({state},{len(word)})="{word}")' for kind, word in words.items()}
    return {"expected": "1", "returned": f"({came}>0)", "missing": f"({came}=0)", **begins}


def _column(listed: str, rows: tuple[int, int], column: int) -> str:
    return in_sheet(listed, fixed(*rows, column))
