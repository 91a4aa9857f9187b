"""A stretch of the calendar as forms write it: a day, a month, a quarter, half a year, a year."""

from calendar import monthrange
from dataclasses import dataclass

YEAR = r"(?P<year>(?:19|20)\d{2})"
MONTH = r"(?P<month>1[0-2]|0?[1-9])"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = r"第?(?P<quarter>[一二三四1-4])季度"
TENTHS = {"上旬": 10, "中旬": 20}
NEAR_YEARS = 1  # within so many years of the fiscal year a bare 2019.12 is December 2019
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = rf"(?P<name>(?:{'|'.join(MONTHS)})[a-z]*)\.?"
LEAP = 2000  # 2 月 without a year may have 29 days; its last day is told as 28

IN_YEAR = (
    rf"{MONTH}月{DAY}(?:[日号]|(?=之前|以前|前))",
    rf"{MONTH}月份?(?P<tenth>上旬|中旬|下旬)?",
    r"(?P<half>上半年|下半年)",
    rf"(?P<upto>前)?{QUARTER}",
    r"[Qq](?P<quarter>[1-4])",
    r"(?P<whole>全年度?)",
)
PLAIN = (
    rf"{YEAR}[-/.]{MONTH}[-/.]{DAY}(?:日|T?00:00:00)?",
    r"(?P<year>(?:19|20)\d{2})(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])",
    rf"{YEAR}[-/]{MONTH}",
    rf"{YEAR}[Qq](?P<quarter>[1-4])",
    rf"{YEAR}年(?:年|度|全年)?",
    rf"{YEAR}全年",
)
ENGLISH = (
    rf"{DAY}(?:st|nd|rd|th)?{NAME},?{YEAR}?",
    rf"{NAME}{DAY}(?:st|nd|rd|th)?,?{YEAR}?",
    rf"{NAME},?{YEAR}?",
    rf"[Qq](?P<quarter>[1-4]){YEAR}",
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: year (0 where not said), first and last (month, day)."""

    year: int
    first: tuple[int, int]
    last: tuple[int, int]
    coarse: bool = False


def near_year(said: int, year: int | None) -> bool:
    """Tell whether a year is the fiscal year or next to it."""
    return year is not None and abs(said - year) <= NEAR_YEARS


def moment_of(parts: dict[str, str | None], year: int) -> Moment | None:
    """Return the moment that the parts of a match say, or None for a day the calendar has not.

    ``coarse`` marks what has no day of its own: before it and by its end are not the same.
    """
    if parts.get("half"):
        months = (1, 6) if parts["half"] == "上半年" else (7, 12)
        return Moment(year, (months[0], 1), (months[1], length(year, months[1])), coarse=True)
    if parts.get("quarter"):
        last = 3 * QUARTERS[str(parts["quarter"])]
        return Moment(year, (1 if parts.get("upto") else last - 2, 1), (last, length(year, last)), coarse=True)
    name = parts.get("name")
    said = parts.get("month") or (1 + MONTHS.index(name[:3].lower()) if name else None)
    if not said:
        return Moment(year, (1, 1), (12, 31), coarse=True)
    month = int(said)
    if not parts.get("day"):
        end = TENTHS.get(parts.get("tenth") or "", length(year, month))
        return Moment(year, (month, 1), (month, end), coarse=True)
    day = int(str(parts["day"]))
    most = length(year or LEAP, month)
    return Moment(year, (month, day), (month, day)) if day <= most else None


def length(year: int, month: int) -> int:
    """Return how many days a month has; February without a year has 28."""
    return monthrange(year or LEAP + 1, month)[1]


def day_of(moment: Moment, spot: tuple[int, int], year: int | None) -> str:
    """Return a day as ``2024-12-31``, or ``12-31`` where no year is known."""
    said = moment.year or year
    day = f"{spot[0]:02d}-{spot[1]:02d}"
    return f"{said:04d}-{day}" if said else day
