"""问题清单: every finding of every latest return: open, waived with the reason, settled; and what is missing."""

from consolidate.district import Standing
from consolidate.rollup.filed import Filed
from consolidate.rollup.gather import problems
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import order
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Link
from consolidate.rollup.model.cell import Look
from consolidate.rollup.sheets.shared import nothing
from templates.finding import Finding
from templates.finding import Severity
from templates.say import fix
from templates.say import message

COLUMNS = (
    ("number", 5.5), ("settled", 9), ("severity", 7), ("unit", 17), ("form", 17), ("project", 15), ("code_of", 7),
    ("finding", 15), ("message", 38), ("fix", 32), ("reasons", 24), ("source", 8),
)  # fmt: skip
STATES = ("open", "waived", "settled", "told")


def problem_sheet(maker: Maker) -> Sheet:
    """Return the sheet; how many findings are in each state is ``problems/all/<state>``."""
    district = maker.given.district
    found = problems(district)
    filed = {(one.unit.code, one.form): Filed(one.latest, one.unit.name)
             for one in district.standings if one.latest is not None}
    rows = tuple(_row(maker, number, standing, (one, filed.get((standing.unit.code, standing.form))))
                 for number, (standing, one) in enumerate(found, start=1))
    blocks = (Block(rows, listed=True),) if rows else (nothing(maker, "no_problem"),)
    every = [f"problems/{number}" for number in range(1, len(found) + 1)]
    counts = tuple(Row((text(maker.say(f"finding_{state}")),
                        maker.count_said(f"problems/all/{state}", every, maker.say(f"finding_{state}"))))
                   for state in STATES)
    total = Row((text(maker.say("total")), maker.count_given("problems/all", every)), Kind.TOTAL)
    table = Block((*counts, total), maker.say("band_problems"), (maker.say("settled"), maker.say("count")), first=4)
    columns = tuple(Column(maker.say(key), width) for key, width in COLUMNS)
    return Sheet("problems", maker.say("sheet_problems"), maker.title("problems"), columns,
                 (*blocks, *((table,) if rows else ())), (maker.say("note_problems"),), frozen=4)


def state_of(finding: Finding) -> str:
    """Return whether a finding is open, waived by the bureau, settled by the unit's reason, or was only told."""
    if finding.open:
        return "open"
    if finding.waiver:
        return "waived"
    return "told" if finding.severity is Severity.NOTICE else "settled"


def _row(maker: Maker, number: int, standing: Standing, found: tuple[Finding, Filed | None]) -> Row:
    finding, filed = found
    lang, place, state = maker.given.lang, finding.place, state_of(finding)
    reason = maker.say("waived_because", reason=finding.waiver) if finding.waiver else finding.reason
    return Row((
        order(number), maker.words(f"problems/{number}", maker.say(f"finding_{state}"),
                                   Look.ALERT if state == "open" else Look.CENTER),
        text(maker.say(f"severity_{finding.severity}"), Look.CENTER), text(standing.unit.name),
        text(maker.form(standing.form)), text(place.project), text(str(finding.code), Look.CENTER),
        text(maker.named("finding", finding.name)), text(message(finding, lang)), text(fix(finding, lang)),
        text(reason), _source(finding, filed)))


def _source(finding: Finding, filed: Filed | None) -> Cell:
    place = finding.place
    field = filed.cells.get((place.sheet, place.cell)) if filed is not None else None
    if filed is None or field is None:
        return text(place.cell, Look.CENTER)
    return Cell(place.cell, Look.LINK, link=Link(filed.origin(field)))
