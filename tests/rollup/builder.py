"""Builds districts by hand: returns over the shipped form, without any workbook."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from consolidate.district import District
from consolidate.district import Standing
from consolidate.rollup.compose import RollupSummary
from consolidate.rollup.compose import book_of
from consolidate.rollup.given import Given
from consolidate.rollup.model.cell import Value
from consolidate.rollup.workbook import write_rollup
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.interpret import interpret
from templates.issued import Issued
from templates.issued import LockedCell
from templates.known import Known
from templates.plan import plan
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from templates.returned import Source
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.stamp import Stamp
from templates.text import Lang

FORM = "department-target"
YEAR = 2024
WHEN = ("prior2", "prior1", "current")
INPUTS = ("income.appropriation", "income.other", "spending.basic", "spending.project")
INDICATOR = ("level1", "level2", "level3", "prior2", "prior1", "target", "basis", "measure", "direction", "reason")
Amounts = Mapping[str, Sequence[str]]  # item -> amounts of the year before last, last year and this year
Goals = Mapping[str, Sequence[Sequence[str]]]  # project -> rows of INDICATOR


def rules() -> RuleBook:
    return read_rules(shipped_rules_text(), "rules.yaml", shipped_forms())


def amounts(*inputs: str) -> Amounts:
    """Return amounts for INPUTS from one text each: ``"576.63 714.21 706.12"``, ``-`` for a blank."""
    return {item: [one.replace("-", "") for one in text.split()] for item, text in zip(INPUTS, inputs, strict=True)}


def built(
    unit: Unit, money: Amounts, projects: Sequence[Project] = (), goals: Goals | None = None, file: str = ""
) -> Return:
    """Return what a unit sent in: its money, its listed projects and the indicators of their goals."""
    fields = tuple(plan(shipped_forms()[FORM], Known(unit, YEAR, tuple(projects)), rules()).fields.values())
    stamp = Stamp(FORM, "2024.1", unit.code, YEAR, f"issue-{unit.code}", "digest", "key")
    texts = {f"{item}.{when}": text for item, given in money.items() for when, text in zip(WHEN, given, strict=True)}
    for number, project in enumerate(projects, start=1):
        for line, row in enumerate((goals or {}).get(project.name, ()), start=1):
            path = f"goals[{number}].indicators[{line}]"
            texts |= {f"{path}.{name}": text for name, text in zip(INDICATOR, row, strict=False)}
    readings = {field: reading(text) for field, text in texts.items() if text}
    source = Source(file or f"{unit.code}_{unit.name}.xlsx", "0" * 64, "2024-01-18")
    issued = Issued(stamp, "2024-01-02", f"{unit.code}.xlsx", ("填报说明", "绩效目标表", "填报自检"), fields, ())
    return interpret(issued, source, readings)


def evaluated(
    unit: Unit, sheets: Mapping[str, Mapping[str, str]], form: str = "project-self-evaluation", year: int = YEAR,
    money_unit: str = "万元", derived: str = "formula"
) -> Return:
    """Return what a unit sent in by a form of one sheet for each project: its cells by field id, by project."""
    projects = tuple(Project(unit.code, name) for name in sheets)
    layout = plan(shipped_forms()[form], Known(unit, year, projects), replace(rules(), derived=derived))
    fields = tuple(layout.fields.values())
    stamp = Stamp(form, "2024.1", unit.code, year, f"issue-{unit.code}-{form}", "digest", "key")
    parts = tuple(dict.fromkeys(field.part for field in fields))
    texts = {f"{part}{field}": text for part, cells in zip(parts, sheets.values(), strict=True)
             for field, text in cells.items()}
    source = Source(f"{unit.code}_{form}_{year}.xlsx", "1" * 64, f"{year + 1}-02-10")
    locked = (LockedCell(layout.layouts[0].sheet, "I2", "text", f"单位：{money_unit}"),)
    issued = Issued(stamp, f"{year + 1}-01-10", f"{unit.code}.xlsx", tuple(one.sheet for one in layout.layouts), fields,
                    locked)
    named = {f"{part}project.name": name for part, name in zip(parts, sheets, strict=True)}
    return interpret(issued, source, {field: reading(text) for field, text in {**named, **texts}.items() if text})


def self_evaluation(executed: str, actual: str, *, budget: str = "100", reason: str = "") -> dict[str, str]:
    """Return the cells of a project's self-evaluation: 10 points of execution, 90 of one indicator (目标 ≥100人次)."""
    money = {f"funds.appropriation.{column}": text for column, text in (
        ("initial", budget), ("adjusted", budget), ("executed", executed))}
    row = {"level1": "产出指标", "level2": "数量指标", "level3": "培训人次", "target": "≥100人次", "actual": actual,
           "weight": "90", "measure": "人次", "direction": "正向", "reason": reason}
    return {**money, "funds.total.weight": "10", **{f"indicators[1].{name}": text for name, text in row.items()}}


def given(from_district: District, lang: Lang = "zh", made_on: str = "2024-02-01", **more: object) -> Given:
    """Return what the roll-up of a district is made of."""
    return Given(from_district, made_on, lang, **more)  # type: ignore[arg-type]


def rolled(
    from_district: District, path: Path, lang: Lang = "zh", made_on: str = "2024-02-01", home: Path | None = None,
    **more: object
) -> RollupSummary:
    """Write the roll-up of a district."""
    return write_rollup(given(from_district, lang, made_on, **more), path, home)


def figures(from_district: District, **more: object) -> dict[str, Value]:
    """Return what the figures of a roll-up come to, by id."""
    book = book_of(given(from_district, **more))  # type: ignore[arg-type]
    return {name: cell.value for name, cell in book.figures().items()}


def reading(text: str) -> Reading:
    digits = text.replace(".", "", 1)
    if digits.isascii() and digits.isdigit():
        return Reading(ReadingKind.NUMBER, text, Decimal(text))
    return Reading(ReadingKind.TEXT, text)


def standing(unit: Unit, returned: Return | None, state: str = "accepted", **parts: object) -> Standing:
    """Return a standing whose latest return is the one given, accepted if the state says so."""
    form = returned.issued.stamp.form if returned else FORM
    base = Standing(
        unit, form, state, due="2024-01-20", issued_on="2024-01-02", received="2024-01-18" if returned else "",
        version=1 if returned else 0, file=returned.source.file if returned else "", latest=returned,
        accepted=returned if state == "accepted" else None)
    return replace(base, **parts)  # type: ignore[arg-type]


def district(*standings: Standing) -> District:
    return District(YEAR, rules(), shipped_vocabulary(), standings)


def project(unit: Unit, name: str, total: str, year: str, purpose: str = "") -> Project:
    return Project(unit.code, name, Decimal(total), Decimal(year), "", purpose)


def finding(code: Code, unit: Unit, cell: str = "", reason: str = "", **given: str) -> Finding:
    where = Place(unit=unit.code, form=FORM, year=YEAR, sheet="绩效目标表" if cell else "", cell=cell)
    return Finding(code, rules().severity(code), where, facts(**given), reason)
