"""How alike two names are, and whether a program may say alone that they mean the same thing."""

from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from consolidate.matching.features import Features
from consolidate.matching.features import features

HARMLESS_WEIGHT = 0.25  # of a character whose word may be there or not
WHOLE = 100
SHORTEST_BLOCK = 2  # 上海 is not 海上: what changes places is a word


@dataclass(frozen=True, slots=True)
class Alike:
    """``score`` is 0 to 100; ``sure`` that nothing but harmless words, the year and the order of words differ."""

    score: int
    sure: bool


NOT_ALIKE = Alike(0, sure=False)


def alike(one: str, other: str) -> Alike:
    """Return how alike two names are; the order of words does not count, and it does not matter which is which.

    Names that contrast (新增/减少, 城市/农村, 合格率/不合格率) are not alike at all. Names that differ in a number
    (一期/二期) or in any word of content are never sure.
    """
    first, second = features(one), features(other)
    if first.negated != second.negated or _contrast(first, second):
        return NOT_ALIKE
    return Alike(_score(first, second), _sure(first, second))


def _score(one: Features, other: Features) -> int:
    letters = LCSseq.similarity(sorted(one.core), sorted(other.core))
    common = letters + HARMLESS_WEIGHT * min(one.harmless, other.harmless)
    weight = sum(len(each.core) + HARMLESS_WEIGHT * each.harmless for each in (one, other))
    return int(2 * common / weight * WHOLE + 0.5) if weight else 0


def _contrast(one: Features, other: Features) -> bool:
    """Tell whether each name has a word of some group that the other has not."""
    mine, theirs = set(one.meanings), set(other.meanings)
    return bool({group for group, _ in mine - theirs} & {group for group, _ in theirs - mine})


def _sure(one: Features, other: Features) -> bool:
    if one.numbers != other.numbers or set(one.meanings) != set(other.meanings):
        return False
    if one.core == other.core:
        return bool(one.core)
    if one.numbers or one.meanings != other.meanings:
        return False  # 一期建设二期维护 is not 二期建设一期维护
    return _two_words_swapped(one.core, other.core)


def _two_words_swapped(one: str, other: str) -> bool:
    """Tell whether two neighbouring words have changed places: 降尘抑尘 and 抑尘降尘, but not 企业帮学校."""
    if sorted(one) != sorted(other):
        return False
    differ = [place for place, letters in enumerate(zip(one, other, strict=True)) if len(set(letters)) > 1]
    return any(  # words with a letter in common (降尘, 抑尘) begin before or end behind the letters that differ
        _rotated(one[start:end], other[start:end])
        for start in range(differ[0] + 1)
        for end in range(differ[-1] + 1, len(one) + 1)
    )


def _rotated(one: str, other: str) -> bool:
    cuts = range(SHORTEST_BLOCK, len(one) - SHORTEST_BLOCK + 1)
    return any(one[cut:] + one[:cut] == other for cut in cuts)
