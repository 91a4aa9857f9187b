"""Districts with units above units, in a line each."""

from consolidate.district import District
from consolidate.district import Standing
from templates.roster import Roster
from templates.roster import Unit
from tests.rollup.builder import amounts
from tests.rollup.builder import built
from tests.rollup.builder import district
from tests.rollup.builder import project
from tests.rollup.builder import standing

CITY, EAST, WEST, BUREAU, SCHOOL, COLLEGE = (
    Unit("1", "市财政局"),
    Unit("11", "东区", parent="1"),
    Unit("12", "西区", parent="1"),
    Unit("111", "东区教育局", parent="11"),
    Unit("1111", "一小", parent="111"),
    Unit("1112", "职院", parent="111"),
)
ROSTER = Roster((CITY, EAST, WEST, BUREAU, SCHOOL, COLLEGE))
INCOME = "income.appropriation.current"
FORM = "department-target"


def sends(unit: Unit, income: str) -> Standing:
    """Return the standing of a unit whose appropriation of the year is this; blank for nothing accepted."""
    if not income:
        return standing(unit, None, "overdue")
    money = amounts(f"- - {income}", "- - 0", "- - 0", f"- - {income}")
    return standing(unit, built(unit, money, (project(unit, f"{unit.name}项目", income, income),)))


def filed(**incomes: str) -> District:
    """Return the district in which units, by code (``u111``), send an appropriation each."""
    named = {unit.code: unit for unit in ROSTER.units}
    return district(*(sends(named[code[1:]], income) for code, income in incomes.items()))
