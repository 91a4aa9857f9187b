"""What the bureau knows of a unit before it fills its form; the prefilled and locked content of a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from templates.roster import Project
from templates.roster import Unit


@dataclass(frozen=True, slots=True)
class PriorIndicator:
    """One indicator of earlier years: names, the values of the year before last and of last year, as text.

    ``kind1`` and ``kind2`` say whether the value was a ``target`` or an ``actual``; empty where there is none.
    """

    project: str
    level1: str
    level2: str
    level3: str
    prior2: str = ""
    prior1: str = ""
    kind2: str = ""
    kind1: str = ""
    measure: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The unit, its projects, and earlier years' values by field id (money) and by project (indicators)."""

    unit: Unit
    year: int
    projects: tuple[Project, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    indicators: tuple[PriorIndicator, ...] = ()

    def indicators_of(self, project: str) -> tuple[PriorIndicator, ...]:
        """Return the earlier indicators of one project, in the order of last year's form."""
        return tuple(prior for prior in self.indicators if prior.project == project)
