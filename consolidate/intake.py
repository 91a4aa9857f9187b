"""One returned file, once read, to outcome: identity, locks, inputs, checks; never raises for a file."""

from collections.abc import Callable
from dataclasses import dataclass

from consolidate.checks.all_checks import run_checks
from consolidate.identity import Identity
from consolidate.identity import Registry
from consolidate.identity import identify
from consolidate.other_office import XLSX
from consolidate.other_office import other_office
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.outcome import state_of
from consolidate.raw import RawBook
from consolidate.reading.refused import Refused
from consolidate.tampering.tampering import tampering
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Facts
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.interpret import interpret
from templates.issued import Issued
from templates.returned import Return
from templates.returned import Source
from templates.rulebook import RuleBook

NO_IDENTITY = frozenset(
    {
        Code.NOT_A_WORKBOOK,
        Code.ENCRYPTED,
        Code.WRONG_FORMAT,
        Code.TOO_LARGE,
        Code.DAMAGED,
        Code.UNSAFE_CONTENT,
        Code.NOT_OURS,
        Code.STAMP_BROKEN,
        Code.STAMP_TRANSPLANTED,
        Code.WRONG_YEAR,
        Code.UNIT_NOT_EXPECTED,
    }
)


@dataclass(frozen=True, slots=True)
class Judges:
    """What a file is judged by: the registry of issues, the rules, and the contract of a return."""

    registry: Registry
    rules: RuleBook
    contract: Callable[[Return], Contract]


def take(read: RawBook | Refused, source: Source, judges: Judges) -> Outcome:
    """Return what becomes of a returned file that was read; every file ends in exactly one state with a reason."""
    if isinstance(read, Refused):
        return _turned_away(source, judges, read.code, read.facts)
    book = read
    identity = identify(book, judges.registry)
    if identity.issued is None or identity.code in NO_IDENTITY:
        return _turned_away(source, judges, identity.code or Code.NOT_OURS, identity.facts, identity)
    return _judged(book, identity, identity.issued, source, judges)


def no_file(source: Source, judges: Judges, *, denied: bool = False) -> Outcome:
    """Return what becomes of what cannot be kept: a link, a pipe, a folder; or a file that may not be read."""
    what, todo = ("not_permitted", "todo_let_read") if denied else ("not_a_file", "todo_file_itself")
    return _turned_away(source, judges, Code.NOT_A_WORKBOOK, facts(what=phrase_fact(what), todo=phrase_fact(todo)))


def returned_of(book: RawBook, issued: Issued, source: Source) -> Return:
    """Return the inputs of a workbook by field."""
    readings = {one.id: book.at(one.sheet, one.cell) for one in issued.fields}
    return interpret(issued, source, readings)


def _judged(book: RawBook, identity: Identity, issued: Issued, source: Source, judges: Judges) -> Outcome:
    stamp = issued.stamp
    found = [_file_finding(judges, identity.code, identity.facts, identity)] if identity.code else []
    changed = tuple(tampering(book, issued, judges.rules))
    if book.origin != XLSX:
        told = other_office(book, changed, issued)
        if told.severity is Severity.BLOCK:
            return _turned_away(source, judges, told.code, told.facts, identity)
        found.append(told)
    found += changed
    form_sheets = {one.sheet for one in issued.fields}
    moved = {one.place.sheet for one in found if one.code is Code.LAYOUT_CHANGED and one.severity is Severity.BLOCK}
    readable = form_sheets <= set(book.sheets) and not moved & form_sheets
    returned = returned_of(book, issued, source) if readable else None
    due = judges.rules.due.get(stamp.form, "")
    if due and source.received and source.received > due:
        found.append(_file_finding(judges, Code.RETURN_LATE, facts(received=source.received, due=due)))
    if returned is not None:
        found += run_checks(returned, judges.contract(returned))
    placed = tuple(one.at(file=source.file, unit=stamp.unit, form=stamp.form, year=stamp.year) for one in found)
    return Outcome(source, state_of(placed), issued, returned, placed)


def _turned_away(
    source: Source, judges: Judges, code: Code, given: Facts = (), identity: Identity | None = None
) -> Outcome:
    issued = (identity.issued or identity.hint) if identity else None
    finding = _file_finding(judges, code, given, identity).at(file=source.file)
    if issued is not None:
        finding = finding.at(unit=issued.stamp.unit, form=issued.stamp.form, year=issued.stamp.year)
    return Outcome(source, State.QUARANTINED, None, None, (finding,))


def _file_finding(judges: Judges, code: Code, given: Facts, identity: Identity | None = None) -> Finding:
    place = Place(sheet=identity.sheet, cell=identity.cell) if identity else Place()
    return Finding(code, judges.rules.severity(code), place, given)
