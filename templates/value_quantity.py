"""Numbers with what stands around them: operator, multiplier, unit of measure, "per", and words of nearness."""

import re
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal

from templates.value import Value
from templates.value import ValueKind
from templates.value_grammar import grammar
from templates.vocabulary import UnitWord
from templates.vocabulary import Vocabulary

NUMBER = re.compile(r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|0(?!\d)|[1-9]\d*)(?:\.\d+)?(?![\d.,]\d)")
MOST_DIGITS = 15
FIRST_YEAR = 1900  # 2019年 is a deadline, not a duration of 2019 years
NEAR = ("余", "多")
AMOUNTS = ("万", "亿")
AMOUNT_ENDS = ("万", "亿", "万余", "万多", "亿余", "亿多")  # 200万 without a unit is money, 5千 is only a number
SIGNED = frozenset({"money", "percent", "permille", "measure"})  # what can be less than nothing
MOST_NEGATIVE = -50  # "-95%" is a dash before 95 % sooner than a share below nothing
BY_UNIT = frozenset({"count", "measure", "money", "duration"})
_SIMPLE = re.compile(r"([≥≤><=]?)((?:[1-9]\d{0,2}(?:,\d{3})+|0(?!\d)|[1-9]\d*)(?:\.\d+)?)([^\d.,\s]+)")
_KINDS = {kind.value: kind for kind in ValueKind}
_DONE = re.compile(r"(?:以内|之内|内)[\u4e00-\u9fff]{2,8}")  # 5个工作日内办结
_PER = re.compile(r"[/每](?:[^/每·*×・•.]+[/每·*×・•.])*[^/每·*×・•.]+")
_PER_PARTS = re.compile(r"[/每·*×・•.]")
_SCALE = re.compile(r"\d+[万亿千]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, before an operator is known; ``near`` is the operator its own words give.

    ``factor`` is what the number was multiplied by; ``amount`` says that 万 or 亿 stood before no unit.
    """

    number: Decimal
    unit: UnitWord | None
    per: str = ""
    near: str = ""
    rest: str = ""
    factor: int = 1
    amount: bool = False


def operator(text: str, words: Vocabulary) -> tuple[str, str]:
    """Return (operator, rest) where an operator word stands before a number; an empty operator otherwise."""
    known = grammar(words)
    match = known.operator.match(text)
    return ("", text) if match is None else (known.operators[match["word"].lower()], text[match.end() :])


def simple(raw: str, text: str, words: Vocabulary) -> Value | None:
    """Return ``≥95%`` and its like the short way; None for whatever may be more than sign, number and unit."""
    match = _SIMPLE.fullmatch(text)
    unit = words.units.get(match[3]) if match else None
    if match is None or unit is None or unit.kind == "duration" or len(match[2]) > MOST_DIGITS:
        return None
    number = Decimal(match[2].replace(",", "")) * unit.factor
    return Value(raw, _KINDS[unit.kind], match[1] or "=", number, None, unit.measure)


def ended(text: str, words: Vocabulary) -> tuple[str, str]:
    """Return (operator, rest) where an operator word stands at the end of a text."""
    known = grammar(words)
    match = known.ending.search(text)
    return ("", text) if match is None else (known.endings[match[0].lower()], text[: match.start()])


def agreed(*signs: str) -> str | None:
    """Return the operator that several operators of one figure come to, or None where they contradict each other."""
    said = {sign for sign in signs if sign and sign != "="}
    if len(said) > 1 and "≈" in said:
        return "≈"
    for strict, loose in ((">", "≥"), ("<", "≤")):
        if said == {strict, loose}:
            return strict
    if len(said) > 1:
        return None
    return said.pop() if said else "="


def quantity(text: str, words: Vocabulary) -> Quantity | None:
    """Return the quantity a text begins with and what is left behind it; None where it begins with no number."""
    match = NUMBER.match(text)
    if match is None or sum(char.isdigit() for char in match[0]) > MOST_DIGITS:
        return None
    number, rest = Decimal(match[0].replace(",", "")), text[match.end() :]
    near, rest = _near(rest)
    unit, factor, near2, rest = _unit(rest, words)
    amount = unit is None and text[match.end() : len(text) - len(rest)].endswith(AMOUNT_ENDS)
    near = near or near2
    if not near:
        near, rest = _near(rest)
    kind = unit.kind if unit else "money"
    if number < 0 and (kind not in SIGNED or (kind == "percent" and number <= MOST_NEGATIVE)):
        return None
    whole = factor * (unit.factor if unit else 1)
    return Quantity(number * whole, unit, "", near, rest, whole, amount)


def whole_quantity(text: str, words: Vocabulary) -> Quantity | None:
    """Return the quantity if the text is nothing but one, with words of nearness and empty words behind it."""
    found = quantity(text, words)
    if found is None:
        return None
    near, rest = found.near, found.rest
    per = ""
    if rest:
        if found.unit is not None and found.unit.kind == "duration" and _DONE.fullmatch(rest):
            return replace(found, near=agreed(near, "≤") or "", rest="") if not _denied(rest, words) else None
        said, rest = ended(rest, words)
        if said:
            agreeing = agreed(near, said)
            if agreeing is None:
                return None
            near = agreeing
        per, rest = _per(rest, words) if found.unit is not None or found.amount else ("", rest)
        rest = _tail(rest, found.unit, words)
    if rest:
        return None
    return replace(found, per=per, near=near, rest="")


def valued(raw: str, op: str, found: Quantity, words: Vocabulary) -> Value | None:
    """Return the value of a quantity with its operator; frequencies are told per year; None where signs contradict."""
    sign = agreed(op, found.near)
    if sign is None:
        return None
    unit = money_if_amount(found)
    if unit is None:
        return Value(raw, ValueKind.NUMBER, sign, found.number)
    if found.per:
        yearly = times_a_year(found.per, words) if unit.kind == "count" else None
        if yearly is not None:
            return Value(raw, ValueKind.FREQUENCY, sign, found.number * yearly, measure=unit.measure, per="年")
        return Value(raw, ValueKind.RATE, sign, found.number, measure=unit.measure, per=found.per)
    if unit.measure == "年" and found.number >= FIRST_YEAR:
        return None
    return Value(raw, ValueKind(unit.kind), sign, found.number, measure=unit.measure)


def _denied(text: str, words: Vocabulary) -> bool:
    return any(sign in text for sign in words.denied)


def money_if_amount(found: Quantity) -> UnitWord | None:
    """Return the unit of a quantity; 200万 without one is an amount of money."""
    return UnitWord("money", "元") if found.amount else found.unit


def times_a_year(period: str, words: Vocabulary) -> Decimal | None:
    """Return how often a year a period (月, 季度, 2年) comes, or None where it is none."""
    match = grammar(words).period.fullmatch(period)
    if match is None:
        return None
    span = Decimal(match["times"] or 1)
    return Decimal(words.times[match["period"]]) / span if span else None


def _near(rest: str) -> tuple[str, str]:
    return ("≈", rest[1:]) if rest.startswith(NEAR) else ("", rest)


def _longest_unit(rest: str, words: Vocabulary) -> tuple[UnitWord | None, str]:
    units = words.units
    for length in range(min(len(rest), grammar(words).longest_unit), 0, -1):
        unit = units.get(rest[:length])
        if unit is not None:
            return unit, rest[length:]
    return None, rest


def _unit(rest: str, words: Vocabulary) -> tuple[UnitWord | None, int, str, str]:
    """Return the unit the text begins with, the multiplier before it, a word of nearness between, and what is left."""
    unit, left = _longest_unit(rest, words) if rest else (None, rest)
    match = grammar(words).multiplier.match(rest) if rest else None
    if match is None:
        return unit, 1, "", left
    factor = words.multipliers[match[0].lower()]
    near, tail = _near(rest[match.end() :])
    inner, remains = _longest_unit(tail, words)
    if inner is not None and inner.kind in BY_UNIT and (unit is None or len(remains) < len(left)):
        return inner, factor, near, remains
    amount = match[0].endswith(AMOUNTS) and (not tail or tail[0] in "/每-~至到—" or not ended(tail, words)[1])
    if unit is None and inner is None and (amount or not tail):
        return None, factor, near, tail
    return unit, 1, "", left


def _tail(rest: str, unit: UnitWord | None, words: Vocabulary) -> str:
    """Return what is left when words that add nothing are taken off: 覆盖 of 100%覆盖, 培训 of 3场培训."""
    if not rest or unit is None:
        return rest
    if unit.kind == "percent" and rest in words.tails:
        return ""
    if unit.kind == "count" and grammar(words).noun.fullmatch(rest):
        return ""
    return rest


def _per(rest: str, words: Vocabulary) -> tuple[str, str]:
    """Return what a quantity is "per", in canonical words, and what is left."""
    if rest.startswith("per"):
        rest = f"/{rest[3:]}"
    rest = rest.replace("/每", "/")
    if not rest or not _PER.fullmatch(rest):
        return "", rest
    if times_a_year(rest[1:], words) is not None:
        return rest[1:].replace("个", "") if rest[1:2].isdigit() else _canonical(rest[1:], words) or "", ""
    parts = per_parts(rest, words)
    return (parts, "") if parts else ("", rest)


def per_parts(text: str, words: Vocabulary) -> str:
    """Return 人·月 of ``/人·月`` or ``每人每月`` in canonical words; nothing where one of the parts is unknown."""
    parts = [_canonical(part, words) for part in _PER_PARTS.split(text[1:]) if part]
    return "·".join(str(part) for part in parts) if all(parts) else ""


def _canonical(part: str, words: Vocabulary) -> str | None:
    unit = words.units.get(part)
    if unit is not None and unit.factor == 1:
        return unit.measure
    if part in words.times or part in words.per:
        return part
    found = quantity(part, words)
    if found is None or found.unit is None or found.rest:
        return None
    # 2条/1个 is no rate, 0.064次/10万公顷 is one
    scaled = found.unit.kind == "measure" or (found.unit.kind == "count" and _SCALE.match(part))
    return part if scaled else None
