"""同比清单: what went backwards, by verdict, worst first, with its reason and its place in the returned file."""

from collections.abc import Mapping
from collections.abc import Sequence

from xlsxwriter import Workbook

from consolidate.district import District
from consolidate.regressions import Compared
from consolidate.rollup.falls import falls_block
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from consolidate.rollup.sources import Sources
from templates.catalogue.phrases import PHRASES
from templates.direction import LOWER
from templates.say import phrase
from templates.value import ValueKind

COLUMNS = (
    Column("verdict", 11), Column("unit", 16), Column("project", 18), Column("indicator", 20),
    Column("year_prior2", 10), Column("year_prior1", 10), Column("this_year", 12), Column("change", 12),
    Column("change_ratio", 8), Column("trend", 10), Column("reason_or_why", 24), Column("state", 9),
    Column("source", 24), Column("open_file", 7),
)
SECTIONS = (
    ("regressed", ("regressed",)), ("explained", ("explained",)), ("money", ("money",)),
    ("no_figure", ("dequantified", "dropped")), ("not_comparable", ("not_comparable",)),
)
LISTED = tuple(verdict for _, verdicts in SECTIONS for verdict in verdicts)
SHOWN = {"regressed": "alert", "explained": "key_center"}


def regressed_sheet(
    book: Workbook, page: Page, district: District, rows: Sequence[Compared], sources: Sources
) -> tuple[int, int]:
    """Write the sheet; return the first and the last row of the list, 0 and 0 where there is nothing to list."""
    page.heading(page.say("title_regressed", district=district.rules.district, year=district.year),
                 page.say("note_regressed", unit=district.rules.money_unit), COLUMNS,
                 prior2=district.year - 2, prior1=district.year - 1, year=district.year)
    listed = [one for one in rows if one.row.verdict in LISTED]
    if not listed:
        page.across(page.say("nothing_regressed"), "note", 24)
        return 0, 0
    first = page.row
    for section, verdicts in SECTIONS:
        inside = [one for one in listed if one.row.verdict in verdicts]
        page.band(page.say(f"section_{section}", count=len(inside)))
        for one in inside:
            _row(page, one, sources)
    last = page.row - 1
    page.filtered(last)
    falls_block(book, page, listed)
    return first, last


def _row(page: Page, one: Compared, sources: Sources) -> None:
    row = one.row
    values = one.year.row
    base = f"{row.base}{page.say('is_target')}" if row.base_kind == "target" else row.base
    page.text(1, page.say(f"verdict_{row.verdict}"), SHOWN.get(row.verdict, "center"))
    for column, text in enumerate((row.unit_name, row.project, values.name), start=2):
        page.text(column, text)
    current = f"{row.current}{page.say('is_actual')}" if row.current_kind == "actual" else row.current
    for column, text in enumerate((values.prior2, base, current, _change(page, one)), start=5):
        page.text(column, text, "right")
    page.number(9, one.comparison.change_ratio, "ratio")
    lower = "_lower" if row.direction == LOWER and f"rollup_trend_{row.trend}_lower" in PHRASES else ""
    page.text(10, page.say(f"trend_{row.trend}{lower}") if row.trend else "", "center")
    page.text(11, _explained(page, one))
    page.text(12, page.named("state", row.state), "center")
    page.text(13, f"{row.file}\n{row.sheet}!{row.cell}", "faint")
    page.opens(14, row.cell, sources.link(one.source, row.sheet, row.cell))
    page.next()


def _change(page: Page, one: Compared) -> str:
    """Return the change in words: ``-8 人次``, and points where a rate moved."""
    row = one.row
    if row.change is None:
        return ""
    sign = "" if row.change.startswith("-") or row.change == "0" else "+"
    rate = ValueKind.PERCENT in (one.year.current.kind, one.year.prior1.kind)
    measure = page.say("points") if rate else row.measure
    return f"{sign}{row.change} {measure}".strip()


def _explained(page: Page, one: Compared) -> str:
    """Return the unit's reason, behind why the two years cannot be compared."""
    why = one.comparison.why
    if one.comparison.unit_changed:
        why = "rollup_why_unit_changed"
    said = phrase(why, page.lang) if why else ""
    both = said and one.row.reason
    return page.say("and_reason", why=said, reason=one.row.reason) if both else said or one.row.reason


def verdicts_of(rows: Sequence[Compared]) -> Mapping[str, int]:
    """Return how many rows each listed verdict has."""
    return {verdict: sum(one.row.verdict == verdict for one in rows) for verdict in LISTED}
