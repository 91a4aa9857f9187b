"""Raw text of a value cell -> typed value. Normalises what is obvious and never guesses: what it does not know it says.

Order of evidence: blank and placeholder, template text, standard words, suspects, dates, several measures, frequency,
tolerance, range, one quantity; whatever is left and has no figure is qualitative.
"""

import re

from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.value_dates import dated
from templates.value_quantity import MOST_DIGITS
from templates.value_quantity import NUMBER
from templates.value_quantity import Quantity
from templates.value_quantity import operator
from templates.value_quantity import quantity
from templates.value_quantity import valued
from templates.value_quantity import whole_quantity
from templates.vocabulary import Vocabulary

ACTUAL_MARK = "[in实际完成值]"
SIGNS = ("≥", "≧", ">=", "⩾", "≤", "≦", "<=", "⩽", ">", "<")
DENIED = ("不", "未", "无", "没", "非")
LONGEST_WORD = 8
_DOUBLED = re.compile(r"(?P<part>\d[\d.,]*[^\d.,()\s]+)(?P=part)(?:\(.*\))?")
_RATE_200 = re.compile(r"2(?:[5-9]\d|100)(?:\.\d+)?%")
_LETTER_DIGIT = re.compile(r"(?<=[\d第])[OoIl](?![A-Za-z])|(?<![A-Za-z])[OoIl](?=\d)")
_JOINT = re.compile(r"(?:-|--|—|——|~|至|到)")
_BETWEEN = re.compile(r"[/、,，;；和及与+]?")
_NAMED_RATE = re.compile(r"[\u4e00-\u9fff]{1,10}[率度](?:为|达到?)?(?=[^\u4e00-\u9fff率度]|不|大|小|至|达)")
_EVERY = re.compile(r"每(?P<period>年|半年|季度?|月|周|天|日)(?P<rest>.+)")


def read_value(raw: str, words: Vocabulary, year: int | None = None, *, actual: bool = False) -> Value:
    """Return what a value cell says; never raises.

    ``year`` is the fiscal year that a date without one belongs to; ``actual`` says that the cell is one of actual
    values, where an operator means that the target was copied.
    """
    text = squeeze(raw)
    if text.endswith(ACTUAL_MARK):
        text, actual = text.removesuffix(ACTUAL_MARK), True
    for step in (_nothing, _standard, _suspect):
        found = step(raw, text, words)
        if found is not None:
            return found
    if actual and text.startswith(SIGNS):
        return Value(raw, ValueKind.COPY_OF_TARGET)
    return dated(raw, text, words, year) or _figures(raw, text, words) or _worded(raw, text, words)


def _nothing(raw: str, text: str, words: Vocabulary) -> Value | None:
    if not text:
        return Value(raw, ValueKind.BLANK)
    if text in words.placeholders:
        return Value(raw, ValueKind.PLACEHOLDER)
    if any(mark in text for mark in words.template):
        return Value(raw, ValueKind.TEMPLATE)
    return None


def _standard(raw: str, text: str, words: Vocabulary) -> Value | None:
    word = text.rstrip(".。!！;；")
    if word in words.labels:
        return Value(raw, ValueKind.ENUM_LABEL)
    if word in words.rungs:
        ladder, rung, _ = words.rungs[word]
        return Value(raw, ValueKind.QUALITATIVE, level=f"{ladder}:{rung}")
    return None


def _suspect(raw: str, text: str, words: Vocabulary) -> Value | None:
    """Return what looks garbled or wrongly scanned, with the likely reading; it is asked, never repaired."""
    if _DOUBLED.fullmatch(text):
        return Value(raw, ValueKind.GARBLED, note="doubled", proposal=str(_DOUBLED.fullmatch(text)["part"]))  # type: ignore[index]
    if text[0] in words.suspects and NUMBER.match(text[1:]):
        return Value(raw, ValueKind.OCR_SUSPECT, note="scanned_sign", proposal=f"≥{text[1:]}")
    if _RATE_200.fullmatch(text):
        return Value(raw, ValueKind.OCR_SUSPECT, note="rate_far_over_100", proposal=f"≥{text[1:]}")
    if "$" in text or text.startswith("到0") or _LETTER_DIGIT.search(text):
        return Value(raw, ValueKind.OCR_SUSPECT, note="scanned_digit")
    return None


def _figures(raw: str, text: str, words: Vocabulary) -> Value | None:
    return (
        _frequency(raw, text, words)
        or _tolerance(raw, text, words)
        or _range(raw, text, words)
        or _one(raw, text, words)
        or _composite(raw, text, words)
    )


def _one(raw: str, text: str, words: Vocabulary) -> Value | None:
    named = _NAMED_RATE.match(text)
    op, rest = operator(text[named.end() :] if named and "%" in text else text, words)
    nearly, rest = operator(rest, words) if op else ("", rest)
    if nearly not in ("", "≈"):
        return None
    found = whole_quantity(rest, words)
    return None if found is None else valued(raw, nearly or op, found, words)


def _frequency(raw: str, text: str, words: Vocabulary) -> Value | None:
    match = _EVERY.fullmatch(text)
    if match is None:
        return None
    op, rest = operator(match["rest"], words)
    found = whole_quantity(rest, words)
    if found is None or found.unit is None or found.unit.kind != "count" or found.per:
        return None
    return valued(raw, op, Quantity(found.number, found.unit, match["period"], found.near), words)


def _tolerance(raw: str, text: str, words: Vocabulary) -> Value | None:
    if "±" not in text[:4]:
        return None
    found = whole_quantity(text[text.index("±") + 1 :], words)
    if found is None or found.per or text.partition("±")[0] not in ("", "≤", "在", "控制在", "误差"):
        return None
    return Value(
        raw, ValueKind.TOLERANCE, "within", -found.number, found.number, found.unit.measure if found.unit else ""
    )


def _range(raw: str, text: str, words: Vocabulary) -> Value | None:
    for joint in _JOINT.finditer(text):
        left, right = quantity(text[: joint.start()], words), whole_quantity(text[joint.end() :], words)
        if left is None or right is None or left.rest or left.near or left.per or right.per or joint.start() == 0:
            continue
        if left.unit not in (None, right.unit) or left.number < 0:
            return None
        factor = right.unit.factor if right.unit and left.unit is None else 1
        low, high = left.number * factor, right.number
        if low > high:
            return None
        kind = ValueKind(right.unit.kind) if right.unit else ValueKind.NUMBER
        return Value(raw, kind, "range", low, high, right.unit.measure if right.unit else "")
    return None


def _composite(raw: str, text: str, words: Vocabulary) -> Value | None:
    """Return a composite where the text is several quantities and nothing else."""
    count, rest = 0, text
    while rest:
        _, rest = operator(rest, words)
        found = quantity(rest, words)
        if found is None or found.unit is None:
            break
        count, rest = count + 1, found.rest
        if found.per:
            return None
        match = _BETWEEN.match(rest)
        rest = rest[match.end() :] if match and rest else rest
    return Value(raw, ValueKind.COMPOSITE, note="composite") if count > 1 and not rest else None


def _worded(raw: str, text: str, words: Vocabulary) -> Value:
    digits = sum(char.isdigit() for char in text)
    if digits:
        return Value(raw, ValueKind.UNREADABLE, note="unread" if digits <= MOST_DIGITS else "too_many_digits")
    return Value(raw, ValueKind.QUALITATIVE, level=_level_inside(text, words))


def _level_inside(text: str, words: Vocabulary) -> str:
    """Return the ladder and rung of a short text that begins or ends with a standard word, else ``none``."""
    if len(text) > LONGEST_WORD or any(sign in text for sign in DENIED):
        return "none"
    fitting = [word for word in words.rungs if len(word) > 1 and (text.startswith(word) or text.endswith(word))]
    if not fitting:
        return "none"
    longest = max(map(len, fitting))
    levels = {words.rungs[word][:2] for word in fitting if len(word) == longest}
    return ":".join(levels.pop()) if len(levels) == 1 else "none"
