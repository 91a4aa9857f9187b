"""The words by which indicator values are read, from ``words.yaml``; a person adds a word there, never in code."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from templates.codes import Slip
from templates.text import bare_name
from templates.text import squeeze
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

T = TypeVar("T")
KEYS = (
    "operators",
    "after",
    "multipliers",
    "percent",
    "permille",
    "money",
    "durations",
    "measures",
    "counts",
    "placeholders",
    "template",
    "ladders",
    "direction",
    "direction_of_level2",
    "direction_of_level1",
    "level1_aliases",
    "level2_aliases",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word lists.

    ``before`` and ``after`` map a word to its operator, longest word first; ``rungs`` a word to (ladder, rung,
    position from the best); ``units`` a unit word to (kind, measure, factor).
    """

    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    multipliers: Mapping[str, int]
    units: Mapping[str, tuple[str, str, int]]
    placeholders: frozenset[str]
    template: tuple[str, ...]
    rungs: Mapping[str, tuple[str, str, int]]
    positions: Mapping[str, int]
    direction: tuple[tuple[str, str], ...]
    direction_of_level: Mapping[str, str]
    level1: Mapping[str, str]
    level2: Mapping[str, str]


def read_vocabulary(content: str, file: str) -> Vocabulary:
    """Return the vocabulary of a YAML text; AuthorError with its line for a mistake."""
    root = read_yaml(content, file)
    root.only(*KEYS)
    rungs = _rungs(root.need("ladders"))
    of_level = {**_plain(root.need("direction_of_level1")), **_plain(root.need("direction_of_level2"))}
    return Vocabulary(
        before=_by_length(root.need("operators")),
        after=_by_length(root.need("after")),
        multipliers={key: node.least(1) for key, node in root.need("multipliers").mapping().items()},
        units=_once(_units(root)),
        placeholders=frozenset(word for word, _ in _words(root.need("placeholders"))),
        template=tuple(word for word, _ in _words(root.need("template"))),
        rungs=rungs,
        positions={f"{ladder}:{rung}": place for ladder, rung, place in rungs.values()},
        direction=_by_length(root.need("direction")),
        direction_of_level=of_level,
        level1=_aliases(root.need("level1_aliases")),
        level2=_aliases(root.need("level2_aliases")),
    )


def _words(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield each word as the reader meets it: narrowed and without blanks."""
    for item in node.items():
        if not squeeze(item.text()):
            raise item.wrong("text / 文字")  # an empty word would be found in every text
        yield squeeze(item.text()), item


def _once(found: Iterable[tuple[str, Node, T]]) -> dict[str, T]:
    """Return what each word stands for; a word that stands for two things is the author's mistake."""
    meaning: dict[str, T] = {}
    for word, node, means in found:
        if meaning.setdefault(word, means) != means:
            raise node.fail(Slip.DUPLICATE_ID, key=word)
    return meaning


def _plain(node: Node) -> dict[str, str]:
    return {key: each.text() for key, each in node.mapping().items()}


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


def _units(root: Node) -> Iterator[tuple[str, Node, tuple[str, str, int]]]:
    for key, kind in (("counts", "count"), ("measures", "measure"), ("durations", "duration")):
        yield from ((word, item, (kind, word, 1)) for word, item in _words(root.need(key)))
    for key, sign in (("permille", "‰"), ("percent", "%")):
        yield from ((word, item, (key, sign, 1)) for word, item in _words(root.need(key)))
    for word, node in root.need("money").mapping().items():
        yield squeeze(word), node, ("money", "元", node.least(1))
