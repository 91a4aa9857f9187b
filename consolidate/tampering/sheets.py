"""Sheets that are missing, renamed, moved, unprotected; rows and columns inserted or deleted on one of them."""

from collections.abc import Iterator
from dataclasses import replace

from consolidate.tampering.align import Step
from consolidate.tampering.found import finding
from consolidate.tampering.found import said_fact
from consolidate.tampering.seen import Seen
from consolidate.tampering.shifts import Shift
from templates.a1 import address
from templates.a1 import column_letters
from templates.codes import Code
from templates.finding import Fact
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact


def sheet_findings(seen: Seen) -> Iterator[Finding]:
    """Yield what became of whole sheets, in the order in which they were issued."""
    for sheet in seen.issued.sheets:
        now = seen.names.get(sheet)
        if now is None:
            yield _unread(Code.SHEET_MISSING, seen, (sheet, ""), sheet=sheet)
            continue
        if now != sheet:
            yield _unread(Code.SHEET_RENAMED, seen, (sheet, ""), sheet=sheet, given=now)
        if seen.book.origin == "xlsx" and now not in seen.book.protected:
            yield finding(Code.PROTECTION_REMOVED, seen.rules, (sheet, ""), sheet=sheet)
        if sheet in seen.shifts:
            yield _moved(seen, sheet, seen.shifts[sheet])
    yield from _order(seen)


def _unread(code: Code, seen: Seen, at: tuple[str, str], **given: Fact) -> Finding:
    """Return a finding that always blocks where inputs are concerned: they cannot be read where they belong."""
    found = finding(code, seen.rules, at, **given)
    return replace(found, severity=Severity.BLOCK) if any(seen.inputs(at[0])) else found


def _moved(seen: Seen, sheet: str, shift: Shift) -> Finding:
    rows, columns = shift.rows.steps, shift.columns.steps
    said = [_said(step, "rows", str(step.at), str(step.at + step.count - 1), sheet) for step in rows]
    said += [
        _said(step, "columns", column_letters(step.at), column_letters(step.at + step.count - 1), sheet)
        for step in columns
    ]
    cell = address(rows[0].at if rows else 1, columns[0].at if columns else 1)
    return _unread(Code.LAYOUT_CHANGED, seen, (sheet, cell), what=tuple(said))


def _said(step: Step, kind: str, first: str, last: str, sheet: str) -> str:
    at = first if first == last else f"{first}-{last}"
    return said_fact(f"{kind}_out" if step.deleted else f"{kind}_in", sheet=sheet, at=at)


def _order(seen: Seen) -> Iterator[Finding]:
    """Yield one notice where a sheet was dragged elsewhere: LibreOffice lets anybody do it, and nothing is lost."""
    place = {sheet: seen.book.sheets.index(now) for sheet, now in seen.names.items()}
    best: list[list[str]] = []  # for each sheet the longest run in order that ends with it
    for sheet, here in place.items():
        before = [run for run in best if place[run[-1]] < here]
        best.append([*max(before, key=len, default=[]), sheet])
    kept = max(best, key=len, default=[])
    moved = [sheet for sheet in place if sheet not in kept]
    if moved:
        what = tuple(said_fact("sheet_moved", sheet=sheet) for sheet in moved)
        told = facts(what=what, todo=phrase_fact("todo_nothing"))
        yield Finding(Code.LAYOUT_CHANGED, Severity.NOTICE, Place(sheet=moved[0]), told)
