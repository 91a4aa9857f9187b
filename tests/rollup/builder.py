"""Builds districts by hand: returns over the shipped form, without any workbook."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from consolidate.district import District
from consolidate.district import Standing
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.interpret import interpret
from templates.issued import Issued
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


def reading(text: str) -> Reading:
    digits = text.replace(".", "", 1)
    if digits.isascii() and digits.isdigit():
        return Reading(ReadingKind.NUMBER, text, Decimal(text))
    return Reading(ReadingKind.TEXT, text)


def standing(unit: Unit, returned: Return | None, state: str = "accepted", **parts: object) -> Standing:
    """Return a standing whose latest return is the one given, accepted if the state says so."""
    base = Standing(
        unit, FORM, state, due="2024-01-20", issued_on="2024-01-02", received="2024-01-18" if returned else "",
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
