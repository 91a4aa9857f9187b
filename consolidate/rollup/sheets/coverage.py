"""Below the self-evaluations: grades with counts and shares, mean scores, and how many of those due were filed."""

from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal

from consolidate.district import Standing
from consolidate.rollup.gather import unit_id
from consolidate.rollup.given import Owed
from consolidate.rollup.maker import Maker
from consolidate.rollup.maker import text
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Kind
from consolidate.rollup.model.book import Row
from consolidate.rollup.model.cell import BLANK
from consolidate.rollup.model.cell import Cell
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Origin
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.sheets.evaluated import PROJECT
from consolidate.rollup.sheets.evaluated import Evaluated


def grades(maker: Maker, key: str, found: Sequence[Evaluated]) -> Block:
    """Return how many have each grade, with the share of the number and of the money."""
    ranked = sorted(maker.given.district.rules.scoring.grades, key=lambda one: one.least, reverse=True)
    of, name = [f"{each.name}/grade" for each in found], f"self/{key}/grade"
    said = dict.fromkeys((*(one.name for one in ranked), *(str(maker.figures[one].value or "") for one in of)))
    whole = maker.count_given(f"{name}/all", [f"{each.name}/project" for each in found])
    rows = []
    for number, grade in enumerate((grade for grade in said if grade), start=1):
        here = f"{name}:{number}"
        mine = [each for each in found if maker.figures[f"{each.name}/grade"].value == grade]
        count = maker.count_said(f"{here}/count", of, grade)
        money = maker.sum(f"{here}/adjusted", [f"{each.name}/adjusted" for each in mine])
        share = maker.ratio(f"{here}/money", money.id, f"self/{key}/all/adjusted") if mine else BLANK
        rows.append(Row((maker.words(here, grade, Look.GRADE), count,
                         maker.ratio(f"{here}/share", count.id, whole.id), money, share)))
    counts = [row.cells[1].id for row in rows]
    ungraded = maker.less(f"{name}/none", whole.id, *counts, look=Look.COUNT)
    if ungraded.value:
        rows.append(Row((text(maker.say("ungraded"), Look.CENTER), ungraded,
                         maker.ratio(f"{name}/none/share", ungraded.id, whole.id))))
    rows.append(Row((text(maker.say("total"), Look.CENTER), whole), Kind.TOTAL))
    headings = tuple(maker.say(one) for one in ("grade", "items_count", "share_count", "adjusted", "share_money"))
    return Block(tuple(rows), maker.say("band_grades"), headings, first=4)


def averages(maker: Maker, key: str, found: Sequence[Evaluated]) -> Block:
    """Return the plain mean of the scores and the mean by money; neither of them is the district's score."""
    scored = [each for each in found if maker.figures[f"{each.name}/score"].value is not None]
    scores = tuple(f"{each.name}/score" for each in scored)
    weights = tuple(f"{each.name}/adjusted" for each in scored)
    plain = maker.worked(f"self/{key}/mean", Worked(Op.MEAN, scores), Look.SCORE)
    weighted = maker.worked(f"self/{key}/weighted", Worked(Op.WEIGHTED_MEAN, scores, weights), Look.SCORE)
    rows = (
        Row((text(maker.say("mean_score")), plain, text(maker.say("mean_score_note"), Look.REMARK))),
        Row((text(maker.say("weighted_score")), weighted, text(maker.say("weighted_score_note"), Look.REMARK))))
    return Block(rows, maker.say("band_averages"), first=4)


def coverage(maker: Maker, found: Sequence[Evaluated], form: str) -> Iterator[Block]:
    """Yield how many of the projects (or departments) that owe a self-evaluation have one."""
    standings = [one for one in maker.given.district.standings if one.form == form]
    if form == PROJECT:
        yield _by_unit(maker, found, standings)
        return
    due = maker.same("self/departments/owed", f"filing/form:{form}/expected")
    done = maker.same("self/departments/done", f"filing/form:{form}/rolled")
    rate = maker.ratio("self/departments/coverage", done.id, due.id)
    headings = tuple(maker.say(one) for one in ("blank", "owed_departments", "done_departments", "coverage"))
    yield Block((Row((text(maker.say("total"), Look.CENTER), due, done, rate), Kind.TOTAL),),
                maker.say("band_coverage"), headings, first=4)


def _by_unit(maker: Maker, found: Sequence[Evaluated], standings: Sequence[Standing]) -> Block:
    rows = []
    for one in standings:
        name = f"self/coverage/{unit_id(one.unit.code)}"
        owed = _owed(maker, one)
        done = maker.count_given(f"{name}/done", [f"{each.name}/project" for each in found if each.one.standing is one])
        blank = Cell(None, Look.COUNT, f"{name}/owed")
        due = maker.read(blank.id, owed, Look.COUNT) if owed else maker.keep(blank)
        rate = maker.ratio(f"{name}/rate", done.id, due.id) if owed else BLANK
        rows.append(Row((text(one.unit.name), due, done, rate)))
    names = [f"self/coverage/{unit_id(one.unit.code)}" for one in standings]
    due = maker.sum("self/projects/owed", [f"{name}/owed" for name in names], Look.COUNT)
    done = maker.sum("self/projects/done", [f"{name}/done" for name in names], Look.COUNT)
    rows.append(Row((text(maker.say("total"), Look.CENTER), due, done,
                     maker.ratio("self/projects/coverage", done.id, due.id)), Kind.TOTAL))
    headings = tuple(maker.say(one) for one in ("unit", "owed_projects", "done_projects", "coverage"))
    return Block(tuple(rows), maker.say("band_coverage"), headings, first=4)


def _owed(maker: Maker, one: Standing) -> Origin | None:
    """Return how many projects a unit was asked about, and by which issued file; None where nobody knows."""
    owed = maker.given.owed.get((one.unit.code, one.form))
    known = one.accepted or one.latest
    if owed is None and known is not None:
        owed = Owed(len(known.parts()), known.issued.file, known.issued.issued_on)
    if owed is None:
        return None
    return Origin(one.unit.code, one.unit.name, one.form, maker.given.district.year, "", "", owed.file, "",
                  owed.issued_on, "", "", str(owed.projects), Decimal(owed.projects))
