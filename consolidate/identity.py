"""Whose workbook it is: the signed stamp, the ledger's record of the issue, and what the sheets themselves show."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from consolidate.raw import RawBook
from consolidate.shown import OWN_NAME
from consolidate.shown import contradiction
from consolidate.shown import hinted
from consolidate.shown import name_of
from templates.codes import Code
from templates.finding import Facts
from templates.finding import facts
from templates.finding import phrase_fact
from templates.finding import text_fact
from templates.issued import Issued
from templates.say import phrase
from templates.stamp import SHEET
from templates.stamp import SIGNATURE_CELL
from templates.stamp import STAMP_CELL
from templates.stamp import Stamp
from templates.stamp import StampError
from templates.stamp import read_stamp
from templates.stamp import verified
from templates.text import Text

SHOWN_UNIT = OWN_NAME


@dataclass(frozen=True, slots=True)
class Identity:
    """The issue a file belongs to, or why none can be told; ``sheet`` and ``cell`` contradict the stamp.

    ``hint`` is the issue that a file without a stamp to be trusted looks like: enough to say so, never to accept it.
    """

    issued: Issued | None = None
    code: Code | None = None
    facts: Facts = ()
    sheet: str = ""
    cell: str = ""
    hint: Issued | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """What the workspace knows of its own issues: keys by id, issues by number, the newest issue of a unit's form."""

    secrets: Mapping[str, bytes]
    issue: Callable[[str], Issued | None]
    latest: Callable[[str, str, int], Issued | None]
    year: int
    units: frozenset[str] = field(default_factory=frozenset)


def identify(book: RawBook, registry: Registry) -> Identity:
    """Return the issue of a workbook; where that cannot be trusted, the finding that says why."""
    text = book.at(SHEET, STAMP_CELL).text
    if not text:
        return _not_ours("no_stamp", hinted(book, registry.issue))
    try:
        stamp = verified(text, book.at(SHEET, SIGNATURE_CELL).text, dict(registry.secrets))
    except StampError as error:
        return _unsigned(book, registry, text, str(error))
    issued = registry.issue(stamp.issue)
    if issued is None:
        return _not_ours("not_in_ledger")
    if issued.stamp != stamp:
        return _not_ours("other_record", issued)
    return _transplanted(book, issued) or _current(issued, registry)


def _unsigned(book: RawBook, registry: Registry, text: str, why: str) -> Identity:
    """Return what is to be said where no key of ours signed the stamp: a lost key, another workspace, or a forgery."""
    hint = hinted(book, registry.issue)
    if why != "other_key":
        looks = _said("looks_only", hint) if hint else ""
        return Identity(code=Code.STAMP_BROKEN, facts=facts(looks=looks), sheet=SHEET, cell=STAMP_CELL, hint=hint)
    stamp = read_stamp(text)
    known = registry.issue(stamp.issue)
    if known is None or known.stamp != stamp:
        return _not_ours("other_key", hint)
    lost = facts(why=_said("key_lost", known, signer=stamp.key), todo=phrase_fact("todo_restore_key"))
    return Identity(code=Code.NOT_OURS, facts=lost, hint=known)


def _not_ours(why: str, hint: Issued | None = None) -> Identity:
    if hint is None:
        return Identity(code=Code.NOT_OURS, facts=facts(why=phrase_fact(why)))
    why_zh, why_en = phrase(why, "zh"), phrase(why, "en")
    unit, issue = name_of(hint), hint.stamp.issue
    said = Text(
        phrase("looks_like", "zh", why=why_zh, unit=unit, issue=issue),
        phrase("looks_like", "en", why=why_en, unit=unit, issue=issue),
    )
    return Identity(code=Code.NOT_OURS, facts=facts(why=text_fact(said)), hint=hint)


def _said(key: str, issued: Issued, **given: str) -> str:
    parts = {"unit": name_of(issued), "issue": issued.stamp.issue, **given}
    return text_fact(Text(phrase(key, "zh", **parts), phrase(key, "en", **parts)))


def _transplanted(book: RawBook, issued: Issued) -> Identity | None:
    against = contradiction(book, issued)
    if against is None:
        return None
    given = facts(stamped=_said("issue_of", issued), shown=against.shown)
    return Identity(issued, Code.STAMP_TRANSPLANTED, given, against.sheet, against.cell)


def _current(issued: Issued, registry: Registry) -> Identity:
    stamp: Stamp = issued.stamp
    if stamp.year != registry.year:
        return Identity(issued, Code.WRONG_YEAR, facts(given=stamp.year, expected=registry.year))
    if stamp.unit not in registry.units:
        return Identity(issued, Code.UNIT_NOT_EXPECTED, facts(unit=stamp.unit, year=stamp.year))
    newest = registry.latest(stamp.unit, stamp.form, stamp.year)
    if newest is not None and newest.stamp.issue != issued.base:
        return Identity(issued, Code.OLD_VERSION, facts(given=issued.issued_on, expected=newest.issued_on))
    return Identity(issued)
