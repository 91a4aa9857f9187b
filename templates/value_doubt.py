"""Bare numbers that are likely something else: days, years, ordinals, two lines of a cell run together."""

import re

from templates.value import Value
from templates.value import ValueKind
from templates.value_moment import Moment
from templates.value_moment import day_of
from templates.value_moment import moment_of
from templates.value_moment import near_year

_TWO_LINES = re.compile(r"\d[^\S\r\n\v\f\u2028\u2029]*[\r\n\v\f\u2028\u2029]\s*\d|\d\s\s+\d")
_MONTH = re.compile(r"(?P<year>20\d{2})\.(?P<month>1[0-2]|0?[1-9])")
_DAY = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])")
_COMPACT_MONTH = re.compile(r"(?P<year>20\d{2})(?P<month>1[0-2]|0[1-9])")
_YEAR = re.compile(r"(?P<year>20\d{2})")
_BARE_DAYS = re.compile(r"(?:[1-9]|[12]\d|3[01])日")
_SHORT_YEAR = re.compile(r"(?P<short>\d\d)年")
_YEAR_INSIDE = re.compile(r"(?<![\d.,])20\d{2}(?![\d.,])")
_CANDIDATE = re.compile(r"[\d.]{1,10}[日年]?")
LAST_DAY = "12.31"


def two_lines(raw: str) -> bool:
    """Tell whether figures of two lines, or two columns, would run together."""
    return _TWO_LINES.search(raw) is not None


def doubtful(raw: str, text: str, year: int | None) -> Value | None:
    """Return what a number that is likely a date is: the date if the fiscal year bears it out, else unreadable."""
    if not _CANDIDATE.fullmatch(text):
        return None
    unread = Value(raw, ValueKind.UNREADABLE, note="unread")
    if text == LAST_DAY or _BARE_DAYS.fullmatch(text):  # 5日: the fifth, or five days
        return unread
    short = _SHORT_YEAR.fullmatch(text)
    if short is not None:  # 24年: the year 2024, or 24 years
        return unread if near_year(2000 + int(short["short"]), year) else None
    for pattern in (_MONTH, _DAY):
        match = pattern.fullmatch(text)
        moment = moment_of(match.groupdict(), int(match["year"])) if match else None
        if moment is not None:
            return _date(raw, moment) if near_year(moment.year, year) else unread
    for pattern in (_COMPACT_MONTH, _YEAR):
        match = pattern.fullmatch(text)
        if match is not None and near_year(int(match["year"]), year):
            return unread
    return None


def year_bound(value: Value, text: str, year: int | None) -> bool:
    """Tell whether a bare number is the fiscal year, or next to it: ``within 2024`` is no number of 2024."""
    found = _YEAR_INSIDE.search(text) if value.kind is ValueKind.NUMBER else None
    return found is not None and near_year(int(found[0]), year)


def _date(raw: str, moment: Moment) -> Value:
    return Value(raw, ValueKind.DATE, "by", first=day_of(moment, moment.last, None))
