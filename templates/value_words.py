"""What is left of a value cell when it says no figure: template text, words of a ladder, free words."""

import re

from templates.value import Value
from templates.value import ValueKind
from templates.value_grammar import grammar
from templates.value_numeral import SPELLED
from templates.value_quantity import MOST_DIGITS
from templates.vocabulary import Vocabulary

LONGEST_WORD = 8
FIRST_WORD_LADDERS = ("effect", "status")  # 增加岗位, 达成预期指标: a verb may stand first; 一般公共预算 is no grade
NAMES_END = ("率", "度", "期", "数", "量", "性", "日", "天数", "预算", "空间", "方案", "情况", "水平")
DOWN = "down"
FALLING = ("降", "减", "弱", "退")  # 有所下降 is no rung of "effect" that says better
BETWEEN = "余多万亿"
JOINTS = ("至", "到", "-", "~")
_SIGNS = "≥≧≩⩾≤≦⩽≮≯><=═±"
_HOLLOW = re.compile(rf"(?:指标|目标)\d*[:.、]?|[{_SIGNS}]+[-—/_*.…·×()\s]*|[-—/_*.…·()]+")
_SHARE = re.compile(r"[一二三四五六七八九十百千万两]+分之")
_SPELLED_UNIT = re.compile(rf"[{SPELLED}半](?P<unit>[^{SPELLED}\d]+)")


def unfilled(text: str, words: Vocabulary) -> bool:
    """Tell whether a text is left from the blank form: ``≥**%``, ``≥`` alone, ``指标1:``, a sign with only a unit."""
    if grammar(words).template.search(text):
        return True
    match = _HOLLOW.match(text)
    if match is None:
        return text in ("%", "‰")
    rest = text[match.end() :]
    return not rest or (rest in words.units and not rest.isdigit())


def spelled_unit(text: str, words: Vocabulary) -> bool:
    """Tell whether Chinese numerals in a text count something: a unit they may count, or a period, a share, a month."""
    if "分之" in text or "百分百" in text or "月" in text or "季" in text:
        return True
    units = [match["unit"].lstrip(BETWEEN) for match in _SPELLED_UNIT.finditer(text) if match["unit"] not in JOINTS]
    return bool(units) and all(any(unit[:size] in words.spelled for size in (4, 3, 2, 1)) for unit in units)


def worded(raw: str, text: str, words: Vocabulary) -> Value:
    """Return a text that says no figure as words; one that has figures nobody could read is unreadable."""
    digits = sum(char.isdigit() for char in text)
    if digits or _SHARE.match(text):
        return Value(raw, ValueKind.UNREADABLE, note="unread" if digits <= MOST_DIGITS else "too_many_digits")
    return Value(raw, ValueKind.QUALITATIVE, level=_level_inside(text, words))


def _level_inside(text: str, words: Vocabulary) -> str:
    """Return the ladder and rung of a short text that begins or ends with a standard word, else ``none``."""
    if len(text) > LONGEST_WORD or any(sign in text for sign in words.denied) or text.endswith(NAMES_END):
        return "none"
    fitting = [word for word in words.rungs if len(word) > 1 and _fits(text, word, words)]
    if not fitting:
        return "none"
    longest = max(map(len, fitting))
    levels = {words.rungs[word][:2] for word in fitting if len(word) == longest}
    return ":".join(levels.pop()) if len(levels) == 1 else "none"


def _fits(text: str, word: str, words: Vocabulary) -> bool:
    ladder, rung, _ = words.rungs[word]
    if rung == DOWN or (ladder == FIRST_WORD_LADDERS[0] and any(sign in text for sign in FALLING)):
        return False
    return text.endswith(word) or (ladder in FIRST_WORD_LADDERS and text.startswith(word))
