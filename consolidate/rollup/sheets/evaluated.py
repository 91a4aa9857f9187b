"""One self-evaluation as a row of the roll-up."""

from dataclasses import dataclass

from consolidate.checks.achievements import Achieved
from consolidate.rollup.gather import Kept

PROJECT, DEPARTMENT = "project-self-evaluation", "department-self-evaluation"
FORMS = (PROJECT, DEPARTMENT)
MONEY = ("initial", "adjusted", "executed")
DEPARTMENT_FIELDS = ("funds.original", "funds.adjusted", "funds.executed")


@dataclass(frozen=True)
class Evaluated:
    """One self-evaluation: of a project, or of a whole department where ``part`` and ``project`` are empty.

    ``name`` begins the ids of its figures; ``fields`` hold its original and adjusted budget and what it
    spent.
    """

    one: Kept
    name: str
    project: str
    part: str
    fields: tuple[str, str, str]
    achieved: tuple[Achieved, ...]
    measures: str

    @property
    def missed(self) -> tuple[Achieved, ...]:
        """The indicators that were certainly not reached."""
        return tuple(one for one in self.achieved if one.missed)
