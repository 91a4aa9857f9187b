"""The words by which names of two years are told apart, from ``names.yaml``; a word is added there, never in code."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from templates.codes import Slip
from templates.text import squeeze
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

KEYS = (
    "starts",
    "ends",
    "anywhere",
    "not_negation",
    "negations",
    "contrasts",
    "satisfaction",
    "anybody",
    "moved_levels",
)
FILE = Path(__file__).with_name("names.yaml")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Harmless words (longest first) and words that make another thing of a name.

    ``contrasts`` are groups of (word, meaning), longest word first: two names with different meanings of one group
    are different things. ``moved_levels`` are sets of level-2 names that are one and the same for comparing.
    """

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    anywhere: tuple[str, ...]
    not_negation: tuple[str, ...]
    negations: tuple[str, ...]
    contrasts: tuple[tuple[tuple[str, int], ...], ...]
    satisfaction: tuple[str, ...]
    anybody: frozenset[str]
    moved_levels: tuple[frozenset[str], ...]


def read_name_words(content: str, file: str) -> NameWords:
    """Return the words of a YAML text; AuthorError with its line for a mistake."""
    root = read_yaml(content, file)
    root.only(*KEYS)
    starts, ends, anywhere, whole, negations, satisfaction = (
        _longest_first(root.need(key))
        for key in ("starts", "ends", "anywhere", "not_negation", "negations", "satisfaction")
    )
    return NameWords(
        starts,
        ends,
        anywhere,
        whole,
        negations,
        tuple(_group(node) for node in root.need("contrasts").items()),
        satisfaction,
        frozenset(_words(root.need("anybody"))),
        tuple(frozenset(_words(node)) for node in root.need("moved_levels").items()),
    )


@cache
def shipped_name_words() -> NameWords:
    """Return the shipped words."""
    return read_name_words(FILE.read_text(encoding="utf-8"), FILE.name)


def _words(node: Node) -> Iterator[str]:
    for item in node.items():
        if not squeeze(item.text()):
            raise item.wrong("text / 文字")  # an empty word would be found in every name
        yield squeeze(item.text())


def _longest_first(node: Node) -> tuple[str, ...]:
    return tuple(sorted(_words(node), key=lambda word: (-len(word), word)))


def _group(node: Node) -> tuple[tuple[str, int], ...]:
    meaning: dict[str, int] = {}
    for place, item in enumerate(node.items()):
        for word in filter(None, squeeze(item.text()).split("=")):
            if meaning.setdefault(word, place) != place:
                raise item.fail(Slip.DUPLICATE_ID, key=word)
    return tuple(sorted(meaning.items(), key=lambda pair: (-len(pair[0]), pair[0])))
