"""Totals and shares as the file shows them, against what its inputs give; the inputs count."""

from collections.abc import Iterator
from decimal import Decimal
from decimal import InvalidOperation

from consolidate.checks.found import WIDEST
from consolidate.checks.found import figure
from consolidate.checks.found import found
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Owner
from templates.interpret import NUMBERS
from templates.returned import ReadingKind
from templates.returned import Return

NOTICED = Decimal("0.005")


def stale_totals(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each formula whose cached number is not what the inputs come to; a blank cache says nothing.

    A cached error is told only where no input holds one: it is then the program's that saved the file.
    """
    del contract
    own = any(returned.reading(field.id).kind is ReadingKind.ERROR for field in returned.fields())
    for field in returned.fields():
        if field.owner is not Owner.FORMULA or field.kind not in NUMBERS:
            continue
        cached, expected = returned.reading(field.id).shown, returned.amounts.get(field.id)
        shown = _number(cached)
        if expected is None or (shown is not None and abs(shown - expected) <= NOTICED):
            continue
        if shown is not None or (cached.startswith("#") and not own):
            given = {"given": cached if shown is None else figure(shown), "expected": figure(expected)}
            yield found(Code.STALE_TOTAL, field.id, label=text_fact(field.label), **given)


def _number(shown: str) -> Decimal | None:
    try:
        number = Decimal(shown.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= WIDEST else None
