"""The words by which indicator values are read, from ``words.yaml``; a person adds a word there, never in code."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from hashlib import sha256
from typing import TypeVar

from templates.codes import Slip
from templates.text import bare_name
from templates.text import squeeze
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

T = TypeVar("T")
KEYS = (
    "operators",
    "currency",
    "lead",
    "nouns",
    "spelled",
    "absent",
    "same",
    "per",
    "broken",
    "denied",
    "after",
    "tails",
    "multipliers",
    "percent",
    "fraction",
    "tenth",
    "permille",
    "money",
    "durations",
    "measures",
    "counts",
    "times",
    "suspects",
    "labels",
    "placeholders",
    "template",
    "ladders",
    "dates",
    "direction",
    "direction_of_level2",
    "direction_of_level1",
    "level1_aliases",
    "level2_aliases",
    "families",
)
DATE_KEYS = ("before", "after", "ends", "this", "next")
WAYS = ("正向", "反向", "不定")
HUNDRED = 100
TEN = 10


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A word of measure: its kind of value, the measure it stands for, and the factor to that measure."""

    kind: str
    measure: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words around a date that say no more than "by then", and words for this year and the next; longest first."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    ends: tuple[str, ...]
    this: tuple[str, ...]
    next: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word lists; two of the same text are equal, and the text's digest is what readings are remembered by.

    ``lead`` and ``nouns`` are words around a figure that add nothing to it, ``absent`` the signs and nouns of which
    零事故 is made, ``spelled`` the units that a Chinese numeral counts. ``before`` and ``after`` map a word to its
    operator, longest word first; ``rungs`` a word to (ladder, rung, position from the best); ``times`` a period to
    how often a year it comes; ``tiers`` are groups of direction words, the first that fits decides, and
    ``direction_of_name`` the names whose direction the indicator library knows; ``families`` a measure to its family
    and its size in the family's own unit.
    """

    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    tails: tuple[str, ...]
    multipliers: Mapping[str, int]
    units: Mapping[str, UnitWord]
    times: Mapping[str, int]
    suspects: frozenset[str]
    labels: frozenset[str]
    placeholders: frozenset[str]
    template: tuple[str, ...]
    rungs: Mapping[str, tuple[str, str, int]]
    positions: Mapping[str, int]
    dates: DateWords
    tiers: tuple[tuple[str, tuple[str, ...]], ...]
    direction_of_level: Mapping[str, str]
    level1: Mapping[str, str]
    level2: Mapping[str, str]
    families: Mapping[str, tuple[str, Decimal]]
    currency: tuple[str, ...]
    lead: tuple[str, ...]
    nouns: tuple[str, ...]
    spelled: frozenset[str]
    absent: tuple[tuple[str, ...], tuple[str, ...]]
    per: frozenset[str]
    broken: frozenset[str]
    denied: tuple[str, ...]
    digest: str
    direction_of_name: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.digest)


def read_vocabulary(content: str, file: str) -> Vocabulary:
    """Return the vocabulary of a YAML text; AuthorError with its line for a mistake."""
    root = read_yaml(content, file, ours=True)
    root.only(*KEYS)
    rungs = _rungs(root.need("ladders"))
    dates = root.need("dates")
    return Vocabulary(
        before=_by_length(root.need("operators")),
        after=_by_length(root.need("after")),
        tails=_longest_first(root.need("tails")),
        multipliers=_numbers(root.need("multipliers")),
        units=_once(_units(root)),
        times=_numbers(root.need("times")),
        suspects=frozenset(_plain_words(root.need("suspects"))),
        labels=frozenset(_plain_words(root.need("labels"))),
        placeholders=frozenset(_plain_words(root.need("placeholders"))),
        template=_plain_words(root.need("template")),
        rungs=rungs,
        positions={f"{ladder}:{rung}": place for ladder, rung, place in rungs.values()},
        dates=DateWords(*(_longest_first(dates.need(key)) for key in DATE_KEYS)),
        tiers=tuple(tier for node in root.need("direction").items() for tier in _tier(node)),
        direction_of_level={**_ways(root.need("direction_of_level1")), **_ways(root.need("direction_of_level2"))},
        level1=_aliases(root.need("level1_aliases")),
        level2=_aliases(root.need("level2_aliases")),
        families=_once(_families(root.need("families"))),
        currency=_longest_first(root.need("currency")),
        lead=_longest_first(root.need("lead")),
        nouns=_longest_first(root.need("nouns")),
        spelled=frozenset(_plain_words(root.need("spelled"))),
        absent=(_longest_first(root.need("absent").need("signs")), _longest_first(root.need("absent").need("of"))),
        per=frozenset(_plain_words(root.need("per"))),
        broken=frozenset(_plain_words(root.need("broken"))),
        denied=_plain_words(root.need("denied")),
        digest=sha256(content.encode()).hexdigest(),
    )


def _words(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield each word as the reader meets it: narrowed and without blanks."""
    for item in node.items():
        if not squeeze(item.text()):
            raise item.wrong("text / 文字")  # an empty word would be found in every text
        yield squeeze(item.text()), item


def _plain_words(node: Node) -> tuple[str, ...]:
    return tuple(word for word, _ in _words(node))


def _longest_first(node: Node) -> tuple[str, ...]:
    return tuple(sorted(_plain_words(node), key=lambda word: (-len(word), word)))


def _once(found: Iterable[tuple[str, Node, T]]) -> dict[str, T]:
    """Return what each word stands for; a word that stands for two things is the author's mistake."""
    meaning: dict[str, T] = {}
    for word, node, means in found:
        if meaning.setdefault(word, means) != means:
            raise node.fail(Slip.DUPLICATE_ID, key=word)
    return meaning


def _numbers(node: Node) -> dict[str, int]:
    return {key: each.least(1) for key, each in node.mapping().items()}


def _ways(node: Node) -> dict[str, str]:
    return {key: each.one_of(WAYS) for key, each in node.mapping().items()}


def _tier(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    node.only(*WAYS)
    for way, words in node.mapping().items():
        yield way, _longest_first(words)


def _by_length(node: Node) -> tuple[tuple[str, str], ...]:
    pairs = _once((word, item, key) for key, words in node.mapping().items() for word, item in _words(words))
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _rungs(node: Node) -> dict[str, tuple[str, str, int]]:
    return _once(
        (word, item, (ladder, rung, place))
        for ladder, steps in node.mapping().items()
        for place, (rung, words) in enumerate(steps.mapping().items())
        for word, item in _words(words)
    )


def _aliases(node: Node) -> dict[str, str]:
    own = ((name, words, name) for name, words in node.mapping().items())
    others = ((bare_name(word), item, name) for name, words in node.mapping().items() for word, item in _words(words))
    return _once([*own, *others])


def _units(root: Node) -> Iterator[tuple[str, Node, UnitWord]]:
    for word, item in _words(root.need("counts")):
        yield word, item, UnitWord("count", word)
    for key, kind in (("same", "count"), ("durations", "duration"), ("measures", "measure")):
        for word, item in root.need(key).mapping().items():
            yield squeeze(word), item, UnitWord(kind, item.text())
    for key, kind, sign, factor in (
        ("permille", "permille", "‰", 1),
        ("percent", "percent", "%", 1),
        ("fraction", "percent", "%", HUNDRED),
        ("tenth", "percent", "%", TEN),
    ):
        yield from ((word, item, UnitWord(kind, sign, factor)) for word, item in _words(root.need(key)))
    for word, item in root.need("money").mapping().items():
        yield squeeze(word), item, UnitWord("money", "元", item.least(1))


def _families(node: Node) -> Iterator[tuple[str, Node, tuple[str, Decimal]]]:
    for family, units in node.mapping().items():
        for unit, size in units.mapping().items():
            yield unit, size, (family, size.number())
