"""绩效目标汇总表: every project of every accepted target form with its money and each of its indicators."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

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
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.sheets.shared import left_out_block
from consolidate.rollup.sheets.shared import nothing
from templates.codes import Code
from templates.form import Owner
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.layout import matches
from templates.text import bare_name

DEPARTMENT, PROJECT = "department-target", "project-target"
FORMS = (DEPARTMENT, PROJECT)
MONEY = ("total", "appropriation", "other")
COLUMNS = (
    ("number", 6, ""), ("department", 16, ""), ("unit", 18, ""), ("project", 22, ""), ("attribute", 9, ""),
    ("fund_total", 12, "group_funds"), ("fund_appropriation", 12, "group_funds"), ("fund_other", 11, "group_funds"),
    ("annual_goal", 30, ""), ("level1", 11, ""), ("level2", 18.5, ""), ("level3", 24, ""), ("target_value", 13, ""),
    ("review", 15, ""), ("source", 8, ""),
)  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """One project as planned: ``name`` begins its ids; the fields of its money are empty where its form has none.

    ``click`` is the field to which the way leads where it has no indicator.
    """

    one: Kept
    name: str
    project: str
    attribute: str
    goal: str
    total: str
    appropriation: str
    others: tuple[str, ...]
    click: str
    indicators: tuple[IndicatorRow, ...]


def target_sheet(maker: Maker) -> Sheet:
    """Return the sheet; each project's money is ``targets/<unit>/<form>/<n>/…``, the district's ``targets/all/…``."""
    given = maker.given
    kept = kept_of(given.district, *FORMS)
    plans = planned(kept)
    blocks = tuple(_blocks(maker, kept, plans)) if plans else (nothing(maker, _why(given.district.standings, kept)),)
    columns = tuple(Column(maker.say(key), width, maker.say(group) if group else "") for key, width, group in COLUMNS)
    notes = (maker.say("note_targets", unit=given.district.rules.money_unit, count=len(kept)),)
    return Sheet("targets", maker.say("sheet_targets"), maker.title("targets"), columns,
                 (*blocks, *left_out_block(maker, left_out(given.district, *FORMS), first=2)), notes, frozen=4)


def _why(standings: Sequence[object], kept: Sequence[Kept]) -> str:
    if kept:
        return "no_project"
    return "nothing_accepted" if any(getattr(one, "form", "") in FORMS for one in standings) else "no_target_form"


def planned(kept: Sequence[Kept]) -> tuple[Planned, ...]:
    """Return every project once: one that has a form of its own is not taken from its department's list as well."""
    own = {(one.unit, bare_name(plan.project)) for one in kept if one.form == PROJECT for plan in _own(one)}
    return tuple(
        plan for one in kept
        for plan in (_own(one) if one.form == PROJECT else _listed(one))
        if one.form == PROJECT or (one.unit, bare_name(plan.project)) not in own)


def _own(one: Kept) -> Iterator[Planned]:
    returned = one.filed.returned
    rows = indicator_rows(returned)
    for number, part in enumerate(returned.parts(), start=1):
        project = returned.text(f"{part}project.name")
        mine = tuple(row for row in rows if row.part == part)
        if not project and not mine:
            continue
        yield Planned(
            one, f"targets/{one.id}/{one.form}/{number}", project, returned.text(f"{part}project.attribute"),
            returned.text(f"{part}goal.annual") or returned.text(f"{part}goal.long"), f"{part}funds.total.amount",
            f"{part}funds.appropriation.amount", (f"{part}funds.own.amount", f"{part}funds.other.amount"),
            f"{part}project.name", mine)


def _listed(one: Kept) -> Iterator[Planned]:
    returned = one.filed.returned
    rows = indicator_rows(returned)
    used: set[str] = set()
    for number, path in enumerate(
        (field.row_group for field in returned.fields() if matches("projects[*].name", field.id)), start=1):
        project = returned.text(f"{path}.name")
        if not project and all(one.filed.amount(f"{path}.{name}") is None for name in ("total_budget", "year_budget")):
            continue
        mine = tuple(row for row in rows if project and bare_name(row.project) == bare_name(project))
        used.update(row.path for row in mine)
        yield Planned(one, f"targets/{one.id}/{one.form}/{number}", project, "", returned.text(f"{path}.purpose"),
                      f"{path}.year_budget", "", (), f"{path}.name", mine)
    rest = tuple(row for row in rows if row.path not in used)
    if rest:
        yield Planned(one, f"targets/{one.id}/{one.form}/0", "", "", "", "", "", (), "", rest)


def _blocks(maker: Maker, kept: tuple[Kept, ...], plans: Sequence[Planned]) -> Iterator[Block]:
    rows = [row for number, plan in enumerate(plans, start=1) for row in _project(maker, number, plan)]
    yield Block(tuple(rows), listed=True)
    totals = [_total(maker, "all", maker.say("district_total"), plans, Kind.TOTAL)]
    totals += [_total(maker, f"department:{name}", name or maker.say("no_department"),
                      [plan for plan in plans if plan.one.department == name])
               for name in departments_of(kept) if any(plan.one.department == name for plan in plans)]
    yield Block(tuple(totals), maker.say("band_sums"), _headings(maker), first=2)
    proofs = tuple(_proof(maker, plans))
    if proofs:
        yield Block(proofs, maker.say("band_proof"), first=2)
    yield from _against_spending(maker, kept)


def _project(maker: Maker, number: int, plan: Planned) -> Iterator[Row]:
    """Yield a row for every indicator; the money, the goal and the attribute stand in the first one only."""
    money = _money(maker, plan)
    project = maker.words(f"{plan.name}/project", plan.project, Look.TEXT)
    review = text(maker.say("review_reasons") if _reasons(plan.one) else maker.say("review_passed"), Look.CENTER)
    names = (text(plan.one.department, Look.FAINT), text(plan.one.name))
    place = maker.keep(replace(order(number), id=f"{plan.name}/number"))
    first = (place, *names, project, text(plan.attribute), *money, text(plan.goal))
    later = (BLANK, *names, text(plan.project, Look.FAINT), *[BLANK] * 5)
    for line, row in enumerate(plan.indicators or (None,)):
        begins = later if line else first
        if row is None:
            yield Row((*begins, *[BLANK] * 4, review, maker.opens(plan.one.filed, plan.click)))
            continue
        level3 = maker.words(f"{plan.name}/indicator:{line}", row.name, Look.TEXT)
        target = text(_shown(row), Look.RIGHT)
        yield Row((*begins, text(row.level1), text(row.level2), level3, target, review,
                   maker.opens(plan.one.filed, row.field("target"))))


def _shown(row: IndicatorRow) -> str:
    """Return a target as it is said, with its unit of measure behind a bare figure."""
    bare = row.wanted[-1:].isdigit() and row.measure
    return f"{row.wanted}{row.measure}" if bare else row.wanted


def _money(maker: Maker, plan: Planned) -> tuple[Cell, Cell, Cell]:
    filed, names = plan.one.filed, {key: f"{plan.name}/{key}" for key in MONEY}
    if not plan.total:
        return BLANK, BLANK, BLANK
    if not plan.appropriation:
        return maker.read(names["total"], filed.origin(plan.total)), BLANK, BLANK
    own = maker.read(names["appropriation"], filed.origin(plan.appropriation))
    other = maker.sum(names["other"], [filed.origin(field) for field in plan.others])
    place = filed.places.get(plan.total)
    if place is not None and place.owner is Owner.FORMULA:
        return maker.sum(names["total"], [own.id, other.id]), own, other
    return maker.read(names["total"], filed.origin(plan.total)), own, other


def _reasons(one: Kept) -> int:
    """Return how many findings of a return stand settled by a reason or a waiver; 0 for an earlier return."""
    if one.standing.accepted is not one.standing.latest:
        return 0
    return sum(bool(found.reason or found.waiver) for found in one.standing.findings)


def _headings(maker: Maker) -> tuple[str, ...]:
    return tuple(maker.say(key) for key in (
        "department", "count_projects", "count_indicators", "blank", "fund_total", "fund_appropriation", "fund_other"))


def _total(maker: Maker, key: str, label: str, plans: Sequence[Planned], kind: Kind = Kind.SUBTOTAL) -> Row:
    name = f"targets/{key}"
    projects = maker.count_given(f"{name}/projects", [f"{plan.name}/number" for plan in plans])
    lines = [f"{plan.name}/indicator:{line}" for plan in plans for line in range(len(plan.indicators))]
    parts = {one: [f"{plan.name}/{one}" for plan in plans if f"{plan.name}/{one}" in maker.figures] for one in MONEY}
    sums = [maker.sum(f"{name}/{one}", parts[one]) for one in MONEY]
    return Row((text(label), projects, maker.count_given(f"{name}/indicators", lines), BLANK, *sums), kind)


def _proof(maker: Maker, plans: Sequence[Planned]) -> Iterator[Row]:
    """Yield the line that proves that the parts of the money make up its total, for projects that give parts."""
    parted = [plan for plan in plans if plan.appropriation]
    if not parted:
        return
    total = Worked(Op.SUM, tuple(f"{plan.name}/total" for plan in parted))
    parts = [Worked(Op.SUM, tuple(f"{plan.name}/{one}" for plan in parted)) for one in MONEY[1:]]
    gap = maker.less("targets/proof/funds", total, *parts)
    yield Row((BLANK, BLANK, text(maker.say("check_funds")), text(maker.say("gap")), gap,
               maker.ties("targets/proof", [gap.id])), Kind.PROOF)


def _against_spending(maker: Maker, kept: Sequence[Kept]) -> Iterator[Block]:
    """Yield each unit's 项目支出 beside the projects on its list, with the unit's reason where they differ."""
    rows = [row for one in kept if one.form == DEPARTMENT for row in _unit_spending(maker, one)]
    if rows:
        names = [f"targets/spending/{one.id}" for one in kept
                 if one.form == DEPARTMENT and f"targets/spending/{one.id}/gap" in maker.figures]
        sums = [maker.sum(f"targets/spending/{key}", [f"{name}/{key}" for name in names], look)
                for key, look in (("spending", Look.MONEY), ("listed", Look.MONEY))]
        gap = maker.less("targets/spending/gap", sums[0].id, sums[1].id)
        rows.append(Row((text(maker.say("total")), BLANK, BLANK, BLANK, *sums, gap), Kind.TOTAL))
        headings = tuple(maker.say(key) for key in (
            "department", "unit", "blank", "blank", "project_spending", "listed_budgets", "gap", "projects_said"))
        yield Block(tuple(rows), maker.say("band_spending"), headings, first=2)


def _unit_spending(maker: Maker, one: Kept) -> Iterator[Row]:
    spending = f"money/{one.id}/spending.project.current"
    if spending not in maker.figures or maker.figures[spending].value is None:
        return
    name = f"targets/spending/{one.id}"
    fields = [field.id for field in one.filed.returned.fields()
              if matches("projects[*].year_budget", field.id) and one.filed.amount(field.id) is not None]
    given = maker.same(f"{name}/spending", spending)
    listed = maker.sum(f"{name}/listed", [one.filed.origin(field) for field in fields])
    gap = maker.less(f"{name}/gap", given.id, listed.id)
    said = maker.say("projects_tie") if not gap.value else maker.say("projects_differ") + (
        _reason(one) or maker.say("no_reason"))
    names = (text(one.department, Look.FAINT), text(one.name))
    yield Row((*names, BLANK, BLANK, given, listed, gap, text(said)), Kind.PROOF)


def _reason(one: Kept) -> str:
    if one.standing.accepted is not one.standing.latest:
        return ""
    wanted = Code.PROJECTS_SUM_NE_PROJECT_SPENDING
    found = next((found for found in one.standing.findings if found.code is wanted), None)
    return (found.reason or found.waiver) if found else ""
