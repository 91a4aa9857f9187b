"""自评结果汇总表: what every project and department scored itself, how much it spent, what it missed and why."""

from collections.abc import Iterator
from collections.abc import Sequence

from consolidate.checks.achievements import Achieved
from consolidate.checks.achievements import achievements
from consolidate.rollup.gather import Kept
from consolidate.rollup.gather import departments_of
from consolidate.rollup.gather import kept_of
from consolidate.rollup.gather import left_out
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
from consolidate.rollup.sheets.coverage import averages
from consolidate.rollup.sheets.coverage import coverage
from consolidate.rollup.sheets.coverage import grades
from consolidate.rollup.sheets.evaluated import DEPARTMENT
from consolidate.rollup.sheets.evaluated import DEPARTMENT_FIELDS
from consolidate.rollup.sheets.evaluated import FORMS
from consolidate.rollup.sheets.evaluated import MONEY
from consolidate.rollup.sheets.evaluated import PROJECT
from consolidate.rollup.sheets.evaluated import Evaluated
from consolidate.rollup.sheets.last_year import last_scores
from consolidate.rollup.sheets.shared import left_out_block
from consolidate.rollup.sheets.shared import sentence
from templates.contract import Contract

MARKED = ("改进措施：", "改进措施:", "整改措施：", "整改措施:", "下一步措施：", "下一步措施:")
COLUMNS = (
    ("number", 6, ""), ("department", 20, ""), ("unit", 24, ""), ("project", 26, ""),
    ("initial", 12.5, "group_budget"), ("adjusted", 12.5, "group_budget"), ("executed", 12.5, "group_budget"),
    ("execution_rate", 9.5, "group_budget"), ("score", 8, "group_result"), ("grade", 6, "group_result"),
    ("missed", 8, "group_result"), ("causes", 34, ""), ("measures", 30, ""), ("source", 8, ""),
)  # fmt: skip


def evaluation_sheet(maker: Maker) -> Sheet:
    """Return the sheet; the figures of a project are ``self/<unit>/<form>/<n>/…``, the district's ``self/all/…``."""
    given = maker.given
    columns = tuple(Column(maker.say(key), width, maker.say(group) if group else "") for key, width, group in COLUMNS)
    expected = any(one.form in FORMS for one in given.district.standings)
    blocks = tuple(_blocks(maker)) if expected else (Block((sentence(maker.say("no_evaluation_form")),)),)
    notes = (maker.say("note_evaluations", unit=given.district.rules.money_unit),)
    return Sheet("evaluations", maker.say("sheet_evaluations"), maker.title("evaluations"), columns,
                 (*blocks, *left_out_block(maker, left_out(given.district, *FORMS), first=2)), notes, frozen=4)


def _blocks(maker: Maker) -> Iterator[Block]:
    district = maker.given.district
    for form, key, evaluated in ((PROJECT, "projects", _projects), (DEPARTMENT, "departments", _departments)):
        if not any(one.form == form for one in district.standings):
            continue
        kept = kept_of(district, form)
        found = [one for each in kept for one in evaluated(maker, each)]
        if not found:
            yield Block((sentence(maker.say(f"no_evaluated_{key}")),))
            if form == PROJECT:
                yield from coverage(maker, found, form)
            continue
        rows = tuple(_row(maker, number, one) for number, one in enumerate(found, start=1))
        yield Block(rows, maker.say(f"band_evaluated_{key}", count=len(found)), listed=form == PROJECT)
        yield _totals(maker, key, kept, found)
        yield _proof(maker, key, kept, found)
        yield grades(maker, key, found)
        yield averages(maker, key, found)
        yield from coverage(maker, found, form)
        yield from last_scores(maker, key, form, found)


def _projects(maker: Maker, one: Kept) -> Iterator[Evaluated]:
    returned, achieved = one.filed.returned, _achieved(maker, one)
    for number, part in enumerate(returned.parts(), start=1):
        project = returned.text(f"{part}project.name")
        fields = tuple(f"{part}funds.total.{name}" for name in MONEY)
        mine = tuple(each for each in achieved if each.row.part == part)
        if project or mine:
            measures = "\n".join(said for each in mine if each.missed and (said := _marked(each.row.reason)[1]))
            yield Evaluated(one, f"self/{one.id}/{one.form}/{number}", project, part,
                            (fields[0], fields[1], fields[2]), mine, measures)


def _departments(maker: Maker, one: Kept) -> Iterator[Evaluated]:
    yield Evaluated(one, f"self/{one.id}/{one.form}", "", "", DEPARTMENT_FIELDS, _achieved(maker, one),
                    one.filed.returned.text("measures"))


def _achieved(maker: Maker, one: Kept) -> tuple[Achieved, ...]:
    own = one.standing.contract if one.standing.latest is one.filed.returned else None
    district = maker.given.district
    return achievements(one.filed.returned, own or Contract(district.rules, district.words))


def _row(maker: Maker, number: int, each: Evaluated) -> Row:
    one, name, part = each.one, each.name, each.part
    money = [maker.read(f"{name}/{key}", one.filed.origin(field))
             for key, field in zip(MONEY, each.fields, strict=True)]
    rate = maker.ratio(f"{name}/rate", money[2].id, money[1].id)
    score = maker.read(f"{name}/score", one.filed.origin(f"{part}score.total"), Look.SCORE)
    grade = maker.words(f"{name}/grade", one.filed.returned.text(f"{part}score.grade"), Look.GRADE)
    places = [one.filed.origin(found.row.field("actual")) for found in each.missed]
    blank = Cell(None, Look.COUNT, f"{name}/missed")
    missed = maker.counted(blank.id, places) if each.achieved else maker.keep(blank)
    project = maker.words(f"{name}/project", each.project or maker.say("whole_department"), Look.TEXT)
    return Row((
        order(number), text(one.department, Look.FAINT), text(one.name), project, *money, rate, score, grade,
        missed, text(_causes(each)), text(each.measures), maker.opens(one.filed, f"{part}score.total")))


def _causes(each: Evaluated) -> str:
    """Return the reasons of the indicators that were missed, each behind the indicator's name."""
    said = ((found.row.name if not found.row.path.startswith("tasks[") else found.row.project, found.row.reason)
            for found in each.missed if found.row.reason)
    return "\n".join(f"{name}：{_marked(reason)[0]}" for name, reason in said)


def _marked(reason: str) -> tuple[str, str]:
    """Return cause and measure of a reason that names its measures as such; otherwise all of it is the cause."""
    for mark in MARKED:
        cause, found, measure = reason.partition(mark)
        if found:
            return cause.strip(" ；;，,。"), measure.strip()
    return reason, ""


def _totals(maker: Maker, key: str, kept: tuple[Kept, ...], found: Sequence[Evaluated]) -> Block:
    rows = [_total(maker, f"self/{key}/all", maker.say("district_total"), found, Kind.TOTAL)]
    rows += [_total(maker, f"self/{key}/department:{name}", name or maker.say("no_department"), mine)
             for name in departments_of(kept) if (mine := [each for each in found if each.one.department == name])]
    return Block(tuple(rows), maker.say("band_sums"))


def _total(
    maker: Maker, name: str, label: str, found: Sequence[Evaluated], kind: Kind = Kind.SUBTOTAL
) -> Row:
    money = [maker.sum(f"{name}/{one}", [f"{each.name}/{one}" for each in found]) for one in MONEY]
    rate = maker.ratio(f"{name}/rate", money[2].id, money[1].id)
    missed = maker.sum(f"{name}/missed", [f"{each.name}/missed" for each in found], Look.COUNT)
    count = maker.count_given(f"{name}/count", [f"{each.name}/project" for each in found])
    return Row((BLANK, text(label), text(maker.say("items_count")), count, *money, rate, BLANK, BLANK, missed), kind)


def _proof(maker: Maker, key: str, kept: tuple[Kept, ...], found: Sequence[Evaluated]) -> Block:
    """Return the line that proves that the departments make up the district."""
    single = [each for each in found if each.one.department not in departments_of(kept)]
    below = [name for name in departments_of(kept) if any(each.one.department == name for each in found)]
    gaps = [maker.less(f"self/{key}/proof/{one}", f"self/{key}/all/{one}",
                       *(f"self/{key}/department:{name}/{one}" for name in below),
                       *(f"{each.name}/{one}" for each in single)) for one in MONEY]
    word = maker.ties(f"self/{key}/proof", [gap.id for gap in gaps])
    row = Row((BLANK, BLANK, text(maker.say("check_sum")), text(maker.say("gap")), *gaps, word), Kind.PROOF)
    return Block((row,), maker.say("band_proof"))
