"""Issued workbooks, returns and outcomes: laid out by the contract, filled without any workbook."""

import hashlib
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.ledger import open_ledger
from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.amounts import plain_number
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.form import Owner
from templates.interpret import interpret
from templates.issued import Issued
from templates.issued import LockedCell
from templates.known import Known
from templates.plan import plan
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Source
from templates.roster import Project
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.stamp import Stamp

FORM = "department-target"
UNIT = Unit("201001", "示例区教育局")
PROJECT = Project(UNIT.code, "中小学教师培训", Decimal("186.4"), Decimal("186.4"))
MONEY = {
    "income.appropriation.current": "100.50",
    "income.other.current": "0",
    "spending.basic.current": "60",
    "spending.project.current": "40.5",
}


def rules() -> RuleBook:
    """Return the shipped rules with little room, so that workbooks are small."""
    shipped = read_rules(shipped_rules_text(), "rules.yaml", shipped_forms())
    return replace(shipped, spare_projects=1, indicators=3)


def an_issue(
    unit: Unit = UNIT, year: int = 2024, number: int = 1, on: str = "2024-01-02", book: RuleBook | None = None
) -> Issued:
    """Return the record of an issued workbook; its id is made of unit, year and number."""
    known = Known(unit, year, (replace(PROJECT, unit=unit.code),))
    layout = plan(shipped_forms()[FORM], known, book or rules())
    stamp = Stamp(FORM, layout.version, unit.code, year, f"{unit.code}-{year}-{number}", layout.digest, "k1")
    locked = (LockedCell(layout.layouts[0].sheet, "A1", "text", "部门整体支出绩效目标表"),)
    return Issued(stamp, on, f"{unit.name}.xlsx", (layout.layouts[0].sheet,), tuple(layout.fields.values()), locked)


def cell(text: str) -> Reading:
    """Return the reading of a cell with this content."""
    number = plain_number(text)
    return Reading(ReadingKind.TEXT, text) if number is None else Reading(ReadingKind.NUMBER, text, number)


def readings(issued: Issued, given: Mapping[str, str]) -> dict[str, Reading]:
    """Return a reading for every cell that the unit may fill, blank where nothing is given."""
    ours = [one.id for one in issued.fields if one.owner is Owner.UNIT]
    return {field: cell(given[field]) if field in given else BLANK for field in ours}


def an_outcome(
    issued: Issued,
    given: Mapping[str, str] = MONEY,
    *,
    state: State = State.ACCEPTED,
    received: str = "2024-01-10",
    copy: int = 1,
    findings: Sequence[Finding] = (),
    readable: bool = True,
) -> Outcome:
    """Return what became of a returned workbook; another `copy` has other bytes."""
    told = f"{issued.stamp.issue} {sorted(given.items())} {copy}"
    source = Source(issued.file, hashlib.sha256(told.encode()).hexdigest(), received)
    returned = interpret(issued, source, readings(issued, given)) if readable else None
    return Outcome(source, state, issued, returned, tuple(findings))


def a_stray(text: str = "junk", state: State = State.QUARANTINED) -> Outcome:
    """Return the end of a file of which nobody can tell whose it is."""
    source = Source(f"{text}.xlsx", hashlib.sha256(text.encode()).hexdigest(), "2024-01-09")
    why = facts(why=("why_no_stamp", text))
    finding = Finding(Code.NOT_OURS, Severity.BLOCK, Place(file=source.file), why)
    return Outcome(source, state, findings=(finding,))


def with_row(given: Mapping[str, str], row: int, levels: str, target: str, **others: str) -> dict[str, str]:
    """Return the content with one indicator row of the first goal more; levels stand as `一级/二级/三级`."""
    cells = dict(zip(("level1", "level2", "level3"), levels.split("/"), strict=True))
    cells.update(target=target, basis="三年规划", **others)
    return {**given, **{f"goals[1].indicators[{row}].{name}": text for name, text in cells.items()}}


def a_ledger(folder: Path, *outcomes: Outcome, name: str = "ledger.db") -> Ledger:
    """Return a ledger in the folder that holds these outcomes and their issues."""
    ledger = open_ledger(sqlite_url(folder / name))
    fill(ledger, outcomes)
    return ledger


def fill(ledger: Ledger, outcomes: Sequence[Outcome]) -> list[bool]:
    """Record outcomes and their issues, and return what the ledger said to each."""
    for outcome in outcomes:
        if outcome.issued is not None:
            ledger.record_issue(outcome.issued)
    return [ledger.record(outcome) for outcome in outcomes]
