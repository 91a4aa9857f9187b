"""The district's year as roll-up and status see it: every expected return and where it stands."""

from dataclasses import dataclass

from consolidate.went_out import NOTHING
from consolidate.went_out import WentOut
from templates.contract import Contract
from templates.finding import Finding
from templates.returned import Return
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Standing:
    """One expected return. Dates are ISO, empty where there is none.

    ``state`` is a state of ``outcome.State`` for the latest return, or ``not_issued``, ``issued``, ``overdue``, or
    ``sent_back`` where a feedback workbook was written for the latest return.
    ``late`` is judged by the first return; ``version`` counts the returns received (0 for none); ``latest`` is the
    newest readable one in whatever state,
    ``accepted`` the newest acceptable one, the only one that is rolled up; ``findings`` are those of the latest.
    ``contract`` is what the latest is compared with, None where the ledger was not asked. ``out`` is what went out:
    the issue, when it was handed over, how many returns were sent back, how often the unit was reminded.
    """

    unit: Unit
    form: str
    state: str
    due: str = ""
    issued_on: str = ""
    received: str = ""
    late: bool = False
    version: int = 0
    file: str = ""
    findings: tuple[Finding, ...] = ()
    latest: Return | None = None
    accepted: Return | None = None
    contract: Contract | None = None
    out: WentOut = NOTHING

    @property
    def open_findings(self) -> int:
        """How many findings still need a person."""
        return sum(finding.open for finding in self.findings)


@dataclass(frozen=True, slots=True)
class District:
    """A district's year: rules, words, and the standing of every unit and form expected, in roster order."""

    year: int
    rules: RuleBook
    words: Vocabulary
    standings: tuple[Standing, ...]

    def standing(self, unit: str) -> Standing | None:
        """Return the first standing of a unit code, or None."""
        return next((one for one in self.standings if one.unit.code == unit), None)
