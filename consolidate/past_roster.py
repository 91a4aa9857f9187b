"""Who had to file in a year gone by: the units that were issued something then, whatever the list of units says now."""

from collections import defaultdict
from dataclasses import replace

from consolidate.identity import SHOWN_UNIT
from consolidate.ledger.ledger import Ledger
from templates.roster import Roster
from templates.roster import Unit


def as_issued(ledger: Ledger, roster: Roster, year: int) -> Roster:
    """Return the units of a year with the forms they were issued, in the order of the roster, those gone since last.

    A year of which the ledger knows no issue leaves the roster as it is.
    """
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for line in ledger.issue_lines(year):
        if not line.feedback_of:
            forms[line.unit][line.form] = line.issue
    if not forms:
        return roster
    here = tuple(replace(unit, forms=tuple(forms[unit.code])) for unit in roster.units if unit.code in forms)
    known = {unit.code for unit in here}
    gone = tuple(_gone(ledger, code, issues) for code, issues in forms.items() if code not in known)
    return replace(roster, units=(*here, *gone))


def _gone(ledger: Ledger, code: str, issues: dict[str, str]) -> Unit:
    issued = ledger.issue(next(iter(issues.values())))
    name = issued.field(SHOWN_UNIT) if issued else None
    return Unit(code, name.value if name and name.value else code, forms=tuple(issues))
