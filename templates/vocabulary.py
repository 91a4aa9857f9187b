"""The words by which indicator values are read, from ``words.yaml``; a person adds a word there, never in code."""

from collections.abc import Mapping
from dataclasses import dataclass

from templates.text import bare_name
from templates.text import squeeze
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

KEYS = ("operators", "after", "multipliers", "percent", "permille", "money", "durations", "measures", "counts",
        "placeholders", "template", "ladders", "direction", "direction_of_level2", "direction_of_level1",
        "level1_aliases", "level2_aliases")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word lists. ``before`` and ``after`` map a word to its operator, longest word first; ``rungs`` a word to
    (ladder, rung, position from the best); ``units`` a unit word to (kind, measure, factor)."""

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
        before=_by_length(root.need("operators")), after=_by_length(root.need("after")),
        multipliers={key: node.whole() for key, node in root.need("multipliers").mapping().items()},
        units=_units(root), placeholders=frozenset(_words(root.need("placeholders"))),
        template=tuple(_words(root.need("template"))), rungs=rungs,
        positions={f"{ladder}:{rung}": place for ladder, rung, place in rungs.values()},
        direction=_by_length(root.need("direction")), direction_of_level=of_level,
        level1=_aliases(root.need("level1_aliases")), level2=_aliases(root.need("level2_aliases")))


def _words(node: Node) -> list[str]:
    return [item.text() for item in node.items()]


def _plain(node: Node) -> dict[str, str]:
    return {key: each.text() for key, each in node.mapping().items()}


def _by_length(node: Node) -> tuple[tuple[str, str], ...]:
    pairs = [(squeeze(word), key) for key, words in node.mapping().items() for word in _words(words)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _rungs(node: Node) -> dict[str, tuple[str, str, int]]:
    return {
        squeeze(word): (ladder, rung, place)
        for ladder, steps in node.mapping().items()
        for place, (rung, words) in enumerate(steps.mapping().items())
        for word in _words(words)}


def _aliases(node: Node) -> dict[str, str]:
    found = {bare_name(alias): name for name, words in node.mapping().items() for alias in _words(words)}
    return {**found, **{name: name for name in node.mapping()}}


def _units(root: Node) -> dict[str, tuple[str, str, int]]:
    units: dict[str, tuple[str, str, int]] = {}
    for key, kind in (("counts", "count"), ("measures", "measure"), ("durations", "duration")):
        units.update({word: (kind, word, 1) for word in _words(root.need(key))})
    units.update({word: ("permille", "‰", 1) for word in _words(root.need("permille"))})
    units.update({squeeze(word): ("percent", "%", 1) for word in _words(root.need("percent"))})
    units.update({word: ("money", "元", node.whole()) for word, node in root.need("money").mapping().items()})
    return units
