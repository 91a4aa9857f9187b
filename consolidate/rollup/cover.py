"""封面: what a bureau head reads first: key figures as live links into the other sheets, and two charts."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from consolidate.rollup.charts import filing_chart
from consolidate.rollup.charts import spending_chart
from consolidate.rollup.figures import Figure
from consolidate.rollup.figures import figure
from consolidate.rollup.figures import parts_of
from consolidate.rollup.filing import LATE
from consolidate.rollup.filing import OPEN
from consolidate.rollup.filing import RECEIVED
from consolidate.rollup.filing import ROLLED_UP
from consolidate.rollup.filing import STATE
from consolidate.rollup.filing import UNIT
from consolidate.rollup.filing import FilingPlaces
from consolidate.rollup.filing import filing_of
from consolidate.rollup.fitting import money_width
from consolidate.rollup.gather import ITEMS
from consolidate.rollup.gather import TOTALS
from consolidate.rollup.gather import YEARS
from consolidate.rollup.gather import Gathered
from consolidate.rollup.money import CHANGE
from consolidate.rollup.money import FIRST_YEAR
from consolidate.rollup.money import RATIO
from consolidate.rollup.money import MoneyPlaces
from consolidate.rollup.money import compared_amounts
from consolidate.rollup.page import Page
from consolidate.rollup.page import fixed
from templates.a1 import address
from templates.a1 import in_sheet

WIDTHS = (21, 10, 12, 2, 17, 14, 14, 14, 14, 10, 1)
MONEY_COLUMNS = slice(5, 9)
LEFT, RIGHT = 1, 5
HEIGHT = 19.5
BLOCK_ROWS = 9  # a title, headings, six figures and an empty row
CHART_ROWS = 19
OTHERS = ("dequantified", "dropped", "not_comparable")
Rows = tuple[int, int]
Line = tuple[str, str, int, Page]


@dataclass(frozen=True, slots=True)
class Others:
    """The other sheets, where on them the figures of the cover stand, and what those come to.

    ``project_rows``, ``indicator_rows`` and ``regressed_rows`` are the first and last row of a list, 0 for none.
    """

    filing: Page
    filing_places: FilingPlaces
    money: Page
    money_places: MoneyPlaces
    projects: Page
    project_rows: Rows
    project_count: int
    indicators: Page
    indicator_rows: Rows
    indicator_count: int
    regressed: Page
    regressed_rows: Rows
    verdicts: Mapping[str, int]


def cover_sheet(
    book: Workbook, page: Page, data: Gathered, others: Others, made_on: str, figures: list[Figure]
) -> None:
    """Write the cover and append its figures."""
    district = data.district
    widths: list[float] = list(WIDTHS)
    widths[MONEY_COLUMNS] = [money_width(data.by_item.values(), widths[MONEY_COLUMNS][0])] * 4
    page.set_widths(widths)
    page.sheet.hide_gridlines(2)
    page.across(page.say("title_cover", district=district.rules.district, year=district.year), "title", 40)
    note = page.say("note_cover", made_on=made_on, unit=district.rules.money_unit, accepted=len(data.kept))
    page.across(note, "note", 20)
    top = page.row
    _block(page, "block_filing", _filing_lines(data, others))
    page.row = top
    _money_block(page, data, others, figures)
    page.row = below = top + BLOCK_ROWS
    _block(page, "block_targets", _target_lines(page, others))
    if others.filing_places.states:
        filing_chart(book, page, others.filing, others.filing_places.first_state, others.filing_places.states)
    page.row = below
    if others.money_places.chart:
        first, last = others.money_places.chart
        key = "chart_spending" if last - first + 1 == len(data.kept) else "chart_spending_most"
        title = page.say(key, unit=district.rules.money_unit, count=last - first + 1)
        spending_chart(book, page, others.money, (first, last), title, RIGHT)
    else:
        page.sheet.write_string(below, RIGHT - 1, page.say("nothing_accepted"), page.styles.get("sign"))
    while page.row < below + CHART_ROWS:
        page.next(HEIGHT)
    page.across(page.say("signatures"), "sign", 26)


def _block(page: Page, title: str, lines: Sequence[Line]) -> None:
    """Write one block of figures at the left: label, live figure, link to the sheet it comes from."""
    page.text(LEFT, page.say(title), "section")
    page.next(HEIGHT)
    for column, key in enumerate(("figure", "count", "see"), start=LEFT):
        page.text(column, page.say(key), "head")
    page.next(HEIGHT)
    for label, formula, value, source in lines:
        page.text(LEFT, page.say(label))
        page.formula(LEFT + 1, formula, value, "count")
        page.link(LEFT + 2, source)
        page.next(HEIGHT)


def _filing_lines(data: Gathered, others: Others) -> tuple[Line, ...]:
    """Return the figures of the filing sheet's total row."""
    filing, total = filing_of(data.district), others.filing_places.total

    def line(label: str, column: int, value: int) -> Line:
        formula = f"={others.filing.cell(total, column)}" if total else "=0"
        return label, formula, value, others.filing

    return (
        line("expected", UNIT, filing.expected), line("returned", RECEIVED, filing.returned),
        line("accepted", ROLLED_UP, filing.accepted), line("returned_late", LATE, filing.late),
        line("missing", STATE, filing.missing), line("open_findings", OPEN, filing.open))


def _target_lines(page: Page, others: Others) -> tuple[Line, ...]:
    """Return the numbers of projects, indicators and verdicts, counted on their sheets."""

    def numbered(label: str, source: Page, rows: Rows, value: int) -> Line:
        formula = f"=COUNT({in_sheet(source.name, fixed(*rows, 1))})" if rows[0] else "=0"
        return label, formula, value, source

    def judged(label: str, *verdicts: str) -> Line:
        rows, source = others.regressed_rows, others.regressed
        where = in_sheet(source.name, fixed(*rows, 1))
        counts = (f'COUNTIF({where},"{page.say(f"verdict_{verdict}")}")' for verdict in verdicts)
        formula = "=" + "+".join(counts) if rows[0] else "=0"
        return label, formula, sum(others.verdicts[verdict] for verdict in verdicts), source

    return (
        numbered("projects", others.projects, others.project_rows, others.project_count),
        numbered("indicators", others.indicators, others.indicator_rows, others.indicator_count),
        judged("count_regressed", "regressed"), judged("count_explained", "explained"),
        judged("count_money", "money"), judged("count_others", *OTHERS))


def _money_block(page: Page, data: Gathered, others: Others, figures: list[Figure]) -> None:
    """Write income and spending of three years at the right, linked to the totals of the money sheet."""
    page.text(RIGHT, page.say("block_money", unit=data.district.rules.money_unit), "section")
    page.next(HEIGHT)
    given = {"prior2": data.district.year - 2, "prior1": data.district.year - 1, "year": data.district.year}
    keys = ("item", "year_prior2", "year_prior1", "year_current", "change", "change_ratio")
    for column, heading in enumerate(keys, start=RIGHT):
        page.text(column, page.say(heading, **given), "head")
    page.next(HEIGHT)
    fewest = len(data.kept)
    for item in ITEMS:
        key, source = "key_" if item in TOTALS else "", others.money_places.totals.get(item, 0)
        page.text(RIGHT, page.say(item), f"{key}text")
        change, ratio, both = compared_amounts(data.kept, item)
        fewest = min(fewest, both)
        for column, when in enumerate(YEARS, start=RIGHT + 1):
            parts = parts_of(data.kept, f"{item}.{when}")
            if parts:
                figures.append(figure(f"{item}.{when}", page.name, address(page.row, column), parts))
        shown = [(there, data.by_item.get((item, when)), "money") for there, when in enumerate(YEARS, FIRST_YEAR)]
        shown += [(CHANGE, change, "change"), (RATIO, ratio, "ratio")]
        for column, (there, value, role) in enumerate(shown, start=RIGHT + 1):
            page.formula(column, f"={others.money.cell(source, there)}", value, f"{key}{role}")
        page.next(HEIGHT)
    if fewest < len(data.kept):
        page.text(RIGHT, page.say("remark_both", count=fewest, all=len(data.kept)), "remark")
