"""指标汇总: the same indicator over units by the official arithmetic, each line over the rows that it is made of."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consolidate.arithmetic.filed import FiledRow
from consolidate.arithmetic.filed import filed_rows
from consolidate.arithmetic.line import MEAN
from consolidate.arithmetic.line import SUM
from consolidate.arithmetic.parts import Part
from consolidate.arithmetic.parts import Rolled
from consolidate.arithmetic.sums import IndicatorSum
from consolidate.arithmetic.sums import aggregate_indicators
from consolidate.district import District
from consolidate.district import Standing
from consolidate.rollup.filed import Filed
from consolidate.rollup.given import Given
from consolidate.rollup.given import Whose
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import order
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.sheets.shared import nothing
from consolidate.rollup.sheets.shared import sentence
from templates.roster import Unit
from templates.say import phrase
from templates.text import bare_name

MONITORING = "monitoring"  # half a year's progress is no result of the year
SIDES = ("target", "actual")
COLUMNS = (
    ("number", 5.5, ""), ("level1", 11, ""), ("level2", 18.5, ""), ("indicator", 26, ""), ("unit", 24, ""),
    ("how", 10, ""), ("measure", 8, ""), ("sum_target", 12, "group_this_year"), ("sum_actual", 12, "group_this_year"),
    ("completion", 9, "group_this_year"), ("earned", 10, "group_this_year"), ("weighed", 12, "group_this_year"),
    ("last_value", 12, "group_last_year"), ("change", 11, "group_last_year"), ("why_or_raw", 28, ""), ("source", 8, ""),
)  # fmt: skip


@dataclass(frozen=True)
class _Years:
    """Last year's lines by form and names, and the files of both years by unit and form."""

    last: dict[tuple[str, ...], IndicatorSum]
    files: dict[Whose, Filed]
    last_files: dict[Whose, Filed]


def indicator_sheet(maker: Maker) -> Sheet:
    """Return the sheet; the figures of a line are ``sums/<n>/…``, those of its rows ``sums/<n>/<m>/…``."""
    given = maker.given
    found = _sums(given.district)
    shared = [one for one in found if len(one.parts) > 1]
    names = {one.unit.code: one.unit.name for one in given.district.standings}
    years = _Years(
        {_names(one): one for one in _sums(_last_district(given))},
        {(one.unit.code, one.form): Filed(one.accepted, one.unit.name)
         for one in given.district.standings if one.accepted is not None},
        {whose: Filed(returned, names.get(whose[0], whose[0])) for whose, returned in given.last.items()})
    blocks = tuple(_blocks(maker, shared, years)) if shared else (nothing(maker, _why(given, found)),)
    if shared and len(found) > len(shared):
        blocks = (*blocks, Block((sentence(maker.say("single_indicators", count=len(found) - len(shared))),)))
    when = {"year": given.district.year, "last": given.district.year - 1}
    columns = tuple(Column(maker.say(key), width, maker.say(group, **when) if group else "")
                    for key, width, group in COLUMNS)
    notes = (maker.say("note_sums", unit=given.district.rules.money_unit),)
    return Sheet("indicators", maker.say("sheet_indicators"), maker.title("indicators"), columns, blocks,
                 notes, frozen=4)


def _why(given: Given, found: Sequence[IndicatorSum]) -> str:
    if found:
        return "no_shared_indicator"
    return "no_indicator" if any(one.accepted for one in given.district.standings) else "nothing_accepted"


def _sums(district: District) -> tuple[IndicatorSum, ...]:
    rows: list[FiledRow] = [row for row in filed_rows(district) if row.form != MONITORING]
    return aggregate_indicators(rows, district.rules.scoring, district.words, district.year)


def _last_district(given: Given) -> District:
    """Return last year as a district of its accepted returns, judged by this year's rules and words."""
    standings = tuple(
        Standing(Unit(unit, unit), form, "accepted", accepted=returned)
        for (unit, form), returned in given.last.items())
    return District(given.district.year - 1, given.district.rules, given.district.words, standings)


def _names(one: IndicatorSum) -> tuple[str, ...]:
    return (one.form, one.level1, one.level2, bare_name(one.name))


def _blocks(maker: Maker, shared: Sequence[IndicatorSum], years: _Years) -> Iterator[Block]:
    forms = dict.fromkeys(one.form for one in shared)
    number = 0
    for form in forms:
        rows: list[Row] = []
        for one in (one for one in shared if one.form == form):
            number += 1
            rows += _line(maker, number, one, years)
        count = sum(one.form == form for one in shared)
        yield Block(tuple(rows), maker.say("band_sums_of", form=maker.form(form), count=count), listed=True)


def _line(maker: Maker, number: int, one: IndicatorSum, years: _Years) -> Iterator[Row]:
    """Yield the line of an indicator and below it the rows that it is made of."""
    name = f"sums/{number}"
    below = [_part(maker, f"{name}/{place}", part, one, years) for place, part in enumerate(one.parts, start=1)]
    figures = {side: _figure(maker, name, side, one) for side in SIDES}
    money = maker.sum(f"{name}/money", [f"{name}/{place}/money" for place in range(1, len(one.parts) + 1)])
    remark = phrase(one.why, maker.given.lang) if one.why else _apart(maker, one)
    last, change, changed = _last(maker, name, one, years)
    yield Row((
        order(number), text(one.level1), text(one.level2), text(one.name),
        text(maker.say("units_count", count=one.units)), text(maker.say(f"how_{one.how or 'not'}"), Look.CENTER),
        text(one.measure, Look.CENTER), *figures.values(), _completion(maker, name, one), _earned(maker, name, one),
        money, last, change, text("；".join(said for said in (remark, changed) if said))), Kind.SUBTOTAL)
    yield from below


def _part(maker: Maker, name: str, part: Part, one: IndicatorSum, years: _Years) -> Row:
    filed = years.files[part.unit, part.form]
    cells: dict[str, Cell] = {}
    for side in SIDES:
        told = part.target if side == "target" else part.actual
        counts = told.counts and one.how in (SUM, MEAN) and told.low == told.high
        own = filed.origin(told.field) if told.raw else None
        cells[side] = maker.read(f"{name}/{side}", filed.origin(told.field, told.low), Look.NUMBER) if counts else (
            maker.keep(Cell(told.raw or None, Look.RIGHT, f"{name}/{side}", own)))
    money = maker.read(f"{name}/money", filed.origin(part.money_field)) if part.money_field else maker.keep(
        Cell(None, Look.MONEY, f"{name}/money"))
    raw = "　".join(told.raw for told in (part.target, part.actual) if told.raw)
    why = [phrase(told.why, maker.given.lang) for told in (part.target, part.actual) if told.why and told.raw]
    said = "；".join(dict.fromkeys((raw, *why))) if not one.why else ""
    return Row((BLANK, BLANK, BLANK, text(part.project, Look.FAINT), text(part.unit_name), BLANK, BLANK,
                *cells.values(), BLANK, BLANK, money, BLANK, BLANK, text(said, Look.FAINT),
                maker.opens(filed, part.actual.field if part.actual.raw else part.target.field)))


def _figure(maker: Maker, name: str, side: str, one: IndicatorSum) -> Cell:
    """Return the rolled-up target or actual: a number over the rows below, a range in words, or nothing."""
    rolled: Rolled = one.target if side == "target" else one.actual
    if rolled.low is None:
        return maker.keep(Cell(None, Look.NUMBER, f"{name}/{side}"))
    if rolled.low != rolled.high:
        said = f"{_short(rolled.low)}–{_short(rolled.high or rolled.low)}"
        return maker.keep(Cell(said, Look.RIGHT, f"{name}/{side}"))
    return maker.worked(f"{name}/{side}", _working(name, side, one), Look.NUMBER)


def _working(name: str, side: str, one: IndicatorSum, *, both: bool = False) -> Worked:
    """Return the arithmetic of one side over the rows that count; with ``both``, those with both figures."""
    places = [place for place, part in enumerate(one.parts, start=1)
              if (part.target if side == "target" else part.actual).counts
              and (not both or (part.target.counts and part.actual.counts))]
    parts = tuple(f"{name}/{place}/{side}" for place in places)
    if one.how == MEAN:
        return Worked(Op.WEIGHTED_MEAN, parts, tuple(f"{name}/{place}/money" for place in places))
    return Worked(Op.SUM, parts)


def _completion(maker: Maker, name: str, one: IndicatorSum) -> Cell:
    """Return actual over target (target over actual where lower is better) of the rows with both."""
    compared = one.compared
    if compared is None or compared.completion is None or one.how not in (SUM, MEAN):
        return BLANK
    over, under = ("target", "actual") if one.way == "lower" else ("actual", "target")
    first, second = (_working(name, side, one, both=True) for side in (over, under))
    return maker.ratio(f"{name}/completion", first, second)


def _earned(maker: Maker, name: str, one: IndicatorSum) -> Cell:
    """Return the part of the points that the rolled-up figures earn, in words: it may be a range."""
    compared = one.compared
    if compared is None or compared.least is None or compared.most is None:
        return BLANK
    ends = [f"{end * 100:.2f}%" for end in dict.fromkeys((compared.least, compared.most))]
    parts = tuple(f"{name}/{place}/actual" for place, part in enumerate(one.parts, start=1) if part.actual.raw)
    return maker.keep(Cell("–".join(ends), Look.RIGHT, f"{name}/earned", Worked(Op.COUNT, parts, among=parts)))


def _apart(maker: Maker, one: IndicatorSum) -> str:
    said = [f"{phrase(why, maker.given.lang)} {count}"
            for why, count in one.apart("actual" if one.actual.rows else "target").items()]
    if one.target.op and one.target.op != "=" and one.target.low is not None:
        said.insert(0, maker.say("target_sign", sign=one.target.op))
    said += [f"{rung.text} {rung.rows}" for rung in one.rungs]
    return "；".join(said)


def _last(maker: Maker, name: str, one: IndicatorSum, years: _Years) -> tuple[Cell, Cell, str]:
    """Return last year's figure and the change, or why there is none: the measure or the units are not the same."""
    other = years.last.get(_names(one))
    side = "actual" if one.actual.low is not None else "target"
    if other is None or one.how not in (SUM, MEAN):
        return BLANK, BLANK, ""
    rolled = other.actual if side == "actual" else other.target
    now = maker.figures[f"{name}/{side}"]
    if rolled.low is None or rolled.low != rolled.high or not isinstance(now.value, Decimal):
        return BLANK, BLANK, ""
    last = maker.worked(f"{name}/last", _last_working(other, side, years.last_files), Look.NUMBER)
    if (other.how, other.measure) != (one.how, one.measure):
        return last, BLANK, maker.say("measure_changed", last=other.measure or "—", now=one.measure or "—")
    units = [{part.unit for part in each.parts if (part.actual if side == "actual" else part.target).counts}
             for each in (other, one)]
    if units[0] != units[1]:
        return last, BLANK, maker.say("base_changed", last=len(units[0]), now=len(units[1]))
    return last, maker.less(f"{name}/change", now.id, last.id, look=Look.NUMBER), ""


def _last_working(other: IndicatorSum, side: str, files: dict[Whose, Filed]) -> Worked:
    parts: list[Origin] = []
    weights: list[Origin] = []
    for part in other.parts:
        told = part.actual if side == "actual" else part.target
        if told.counts:
            filed = files[part.unit, part.form]
            parts.append(filed.origin(told.field, told.low))
            weights += [filed.origin(part.money_field)] if part.money_field else []
    if other.how == MEAN:
        return Worked(Op.WEIGHTED_MEAN, tuple(parts), tuple(weights))
    return Worked(Op.SUM, tuple(parts))


def _short(number: Decimal) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")
