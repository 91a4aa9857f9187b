"""The indicator rows of a return as one thing: names, values, helper columns, the budget of their project."""

from dataclasses import dataclass
from decimal import Decimal

from templates.layout import matches
from templates.returned import Return
from templates.text import bare_name

COLUMNS = ("level1", "level2", "level3", "prior2", "prior1", "target", "basis", "measure", "direction", "reason")
FILLED = ("level1", "level2", "level3", "target", "basis")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One used indicator row; all cells as trimmed text; budgets in the money unit, None where not given."""

    path: str
    project: str
    year_budget: Decimal | None
    total_budget: Decimal | None
    level1: str
    level2: str
    level3: str
    prior2: str
    prior1: str
    target: str
    basis: str
    measure: str
    direction: str
    reason: str

    @property
    def name(self) -> str:
        """What the indicator is called: level 3, or level 2 where level 3 is blank."""
        return self.level3 or self.level2 or self.level1

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same indicator in two years: project and level names, normalised."""
        return (bare_name(self.project), bare_name(self.level1), bare_name(self.level2), bare_name(self.level3))

    def field(self, column: str) -> str:
        """Return the field id of one of its cells."""
        return f"{self.path}.{column}"


def indicator_rows(returned: Return) -> tuple[IndicatorRow, ...]:
    """Return every row in which the bureau or the unit wrote something, in the order of the form."""
    budgets = _budgets(returned)
    rows = []
    for one in returned.fields():
        if not (one.id.endswith(".target") and matches("goals[*].indicators[*].target", one.id)):
            continue
        texts = {column: returned.text(f"{one.row_group}.{column}") for column in COLUMNS}
        if not any(texts[column] for column in FILLED):
            continue
        project = returned.text(f"{one.row_group.partition('.')[0]}.project")
        year, total = budgets.get(bare_name(project), (None, None))
        rows.append(IndicatorRow(one.row_group, project, year, total, **texts))
    return tuple(rows)


def _budgets(returned: Return) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    found = {}
    for one in returned.fields():
        if one.id.endswith(".name") and matches("projects[*].name", one.id) and returned.text(one.id):
            row = one.row_group
            found[bare_name(returned.text(one.id))] = (
                returned.amounts.get(f"{row}.year_budget"),
                returned.amounts.get(f"{row}.total_budget"),
            )
    return found
