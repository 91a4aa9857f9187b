"""项目汇总: every project of every accepted return, its subtotal by unit, and the check against 项目支出."""

from dataclasses import dataclass
from decimal import Decimal

from consolidate.rollup.figures import Figure
from consolidate.rollup.figures import Part
from consolidate.rollup.figures import figure
from consolidate.rollup.figures import parts_of
from consolidate.rollup.fitting import money_width
from consolidate.rollup.gather import ITEMS
from consolidate.rollup.gather import Gathered
from consolidate.rollup.gather import Kept
from consolidate.rollup.gather import ProjectRow
from consolidate.rollup.money import CURRENT
from consolidate.rollup.money import left_out
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from consolidate.rollup.page import fixed
from consolidate.rollup.page import span
from templates.a1 import address
from templates.a1 import in_sheet
from templates.codes import Code
from templates.expr_value import added
from templates.expr_value import rounded

MONEY_WIDTH = 13
NUMBER, UNIT, PROJECT, TOTAL_BUDGET, YEAR_BUDGET, PURPOSE, SPENDING, GAP = range(1, 9)
BUDGETS = ((TOTAL_BUDGET, "total_budget"), (YEAR_BUDGET, "year_budget"))
Sums = dict[int, Decimal | None]


@dataclass(frozen=True, slots=True)
class ProjectPlaces:
    """The rows of the list and how many projects are in it."""

    first: int
    last: int
    count: int


def columns(data: Gathered) -> tuple[Column, ...]:
    """Return the columns, those of money as wide as the largest sum wants them."""
    rows = [row for one in data.kept for row in one.projects]
    totals = [added(tuple(getattr(row, name) for row in rows)) or Decimal(0) for _, name in BUDGETS]
    totals.append(data.by_item.get(("spending.project", "current"), Decimal(0)))
    width = money_width(totals, MONEY_WIDTH)
    return (
        Column("number", 9), Column("unit", 23), Column("project", 28), Column("total_budget", width),
        Column("year_budget", width), Column("purpose", 39), Column("project_spending", width),
        Column("gap", width - 2))


def project_sheet(
    page: Page, data: Gathered, money: tuple[str, dict[str, int]], figures: list[Figure]
) -> ProjectPlaces:
    """Write the sheet; ``money`` is the name of the money sheet and the first row of each unit there."""
    rules = data.district.rules
    page.heading(page.say("title_projects", district=rules.district, year=data.district.year),
                 page.say("note_projects", unit=rules.money_unit, count=len(data.kept)), columns(data))
    listing = _ProjectSheet(page, data, money, figures)
    places = listing.write() if data.kept else ProjectPlaces(page.row, page.row, 0)
    if not data.kept:
        page.across(page.say("nothing_accepted"), "note", 24)
    left_out(page, data, UNIT)
    return places


class _ProjectSheet:
    def __init__(
        self, page: Page, data: Gathered, money: tuple[str, dict[str, int]], figures: list[Figure]
    ) -> None:
        self.page, self.data, self.figures = page, data, figures
        self.money_sheet, self.money_rows = money
        self.count = 0

    def write(self) -> ProjectPlaces:
        first = self.page.row
        all_sums = [self.unit(one) for one in self.data.kept]
        last = self.page.row - 1
        self.total(first, last, all_sums)
        return ProjectPlaces(first, last, self.count)

    def unit(self, one: Kept) -> Sums:
        """Write the projects of a unit and its subtotal; return the sums."""
        page, first = self.page, self.page.row
        rows = one.projects
        for row in rows:
            self.project(one, row)
        sums: Sums = {
            TOTAL_BUDGET: added(tuple(row.total_budget for row in rows)),
            YEAR_BUDGET: added(tuple(row.year_budget for row in rows))}
        page.text(NUMBER, page.say("subtotal"), "key_center")
        page.text(UNIT, one.name, "key_text")
        page.text(PROJECT, page.say("projects_count", count=len(rows)), "key_text")
        for column, name in BUDGETS:
            page.formula(column, f"=SUM({span(first, page.row - 1, column)})", sums[column], "key_money")
            self.known(f"{one.unit}/projects[*].{name}", column, (one,), name)
        self.checked(one, sums[YEAR_BUDGET])
        page.next()
        return sums

    def project(self, one: Kept, row: ProjectRow) -> None:
        page = self.page
        self.count += 1
        page.number(NUMBER, self.count, "count")
        page.text(UNIT, one.name, "faint")
        page.text(PROJECT, row.name)
        for column, name in BUDGETS:
            page.number(column, getattr(row, name))
            field = f"{row.path}.{name}"
            self.traced(f"{one.unit}/{field}", column, parts_of((one,), field))
        page.text(PURPOSE, row.purpose)
        page.fill(SPENDING, "money")
        page.next()

    def checked(self, one: Kept, listed: Decimal | None) -> None:
        """Write the unit's 项目支出 beside its list, the gap, and what the unit says of it."""
        page, row = self.page, self.page.row
        spending = one.amount("spending.project", "current")
        source = address(self.money_rows[one.unit] + ITEMS.index("spending.project"), CURRENT)
        page.formula(SPENDING, f"={in_sheet(self.money_sheet, source)}", spending, "key_money")
        self.traced(f"{one.unit}/spending.project.current", SPENDING,
                    parts_of((one,), "spending.project.current"))
        gap = None if spending is None else rounded(spending - (listed or Decimal(0)), 2)
        page.formula(GAP, f"=ROUND({address(row, SPENDING)}-{address(row, YEAR_BUDGET)},2)", gap, "key_money")
        if gap is None:
            page.blank(PURPOSE, "key_text")
            return
        if not gap:
            page.text(PURPOSE, page.say("projects_tie"), "key_text")
            return
        reason = _reason(one) or page.say("no_reason")
        page.text(PURPOSE, page.say("projects_differ") + reason, "key_text")

    def total(self, first: int, last: int, all_sums: list[Sums]) -> None:
        page = self.page
        page.text(NUMBER, page.say("total"), "key_center")
        page.text(UNIT, page.say("units_count", count=len(self.data.kept)), "key_text")
        page.text(PROJECT, page.say("projects_count", count=self.count), "key_text")
        subtotals = f'{fixed(first, last, NUMBER)},"{page.say("subtotal")}"'
        for column, name in BUDGETS:
            total = added(tuple(sums[column] for sums in all_sums))
            page.formula(column, f"=SUMIF({subtotals},{span(first, last, column)})", total, "key_money")
            self.known(f"projects[*].{name}", column, self.data.kept, name)
        page.blank(PURPOSE, "key_text")
        spending = self.data.by_item.get(("spending.project", "current"))
        page.formula(SPENDING, f"=SUMIF({subtotals},{span(first, last, SPENDING)})", spending, "key_money")
        spent = "spending.project.current"
        self.traced(spent, SPENDING, parts_of(self.data.kept, spent))
        listed = added(tuple(sums[YEAR_BUDGET] for sums in all_sums)) or Decimal(0)
        gap = None if spending is None else rounded(spending - listed, 2)
        page.formula(GAP, f"=ROUND({address(page.row, SPENDING)}-{address(page.row, YEAR_BUDGET)},2)", gap,
                     "key_money")
        page.next()

    def known(self, name: str, column: int, units: tuple[Kept, ...], budget: str) -> None:
        self.traced(name, column, tuple(
            part for one in units for row in one.projects for part in parts_of((one,), f"{row.path}.{budget}")))

    def traced(self, name: str, column: int, parts: tuple[Part, ...]) -> None:
        """Remember where a figure stands and what it is made of."""
        if parts:
            self.figures.append(figure(name, self.page.name, address(self.page.row, column), parts))


def _reason(one: Kept) -> str:
    """Return what the unit says of a list that does not add up, if its latest return is the one rolled up."""
    if one.standing.accepted is not one.standing.latest:
        return ""
    wanted = Code.PROJECTS_SUM_NE_PROJECT_SPENDING
    return next((found.reason for found in one.standing.findings if found.code is wanted), "")
