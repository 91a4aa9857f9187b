"""指标汇总: every used indicator of every accepted return, beside its two earlier years."""

from consolidate.rollup.gather import Gathered
from consolidate.rollup.gather import Kept
from consolidate.rollup.money import left_out
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from templates.contract import Contract
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.years import YearRow
from templates.years import year_rows

COLUMNS = (
    Column("number", 6), Column("unit", 22), Column("project", 24), Column("level1", 11), Column("level2", 16),
    Column("level3", 28), Column("year_prior2", 12), Column("year_prior1", 12), Column("target", 12),
    Column("measure", 9), Column("direction", 9), Column("basis", 34), Column("verdict", 12),
)
ROLES = (
    "faint", "text", "text", "text", "text", "right", "right", "right", "center", "center", "text",
)
WAYS = {HIGHER: "way_higher", LOWER: "way_lower"}
UNEASY = ("regressed", "explained")


def indicator_sheet(page: Page, data: Gathered) -> int:
    """Write the sheet and return how many indicators are on it."""
    district = data.district
    page.heading(page.say("title_indicators", district=district.rules.district, year=district.year),
                 page.say("note_indicators", count=len(data.kept)), COLUMNS,
                 prior2=district.year - 2, prior1=district.year - 1, year=district.year)
    contract = Contract(district.rules, district.words)
    count = 0
    for one in data.kept:
        for year in year_rows(one.returned, contract):
            count += 1
            _indicator(page, count, one, year)
    if count:
        page.filtered(page.row - 1)
    else:
        page.across(page.say("no_indicator" if data.kept else "nothing_accepted"), "note", 24)
    left_out(page, data)
    return count


def _indicator(page: Page, number: int, one: Kept, year: YearRow) -> None:
    row, verdict = year.row, year.comparison.verdict if year.comparison else "nothing_before"
    way = year.direction.way
    cells = (
        one.name, row.project, row.level1, row.level2, row.level3, row.prior2, row.prior1, row.target,
        row.measure or year.target.measure, page.say(WAYS[way]) if way in WAYS else "", row.basis)
    page.number(1, number, "count")
    for column, (cell, role) in enumerate(zip(cells, ROLES, strict=True), start=2):
        page.text(column, cell, role)
    page.text(len(COLUMNS), page.say(f"verdict_{verdict}"), "alert" if verdict in UNEASY else "center")
    page.row += 1
