"""The district's rules as data: settings, relations that must hold, severities."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal

from templates.codes import Code
from templates.expr import Relation
from templates.finding import Severity
from templates.mail_settings import Mail
from templates.match_rules import DEFAULTS as MATCHING
from templates.match_rules import MatchRules
from templates.say import default_severity
from templates.scoring_rules import MINISTRY
from templates.scoring_rules import ScoringRules
from templates.slips import Origin
from templates.stale_phrases import StalePhrase

FALLEN = {"target": Code.TARGET_REGRESSED, "actual": Code.ACTUAL_REGRESSED}


@dataclass(frozen=True, slots=True)
class Rule:
    """One relation between fields of a form, at the cell that has to be changed; ``id`` is also its line's name."""

    id: str
    code: Code
    form: str
    relation: Relation
    at: str
    tolerance: Decimal
    origin: Origin


@dataclass(frozen=True, slots=True)
class Floor:
    """The smallest fall that counts, by kind of figure; 0 lets every fall count.

    ``percent`` in percentage points, ``count`` in whatever is counted, ``money`` in 元, ``days`` for durations and
    deadlines, ``score`` in points (分). Lengths, areas and the like have none: no one figure stands for kilometres and
    millimetres.
    """

    percent: Decimal = Decimal(0)
    count: Decimal = Decimal(0)
    money: Decimal = Decimal(0)
    days: Decimal = Decimal(0)
    score: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Band:
    """How grave falls of one size are; ``bound`` is a fraction of last year's value."""

    bound: Decimal
    severity: Severity
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class YearRules:
    """How years are compared; ``tolerance`` and ``approximate`` are fractions (0.05 = 5 %).

    A fall up to ``tolerance`` of last year's value, or smaller than the ``floor``, is no fall; ``tolerance_actual`` is
    for this year's actuals, ``tolerance`` for its targets. ``small`` are falls below its bound, ``large`` those from
    its bound on; without them every fall is as grave as the district holds ``target_regressed``. ``below_actual`` is
    for a target above last year's target that only last year's actual outshines.
    """

    tolerance: Decimal = Decimal(0)
    approximate: Decimal = Decimal("0.1")
    reason_least: int = 6
    tolerance_actual: Decimal = Decimal(0)
    floor: Floor = Floor()
    small: Band | None = None
    large: Band | None = None
    below_actual: Severity = Severity.NOTICE

    def allowed(self, stage: str) -> Decimal:
        """Return the tolerance for this year's ``target`` or ``actual``."""
        return self.tolerance_actual if stage == "actual" else self.tolerance

    def size_of(self, ratio: Decimal | None, *, approximate: bool, twice: bool) -> str:
        """Return ``small`` or ``large`` for a fall of that fraction of its base, or nothing for one in between.

        What fell two years running is never small; words and deadlines have no fraction and are in between.
        """
        if ratio is None:
            return ""
        if self.large is not None and abs(ratio) >= self.large.bound:
            return "large"
        if self.small is None or twice:
            return ""
        return "small" if abs(ratio) < self.small.bound or (approximate and self.small.approximate) else ""

    def asks_reason(self, size: str) -> bool:
        """Tell whether a fall of that size needs the unit's reason: one that is only a notice does not."""
        if size == "below_actual":
            return self.below_actual is not Severity.NOTICE
        return not (size == "small" and self.small is not None and self.small.severity is Severity.NOTICE)


@dataclass(frozen=True, slots=True)
class LadderRung:
    """Words of one rung as the district has them; ``replaces``: its whole ladder stands in place of the shipped one."""

    ladder: str
    rung: str
    words: tuple[str, ...]
    origin: Origin
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything ``rules.yaml`` says.

    ``derived`` is ``formula`` or ``typed``, ``history_columns`` ``ledger`` or ``typed``; ``opens`` and ``due`` are the
    ISO days between which a form is filled in; ``month`` is the last one a monitoring form reports; ``mail`` is the
    mail server, None where the bureau sends by hand; ``parents`` is ``own`` or ``whole``: whether what a unit with
    others below it files of itself as a whole includes theirs.
    """

    district: str
    year: int
    money_unit: str
    forms: tuple[str, ...]
    due: Mapping[str, str] = field(default_factory=dict)
    contact: str = ""
    derived: str = "formula"
    history_columns: str = "ledger"
    spare_projects: int | None = None
    indicators: int | None = None
    rules: tuple[Rule, ...] = ()
    years: YearRules = YearRules()
    matching: MatchRules = MATCHING
    severities: Mapping[Code, Severity] = field(default_factory=dict)
    ladders: tuple[LadderRung, ...] = ()
    scoring: ScoringRules = MINISTRY
    month: int = 7
    opens: Mapping[str, str] = field(default_factory=dict)
    stale_phrases: tuple[StalePhrase, ...] = ()
    mail: Mail | None = None
    parents: str = "own"

    def severity(self, code: Code) -> Severity:
        """Return how grave a finding is in this district."""
        return self.severities.get(code, default_severity(code))

    def fall_severity(self, size: str, stage: str = "target") -> Severity:
        """Return how grave a fall of that size is (``small``, ``large`` or in between)."""
        if size == "below_actual":
            return self.years.below_actual
        band = {"small": self.years.small, "large": self.years.large}.get(size)
        return band.severity if band is not None else self.severity(FALLEN[stage])

    def rules_of(self, form: str) -> tuple[Rule, ...]:
        """Return the rules of one form, in file order."""
        return tuple(rule for rule in self.rules if rule.form == form)
