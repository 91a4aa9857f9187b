"""How a check says what it found: a finding at a field, and texts and numbers as facts write them."""

from decimal import Decimal

from templates.codes import Code
from templates.expr_value import plain
from templates.expr_value import rounded
from templates.finding import Fact
from templates.finding import Finding
from templates.finding import Place
from templates.finding import facts
from templates.say import default_severity

LONGEST = 60  # a message is one sentence: of a whole page pasted into a cell it quotes the beginning
WIDEST = 20  # digits before the point that are still written out
PLACES = 6


def found(code: Code, field: str, **given: Fact) -> Finding:
    """Return a finding at a field; sheet, cell, unit and severity are filled in when all checks have run."""
    return Finding(code, default_severity(code), Place(field=field), facts(**given))


def quoted(text: str) -> str:
    """Return a unit's text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def figure(number: Decimal, places: int = PLACES) -> str:
    """Return a number as a person writes it: ``12.50`` -> ``12.5``."""
    if abs(number.adjusted()) > WIDEST:
        return str(number)
    return plain(rounded(number, places))
