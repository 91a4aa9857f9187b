"""问题清单: every finding of the latest return of every unit, settled or open, and every return that is missing."""

from consolidate.district import District
from consolidate.district import Standing
from consolidate.rollup.gather import problems
from consolidate.rollup.page import Column
from consolidate.rollup.page import Page
from templates.finding import Finding
from templates.finding import Severity
from templates.say import fix
from templates.say import message

COLUMNS = (
    Column("number", 5), Column("unit", 17), Column("severity", 7), Column("code_of", 7), Column("finding", 14),
    Column("message", 37), Column("fix", 32), Column("sheet", 11), Column("cell", 8), Column("unit_reason", 20),
    Column("settled", 8),
)
ROLES = ("text", "center", "center", "text", "text", "text", "center", "center", "text")


def problem_sheet(page: Page, district: District) -> int:
    """Write the sheet and return how many lines it has."""
    page.heading(page.say("title_problems", district=district.rules.district, year=district.year),
                 page.say("note_problems"), COLUMNS)
    found = problems(district)
    for number, (standing, finding) in enumerate(found, start=1):
        _problem(page, number, standing, finding)
    if found:
        page.filtered(page.row - 1)
    else:
        page.across(page.say("no_problem"), "note", 24)
    return len(found)


def _problem(page: Page, number: int, standing: Standing, finding: Finding) -> None:
    place = finding.place
    cells = (
        standing.unit.name, page.say(f"severity_{finding.severity}"), str(finding.code),
        page.named("finding", finding.name), message(finding, page.lang), fix(finding, page.lang),
        place.sheet, place.cell, finding.reason)
    page.number(1, number, "count")
    for column, (cell, role) in enumerate(zip(cells, ROLES, strict=True), start=2):
        page.text(column, cell, role)
    page.text(len(COLUMNS), page.say(_settled(finding)), "alert" if finding.open else "center")
    page.next()


def _settled(finding: Finding) -> str:
    if finding.open:
        return "finding_open"
    return "finding_told" if finding.severity is Severity.NOTICE else "finding_settled"
