"""The indicator rows of accepted returns as the arithmetic takes them: values read, direction, money, points."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from consolidate.district import District
from consolidate.district import Standing
from templates.contract import Contract
from templates.indicators import ACTUAL
from templates.indicators import YEAR_BUDGETS
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.layout import matches
from templates.money_columns import OUTPUTS
from templates.money_columns import tied_columns
from templates.returned import Return
from templates.scores import UNKNOWN
from templates.scores import Judged
from templates.scores import judged
from templates.scores import read_pair
from templates.text import bare_name
from templates.value import Value
from templates.value import ValueKind
from templates.years import COMPARED
from templates.years import COST_LEVELS
from templates.years import is_budget

# What a row without a project of its own rests on: the money of the whole unit, the first that is given.
UNIT_BUDGETS = ("funds.adjusted", "funds.original", "spending.project.current", "spending.total.current")
PROJECT_BUDGETS = ("year_budget", "total_budget")


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One used indicator row of one unit.

    ``money`` is the budget it is weighted by, in the money unit, None where nobody knows it, and ``money_field`` the
    field that says so; ``points`` and ``score`` are its 分值 and 得分. ``is_money`` says that its figures are amounts
    where performance belongs; ``judged`` is what its own actual comes to.
    """

    unit: str
    unit_name: str
    form: str
    row: IndicatorRow
    target: Value
    actual: Value
    way: str
    money: Decimal | None = None
    money_field: str = ""
    points: Decimal | None = None
    score: Decimal | None = None
    is_money: bool = False
    judged: Judged = UNKNOWN

    @property
    def weighs(self) -> bool:
        """Whether money is known by which it can be weighted."""
        return self.money is not None and self.money > 0


def filed_rows(district: District) -> tuple[FiledRow, ...]:
    """Return the used indicator rows of every accepted return, in roster order."""
    return tuple(
        row for one in district.standings if one.accepted is not None for row in _of(one, one.accepted, district)
    )


def _of(standing: Standing, returned: Return, district: District) -> Iterator[FiledRow]:
    contract = Contract(district.rules, district.words)
    rows = indicator_rows(returned)
    tied = {path for one in tied_columns(returned, contract, rows) if one.column in COMPARED for path in one.rows}
    listed = _listed(returned)
    for row in rows:
        target, actual, way = read_pair(row, district.words, district.year)
        field, money = _money(returned, row, listed)
        yield FiledRow(
            standing.unit.code,
            standing.unit.name,
            standing.form,
            row,
            target,
            actual,
            way,
            money,
            field,
            returned.amounts.get(row.field("weight")),
            returned.amounts.get(row.field("score")),
            row.path in tied or _spent(row, (target, actual), contract),
            judged(row, district.words, district.year, district.rules.scoring) if row.stage == ACTUAL else UNKNOWN,
        )


def _spent(row: IndicatorRow, values: tuple[Value, Value], contract: Contract) -> bool:
    """Tell whether a figure is an amount where an output belongs: money, or its project's own budget."""
    if any(is_budget(row, value, contract) for value in values):
        return True
    words = contract.words
    levels = words.level1.get(bare_name(row.level1)), words.level2.get(bare_name(row.level2))
    output = levels[0] == OUTPUTS and levels[1] not in COST_LEVELS
    return output and any(value.kind is ValueKind.MONEY for value in values)


def _money(returned: Return, row: IndicatorRow, listed: Mapping[str, str]) -> tuple[str, Decimal | None]:
    """Return the budget a row rests on, with its field; an amount of 0 or below weighs nothing."""
    if row.part:
        places = [row.part + name for name in YEAR_BUDGETS]
    elif row.project:
        group = listed.get(bare_name(row.project), "")
        places = [f"{group}.{name}" for name in PROJECT_BUDGETS if group]
    else:
        places = list(UNIT_BUDGETS)
    known = ((place, returned.amounts.get(place)) for place in places)
    return next(((place, amount) for place, amount in known if amount is not None and amount > 0), ("", None))


def _listed(returned: Return) -> dict[str, str]:
    """Return the row of each project on the list of a unit's projects, by its bare name."""
    names = [one for one in returned.fields() if matches("projects[*].name", one.id)]
    return {bare_name(returned.text(one.id)): one.row_group for one in reversed(names)}
