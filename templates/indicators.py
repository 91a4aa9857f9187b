"""The indicator rows of a return as one thing: names, values, helper columns, the budget of their project."""

from dataclasses import dataclass
from decimal import Decimal

from templates.layout import matches
from templates.placeholder_row import absent_row
from templates.placeholder_row import placeholder_row
from templates.plain_figure import signed
from templates.returned import Return
from templates.shipped import shipped_vocabulary
from templates.text import bare_name

COLUMNS = (
    *("level1", "level2", "level3", "prior2", "prior1", "operator", "target", "actual", "basis", "measure"),
    *("direction", "weight", "score", "achievement", "reason", "regression_reason"),
)
FILLED = ("level1", "level2", "level3", "target", "actual", "basis")
TARGET, ACTUAL = "target", "actual"
GROUP = "indicators["
FALL_COLUMNS = ("regression_reason", "reason")
# Where the form of one project says its budget of the year, the first that is given.
YEAR_BUDGETS = ("funds.total.adjusted", "funds.total.initial", "funds.total.amount", "project.year_budget")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One used indicator row; all cells as trimmed text; budgets in the money unit, None where not given.

    ``stage`` is ``actual`` where the form asks what was achieved, else ``target``; ``part`` as in its fields. Cells
    that the form does not have are empty; ``fall_column`` is the one in which a fall against last year is explained;
    ``planned1`` is last year's target, where ``prior1`` is what was achieved.
    """

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
    operator: str = ""
    actual: str = ""
    weight: str = ""
    score: str = ""
    achievement: str = ""
    regression_reason: str = ""
    stage: str = TARGET
    part: str = ""
    fall_column: str = "reason"
    planned1: str = ""

    @property
    def current_field(self) -> str:
        """The field id of what this year says."""
        return self.field(self.stage)

    @property
    def fall_reason(self) -> str:
        """Why the indicator fell against last year, from the cell that asks for it."""
        return self.regression_reason if self.fall_column == "regression_reason" else self.reason

    @property
    def wanted(self) -> str:
        """The target with the sign of the operator column before it, where the cell itself has none."""
        return signed(self.operator, self.target)

    @property
    def current(self) -> str:
        """What this year says: the actual value where the form asks for it, else the target with its operator."""
        return self.actual if self.stage == ACTUAL else self.wanted

    @property
    def name(self) -> str:
        """What the indicator is called: level 3, or level 2 where level 3 is blank."""
        return self.level3 or self.level2 or self.level1

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same indicator in two years, see ``indicator_key``."""
        return indicator_key(self.project, self.level1, self.level2, self.level3)

    def field(self, column: str) -> str:
        """Return the field id of one of its cells."""
        return f"{self.path}.{column}"


def indicator_key(project: str, level1: str, level2: str, level3: str) -> tuple[str, str, str, str]:
    """Return what makes it the same indicator in two years: project and level names, normalised.

    An accepted alias of a level name counts as the name itself.
    """
    words = shipped_vocabulary()
    bare1, bare2 = bare_name(level1), bare_name(level2)
    return (bare_name(project), words.level1.get(bare1, bare1), words.level2.get(bare2, bare2), bare_name(level3))


def indicator_rows(returned: Return) -> tuple[IndicatorRow, ...]:
    """Return every row in which the bureau or the unit wrote something, in the order of the form."""
    return returned.once("indicators", lambda: _rows(returned))


def _rows(returned: Return) -> tuple[IndicatorRow, ...]:
    budgets, known = _budgets(returned), returned.by_id()
    rows = []
    for one in returned.fields():
        if not (one.row_group.endswith("]") and one.id == f"{one.row_group}.target" and GROUP in one.row_group):
            continue
        texts = {column: returned.text(f"{one.row_group}.{column}") for column in COLUMNS}
        if not any(texts[column] for column in FILLED) or placeholder_row(texts) or absent_row(texts):
            continue
        project = returned.project_of(one)
        year, total = _of_sheet(returned, one.part) if one.part else budgets.get(bare_name(project), (None, None))
        stage = ACTUAL if f"{one.row_group}.actual" in known else TARGET
        fall = next((name for name in FALL_COLUMNS if f"{one.row_group}.{name}" in known), "reason")
        prior = known.get(f"{one.row_group}.prior1")
        place = {"stage": stage, "part": one.part, "fall_column": fall, "planned1": prior.planned if prior else ""}
        rows.append(IndicatorRow(one.row_group, project, year, total, **texts, **place))
    return tuple(rows)


def _of_sheet(returned: Return, part: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the budgets (this year's, in all) of the project a sheet is about."""
    amounts = (returned.amounts.get(part + name) for name in YEAR_BUDGETS)
    return next((one for one in amounts if one), None), returned.amounts.get(f"{part}project.total_budget")


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
