"""The word lists as patterns, made once for each vocabulary."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from templates.vocabulary import Vocabulary

FIGURE = r"(?=[-±]?\d)"
JOINED = 3  # 社区改造项目: so many words may stand together behind a count
LED = 5  # 全年举办培训活动: and so many before a figure


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns of one vocabulary; ``operators`` and ``endings`` map the word that a pattern finds to its sign."""

    operator: re.Pattern[str]
    operators: dict[str, str]
    ending: re.Pattern[str]
    endings: dict[str, str]
    multiplier: re.Pattern[str]
    longest_unit: int
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    noun: re.Pattern[str]
    currency: re.Pattern[str]
    frequency: re.Pattern[str]
    period: re.Pattern[str]
    absent: re.Pattern[str]
    each: re.Pattern[str]
    template: re.Pattern[str]


@lru_cache(maxsize=8)
def grammar(words: Vocabulary) -> Grammar:
    """Return the patterns of a vocabulary."""
    before, after = dict(words.before), dict(words.after)
    operator = f"(?:{_any(before)})"
    period = rf"(?P<times>\d{{1,2}}(?:\.\d+)?)?个?(?P<period>{_any(words.times)})"
    signs, nouns = words.absent
    each = rf"(?P<each>(?:每(?:{_any((*words.units, *words.times, *words.per))})){{1,2}})"
    return Grammar(
        operator=re.compile(rf"(?P<word>{_any(before)}){FIGURE}", re.IGNORECASE),
        operators=before,
        ending=re.compile(rf"(?:{_any(after)})$", re.IGNORECASE),
        endings=after,
        multiplier=re.compile(_any(words.multipliers), re.IGNORECASE),
        longest_unit=max(map(len, words.units)),
        lead=re.compile(rf"(?:{_any(words.lead)}){{1,{LED}}}:?(?=(?:{operator}){{0,2}}[-±]?\d)", re.IGNORECASE),
        tail=re.compile(rf"(?:{_any(words.tails)})$"),
        noun=re.compile(rf"(?:{_any(words.nouns)}){{1,{JOINED}}}"),
        currency=re.compile(rf"(?P<op>{_any(before)})?(?P<currency>{_any(words.currency)})(?=\d)"),
        frequency=re.compile(
            rf"(?P<op>{operator})?(?:平均)?(?P<each>每|年均|月均)?{period}(?:内|度)?(?:平均|各)?(?P<rest>.*\d.*)"
        ),
        period=re.compile(period),
        each=re.compile(rf"(?P<op>\D{{0,8}}?){each}(?P<rest>[^\d每]{{0,6}}\d[^每]*)"),
        template=re.compile(_any(words.template)),
        absent=re.compile(rf"(?:{_any(signs)})(?:{_any(nouns)}){{1,2}}", re.IGNORECASE),
    )


def _any(found: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))
