"""From the district to what the sheets show: who is rolled up, the money as a frame, projects, faults."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pandas as pd

from consolidate.district import District
from consolidate.district import Standing
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.layout import PlacedField
from templates.layout import matches
from templates.returned import Return

TARGET_FORM = "department-target"  # the form whose money, projects and indicators are rolled up
ITEMS = (
    "income.appropriation", "income.other", "income.total",
    "spending.basic", "spending.project", "spending.total",
)
TOTALS = ("income.total", "spending.total")
YEARS = ("prior2", "prior1", "current")
AWAY = ("not_issued", "issued", "overdue")
BY_SEVERITY = (Severity.BLOCK, Severity.EXPLAIN, Severity.NOTICE)
Sums = Mapping[tuple[str, ...], Decimal]


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project of an accepted return; ``path`` is its row group."""

    path: str
    name: str
    total_budget: Decimal | None
    year_budget: Decimal | None
    purpose: str


@dataclass(frozen=True)
class Kept:
    """A standing that is rolled up, with the return that counts."""

    standing: Standing
    returned: Return

    @cached_property
    def places(self) -> Mapping[str, PlacedField]:
        """The fields of the return by id."""
        return {field.id: field for field in self.returned.fields()}

    @cached_property
    def projects(self) -> tuple[ProjectRow, ...]:
        """The projects that are used: those with a name or a budget."""
        return tuple(_projects(self.returned))

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return self.standing.unit.code

    @property
    def name(self) -> str:
        """The name of the unit."""
        return self.standing.unit.name

    @property
    def department(self) -> str:
        """The department above it, empty where the roster gives none."""
        return self.standing.unit.department

    def amount(self, item: str, when: str) -> Decimal | None:
        """Return one amount of its income and spending."""
        return self.returned.amounts.get(f"{item}.{when}")


@dataclass(frozen=True)
class Gathered:
    """What is rolled up (grouped by department), what is not, and the sums of the money."""

    district: District
    kept: tuple[Kept, ...]
    left_out: tuple[Standing, ...]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The money as a long frame; a blank has no row, for blank is not zero."""
        rows = [
            (one.unit, one.department, item, when, amount)
            for one in self.kept
            for item in ITEMS
            for when in YEARS
            if (amount := one.amount(item, when)) is not None
        ]
        return pd.DataFrame(rows, columns=["unit", "department", "item", "year", "amount"], dtype=object)

    @cached_property
    def by_item(self) -> Sums:
        """The district's sums by (item, year)."""
        return added(self.frame, "item", "year")

    @cached_property
    def by_department(self) -> Sums:
        """The sums by (department, item, year)."""
        return added(self.frame, "department", "item", "year")

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that have a subtotal: those with more than one unit, in the order of the first."""
        count = Counter(one.department for one in self.kept)
        return tuple(department for department in count if count[department] > 1)


def gather(district: District) -> Gathered:
    """Return what the sheets show of a district."""
    ours = tuple(one for one in district.standings if one.form == TARGET_FORM)
    order = {department: i for i, department in enumerate(dict.fromkeys(one.unit.department for one in ours))}
    kept = tuple(Kept(one, one.accepted) for one in ours if one.accepted is not None)
    grouped = tuple(sorted(kept, key=lambda one: order[one.department]))
    return Gathered(district, grouped, tuple(one for one in ours if one.accepted is None))


def added(frame: pd.DataFrame, *by: str) -> Sums:
    """Return the exact sums of a frame's amounts by its columns; what has no amount has no sum."""
    return {
        tuple(str(part) for part in key): sum(group, Decimal(0))
        for key, group in frame.groupby(list(by), sort=False)["amount"]
    }


def returned_of(standing: Standing) -> bool:
    """Tell whether something came back, readable or not."""
    return standing.version > 0 or standing.latest is not None


def _projects(returned: Return) -> Iterator[ProjectRow]:
    for field in returned.fields():
        if not matches("projects[*].name", field.id):
            continue
        path = field.row_group
        row = ProjectRow(
            path, returned.text(field.id), returned.amounts.get(f"{path}.total_budget"),
            returned.amounts.get(f"{path}.year_budget"), returned.text(f"{path}.purpose"))
        if row.name or row.total_budget is not None or row.year_budget is not None:
            yield row


def problems(district: District) -> tuple[tuple[Standing, Finding], ...]:
    """Return every finding of every latest return, gravest first, and every return that is missing."""
    found: list[tuple[Standing, Finding]] = []
    for standing in district.standings:
        given = (*standing.findings, *_missing(district, standing))
        found += [(standing, one) for one in sorted(given, key=lambda one: BY_SEVERITY.index(one.severity))]
    return tuple(found)


def _missing(district: District, standing: Standing) -> Iterator[Finding]:
    known = any(one.code is Code.RETURN_MISSING for one in standing.findings)
    if known or returned_of(standing) or standing.state not in ("issued", "overdue"):
        return
    yield Finding(
        Code.RETURN_MISSING, district.rules.severity(Code.RETURN_MISSING),
        Place(unit=standing.unit.code, form=standing.form, year=district.year),
        facts(name=standing.unit.name, due=standing.due or phrase_fact("none")))
