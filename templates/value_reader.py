"""Raw text of a value cell -> typed value. Normalises what is obvious and never guesses: what it does not know it says.

Order of evidence: blank and placeholder, template text, suspects, operator, number, unit, standard word.
"""

import re
from decimal import Decimal

from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
MOST_DIGITS = 15
RATE_TOP = Decimal(100)
FIRST_YEAR = 1900  # 2019年 is a deadline, not a duration of 2019 years


def read_value(raw: str, words: Vocabulary) -> Value:
    """Return what a value cell says; never raises. Percent as 95 for 95 %, money in 元, counts in single pieces."""
    text = squeeze(raw)
    if not text:
        return Value(raw, ValueKind.BLANK)
    if text in words.placeholders:
        return Value(raw, ValueKind.PLACEHOLDER)
    if any(mark in text for mark in words.template):
        return Value(raw, ValueKind.TEMPLATE)
    if text in words.rungs:
        ladder, rung, _ = words.rungs[text]
        return Value(raw, ValueKind.QUALITATIVE, level=f"{ladder}:{rung}")
    op, rest = _operator(text, words)
    match = _NUMBER.match(rest)
    if match is None:
        return _worded(raw, text)
    return _number(raw, op, match, rest, words)


def _operator(text: str, words: Vocabulary) -> tuple[str, str]:
    for word, op in words.before:
        if text.lower().startswith(word) and _NUMBER.match(text[len(word):]):
            return op, text[len(word):]
    return "", text


def _worded(raw: str, text: str) -> Value:
    if any(char.isdigit() for char in text):
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    return Value(raw, ValueKind.QUALITATIVE, level="none")


def _number(raw: str, op: str, match: re.Match[str], rest: str, words: Vocabulary) -> Value:
    digits = match[0].replace(",", "")
    if sum(char.isdigit() for char in digits) > MOST_DIGITS:
        return Value(raw, ValueKind.UNREADABLE, note="too_many_digits")
    number, tail = Decimal(digits), rest[match.end():]
    tail, op = _after(tail, op, words)
    if not tail:
        return Value(raw, ValueKind.NUMBER, op or "=", number)
    unit = words.units.get(tail)
    if unit is None:
        unit, number = _multiplied(tail, number, words)
    if unit is None:
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    kind, measure, factor = unit
    if kind == "percent" and number >= 2 * RATE_TOP and number < 3 * RATE_TOP and not op:
        return Value(raw, ValueKind.UNREADABLE, note="rate_far_over_100")
    if measure == "年" and number >= FIRST_YEAR:
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    return Value(raw, ValueKind(kind), op or "=", number * factor, measure=measure)


def _after(tail: str, op: str, words: Vocabulary) -> tuple[str, str]:
    for word, found in words.after:
        if tail.endswith(word):
            return tail[: -len(word)], op or found
        if tail.startswith(word) and found == "≈":
            return tail[len(word):], op or found
    return tail, op


def _multiplied(tail: str, number: Decimal, words: Vocabulary) -> tuple[tuple[str, str, int] | None, Decimal]:
    for word in sorted(words.multipliers, key=len, reverse=True):
        if tail == word:
            return ("money", "元", 1), number * words.multipliers[word]
        unit = words.units.get(tail[len(word):]) if tail.startswith(word) else None
        if unit is not None and unit[0] in ("count", "measure"):
            return unit, number * words.multipliers[word]
    return None, number
