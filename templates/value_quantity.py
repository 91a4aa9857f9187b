"""Numbers with what stands around them: operator, multiplier, unit of measure, "per", and words of nearness."""

import re
from dataclasses import dataclass
from decimal import Decimal

from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import UnitWord
from templates.vocabulary import Vocabulary

NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,]\d)")
MOST_DIGITS = 15
FIRST_YEAR = 1900  # 2019年 is a deadline, not a duration of 2019 years
NEAR = ("余", "多")
PER_SIGNS = str.maketrans({"*": "·", "×": "·", "・": "·", "•": "·"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, before an operator is known; ``near`` is the operator its own words give."""

    number: Decimal
    unit: UnitWord | None
    per: str = ""
    near: str = ""
    rest: str = ""


def operator(text: str, words: Vocabulary) -> tuple[str, str]:
    """Return (operator, rest) where an operator word stands before a number; an empty operator otherwise."""
    for word, op in words.before:
        if text.lower().startswith(word) and NUMBER.match(text[len(word) :]):
            return op, text[len(word) :]
    return "", text


def quantity(text: str, words: Vocabulary) -> Quantity | None:
    """Return the quantity a text begins with and what is left behind it; None where it begins with no number."""
    match = NUMBER.match(text)
    if match is None or sum(char.isdigit() for char in match[0]) > MOST_DIGITS:
        return None
    number, rest = Decimal(match[0].replace(",", "")), text[match.end() :]
    near, rest = _near(rest)
    unit, factor, rest = _unit(rest, words)
    if not near:
        near, rest = _near(rest)
    per, rest = _per(rest, words)
    return Quantity(number * factor * (unit.factor if unit else 1), unit, per, near, rest)


def whole_quantity(text: str, words: Vocabulary) -> Quantity | None:
    """Return the quantity if the text is nothing but one, with words of nearness and empty words behind it."""
    found = quantity(text, words)
    if found is None:
        return None
    near, rest = found.near, found.rest
    for word, op in words.after:
        if rest == word:
            near, rest = near or op, ""
    if rest in words.tails and found.unit is not None and found.unit.kind == "percent":
        rest = ""
    return None if rest else Quantity(found.number, found.unit, found.per, near)


def valued(raw: str, op: str, found: Quantity, words: Vocabulary) -> Value:
    """Return the value of a quantity with its operator; frequencies are told per year."""
    unit, sign = found.unit, op or found.near or "="
    if unit is None:
        return Value(raw, ValueKind.NUMBER, sign, found.number)
    if found.per and unit.kind == "count" and found.per in words.times:
        return Value(
            raw, ValueKind.FREQUENCY, sign, found.number * words.times[found.per], measure=unit.measure, per="年"
        )
    if found.per:
        return Value(raw, ValueKind.RATE, sign, found.number, measure=unit.measure, per=found.per)
    if unit.measure == "年" and found.number >= FIRST_YEAR:
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    return Value(raw, ValueKind(unit.kind), sign, found.number, measure=unit.measure)


def _near(rest: str) -> tuple[str, str]:
    return ("≈", rest[1:]) if rest.startswith(NEAR) else ("", rest)


def _unit(rest: str, words: Vocabulary) -> tuple[UnitWord | None, int, str]:
    """Return the longest unit the text begins with, the multiplier before it, and what is left."""
    best: tuple[UnitWord | None, int, str] = (None, 1, rest)
    for length in range(min(len(rest), 8), 0, -1):
        unit = words.units.get(rest[:length])
        if unit is not None:
            best = unit, 1, rest[length:]
            break
    for word, factor in words.multipliers.items():
        if not rest.startswith(word):
            continue
        tail = rest[len(word) :]
        inner, _, left = _unit(tail, words) if tail else (None, 1, "")
        if inner is not None and inner.kind in ("count", "measure") and len(left) < len(best[2]):
            best = inner, factor, left
        elif inner is None and best[0] is None and (not tail or tail[0] in "/·") and len(tail) < len(best[2]):
            best = UnitWord("money", "元"), factor, tail
    return best


def _per(rest: str, words: Vocabulary) -> tuple[str, str]:
    if not rest.startswith("/"):
        return "", rest
    parts = rest[1:].translate(PER_SIGNS).split("·")
    if all(_is_per(part, words) for part in parts):
        return "·".join(parts), ""
    return "", rest


def _is_per(part: str, words: Vocabulary) -> bool:
    if part in words.times or part in words.units:
        return True
    found = quantity(part, words)
    if found is None or found.unit is None or found.rest or found.per:
        return False
    return found.unit.kind == "measure" or any(word in part for word in words.multipliers)  # 2条/1个 is no rate
