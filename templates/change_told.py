"""How the change between two years is told: in which unit, and whether a percentage of the base means anything."""

from templates.catalogue.phrases import PHRASES
from templates.text import Text
from templates.text import squeeze
from templates.value import ValueKind
from templates.vocabulary import Vocabulary
from templates.years import YearRow

OUTSIDE_UNITS = "0123456789.,+-≥≤<>=≈"  # what stands before the unit in a plain value
POINTS = {"%": "rollup_points", "‰": "rollup_permille_points"}
POINTS_OF_KIND = {ValueKind.PERCENT: "%", ValueKind.PERMILLE: "‰"}
NO_TRUE_ZERO = ("℃",)  # 20 ℃ is not twice 10 ℃
WRITTEN_AS = {"月": "个月", "°C": "℃"}  # -2月 would be a month of the calendar


def stated_measure(year: YearRow, words: Vocabulary) -> tuple[str, int]:
    """Return the unit in which the change of a row is told, and how many base units it has: (万元, 10000)."""
    base = year.current.measure or year.prior1.measure
    tail = squeeze(year.current.raw).lstrip(OUTSIDE_UNITS)
    written = year.row.measure or (tail if tail in words.units else "")
    unit = words.units.get(squeeze(written))
    if unit is not None and base and unit.measure == base:
        return written, unit.factor
    return base or written, 1


def told_unit(year: YearRow, words: Vocabulary) -> Text:
    """Return the unit a change is told in: points of a rate, ``次/年`` of a frequency, ``个月`` of months."""
    points = _points(year)
    if points:
        return PHRASES[points]
    measure, _ = stated_measure(year, words)
    per = year.current.per or year.prior1.per
    unit = WRITTEN_AS.get(measure, measure)
    told = f"{unit}/{per}" if per and unit and "/" not in unit else unit
    return Text(told, told)


def relative(year: YearRow) -> bool:
    """Tell whether a percentage of the base says something beside the change: not of points, not of degrees."""
    return not _points(year) and (year.current.measure or year.prior1.measure) not in NO_TRUE_ZERO


def _points(year: YearRow) -> str:
    """Return the phrase for points of a rate, nothing where the figures are no rates."""
    for value in (year.current, year.prior1):
        points = POINTS.get(POINTS_OF_KIND.get(value.kind, value.measure), "")
        if points:
            return points
    return ""
