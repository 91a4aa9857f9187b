"""Whether higher or lower is better, by order of evidence: column, operator, library, words of the name, level."""

import re
from dataclasses import dataclass
from functools import lru_cache

from templates.text import bare_name
from templates.value import Value
from templates.vocabulary import Vocabulary

_FORM_TAIL = re.compile(r"(?:\([^()]*\)|[≥≤<>=]+\*+[^()]*)+$|(?<=\))——.*$")
HIGHER = "正向"
LOWER = "反向"
REMEMBERED = 4096
BY_OPERATOR = {"≥": HIGHER, ">": HIGHER, "≤": LOWER, "<": LOWER}


@dataclass(frozen=True, slots=True)
class Direction:
    """``way`` is 正向 (higher is better), 反向 (lower is better) or empty for unknown; ``evidence`` says from what."""

    way: str = ""
    evidence: str = ""


def direction_of(column: str, value: Value, names: tuple[str, str, str], words: Vocabulary) -> Direction:
    """Return the direction of an indicator; ``names`` are its levels 1, 2 and 3 as written."""
    if column in (HIGHER, LOWER):
        return Direction(column, "column")
    if value.op in BY_OPERATOR:
        return Direction(BY_OPERATOR[value.op], "operator")
    level1, level2, level3 = (bare_name(name) for name in names)
    name = level3 or level2
    for evidence, told in (("library", words.direction_of_name.get(name, "")), ("name", by_words(name, words))):
        if told:
            return Direction(told if told in (HIGHER, LOWER) else "", evidence)
    # A proper level-2 name decides alone: under 时效指标 a figure may be a number of days, whatever level 1 says.
    level = words.level2.get(level2) or words.level1.get(level1, "")
    way = words.direction_of_level.get(level, "")
    return Direction(way, "level") if way in (HIGHER, LOWER) else Direction()


def contradicted(column: str, value: Value, name: str, words: Vocabulary) -> bool:
    """Tell whether column, operator and name say different directions: 车辆采购数量, 反向, ≤1.

    One of them is then likely a slip of whoever set the target; which one, only a person can say.
    """
    said = {column, BY_OPERATOR.get(value.op, ""), by_name(bare_name(name), words)}
    return {HIGHER, LOWER} <= said


def by_name(name: str, words: Vocabulary) -> str:
    """Return the direction a bare name tells (正向, 反向, 不定) by the library, else by its words; or nothing."""
    return words.direction_of_name.get(name) or by_words(name, words)


@lru_cache(maxsize=REMEMBERED)
def by_words(name: str, words: Vocabulary) -> str:
    """Return the direction the words of a name tell (正向, 反向, 不定) or nothing; the first group that fits decides.

    One-letter words count only at the end of the name; a blank-form tail (≥**人) is no part of it.
    """
    name = _FORM_TAIL.sub("", name)
    for way, group in words.tiers:
        if any(name.endswith(word) if len(word) == 1 else word in name for word in group):
            return way
    return ""
