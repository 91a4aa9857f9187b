"""From the district to what the sheets show: which returns are rolled up, which are not, and every fault."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from consolidate.district import District
from consolidate.district import Standing
from consolidate.rollup.filed import Filed
from consolidate.tree.node import tree_in
from consolidate.tree.sums import superseded
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact

BY_SEVERITY = (Severity.BLOCK, Severity.EXPLAIN, Severity.NOTICE)


@dataclass(frozen=True)
class Kept:
    """A standing that is rolled up, with the return that counts."""

    standing: Standing
    filed: Filed

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return self.standing.unit.code

    @property
    def id(self) -> str:
        """What names the unit in the ids of figures."""
        return unit_id(self.unit)

    @property
    def name(self) -> str:
        """The name of the unit."""
        return self.standing.unit.name

    @property
    def form(self) -> str:
        """The id of the form."""
        return self.standing.form

    @property
    def department(self) -> str:
        """The department above it, empty where the roster gives none."""
        return self.standing.unit.department


def unit_id(code: str) -> str:
    """Return a unit's code as a part of ids: one that begins like our own words is marked as a code."""
    return code if code[:1].isdigit() else f"unit:{code}"


def kept_of(district: District, *forms: str) -> tuple[Kept, ...]:
    """Return the accepted returns of some forms, grouped by department in the order of the roster.

    Where a unit files for itself and all below it (``parents: whole``), its return is none of them: theirs count.
    """
    ours = [one for one in district.standings if one.form in forms]
    order = {department: i for i, department in enumerate(dict.fromkeys(one.unit.department for one in ours))}
    twice = superseded(tree_in(district), district)
    kept = (Kept(one, Filed(one.accepted, one.unit.name)) for one in ours
            if one.accepted is not None and (one.unit.code, one.form) not in twice)
    return tuple(sorted(kept, key=lambda one: order[one.department]))


def left_out(district: District, *forms: str) -> tuple[Standing, ...]:
    """Return what is expected of some forms and is not rolled up."""
    return tuple(one for one in district.standings if one.form in forms and one.accepted is None)


def departments_of(kept: tuple[Kept, ...]) -> tuple[str, ...]:
    """Return the departments that have a subtotal: those with more than one return, in the order of the first."""
    count = Counter(one.department for one in kept)
    return tuple(department for department in count if count[department] > 1)


def returned_of(standing: Standing) -> bool:
    """Tell whether something came back, readable or not."""
    return standing.version > 0 or standing.latest is not None


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
