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
    ``planned`` says that ``operator``, ``target`` and ``weight`` are those of this year's approved targets;
    ``target1`` is last year's target where ``prior1`` is what was achieved.
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
    planned: bool = False
    operator: str = ""
    target: str = ""
    weight: str = ""
    target1: str = ""


@dataclass(frozen=True, slots=True)
class PastProject:
    """A project of last year that no project of this year is known to be, with its indicators."""

    name: str
    one_off: bool = False
    indicators: tuple[PriorIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names, this year's and last year's, of which nobody has said yet whether they are the same.

    The indicators are empty where the projects themselves are in doubt; ``score`` is the likeness, 0 to 100.
    """

    project: str
    last_project: str
    indicator: str = ""
    last_indicator: str = ""
    score: int = 0


@dataclass(frozen=True, slots=True)
class Matched:
    """What comparing a return's names with last year's gives, beside the values themselves.

    ``doubts`` stand at a field each; ``ended`` are last year's projects that are gone; ``renamed`` the target fields of
    rows whose indicator goes on in another row; ``one_off`` the bare names of one-off projects of this year.
    """

    doubts: tuple[tuple[str, Doubt], ...] = ()
    ended: tuple[PastProject, ...] = ()
    renamed: frozenset[str] = frozenset()
    one_off: frozenset[str] = frozenset()


NOTHING_MATCHED = Matched()


@dataclass(frozen=True, slots=True)
class Known:
    """The unit, its projects, and earlier years' values by field id (money) and by project (indicators).

    ``past`` are last year's projects that are none of this year's as far as is known, ``doubts`` those of them of
    which a person has to say so; ``goals`` are this year's approved goals by project.
    """

    unit: Unit
    year: int
    projects: tuple[Project, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    indicators: tuple[PriorIndicator, ...] = ()
    past: tuple[PastProject, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    goals: Mapping[str, str] = field(default_factory=dict)

    def goal_of(self, project: str) -> str:
        """Return the approved goal of a project for this year, empty where none is known."""
        return self.goals.get(project, "")

    def indicators_of(self, project: str) -> tuple[PriorIndicator, ...]:
        """Return the earlier indicators of one project, in the order of last year's form."""
        return tuple(prior for prior in self.indicators if prior.project == project)
