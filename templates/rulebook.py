"""The district's rules as data: settings, relations that must hold, severities."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal

from templates.codes import Code
from templates.expr import Relation
from templates.finding import Severity
from templates.say import default_severity
from templates.slips import Origin


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
class YearRules:
    """How years are compared; ``tolerance`` and ``approximate`` are fractions (0.05 = 5 %)."""

    tolerance: Decimal = Decimal(0)
    approximate: Decimal = Decimal("0.1")
    reason_least: int = 6


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything ``rules.yaml`` says.

    ``derived`` is ``formula`` or ``typed``, ``history_columns`` ``ledger`` or ``typed``.
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
    severities: Mapping[Code, Severity] = field(default_factory=dict)

    def severity(self, code: Code) -> Severity:
        """Return how grave a finding is in this district."""
        return self.severities.get(code, default_severity(code))

    def rules_of(self, form: str) -> tuple[Rule, ...]:
        """Return the rules of one form, in file order."""
        return tuple(rule for rule in self.rules if rule.form == form)
