"""What was changed that was locked: every locked cell and formula against the baseline; the baseline alone decides."""

import re
from collections.abc import Iterator
from decimal import Decimal

from consolidate.raw import RawBook
from templates.codes import Code
from templates.expr_value import plain
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.finding import phrase_fact
from templates.issued import Issued
from templates.issued import LockedCell
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.rulebook import RuleBook
from templates.stamp import SHEET
from templates.text import squeeze

NEAR = Decimal("1e-9")
MOST_OUTSIDE = 20
SHOWN = 80
_QUOTED_SHEET = re.compile(r"'([^'!]+)'!")
_STRING = re.compile(r'("(?:[^"]|"")*")')


def tampering(book: RawBook, issued: Issued, rules: RuleBook) -> Iterator[Finding]:
    """Yield a finding for every missing sheet, changed locked cell, changed formula, and stray content."""
    for sheet in issued.sheets:
        if sheet not in book.sheets:
            yield _finding(Code.SHEET_MISSING, rules, sheet, "", sheet=sheet)
        elif sheet not in book.protected:
            yield _finding(Code.PROTECTION_REMOVED, rules, sheet, "", sheet=sheet)
    for locked in issued.locked:
        if locked.sheet in book.sheets:
            found = book.at(locked.sheet, locked.cell)
            if not unchanged(locked, found):
                yield _changed(locked, found, rules)
    yield from _outside(book, issued, rules)


def unchanged(locked: LockedCell, found: Reading) -> bool:
    """Tell whether a locked cell still says what was issued, whatever an honest re-save made of its form."""
    if locked.kind == "formula":
        same = found.text == locked.text  # most are: plain forms are worked out only where they are not
        return found.kind is ReadingKind.FORMULA and (same or plain_formula(found.text) == plain_formula(locked.text))
    if locked.kind == "number":
        return found.number is not None and abs(found.number - Decimal(locked.text)) <= NEAR
    return found.kind is not ReadingKind.FORMULA and squeeze(found.text) == squeeze(locked.text)


def plain_formula(text: str) -> str:
    """Return a formula as compared: without blanks, sheet quotes and what offices add to it on saving."""
    parts = _STRING.split(text.lstrip("="))
    for number in range(0, len(parts), 2):
        part = _QUOTED_SHEET.sub(r"\1!", parts[number])
        part = re.sub(r"\s+", "", part).replace("_xlfn.", "").replace("$'", "'")
        parts[number] = re.sub(r"\b(TRUE|FALSE)\(\)", r"\1", part, flags=re.IGNORECASE).upper()
    return "".join(parts)


def _changed(locked: LockedCell, found: Reading, rules: RuleBook) -> Finding:
    code = Code.FORMULA_CHANGED if locked.kind == "formula" else Code.LOCKED_CELL_CHANGED
    expected = plain(Decimal(locked.text)) if locked.kind == "number" else locked.text
    given = found.text[:SHOWN] or phrase_fact("blank")
    return _finding(code, rules, locked.sheet, locked.cell, expected=expected[:SHOWN], given=given)


def _outside(book: RawBook, issued: Issued, rules: RuleBook) -> Iterator[Finding]:
    # Of a merged cell only the first is ours: what stands in the others was typed after somebody split it up.
    known = {(one.sheet, one.cell) for one in issued.locked} | {(one.sheet, one.cell) for one in issued.fields}
    told = 0
    for (sheet, cell), found in book.cells.items():
        stray = sheet in issued.sheets and sheet != SHEET and (sheet, cell) not in known
        if stray and found.kind is not ReadingKind.BLANK and told < MOST_OUTSIDE:
            told += 1
            yield _finding(Code.OUTSIDE_THE_FORM, rules, sheet, cell, given=found.text[:SHOWN])


def _finding(code: Code, rules: RuleBook, at_sheet: str, at_cell: str, **given: str) -> Finding:
    return Finding(code, rules.severity(code), Place(sheet=at_sheet, cell=at_cell), facts(**given))
