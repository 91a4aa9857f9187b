"""The shapes of figures: frequency, tolerance, range, one quantity, several quantities."""

import re
from dataclasses import replace
from decimal import Decimal

from templates.value import Value
from templates.value import ValueKind
from templates.value_grammar import grammar
from templates.value_quantity import FIRST_YEAR
from templates.value_quantity import Quantity
from templates.value_quantity import money_if_amount
from templates.value_quantity import operator
from templates.value_quantity import per_parts
from templates.value_quantity import quantity
from templates.value_quantity import times_a_year
from templates.value_quantity import valued
from templates.value_quantity import whole_quantity
from templates.vocabulary import Vocabulary

UNSIGNED = ("", "=", "≈")
YUAN = "元"
_JOINT = re.compile(r"--|——|-|—|~|–|至|到|、(?=≤|<)")
_BETWEEN = re.compile(r"[/、,，;；和及与+]?")
_NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}[率度量数额])(?:为|是)?:?(?=[^\u4e00-\u9fff率度]|不|大|小|至|达|超|控|约)"
)
_RELATION = ("较", "比", "年度", "季度", "月度", "增加数", "减少数")
_WITHIN = re.compile(
    r"(?:≤|<|<=|在|控制在|不超过|误差|偏差|误差率|偏差率|误差控制在|偏差控制在|误差在|偏差在|浮动|上下浮动){0,2}±"
)
_MEAN = re.compile(r"^(?P<op>\D{0,6})(?P<of>人|户|亩|生)均")
_BANDED = re.compile(r"(?:在)?(.+?)±(.+)")
_AND = r"(?:且|,|、|和|并且|并|同时|至|到|-|~|[a-zA-Z]|[\u4e00-\u9fff]{1,8}[率度])?"
_TWO_SIDED = re.compile(
    rf"(?P<low>(?:≥|>=|>|大于等于|大于|不低于|不少于).+?){_AND}(?P<high>(?:≤|<=|<|小于等于|小于|不超过|不高于).+)"
)
_OUTSIDE = re.compile(r"(?P<low>\d[^≤<]*)(?:≤|<=|<)[a-zA-Z\u4e00-\u9fff]{1,8}(?:≤|<=|<)(?P<high>\d.*)")
_INTERVAL = re.compile(r"[(\[](?P<low>[^,\]]+),(?P<high>[^,\]]+)[)\]]")
_LIKELY_DAYS = ((range(1, 13), (28, 29, 30, 31)), ((1,), (12,)))
_DOTTED_DAY = re.compile(r"(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])")


def figures(raw: str, text: str, words: Vocabulary) -> Value | None:
    """Return the figure or figures a text says, or None."""
    return (
        _frequency(raw, text, words)
        or _each(raw, text, words)
        or _tolerance(raw, text, words)
        or _range(raw, text, words)
        or _one(raw, text, words)
        or _composite(raw, text, words)
    )


def _one(raw: str, text: str, words: Vocabulary) -> Value | None:
    found = _quantity_with_sign(text, words)
    return None if found is None else valued(raw, found[0], found[1], words)


def _quantity_with_sign(text: str, words: Vocabulary) -> tuple[str, Quantity] | None:
    """Return operator and quantity of a text that is nothing else, but for a name or a verb before it."""
    op, rest = operator(text, words)
    if not op and not text[:1].isdigit():
        op, rest = _led(text, words)
    nearly, rest = operator(rest, words) if op else ("", rest)
    if op and nearly and nearly not in UNSIGNED and op not in UNSIGNED:
        return None
    found = whole_quantity(rest, words)
    if found is None:
        return None
    return ("≈" if "≈" in (op, nearly) else nearly if op in UNSIGNED and nearly else op), found


def _led(text: str, words: Vocabulary) -> tuple[str, str]:
    """Return operator and rest behind the words before a figure that add nothing to it."""
    known = grammar(words)
    match = known.lead.match(text)
    end = match.end() if match else 0
    if not match and (named := _NAMED.match(text)) and not any(word in named["name"] for word in _RELATION):
        share = named["name"][-1] in "率度"
        end = named.end() if share == ("%" in text or "‰" in text) else 0
    return operator(text[end:], words) if end else _paid(text, words)


def _paid(text: str, words: Vocabulary) -> tuple[str, str]:
    """Return operator and amount behind the name of the currency; a bare ¥100 may as well be a misread ≥100."""
    known = grammar(words)
    match = known.currency.match(text)
    if match is None:
        return "", text
    rest = text[match.end() :]
    found = whole_quantity(rest, words)
    if found is not None and found.unit is None and not found.amount and match["currency"].isalpha():
        rest = f"{rest}{YUAN}"
        found = whole_quantity(rest, words)
    unit = money_if_amount(found) if found else None
    op = known.operators[match["op"].lower()] if match["op"] else ""
    return (op, rest) if unit is not None and unit.kind == "money" else ("", text)


def _frequency(raw: str, text: str, words: Vocabulary) -> Value | None:
    if "每" not in text and "均" not in text and not text[:1].isdigit():
        return None
    if text.startswith(("年均", "月均")):
        text = f"每{text[0]}{text[2:]}"
    match = grammar(words).frequency.fullmatch(text)
    if match is None or (
        match["each"] is None
        and (match["times"] is None or (match["period"] in ("季", "季度", "月") and "个" not in text))
    ):
        return None
    yearly = times_a_year((match["times"] or "") + match["period"], words)
    op = operator(f"{match['op']}1", words)[0] if match["op"] else ""
    if yearly is None:
        return None
    ranged = _range(raw, match["rest"], words) if not op else None
    if ranged is not None:
        return _yearly(ranged, yearly)
    found = _quantity_with_sign(match["rest"], words)
    if found is None or (op and found[0]) or found[1].per:
        return None
    single = valued(raw, op or found[0], found[1], words)
    return None if single is None else _yearly(single, yearly)


def _each(raw: str, text: str, words: Vocabulary) -> Value | None:
    """Return 每人每月530元 as 530元/人·月."""
    match = grammar(words).each.fullmatch(_MEAN.sub(r"\g<op>每\g<of>", text))
    if match is None:
        return None
    op = operator(f"{match['op']}1", words)[0]
    parts = per_parts(match["each"], words)
    found = _quantity_with_sign(match["rest"], words) if parts else None
    if found is None or found[1].unit is None or found[1].per or (op and found[0]):
        return None
    return valued(raw, op or found[0], replace(found[1], per=parts), words)


def _yearly(value: Value, yearly: Decimal) -> Value | None:
    if value.kind is not ValueKind.COUNT or value.low is None:
        return None
    high = None if value.high is None else value.high * yearly
    return replace(value, kind=ValueKind.FREQUENCY, low=value.low * yearly, high=high, per="年")


def _tolerance(raw: str, text: str, words: Vocabulary) -> Value | None:
    if "±" not in text:
        return None
    match = _WITHIN.match(text)
    if match is None:
        banded = _BANDED.fullmatch(text)
        return _band(raw, banded[1], banded[2], words) if banded else None
    found = whole_quantity(text[match.end() :].removesuffix("之间"), words)
    if found is None or found.per or found.number < 0 or found.near not in ("", "≤"):
        return None
    unit = money_if_amount(found)
    return Value(raw, ValueKind.TOLERANCE, "within", -found.number, found.number, unit.measure if unit else "")


def _band(raw: str, middle: str, width: str, words: Vocabulary) -> Value | None:
    """Return 20±2℃ as the range it is."""
    left, right = quantity(middle, words), whole_quantity(width, words)
    if left is None or right is None or left.rest or left.near or right.near or right.per or right.unit is None:
        return None
    if left.unit not in (None, right.unit) or (left.unit is None and right.unit.kind == "percent"):
        return None
    number = left.number * (right.factor if left.unit is None else 1)
    unit = right.unit
    return Value(raw, ValueKind(unit.kind), "range", number - right.number, number + right.number, unit.measure)


def _range(raw: str, text: str, words: Vocabulary) -> Value | None:
    sides = _TWO_SIDED.fullmatch(text) or _OUTSIDE.fullmatch(text) or _INTERVAL.fullmatch(text)
    if sides is not None:
        low, high = (operator(sides[side], words)[1] for side in ("low", "high"))
        return _bounded(raw, low, high, words)
    text = text.removesuffix("之间").removesuffix("范围内")
    text = text[2:] if text.startswith("介于") else text[1:] if text.startswith(("在", "为", "=")) else text
    for joint in _JOINT.finditer(text):
        found = _bounded(raw, text[: joint.start()], text[joint.end() :], words) if joint.start() else None
        if found is not None:
            return found if found.measure or not _days(text[: joint.start()], text[joint.end() :]) else None
    return None


def _bounded(raw: str, lower: str, upper: str, words: Vocabulary) -> Value | None:
    """Return the range of two bounds; the first takes unit and multiplier from the second where it has none."""
    left, right = quantity(lower, words), whole_quantity(upper, words)
    if left is None or right is None or left.rest or left.near or right.near:
        return None
    unit, own = money_if_amount(right), left.unit
    if own is not None and (unit is None or (own.kind, own.measure) != (unit.kind, unit.measure)):
        return None
    bare = own is None and not left.amount
    if left.amount and (unit is None or unit.kind == "percent"):
        return None
    low = left.number * (right.factor if bare else 1)
    if low > right.number:
        return None
    single = valued(raw, "", right, words)
    if single is None or single.low is None:
        return None
    scale = single.low / right.number if right.number and single.kind is ValueKind.FREQUENCY else 1
    return replace(single, op="range", low=low * scale, high=single.low)


def _days(lower: str, upper: str) -> bool:
    """Tell whether two bare bounds look like days or months of a calendar."""
    if _DOTTED_DAY.fullmatch(lower) and _DOTTED_DAY.fullmatch(upper):
        return True
    if not (lower.isdigit() and upper.isdigit()):
        return False
    if len(lower) == len("2024") and lower[:2] in ("19", "20") and len(upper) == len("2024"):
        return True
    return any(int(lower) in firsts and int(upper) in lasts for firsts, lasts in _LIKELY_DAYS)


def _composite(raw: str, text: str, words: Vocabulary) -> Value | None:
    """Return a composite where the text is several quantities and nothing else."""
    count, rest = 0, text
    while rest:
        _, rest = operator(rest, words)
        found = quantity(rest, words)
        if found is None or found.unit is None or (found.unit.measure == "年" and found.number >= FIRST_YEAR):
            break
        count, rest = count + 1, found.rest
        match = _BETWEEN.match(rest)
        rest = rest[match.end() :] if match and rest else rest
    return Value(raw, ValueKind.COMPOSITE, note="composite") if count > 1 and not rest else None
