"""收支汇总表: income and spending of three years by district, department and unit, and the proof that they agree."""

from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal

from consolidate.rollup.gather import Kept
from consolidate.rollup.gather import departments_of
from consolidate.rollup.gather import kept_of
from consolidate.rollup.gather import left_out
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import text
from consolidate.rollup.maker import texts
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Column
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.sheets.earlier import Earlier
from consolidate.rollup.sheets.earlier import earlier_of
from consolidate.rollup.sheets.nodes import node_blocks
from consolidate.rollup.sheets.shared import left_out_block
from consolidate.rollup.sheets.shared import nothing
from templates.form import Owner

FORM = "department-target"
PARTS = {
    "income.total": ("income.appropriation", "income.other"),
    "spending.total": ("spending.basic", "spending.project"),
}
ITEMS = (*PARTS["income.total"], "income.total", *PARTS["spending.total"], "spending.total")
YEARS = ("prior2", "prior1", "current")
BALANCES = (
    ("check_balance", "income.total", ("spending.total",)),
    ("check_income", "income.total", PARTS["income.total"]),
    ("check_spending", "spending.total", PARTS["spending.total"]),
)
MOST = 12  # units in the chart


def money_sheet(maker: Maker) -> Sheet:
    """Return the sheet; its figures are ``money/…``, those of the whole district ``money/all/…``."""
    given = maker.given
    kept = kept_of(given.district, FORM)
    blocks = tuple(_blocks(maker, kept)) if kept else (nothing(maker),)
    years = {"prior2": given.district.year - 2, "prior1": given.district.year - 1, "year": given.district.year}
    columns = (
        Column(maker.say("department"), 26), Column(maker.say("unit"), 28), Column(maker.say("item"), 17.5),
        *(Column(maker.say(f"year_{name}", **years), 15, maker.say("group_amounts"))
          for name in ("prior2", "prior1", "current")),
        Column(maker.say("change"), 14, maker.say("group_change")),
        Column(maker.say("change_ratio"), 10, maker.say("group_change")),
        Column(maker.say("money_remark"), 28), Column(maker.say("source"), 9))
    notes = (maker.say("note_money", unit=given.district.rules.money_unit, count=len(kept)), maker.say("note_years"))
    return Sheet(
        "money", maker.say("sheet_money"), maker.title("money"), columns,
        (*blocks, *node_blocks(maker), *left_out_block(maker, left_out(given.district, FORM))), notes, frozen=3)


def _blocks(maker: Maker, kept: tuple[Kept, ...]) -> Iterator[Block]:
    units = Block(tuple(row for one in kept for row in _unit(maker, one)), maker.say("band_units"), listed=True)
    singles = [one for one in kept if one.department not in departments_of(kept)]
    below = [_group(maker, f"department:{name}", (name or maker.say("no_department"),
                    maker.say("units_count", count=len(them))), them)
             for name in departments_of(kept) if (them := [one for one in kept if one.department == name])]
    total = _group(maker, "all", (maker.say("district_total"), maker.say("units_count", count=len(kept))), kept)
    alike = [one for one in kept if _both(maker, one)]
    yield Block(total, maker.say("band_total", count=len(kept)))
    if 0 < len(alike) < len(kept):
        names = (maker.say("like_for_like"), maker.say("units_count", count=len(alike)))
        yield Block(_group(maker, "alike", names, alike), maker.say("band_alike", count=len(alike), all=len(kept)))
    yield Block(tuple(_proofs(maker, singles, departments_of(kept))), maker.say("band_proof"))
    if below:
        rows = tuple(row for group in below for row in group)
        yield Block(rows, maker.say("band_departments", count=len(below)))
    yield units
    yield from _most(maker, kept)


def _unit(maker: Maker, one: Kept) -> Iterator[Row]:
    """Yield the six rows of a unit; the two totals are worked out from the rows above them."""
    last, before = earlier_of(maker.given, one, "prior1"), earlier_of(maker.given, one, "prior2")
    for item in ITEMS:
        cells = [_amount(maker, one, item, when, source)
                 for when, source in zip(YEARS, (before, last, None), strict=True)]
        cells += _moved(maker, f"money/{one.id}/{item}")
        remark = last.remark(maker, item)
        look = Look.TEXT if item in PARTS else Look.FAINT
        yield Row((*(text(name, look) for name in (one.department, one.name)), maker_item(maker, item), *cells,
                   text(remark, Look.FAINT), maker.opens(one.filed, f"{item}.current")),
                  Kind.SUBTOTAL if item in PARTS else Kind.ROW)


def maker_item(maker: Maker, item: str) -> Cell:
    """Return the name of an item of income or spending."""
    return text(maker.say(item))


def _amount(maker: Maker, one: Kept, item: str, when: str, source: Earlier | None) -> Cell:
    name = f"money/{one.id}/{item}.{when}"
    filed, field = (source.filed, source.field(item)) if source else (one.filed, f"{item}.{when}")
    place = filed.places.get(field)
    if item in PARTS and place is not None and place.owner is Owner.FORMULA:
        return maker.sum(name, [f"money/{one.id}/{part}.{when}" for part in PARTS[item]])
    return maker.read(name, filed.origin(field), note=source.note if source else "")


def _moved(maker: Maker, name: str) -> tuple[Cell, Cell]:
    """Return change and rate against last year, blank where a year is blank."""
    now, then = (maker.figures[f"{name}.{when}"].value for when in ("current", "prior1"))
    if now is None or then is None:
        return BLANK, BLANK
    change = maker.less(f"{name}.change", f"{name}.current", f"{name}.prior1")
    return change, maker.ratio(f"{name}.growth", f"{name}.change", f"{name}.prior1", Look.GROWTH)


def _both(maker: Maker, one: Kept) -> bool:
    """Tell whether a unit has money of this year and of last year."""
    return all(
        any(maker.figures[f"money/{one.id}/{item}.{when}"].value is not None for item in ITEMS)
        for when in ("prior1", "current"))


def _group(maker: Maker, key: str, names: tuple[str, str], units: Sequence[Kept]) -> tuple[Row, ...]:
    """Return the six rows of several units; where not the same units have both years, the change is marked instead."""
    rows = []
    for item in ITEMS:
        name = f"money/{key}/{item}"
        cells = [maker.sum(f"{name}.{when}", [f"money/{one.id}/{item}.{when}" for one in units]) for when in YEARS]
        have = {when: [maker.figures[f"money/{one.id}/{item}.{when}"].value is not None for one in units]
                for when in YEARS}
        same = have["prior1"] == have["current"]
        moved = _moved(maker, name) if same else (BLANK, BLANK)
        remark = "" if same else maker.say(
            "base_changed", last=sum(have["prior1"]), now=sum(have["current"]))
        rows.append(Row((*texts(*names), maker_item(maker, item), *cells, *moved,
                         text(remark, Look.ALERT if remark else Look.TEXT)),
                        Kind.TOTAL if item in PARTS else Kind.SUBTOTAL))
    return tuple(rows)


def _proofs(maker: Maker, singles: Sequence[Kept], departments: tuple[str, ...]) -> Iterator[Row]:
    """Yield the lines that prove that parts and totals agree, year by year."""
    for key, item, others in BALANCES:
        yield _proof(maker, key, {
            when: (f"money/all/{item}.{when}", [f"money/all/{other}.{when}" for other in others]) for when in YEARS})
    for item in PARTS:
        yield _proof(maker, f"check_departments_{item.partition('.')[0]}", {
            when: (f"money/all/{item}.{when}", [
                *(f"money/department:{name}/{item}.{when}" for name in departments),
                *(f"money/{one.id}/{item}.{when}" for one in singles)]) for when in YEARS})


def _proof(maker: Maker, key: str, pairs: dict[str, tuple[str, list[str]]]) -> Row:
    gaps = [maker.less(f"money/proof/{key}.{when}", first, *others) for when, (first, others) in pairs.items()]
    word = maker.ties(f"money/proof/{key}", [gap.id for gap in gaps])
    return Row((BLANK, text(maker.say(key)), text(maker.say("gap")), *gaps, BLANK, BLANK, word), Kind.PROOF)


def _most(maker: Maker, kept: Sequence[Kept]) -> Iterator[Block]:
    """Yield the units that spend most, one row each: what the chart of the cover shows."""
    amounts = {one.id: maker.figures[f"money/{one.id}/spending.total.current"].value for one in kept}
    spent = {name: amount for name, amount in amounts.items() if isinstance(amount, Decimal)}
    most = sorted((one for one in kept if one.id in spent), key=lambda one: (-spent[one.id], one.unit))
    rows = []
    for one in most[:MOST]:
        label = maker.words(f"money/most/{one.id}", one.name, Look.TEXT)
        cells = [maker.same(f"money/most/{one.id}.{when}", f"money/{one.id}/spending.total.{when}")
                 for when in YEARS]
        rows.append(Row((text(one.department, Look.FAINT), label, maker_item(maker, "spending.total"), *cells)))
    if rows:
        yield Block(tuple(rows), maker.say("band_chart", count=len(rows)))
