"""Deadlines, periods and milestones, as the forms write them; a day without a year stays month and day."""

import re
from calendar import monthrange
from dataclasses import dataclass

from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

YEAR = r"(?P<year{n}>(?:19|20)\d{{2}})"
MONTH = r"(?P<month{n}>1[0-2]|0?[1-9])"
DAY = r"(?P<day{n}>3[01]|[12]\d|0?[1-9])"
FORMS = (
    rf"{YEAR}年{MONTH}月{DAY}[日号]",
    rf"{YEAR}[-/.]{MONTH}[-/.]{DAY}",
    rf"{YEAR}年{MONTH}月(?:份)?",
    rf"{MONTH}月{DAY}[日号]",
    rf"{MONTH}月(?:份)?",
    rf"{YEAR}年(?P<half{{n}}>上半年|下半年)",
    rf"{YEAR}年第?(?P<quarter{{n}}>[一二三四1-4])季度",
    rf"{YEAR}年(?:度)?",
)
YEAR_ENDS = ("年底", "年末", "年内", "当年", "当年内", "本年度内", "年度内")
NO_YEAR = (
    r"(?P<half{n}>上半年|下半年)",
    r"第(?P<quarter{n}>[一二三四1-4])季度",
    rf"(?P<end{{n}}>{'|'.join(YEAR_ENDS)})",
)
DOTTED = rf"{YEAR}[./]{MONTH}"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = rf"(?P<name{{n}}>(?:{'|'.join(MONTHS)})[a-z]*)"
ENGLISH = (rf"{DAY}{NAME},?(?:{YEAR})?", rf"{NAME}{DAY},?(?:{YEAR})?", rf"{NAME},?(?:{YEAR})?")
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
JOINT = r"(?:-|--|—|——|~|至|到)"
LEAP = 2000  # 2 月 without a year may have 29 days; its last day is told as 28


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar: year (0 where not said), first and last (month, day)."""

    year: int
    first: tuple[int, int]
    last: tuple[int, int]


def dated(raw: str, text: str, words: Vocabulary, year: int | None) -> Value | None:
    """Return the deadline, period or milestones a text says, or None; ``year`` fills in a year that is not said."""
    return _period(raw, text, year, words) or _deadline(raw, text, words, year) or _milestones(raw, text)


def _deadline(raw: str, text: str, words: Vocabulary, year: int | None) -> Value | None:
    bare = _bare(text, words)
    if bare == "年" != text:  # 年底前完成, of which only the year is left
        bare = "年底"
    moment = _moment(bare, FORMS + NO_YEAR) or _english(bare)
    if moment is None:
        return None
    return Value(raw, ValueKind.DATE, "by", first=_day(moment, moment.last, year))


def _period(raw: str, text: str, year: int | None, words: Vocabulary) -> Value | None:
    for joint in re.finditer(JOINT, text):
        left, right = text[: joint.start()], _bare(text[joint.end() :], words)
        start = _moment(left, (*FORMS, DOTTED)) or _short_month(left, right)
        end = _moment(right, (*FORMS, DOTTED))
        if start is not None and end is not None:
            first = _day(start, start.first, year)
            last = _day(end, end.last, start.year or year)
            return Value(raw, ValueKind.DATE_RANGE, first=first, last=last) if first <= last else None
    return None


def _short_month(left: str, right: str) -> Moment | None:
    """Read 1 in 1-12月 and 2021年1 in 2021年1-12月 as a month where what follows is one."""
    if "月" not in right:
        return None
    return _moment(f"{left}月", FORMS)


def _milestones(raw: str, text: str) -> Value | None:
    parts = [part for part in re.split(r"[;；,，、。]", text) if part]
    begins = [re.match(r"(?:(?:19|20)\d{2}年)?(?:1[0-2]|0?[1-9])月(?!\d)", part) for part in parts]
    if len(parts) > 1 and all(begins):
        return Value(raw, ValueKind.MILESTONES)
    return None


def _bare(text: str, words: Vocabulary) -> str:
    """Return a date without the words that only say "by then"."""
    known = words.dates
    for word in known.before:
        if text.lower().startswith(word):
            text = text[len(word) :]
            break
    for group in (known.after, known.ends):
        for word in group:
            if text.endswith(word) and len(text) > len(word) and text not in YEAR_ENDS:
                text = text[: -len(word)]
                break
    return text


def _moment(text: str, forms: tuple[str, ...]) -> Moment | None:
    for form in forms:
        match = re.fullmatch(form.format(n=""), text)
        if match is not None:
            return _of_parts(match.groupdict())
    return None


def _english(text: str) -> Moment | None:
    match = next(filter(None, (re.fullmatch(form.format(n=""), text.lower()) for form in ENGLISH)), None)
    if match is None:
        return None
    parts = match.groupdict()
    return _of_parts({**parts, "month": str(1 + MONTHS.index(str(parts["name"])[:3]))})


def _of_parts(parts: dict[str, str | None]) -> Moment | None:
    year = int(parts.get("year") or 0)
    if parts.get("half"):
        return Moment(year, (1, 1), (6, 30)) if parts["half"] == "上半年" else Moment(year, (7, 1), (12, 31))
    if parts.get("quarter"):
        last = 3 * QUARTERS[str(parts["quarter"])]
        return Moment(year, (last - 2, 1), (last, _length(year, last)))
    if not parts.get("month"):
        return Moment(year, (1, 1), (12, 31))
    month = int(str(parts["month"]))
    if not parts.get("day"):
        return Moment(year, (month, 1), (month, _length(year, month)))
    day = int(str(parts["day"]))
    most = _length(year or LEAP, month)
    return Moment(year, (month, day), (month, day)) if day <= most else None


def _length(year: int, month: int) -> int:
    return monthrange(year or LEAP + 1, month)[1]


def _day(moment: Moment, spot: tuple[int, int], year: int | None) -> str:
    said = moment.year or year
    day = f"{spot[0]:02d}-{spot[1]:02d}"
    return f"{said:04d}-{day}" if said else day
