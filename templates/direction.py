"""Whether a higher or a lower value is better, by order of evidence: the form's column, the operator, the name, the level."""

from dataclasses import dataclass

from templates.text import bare_name
from templates.value import Value
from templates.vocabulary import Vocabulary

HIGHER = "正向"
LOWER = "反向"
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
    named = by_name(level3 or level2, words)
    if named:
        return Direction(named, "name")
    for level in (words.level2.get(level2, ""), words.level1.get(level1, "")):
        if level in words.direction_of_level:
            return Direction(words.direction_of_level[level], "level")
    return Direction()


def by_name(name: str, words: Vocabulary) -> str:
    """Return the direction an indicator's name tells, or nothing; one-letter words count only at its end."""
    found = {LOWER: 0, HIGHER: 0}
    for word, way in words.direction:
        hit = name.endswith(word) if len(word) == 1 else word in name
        if hit:
            found[way] = max(found[way], len(word))
    if not any(found.values()):
        return ""
    return LOWER if found[LOWER] >= found[HIGHER] else HIGHER
