"""收支汇总: income and spending of three years by district, department and unit, with the proof that they balance."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal

from consolidate.rollup.figures import Figure
from consolidate.rollup.figures import figure
from consolidate.rollup.figures import parts_of
from consolidate.rollup.fitting import money_width
from consolidate.rollup.gather import ITEMS
from consolidate.rollup.gather import TOTALS
from consolidate.rollup.gather import YEARS
from consolidate.rollup.gather import Gathered
from consolidate.rollup.gather import Kept
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from consolidate.rollup.page import fixed
from consolidate.rollup.page import span
from templates.a1 import address
from templates.expr_value import rounded

UNIT, DEPARTMENT, ITEM, FIRST_YEAR, PRIOR1, CURRENT, CHANGE, RATIO, CHECK = range(1, 10)
BALANCES = (
    ("check_balance", "income.total", ("spending.total",)),
    ("check_income", "income.total", ("income.appropriation", "income.other")),
    ("check_spending", "spending.total", ("spending.basic", "spending.project")),
)
IN_CHART = 12
MONEY_WIDTH = 15
Amounts = Mapping[str, Decimal | None]


@dataclass(slots=True)
class MoneyPlaces:
    """Rows that other sheets point at: the totals by item, each unit's first row, the rows behind the chart."""

    totals: dict[str, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    chart: tuple[int, int] | None = None


def columns(data: Gathered) -> tuple[Column, ...]:
    """Return the columns, those of money as wide as the largest sum wants them."""
    width = money_width(data.by_item.values(), MONEY_WIDTH)
    return (
        Column("unit", 27), Column("department", 19), Column("item", 17), Column("year_prior2", width),
        Column("year_prior1", width), Column("year_current", width), Column("change", width - 1),
        Column("change_ratio", 10), Column("check", 13))


def money_sheet(page: Page, data: Gathered, figures: list[Figure]) -> MoneyPlaces:
    """Write the sheet; return its rows and append its figures."""
    district = data.district
    note = page.say("note_money", unit=district.rules.money_unit, count=len(data.kept))
    page.heading(page.say("title_money", district=district.rules.district, year=district.year), note, columns(data),
                 prior2=district.year - 2, prior1=district.year - 1, year=district.year)
    table = _MoneySheet(page, data, figures)
    if data.kept:
        table.write()
    else:
        page.across(page.say("nothing_accepted"), "note", 24)
    left_out(page, data)
    if data.kept:
        table.chart_rows()
    return table.places


def left_out(page: Page, data: Gathered, first: int = 1) -> None:
    """List the units that are not rolled up, from a column on, with their state and without any number."""
    if not data.left_out:
        return
    page.band(page.say("band_left_out", count=len(data.left_out)))
    for one in data.left_out:
        page.fill(1, "faint")
        page.text(first, one.unit.name, "faint")
        page.text(first + 1, page.named("state", one.state), "faint")
        page.next()


class _MoneySheet:
    def __init__(self, page: Page, data: Gathered, figures: list[Figure]) -> None:
        self.page, self.data, self.figures = page, data, figures
        self.places = MoneyPlaces()
        self.departments = data.departments
        above = len(ITEMS) + len(BALANCES) + 1 + len(ITEMS) * len(self.departments) + bool(self.departments)
        self.first = page.row + above + 1  # the first row of the first unit
        self.last = self.first + len(ITEMS) * len(data.kept) - 1

    def write(self) -> None:
        page, kept = self.page, self.data.kept
        page.band(page.say("band_total", count=len(kept)))
        for item in ITEMS:
            self.places.totals[item] = page.row
            name = page.say("district_total")
            amounts = {when: self.data.by_item.get((item, when)) for when in YEARS}
            self.sum_row((name, "", ""), item, amounts, kept, (self.first, self.last))
        for check in BALANCES:
            self.balance_row(*check)
        self.by_department()
        page.band(page.say("band_units"))
        for one in kept:
            self.unit_rows(one)

    def by_department(self) -> None:
        if not self.departments:
            return
        self.page.band(self.page.say("band_departments", count=len(self.departments)))
        for department in self.departments:
            units = [one for one in self.data.kept if one.department == department]
            first = self.first + len(ITEMS) * self.data.kept.index(units[0])
            last = first + len(ITEMS) * len(units) - 1
            name = department or self.page.say("no_department")
            count = self.page.say("units_count", count=len(units))
            for item in ITEMS:
                amounts = {when: self.data.by_department.get((department, item, when)) for when in YEARS}
                self.sum_row((name, count, f"department:{name}/"), item, amounts, units, (first, last))

    def sum_row(
        self, names: tuple[str, str, str], item: str, amounts: Amounts, units: Sequence[Kept],
        rows: tuple[int, int]
    ) -> None:
        """Write one item of many units: live sums over the rows of the units below."""
        page, key = self.page, "key_" if item in TOTALS else ""
        name, second, prefix = names
        page.text(UNIT, name, f"{key}text" if key else "faint")
        page.text(DEPARTMENT, second, f"{key}text" if key else "faint")
        page.text(ITEM, page.say(item), f"{key}text")
        for column, when in enumerate(YEARS, start=FIRST_YEAR):
            formula = f"=SUMIF({fixed(*rows, ITEM)},$C{page.row},{span(*rows, column)})"
            page.formula(column, formula, amounts[when], f"{key}money")
            self.known(f"{prefix}{item}.{when}", column, units, f"{item}.{when}")
        self.moved(item, units, rows, key)
        page.next()

    def moved(
        self, item: str, units: Sequence[Kept], rows: tuple[int, int], key: str
    ) -> None:
        """Write change and rate of many units, over those units alone that have both years."""
        page, row = self.page, self.page.row
        change, ratio, both = compared_amounts(units, item)
        given = sum(one.amount(item, when) is not None for one in units for when in ("prior1", "current"))
        even = given == 2 * both
        items = f"{fixed(*rows, ITEM)},$C{row}"
        page.formula(CHANGE, f"=F{row}-E{row}" if even else f"=SUMIF({items},{span(*rows, CHANGE)})",
                     change, f"{key}change")
        below = f"E{row}" if even else f'SUMIFS({span(*rows, PRIOR1)},{items},{span(*rows, CHANGE)},"<>")'
        page.formula(RATIO, f"=G{row}/{below}", ratio, f"{key}ratio")
        page.text(CHECK, "" if even else page.say("only_both" if both else "no_year_before", count=both),
                  f"{key}text")

    def balance_row(self, label: str, item: str, parts: tuple[str, ...]) -> None:
        """Write one line of proof: a total less what it must equal, year by year."""
        page, row = self.page, self.page.row
        page.text(UNIT, page.say(label), "key_text")
        for column in (DEPARTMENT, ITEM, CHANGE, RATIO):
            page.blank(column, "key_text")
        gaps = []
        for column, when in enumerate(YEARS, start=FIRST_YEAR):
            total = self.data.by_item.get((item, when))
            minus = "".join(f"-{address(self.places.totals[part], column)}" for part in parts)
            formula = f"=ROUND({address(self.places.totals[item], column)}{minus},2)"
            others = sum((self.data.by_item.get((part, when), Decimal(0)) for part in parts), Decimal(0))
            gap = None if total is None else rounded(total - others, 2)
            gaps.append(gap or Decimal(0))
            page.formula(column, formula, gap, "key_money")
        good, bad = page.say("balanced"), page.say("unbalanced")
        formula = f'=IF(AND(D{row}=0,E{row}=0,F{row}=0),"{good}","{bad}")'
        page.formula(CHECK, formula, bad if any(gaps) else good, "key_center")
        page.next()

    def unit_rows(self, one: Kept) -> None:
        """Write the six rows of a unit; the last one says whether they tie."""
        page = self.page
        self.places.units[one.unit] = first = page.row
        for item in ITEMS:
            row, key = page.row, "key_" if item in TOTALS else ""
            page.text(UNIT, one.name, "key_text" if key else "text" if row == first else "faint")
            page.text(DEPARTMENT, one.department, "key_text" if key else "faint")
            page.text(ITEM, page.say(item), f"{key}text")
            for column, when in enumerate(YEARS, start=FIRST_YEAR):
                page.number(column, one.amount(item, when), f"{key}money")
                self.known(f"{one.unit}/{item}.{when}", column, (one,), f"{item}.{when}")
            change, ratio = move(one.amount(item, "prior1"), one.amount(item, "current"))
            page.formula(CHANGE, f"=F{row}-E{row}", change, f"{key}change")
            page.formula(RATIO, f"=G{row}/E{row}", ratio, f"{key}ratio")
            page.blank(CHECK, f"{key}text")
            if item == ITEMS[-1]:
                self.ties(one, first)
            page.next()

    def ties(self, one: Kept, first: int) -> None:
        """Write whether a unit's parts, totals, income and spending agree in all three years."""
        rows = [f"D{row}:F{row}" for row in range(first, first + len(ITEMS))]
        gaps = (f"{rows[0]}+{rows[1]}-{rows[2]}", f"{rows[3]}+{rows[4]}-{rows[5]}", f"{rows[2]}-{rows[5]}")
        formula = "+".join(f"ABS(ROUND({gap},2))" for gap in gaps)
        good, bad = self.page.say("ties"), self.page.say("does_not_tie")
        tied = all(
            rounded(self.worth(one, whole, when) - sum(self.worth(one, part, when) for part in parts), 2) == 0
            for _, whole, parts in BALANCES for when in YEARS)
        self.page.formula(
            CHECK, f'=IF(SUMPRODUCT({formula})=0,"{good}","{bad}")', good if tied else bad, "key_center")

    def worth(self, one: Kept, item: str, when: str) -> Decimal:
        return one.amount(item, when) or Decimal(0)

    def known(self, name: str, column: int, units: Sequence[Kept], source: str) -> None:
        """Remember where a figure stands and what it is made of."""
        parts = parts_of(units, source)
        if parts:
            self.figures.append(figure(name, self.page.name, address(self.page.row, column), parts))

    def chart_rows(self) -> None:
        """List the units that spend most, one row each: live links, and what the chart of the cover shows."""
        page = self.page
        most = sorted(
            (one for one in self.data.kept if one.amount("spending.total", "current") is not None),
            key=lambda one: -self.worth(one, "spending.total", "current"))[:IN_CHART]
        if not most:
            return
        page.band(page.say("band_chart", count=len(most)))
        self.places.chart = (page.row, page.row + len(most) - 1)
        for one in most:
            row, source = page.row, self.places.units[one.unit] + ITEMS.index("spending.total")
            page.text(UNIT, one.name)
            page.text(DEPARTMENT, one.department, "faint")
            page.text(ITEM, page.say("spending.total"))
            for column, when in enumerate(YEARS, start=FIRST_YEAR):
                formula = f"={address(source, column)}"
                page.formula(column, formula, one.amount("spending.total", when))
                self.known(f"{one.unit}/spending.total.{when}", column, (one,), f"spending.total.{when}")
            change, ratio = move(one.amount("spending.total", "prior1"), one.amount("spending.total", "current"))
            page.formula(CHANGE, f"=G{source}", change, "change")
            page.formula(RATIO, f"=G{row}/E{row}", ratio, "ratio")
            page.blank(CHECK)
            page.next()


def move(base: Decimal | None, now: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the change and its rate against the base; None where a year is blank, or the base is 0."""
    if base is None or now is None:
        return None, None
    return now - base, (now - base) / base if base else None


def compared_amounts(units: Sequence[Kept], item: str) -> tuple[Decimal | None, Decimal | None, int]:
    """Return change and rate of an item over the units that have both years, and how many those are."""
    pairs = [(one.amount(item, "prior1"), one.amount(item, "current")) for one in units]
    both = [(base, now) for base, now in pairs if base is not None and now is not None]
    if not both:
        return None, None, 0
    base, now = (sum(amounts, Decimal(0)) for amounts in zip(*both, strict=True))
    return *move(base, now), len(both)
