"""By what names of two years are matched: the district's thresholds and what a person decided."""

from dataclasses import dataclass

from consolidate.matching.decided import Decisions
from consolidate.matching.decided import MatchRow
from consolidate.matching.decided import decisions_of
from templates.match_rules import DEFAULTS
from templates.match_rules import MatchRules


@dataclass(frozen=True, slots=True)
class Matcher:
    """Thresholds and the lines of ``matches.csv``."""

    rules: MatchRules = DEFAULTS
    rows: tuple[MatchRow, ...] = ()

    def decided(self, unit: str, year: int) -> Decisions:
        """Return what was decided for a unit and the later of two years."""
        return decisions_of(self.rows, unit, year)


PLAIN = Matcher()
