"""What a name says, taken apart for comparing: content, harmless words, numbers, words that contrast."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from templates.name_words import NameWords
from templates.name_words import shipped_name_words
from templates.text import bare_name

REMEMBERED = 20_000
CHINESE_YEAR = "二[〇零○][〇零○一二三四五六七八九]{2}年"
YEARS = re.compile(
    rf"(?:(?:19|20)\d\d[-–—~至到])?(?:(?:19|20)\d\d(?:学年度?|年度?)|{CHINESE_YEAR}度?)"
    r"|^(?:19|20)\d\d(?=[^\d年.])(?![个人名家户项次场台套辆米亩吨公平元件册兆千万])"
    r"|[(（](?:19|20)\d\d[)）]"
)
NUMBER = re.compile(r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千两]+|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+")
CHINESE = {word: str(number) for number, word in enumerate("〇一二三四五六七八九十")} | {"零": "0", "两": "2"}
MARKS = re.compile(r"[^\w%‰℃]+|_+")
GAP = "\0"  # stands where something was taken out, so that what is left does not grow together


@dataclass(frozen=True, slots=True)
class Features:
    """``core`` is the content, # for each number; ``harmless`` how many characters were left out as harmless.

    ``meanings`` are the contrasting words as (group, meaning) in their order, ``negated`` the negations.
    """

    core: str
    harmless: int
    numbers: tuple[str, ...]
    meanings: tuple[tuple[int, int], ...]
    negated: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def features(name: str) -> Features:
    """Return what a name says; equal for names that differ in year, blanks, marks and width of letters only."""
    words = shipped_name_words()
    bare = MARKS.sub("", YEARS.sub("", bare_name(name).lower()))
    content = _content(bare, words)
    return Features(
        core=NUMBER.sub("#", content),
        harmless=len(bare) - len(content),
        numbers=tuple(CHINESE.get(number, number) for number in NUMBER.findall(content)),
        meanings=_meanings(bare, words),
        negated=_negated(bare, words),
    )


def _content(bare: str, words: NameWords) -> str:
    """Return a name without its harmless words; a name that is made of nothing else stays whole."""
    left = bare
    for word in words.anywhere:
        left = left.replace(word, "")
    left = _peeled(left, words.starts, at_the_end=False)
    left = _peeled(left, words.ends, at_the_end=True)
    return left if len(left) > 1 else bare


def _peeled(text: str, words: tuple[str, ...], *, at_the_end: bool) -> str:
    while True:
        here = text.endswith if at_the_end else text.startswith
        word = next((word for word in words if here(word) and len(text) > len(word) + 1), "")
        if not word:
            return text
        text = text[: -len(word)] if at_the_end else text[len(word) :]


def _meanings(bare: str, words: NameWords) -> tuple[tuple[int, int], ...]:
    found = []
    for number, group in enumerate(words.contrasts):
        left = bare
        for word, meaning in group:
            while word in left:
                found.append((left.index(word), number, meaning))
                left = left.replace(word, GAP * len(word), 1)
    return tuple((number, meaning) for _, number, meaning in sorted(found))


def _negated(bare: str, words: NameWords) -> tuple[str, ...]:
    left = bare
    for word in words.not_negation:
        left = left.replace(word, GAP)
    counted: Counter[str] = Counter()
    for word in words.negations:
        counted[word] += left.count(word)
        left = left.replace(word, GAP)
    return tuple(sorted(counted.elements()))
