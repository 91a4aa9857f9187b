"""报送情况: every expected return and where it stands."""

from collections import Counter
from dataclasses import dataclass

from consolidate.district import District
from consolidate.district import Standing
from consolidate.rollup.gather import returned_of
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from consolidate.rollup.page import fixed
from templates.a1 import address

COLUMNS = (
    Column("number", 6), Column("code", 9), Column("unit", 26), Column("department", 19), Column("form", 24),
    Column("state", 11), Column("due", 12), Column("received", 12), Column("late", 10), Column("version", 9),
    Column("open", 8), Column("rolled_up", 13),
)
NUMBER, CODE, UNIT, DEPARTMENT, FORM, STATE, DUE, RECEIVED, LATE, VERSION, OPEN, ROLLED_UP = range(1, 13)
CALM = ("accepted",)
STATES = (
    "accepted", "needs_reason", "blocked", "sent_back", "quarantined", "ignored", "issued", "overdue",
    "not_issued",
)


@dataclass(frozen=True, slots=True)
class Filing:
    """How many returns are expected and what became of them."""

    expected: int
    returned: int
    accepted: int
    late: int
    open: int

    @property
    def missing(self) -> int:
        """How many never came."""
        return self.expected - self.returned


@dataclass(frozen=True, slots=True)
class FilingPlaces:
    """The total row, and the rows below it that count the states that occur; 0 where nothing is expected."""

    total: int = 0
    first_state: int = 0
    states: tuple[str, ...] = ()


def filing_of(district: District) -> Filing:
    """Return the counts of a district."""
    all_of = district.standings
    return Filing(
        len(all_of), sum(returned_of(one) for one in all_of), sum(one.accepted is not None for one in all_of),
        sum(one.late for one in all_of), sum(one.open_findings for one in all_of))


def filing_sheet(page: Page, district: District) -> FilingPlaces:
    """Write the sheet and return where its rows are."""
    page.heading(page.say("title_filing", district=district.rules.district, year=district.year),
                 page.say("note_filing"), COLUMNS)
    if not district.standings:
        page.across(page.say("nobody_expected"), "note", 24)
        return FilingPlaces()
    first = page.row
    for number, one in enumerate(district.standings, start=1):
        _standing(page, number, one)
    last = page.row - 1
    page.filtered(last)
    _total(page, filing_of(district), first, last)
    states = _states(page, district, first, last)
    return FilingPlaces(last + 1, page.row - len(states), states)


def _standing(page: Page, number: int, one: Standing) -> None:
    page.number(NUMBER, number, "count")
    page.text(CODE, one.unit.code, "center")
    page.text(UNIT, one.unit.name)
    page.text(DEPARTMENT, one.unit.department)
    page.text(FORM, page.named("form", one.form))
    page.text(STATE, page.named("state", one.state), "center" if one.state in CALM else "alert")
    page.text(DUE, one.due, "center")
    page.text(RECEIVED, one.received, "center")
    page.text(LATE, page.say("is_late") if one.late else "", "center")
    page.number(VERSION, one.version, "count")
    page.number(OPEN, one.open_findings, "count")
    page.text(ROLLED_UP, page.say(_rolled_up(one)), "center")
    page.next()


def _rolled_up(one: Standing) -> str:
    if one.accepted is None:
        return "not_rolled_up"
    return "rolled_up_now" if one.accepted is one.latest or one.latest is None else "rolled_up_before"


def _total(page: Page, filing: Filing, first: int, last: int) -> None:
    """Write the totals, counted live from the list above."""
    rows = {column: fixed(first, last, column) for column in range(1, 13)}
    page.text(NUMBER, page.say("total"), "key_center")
    page.blank(CODE, "key_text")
    page.counted(UNIT, f"=COUNT({rows[NUMBER]})", filing.expected, "shown_expected")
    page.blank(DEPARTMENT, "key_text")
    page.blank(FORM, "key_text")
    page.counted(STATE, f"=COUNTIF({rows[VERSION]},0)", filing.missing, "shown_missing")
    page.blank(DUE, "key_text")
    page.counted(RECEIVED, f'=COUNTIF({rows[VERSION]},">0")', filing.returned, "shown_returned")
    page.counted(LATE, f'=COUNTIF({rows[LATE]},"{page.say("is_late")}")', filing.late, "shown_late")
    page.blank(VERSION, "key_text")
    page.formula(OPEN, f"=SUM({rows[OPEN]})", filing.open, "key_count")
    page.counted(ROLLED_UP, f'=COUNTIF({rows[ROLLED_UP]},"{page.say("rolled_up_now")}*")', filing.accepted,
                 "shown_accepted")
    page.next()


def _states(page: Page, district: District, first: int, last: int) -> tuple[str, ...]:
    """Count the states that occur, live, one row each: what the chart of the cover shows."""
    count = Counter(one.state for one in district.standings)
    found = (*(state for state in STATES if state in count), *sorted(set(count) - set(STATES)))
    page.band(page.say("band_states"))
    for state in found:
        page.text(UNIT, page.named("state", state))
        formula = f"=COUNTIF({fixed(first, last, STATE)},{address(page.row, UNIT)})"
        page.formula(DEPARTMENT, formula, count[state], "count")
        page.next()
    return found
