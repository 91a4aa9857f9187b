"""Which level 2 belongs to which level 1, and which level-3 names belong to none, from ``level_words.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from templates.text import squeeze
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

FILE = Path(__file__).with_name("level_words.yaml")


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of level-3 names that do not belong to a level 2, and words beside which they may stand all the same."""

    words: tuple[str, ...]
    unless: tuple[str, ...]

    def meets(self, name: str) -> bool:
        """Tell whether a squeezed level-3 name does not belong."""
        return any(word in name for word in self.words) and not any(word in name for word in self.unless)


@dataclass(frozen=True, slots=True)
class LevelWords:
    """The standard level-2 names of each level 1, and by level 2 the names foreign to it."""

    parts: Mapping[str, tuple[str, ...]]
    foreign: Mapping[str, Foreign]


def read_level_words(content: str, file: str) -> LevelWords:
    """Return the words of a YAML text; AuthorError with its line for a mistake."""
    root = read_yaml(content, file)
    root.only("parts", "foreign")
    return LevelWords(
        {level1: _words(node) for level1, node in root.need("parts").mapping().items()},
        {level2: _foreign(node) for level2, node in root.need("foreign").mapping().items()},
    )


@cache
def shipped_level_words() -> LevelWords:
    """Return the shipped words."""
    return read_level_words(FILE.read_text(encoding="utf-8"), FILE.name)


def _foreign(node: Node) -> Foreign:
    node.only("words", "unless")
    return Foreign(_words(node.need("words")), _words(node.need("unless")))


def _words(node: Node) -> tuple[str, ...]:
    found = []
    for item in node.items():
        if not squeeze(item.text()):
            raise item.wrong("text / 文字")  # an empty word would be found in every name
        found.append(squeeze(item.text()))
    return tuple(found)
