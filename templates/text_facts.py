"""Figures that running text states: what was done or is wanted, how many, of what; what is not plain is left out.

``累计接待境内港澳台同胞39批1052人次`` gives (接待境内港澳台同胞, 39, 批) and (接待境内港澳台同胞, 1052, 人次).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from templates.check_words import check_words
from templates.text import squeeze
from templates.vocabulary import Vocabulary

LEAST_PHRASE = 4
LONGEST_SENTENCE = 400
MULTIPLIERS = {"": Decimal(1), "千": Decimal(1000), "万": Decimal(10000), "亿": Decimal(10**8)}
ROUGH, ROUGHLY = ("近", "约", "逾"), ("左右", "上下")
LEAST, AT_LEAST = ("不少于", "不低于", "至少", "超过", "超", "≥", ">="), ("以上", "及以上")
_SENTENCES = re.compile(r"[。！!?？\n]")
_CLAUSES = re.compile(r"[，,；;：:（）()…]|\.{2,}")
_FIGURE = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<more>[余多]?)(?P<times>[千万亿]?)(?P<rest>[余多]?)", re.ASCII)
_FILLER = re.compile(r"[到来赴在]?[我本][区县市省镇乡街校院局]|[“”\"'《》、·的了和与及]|等(?=$)")


@dataclass(frozen=True, slots=True)
class TextFact:
    """One figure: the bare phrase before it, its number, its unit.

    ``about`` says that it is not exact, ``bound`` that it is the least;
    ``said`` is the text as written, phrase and figure; ``scope`` are the words of its sentence that narrow it down.
    """

    phrase: str
    number: Decimal
    unit: str
    about: bool
    said: str
    scope: frozenset[str]
    bound: bool = False


def text_facts(text: str, words: Vocabulary, least: int = LEAST_PHRASE) -> tuple[TextFact, ...]:
    """Return the figures of a text whose phrase has at least ``least`` characters, in the order of the text."""
    found: list[TextFact] = []
    for sentence in _SENTENCES.split(squeeze_lines(text)):
        for clause in _CLAUSES.split(sentence):
            found.extend(_facts(clause, sentence, words, least))
    return tuple(found)


def squeeze_lines(text: str) -> str:
    """Return a text without blanks, every line on its own."""
    return "\n".join(squeeze(line) for line in text.splitlines())


def _facts(clause: str, sentence: str, words: Vocabulary, least: int) -> Iterator[TextFact]:
    scope = frozenset(word for word in check_words().scopes if word in sentence)
    phrase, end = "", -1
    for match in _FIGURE.finditer(clause):
        unit = _unit(clause[match.end() :], words)
        if end != match.start():  # 39批1052人次: the second figure belongs to the phrase of the first
            phrase = clause[end : match.start()] if end > 0 else clause[: match.start()]
        end = match.end() + len(unit)
        bare = bare_phrase(phrase)
        if not unit or len(bare) < least or any(char.isdigit() for char in bare):
            continue
        behind = clause[end:]
        about = bool(match["more"] or match["rest"]) or phrase.endswith(ROUGH) or behind.startswith(ROUGHLY)
        bound = phrase.endswith(LEAST) or behind.startswith(AT_LEAST)
        number = Decimal(match["number"].replace(",", "")) * MULTIPLIERS[match["times"]]
        yield TextFact(bare, number, unit, about, phrase + clause[match.start() : end], scope, bound)


def bare_phrase(phrase: str) -> str:
    """Return a phrase without the words at its ends that add nothing, and without filling words."""
    words = check_words()
    bare, before = phrase, ""
    while bare != before:
        before = bare
        lead = next((word for word in words.phrase_lead if bare.startswith(word)), "")
        tail = next((word for word in words.phrase_tail if bare.endswith(word)), "")
        bare = bare[len(lead) :]
        bare = bare.removesuffix(tail) if tail else bare
    return _FILLER.sub("", bare)


def _unit(rest: str, words: Vocabulary) -> str:
    """Return the longest counted unit or % that a text begins with; dates and money have none here."""
    for length in (3, 2, 1):
        unit = words.units.get(rest[:length]) if len(rest) >= length else None
        if unit is not None:
            return rest[:length] if unit.kind in ("count", "percent", "measure") else ""
    return ""
