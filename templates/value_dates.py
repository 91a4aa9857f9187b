"""Deadlines, periods and milestones, as the forms write them; a day without a year stays month and day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from templates.value import Value
from templates.value import ValueKind
from templates.value_moment import DAY
from templates.value_moment import ENGLISH
from templates.value_moment import IN_YEAR
from templates.value_moment import MONTH
from templates.value_moment import NAME
from templates.value_moment import PLAIN
from templates.value_moment import YEAR
from templates.value_moment import Moment
from templates.value_moment import day_of
from templates.value_moment import moment_of
from templates.value_moment import near_year
from templates.vocabulary import Vocabulary

JOINT = re.compile(r"(?:--|——|-|—|~|–|至|到)")
DATED = re.compile(
    rf"[年月日号季旬]|[qQ][1-4]|[12]\d{{3}}[-/.]?[01]?\d|\d[-/.][0123]?\d(?:日|前|之前|以前)|{NAME}|半年", re.IGNORECASE
)
STRICT = ("before", "until")  # before December 2024: before it begins, or by its end?
VERB = r"[\u4e00-\u9fff、]{0,16}"
ENDS_OF_YEAR = r"年?(?P<end>底|末|内|以内|中)"
_MILESTONE = re.compile(rf"(?:{YEAR}年)?{MONTH}月(?!\d)")
_DOTTED = (rf"{YEAR}\.{MONTH}",)
_SHORT_DAY = (rf"{MONTH}[./-]{DAY}日?",)
_QUARTERS = re.compile(rf"(?:{YEAR}年)?第?(?P<one>[一二三四1-4])(?:季度)?(?:-|~|至|到)第?(?P<two>[一二三四1-4])季度")
_YEARS = re.compile(r"(?P<one>(?:19|20)\d{2})年?度?(?:-|~|至|到|—|——)(?P<two>(?:19|20)\d{2})(?:年|年度)?")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The forms of a date as patterns of one vocabulary."""

    before: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    year_end: re.Pattern[str]
    tail: re.Pattern[str]
    this: frozenset[str]
    next: frozenset[str]


@lru_cache(maxsize=8)
def patterns(words: Vocabulary) -> Patterns:
    """Return the patterns of a vocabulary's words around dates."""
    known = words.dates
    said = f"(?P<said>{_any((*known.this, *known.next))})"
    some_year = rf"(?:{YEAR}年?度?|(?P<short>\d\d)年|{said})"
    forms = [rf"{some_year}?{form}" for form in IN_YEAR] + list(PLAIN) + list(ENGLISH)
    until = rf"(?P<before>之前|以前|前){VERB}"
    done = rf"(?P<inside>内|以内)?(?:{_any(known.after)})?"
    tail = rf"(?P<end>底|末)?(?:24时|24:00|24点)?(?:{until}|{done})"
    return Patterns(
        before=re.compile(rf"(?:{_any(known.before)})", re.IGNORECASE),
        forms=tuple(re.compile(f"{form}(?P<rest>.*)", re.IGNORECASE) for form in forms),
        year_end=re.compile(rf"{some_year}{ENDS_OF_YEAR}(?P<rest>.*)"),
        tail=re.compile(tail),
        this=frozenset(known.this),
        next=frozenset(known.next),
    )


def dated(raw: str, text: str, words: Vocabulary, year: int | None) -> Value | None:
    """Return the deadline, period or milestones a text says, or None; ``year`` fills in a year that is not said.

    What is a date but could be two (12月前: before it begins, or by its end?) is unreadable.
    """
    if not DATED.search(text):
        return None
    return _period(raw, text, year, words) or _deadline(raw, text, words, year) or _milestones(raw, text)


def _deadline(raw: str, text: str, words: Vocabulary, year: int | None) -> Value | None:
    known = patterns(words)
    led = known.before.match(text)
    for bare in (text, text[led.end() :] if led else ""):
        strict = led is not None and bare != text and led[0].lower() in STRICT
        for form in (*known.forms, known.year_end):
            match = form.fullmatch(bare)
            if match is None or (found := _by(raw, match, known, words, year)) is None:
                continue
            return (
                Value(raw, ValueKind.UNREADABLE, note="unread")
                if strict and not match.groupdict().get("day")
                else found
            )
    short = re.fullmatch(rf"{MONTH}[-/.]{DAY}(?:日?(?:之前|以前|前)|日){VERB}", text)
    moment = moment_of(short.groupdict(), 0) if short and not _denied(text, words) else None
    return None if moment is None else Value(raw, ValueKind.DATE, "by", first=day_of(moment, moment.last, year))


def _by(raw: str, match: re.Match[str], known: Patterns, words: Vocabulary, year: int | None) -> Value | None:
    parts = match.groupdict()
    tail = known.tail.fullmatch(parts["rest"])
    if tail is None or _denied(parts["rest"], words):
        return None
    said = _year_of(parts, known, year)
    moment = None if said is None else moment_of(parts, said)
    if moment is None:
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    closed = bool(tail["end"] or parts.get("end"))
    if parts.get("end") == "中" or (moment.coarse and not closed and _open(tail, parts)):
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    if parts.get("whole"):
        first, last = day_of(moment, moment.first, year), day_of(moment, moment.last, year)
        return Value(raw, ValueKind.DATE_RANGE, first=first, last=last)
    return Value(raw, ValueKind.DATE, "by", first=day_of(moment, moment.last, year))


def _open(tail: re.Match[str], parts: dict[str, str | None]) -> bool:
    """Tell whether the end of a stretch is left open: 12月前 is before it or by its end, 6月内 in June or 6 months."""
    yearless = not (parts.get("year") or parts.get("short") or parts.get("said"))
    return bool(tail["before"]) or bool(tail["inside"] and yearless and parts.get("month"))


def _year_of(parts: dict[str, str | None], known: Patterns, year: int | None) -> int | None:
    """Return the year said, 0 where none is, None where it cannot be known."""
    if parts.get("year"):
        return int(str(parts["year"]))
    if parts.get("short"):
        full = 2000 + int(str(parts["short"]))
        return full if near_year(full, year) else None
    if parts.get("said") in known.next:
        return year + 1 if year else None
    return 0


def _period(raw: str, text: str, year: int | None, words: Vocabulary) -> Value | None:
    if quarters := _QUARTERS.fullmatch(text):
        parts = quarters.groupdict()
        start, end = (moment_of({"quarter": parts[key]}, int(parts["year"] or 0)) for key in ("one", "two"))
        return _between(raw, start, end, year)
    if years := _YEARS.fullmatch(text):
        start, end = (moment_of({}, int(years[key])) for key in ("one", "two"))
        return _between(raw, start, end, year)
    for joint in JOINT.finditer(text):
        found = _between(raw, *_sides(text[: joint.start()], text[joint.end() :], words), year)
        if found is not None:
            return found
    return None


def _sides(left: str, right: str, words: Vocabulary) -> tuple[Moment | None, Moment | None]:
    """Return both ends of a period; 1 in 1-12月 and 12 in 2024.1-12 are months."""
    known = patterns(words)
    dotted = re.fullmatch(_DOTTED[0], left) is not None
    whole = re.fullmatch(rf"{YEAR}[.]{MONTH}[.]{DAY}", left) is not None
    for word in sorted(words.dates.after, key=len, reverse=True):
        if right.endswith(word):
            right = right.removesuffix(word)
            break
    right = right.removesuffix("底").removesuffix("末")
    left = left.removeprefix("自").removeprefix("从")
    start = _moment(left, known, _DOTTED) or (_moment(f"{left}月", known) if "月" in right else None)
    end = _moment(right, known, (*_DOTTED, *(_SHORT_DAY if whole else ())))
    return start, end or (_moment(f"{right}月", known) if dotted and right.isdigit() else None)


def _between(raw: str, start: Moment | None, end: Moment | None, year: int | None) -> Value | None:
    if start is None or end is None:
        return None
    first = day_of(start, start.first, year)
    last = day_of(end, end.last, start.year or year)
    return Value(raw, ValueKind.DATE_RANGE, first=first, last=last) if first <= last else None


def _moment(text: str, known: Patterns, more: tuple[str, ...] = ()) -> Moment | None:
    for form in known.forms:
        match = form.fullmatch(text)
        if match and not match["rest"] and not match.groupdict().get("short"):
            said = _year_of(match.groupdict(), known, None)
            return None if said is None else moment_of(match.groupdict(), said)
    for written in more:
        dotted = re.fullmatch(written, text)
        if dotted:
            return moment_of(dotted.groupdict(), int(dotted.groupdict().get("year") or 0))
    return None


def _milestones(raw: str, text: str) -> Value | None:
    parts = [part for part in re.split(r"[;；,，、。]", text) if part]
    begins = [_MILESTONE.match(part) for part in parts]
    if len(parts) > 1 and all(begins):
        return Value(raw, ValueKind.MILESTONES)
    return None


def _denied(text: str, words: Vocabulary) -> bool:
    return any(sign in text for sign in words.denied)


def _any(found: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))
