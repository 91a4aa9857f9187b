"""指标汇总: every used indicator of every accepted return, beside its two earlier years."""

from consolidate.regressions import stated_measure
from consolidate.rollup.gather import Gathered
from consolidate.rollup.gather import Kept
from consolidate.rollup.money import left_out
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from consolidate.rollup.regressed import SHOWN
from templates.contract import Contract
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.vocabulary import Vocabulary
from templates.years import YearRow
from templates.years import year_rows

COLUMNS = (
    Column("number", 5), Column("unit", 17), Column("project", 19), Column("level1", 10), Column("level2", 14),
    Column("level3", 21), Column("year_prior2", 10), Column("year_prior1", 10), Column("target", 10),
    Column("measure", 8), Column("direction", 7), Column("basis", 20), Column("verdict", 11),
)
ROLES = (
    "faint", "text", "text", "text", "text", "right", "right", "right", "center", "center", "text",
)
WAYS = {HIGHER: "way_higher", LOWER: "way_lower"}


def indicator_sheet(page: Page, data: Gathered) -> tuple[tuple[int, int], int]:
    """Write the sheet; return the first and last row of its list (0, 0 for none) and how many are on it."""
    district = data.district
    page.heading(page.say("title_indicators", district=district.rules.district, year=district.year),
                 page.say("note_indicators", count=len(data.kept)), COLUMNS,
                 prior2=district.year - 2, prior1=district.year - 1, year=district.year)
    contract = Contract(district.rules, district.words)
    count = 0
    for one in data.kept:
        own = one.standing.contract if one.standing.latest is one.returned else None
        for year in year_rows(one.returned, own or contract):
            count += 1
            _indicator(page, count, one, year, district.words)
    if count:
        page.filtered(page.row - 1)
    else:
        page.across(page.say("no_indicator" if data.kept else "nothing_accepted"), "note", 24)
    rows = (page.head + 1, page.head + count) if count else (0, 0)
    left_out(page, data, 2)
    return rows, count


def _indicator(page: Page, number: int, one: Kept, year: YearRow, words: Vocabulary) -> None:
    row, verdict = year.row, year.comparison.verdict if year.comparison else "nothing_before"
    way = year.direction.way
    cells = (
        one.name, row.project, row.level1, row.level2, row.level3, row.prior2, row.prior1, row.target,
        stated_measure(year, words)[0], page.say(WAYS[way]) if way in WAYS else "", row.basis)
    page.number(1, number, "count")
    for column, (cell, role) in enumerate(zip(cells, ROLES, strict=True), start=2):
        page.text(column, cell, role)
    page.text(len(COLUMNS), page.say(f"verdict_{verdict}"), SHOWN.get(verdict, "center"))
    page.next()
