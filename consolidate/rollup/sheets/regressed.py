"""同比倒退清单: what went backwards, by verdict, worst first, with its reason and its place in the returned file."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consolidate.regressions import Compared
from consolidate.regressions import compared
from consolidate.rollup.counted_falls import counted_again
from consolidate.rollup.filed import Filed
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import order
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Series
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.sheets.shared import nothing
from templates.catalogue.phrases import PHRASES
from templates.change_told import told_unit
from templates.direction import LOWER
from templates.returned import Return
from templates.say import phrase

COLUMNS = (
    ("number", 5.5), ("verdict", 9), ("department", 18), ("unit", 18), ("project", 18), ("indicator", 20),
    ("year_prior2", 11), ("year_prior1", 12), ("this_year", 15), ("change", 11), ("change_ratio", 9), ("trend", 9),
    ("reason_or_why", 24), ("state", 9), ("source", 8),
)  # fmt: skip
SECTIONS = (
    ("regressed", ("regressed",)), ("explained", ("explained",)), ("money", ("money",)),
    ("no_figure", ("dequantified", "dropped")), ("not_comparable", ("not_comparable",)),
)  # fmt: skip
LISTED = tuple(verdict for _, verdicts in SECTIONS for verdict in verdicts)
FALLEN = ("regressed", "explained")
MOST = 12


@dataclass(frozen=True, slots=True)
class _Listed:
    one: Compared
    name: str
    filed: Filed
    again: bool  # the same indicator's fall in another form is counted already


def regressed_sheet(maker: Maker) -> Sheet:
    """Return the sheet; its lines are ``falls/<n>/…``, the counts of all of them ``falls/all/<verdict>``."""
    district = maker.given.district
    years = {"prior2": district.year - 2, "prior1": district.year - 1, "year": district.year}
    latest = {(one.unit.code, one.form): one.latest for one in district.standings}
    found = [one for one in compared(district, maker.given.lang) if one.row.verdict in LISTED]
    again = counted_again(found)
    listed = [_Listed(one, f"falls/{number}", _filed(one, latest), number in again)
              for number, one in enumerate(found, start=1)]
    blocks = tuple(_blocks(maker, listed)) if listed else (nothing(maker, "nothing_regressed"),)
    columns = tuple(Column(maker.say(key, **years), width) for key, width in COLUMNS)
    notes = (maker.say("note_regressed", unit=district.rules.money_unit),)
    return Sheet("regressed", maker.say("sheet_regressed"), maker.title("regressed"), columns,
                 (*blocks, *_totals(maker, listed)), notes, frozen=2)


def _filed(one: Compared, latest: dict[tuple[str, str], Return | None]) -> Filed:
    returned = latest[one.row.unit, one.row.form]
    if returned is None:
        raise LookupError(one.row.unit)
    return Filed(returned, one.row.unit_name)


def _blocks(maker: Maker, listed: Sequence[_Listed]) -> Iterator[Block]:
    number = 0
    for section, verdicts in SECTIONS:
        inside = [each for each in listed if each.one.row.verdict in verdicts]
        rows = tuple(_row(maker, number + place, each) for place, each in enumerate(inside, start=1))
        number += len(inside)
        yield Block(rows, maker.say(f"section_{section}", count=sum(not each.again for each in inside)), listed=True)


def _row(maker: Maker, number: int, each: _Listed) -> Row:
    row, year = each.one.row, each.one.year
    look = Look.ALERT if row.verdict == "regressed" else Look.CENTER
    verdict = maker.say(f"verdict_{row.verdict}")
    told = maker.say("counted", verdict=verdict) if each.again else verdict
    base = f"{row.base}{maker.say('is_target')}" if row.base_kind == "target" else row.base
    current = f"{row.current}{maker.say('is_actual')}" if row.current_kind == "actual" else row.current
    lower = "_lower" if row.direction == LOWER and f"rollup_trend_{row.trend}_lower" in PHRASES else ""
    return Row((
        order(number), maker.words(f"{each.name}/verdict", told, look),
        text(each.one.department or row.unit_name),
        text(row.unit_name), text(row.project), text(year.row.name), text(year.row.prior2, Look.RIGHT),
        text(base, Look.RIGHT), text(current, Look.RIGHT), text(_change(maker, each.one), Look.RIGHT),
        _ratio(maker, each), text(maker.say(f"trend_{row.trend}{lower}") if row.trend else "", Look.CENTER),
        text(_explained(maker, each.one)), text(maker.named("state", row.state), Look.CENTER),
        maker.opens(each.filed, _field(each))))


def _field(each: _Listed) -> str:
    return each.one.year.row.current_field


def _ratio(maker: Maker, each: _Listed) -> Cell:
    """Return the change against last year's value as a fraction: both values stand in the returned file."""
    ratio, change = each.one.comparison.change_ratio, each.one.comparison.change
    if ratio is None or change is None or not ratio:
        return BLANK
    base = change / ratio
    row = each.one.year.row
    last = each.filed.origin(row.field("prior1"), base)
    now = each.filed.origin(_field(each), base + change)
    cell = Cell(ratio, Look.GROWTH, f"{each.name}/ratio", Worked(Op.RATIO, (Worked(Op.DIFFERENCE, (now, last)), last)))
    return maker.keep(cell)


def _change(maker: Maker, one: Compared) -> str:
    """Return the change in words: ``-8 人次``, and points where a rate moved."""
    row = one.row
    if row.change is None:
        return ""
    sign = "" if row.change.startswith("-") or row.change == "0" else "+"
    measure = told_unit(one.year, maker.given.district.words).say(maker.given.lang)
    return f"{sign}{row.change} {measure}".strip()


def _explained(maker: Maker, one: Compared) -> str:
    """Return the unit's reason, or why the bureau waived it, behind why the two years cannot be compared."""
    why = "rollup_why_unit_changed" if one.comparison.unit_changed else one.comparison.why
    said = phrase(why, maker.given.lang) if why else ""
    if not said or not one.row.reason:
        return said or one.row.reason
    return maker.say("and_waived" if one.waived else "and_reason", why=said, reason=one.row.reason)


def _totals(maker: Maker, listed: Sequence[_Listed]) -> Iterator[Block | Chart]:
    """Yield how many of each verdict there are, and the falls by department with their chart."""
    every = [f"{each.name}/verdict" for each in listed]
    rows = tuple(
        Row((text(maker.say(f"verdict_{verdict}")),
             maker.count_said(f"falls/all/{verdict}", every, maker.say(f"verdict_{verdict}")))) for verdict in LISTED)
    yield Block(rows, maker.say("band_verdicts"), (maker.say("verdict"), maker.say("count")), first=3)
    yield from _by_department(maker, listed)


def _by_department(maker: Maker, listed: Sequence[_Listed]) -> Iterator[Block | Chart]:
    falls: dict[str, list[_Listed]] = {}
    for each in listed:
        if each.one.row.verdict in FALLEN and not each.again:
            falls.setdefault(each.one.department or each.one.row.unit_name, []).append(each)
    if not falls:
        return
    ranked = sorted(falls.items(), key=lambda pair: (-len(pair[1]), -_bare(pair[1]), pair[0]))
    rows = []
    for number, (department, _) in enumerate(ranked, start=1):
        name = f"falls/department:{number}"
        all_of = [f"{each.name}/verdict" for each in listed
                  if (each.one.department or each.one.row.unit_name) == department]
        counts = [maker.count_said(f"{name}/{verdict}", all_of, maker.say(f"verdict_{verdict}")) for verdict in FALLEN]
        rows.append(Row((maker.words(name, department, Look.TEXT), *counts,
                         maker.sum(f"{name}/both", [one.id for one in counts], Look.COUNT))))
    sums = [maker.sum(f"falls/departments/{verdict}", [row.cells[place].id for row in rows], Look.COUNT)
            for place, verdict in enumerate((*FALLEN, "both"), start=1)]
    rows.append(Row((text(maker.say("total"), Look.CENTER), *sums), Kind.TOTAL))
    headings = tuple(maker.say(key) for key in ("department", "falls_regressed", "falls_explained", "falls_all"))
    yield Block(tuple(rows), maker.say("band_falls"), headings, first=3)
    shown = rows[:-1][:MOST]
    title = "chart_falls" if len(shown) == len(ranked) else "chart_falls_most"
    series = tuple(
        Series(maker.say(f"falls_{verdict}"), tuple(row.cells[place].id for row in shown))
        for place, verdict in enumerate(FALLEN, start=1))
    yield Chart(maker.say(title, count=len(shown)), tuple(row.cells[0].id for row in shown), series, stacked=True,
                first=8, columns=7, rows=max(len(shown) + 6, 10), beside=True)


def _bare(mine: Sequence[_Listed]) -> Decimal:
    return Decimal(sum(each.one.row.verdict == "regressed" for each in mine))
