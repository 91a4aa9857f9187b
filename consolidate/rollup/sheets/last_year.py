"""This year's self-evaluations beside last year's, by the same arithmetic; a changed base is marked, not computed."""

from collections.abc import Iterator
from collections.abc import Sequence

from consolidate.rollup.filed import Filed
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.sheets.evaluated import DEPARTMENT_FIELDS
from consolidate.rollup.sheets.evaluated import MONEY
from consolidate.rollup.sheets.evaluated import PROJECT
from consolidate.rollup.sheets.evaluated import Evaluated


def last_scores(maker: Maker, key: str, form: str, found: Sequence[Evaluated]) -> Iterator[Block]:
    """Yield number, money, execution rate and mean score of both years; nothing where last year has none."""
    names = {one.unit.code: one.unit.name for one in maker.given.district.standings}
    then = [Filed(returned, names.get(unit, unit)) for (unit, one), returned in maker.given.last.items() if one == form]
    if not then:
        return
    name, changed = f"self/{key}/last", _changed(maker, found, then)
    lines = _lines(maker, name, key, form, then)
    rows = []
    for label, now, last in lines:
        known = now.value is not None and last.value is not None and not changed
        change = maker.less(f"{last.id}/change", now.id, last.id, look=_look(now.look)) if known else BLANK
        rows.append(Row((text(maker.say(label)), now, last, change, text(changed, Look.REMARK))))
    years = {"year": maker.given.district.year, "prior1": maker.given.district.year - 1}
    headings = ("", *(maker.say(one, **years) for one in ("year_current", "year_prior1")), maker.say("change"),
                maker.say("money_remark"))
    yield Block(tuple(rows), maker.say("band_last_year"), headings, first=4)


def _look(look: Look) -> Look:
    return {Look.MONEY: Look.CHANGE, Look.PERCENT: Look.GROWTH}.get(look, look)


def _changed(maker: Maker, found: Sequence[Evaluated], then: Sequence[Filed]) -> str:
    """Return why the two years are not on one base, or nothing."""
    units = {each.one.unit for each in found}
    before = {one.returned.issued.stamp.unit for one in then}
    money = {each.one.filed.money_unit for each in found} | {one.money_unit for one in then}
    if len(money - {""}) > 1:
        return maker.say("money_unit_differs", unit="、".join(sorted(money - {""})))
    return "" if units == before else maker.say("base_changed", last=len(before), now=len(units))


def _lines(
    maker: Maker, name: str, key: str, form: str, then: Sequence[Filed]
) -> Iterator[tuple[str, Cell, Cell]]:
    parts = [(one, part) for one in then for part in one.returned.parts()]
    fields = [f"funds.total.{one}" for one in MONEY] if form == PROJECT else DEPARTMENT_FIELDS
    origins = {
        one: [filed.origin(f"{part}{field}") for filed, part in parts]
        for one, field in zip(MONEY, fields, strict=True)}
    scores: tuple[Origin, ...] = tuple(filed.origin(f"{part}score.total") for filed, part in parts)
    yield ("items_count", maker.same(f"{name}/now/count", f"self/{key}/all/count"),
           maker.counted(f"{name}/count", [filed.origin(f"{part}score.total") for filed, part in parts]))
    for one in MONEY:
        yield one, maker.same(f"{name}/now/{one}", f"self/{key}/all/{one}"), maker.sum(f"{name}/{one}", origins[one])
    yield ("execution_rate", maker.same(f"{name}/now/rate", f"self/{key}/all/rate"),
           maker.ratio(f"{name}/rate", f"{name}/executed", f"{name}/adjusted"))
    yield ("mean_score", maker.same(f"{name}/now/mean", f"self/{key}/mean"),
           maker.worked(f"{name}/mean", Worked(Op.MEAN, scores), Look.SCORE))
