"""Words by which checks know what a name or a goal speaks of, from ``check_words.yaml``; added there, never in code."""

from dataclasses import dataclass
from dataclasses import fields
from functools import cache
from pathlib import Path

from templates.text import squeeze
from templates.yaml_source import Node
from templates.yaml_source import read_yaml

FILE = Path(__file__).with_name("check_words.yaml")


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Lists of words, longest first; what each is for stands beside it in the file."""

    bounded_rates: tuple[str, ...]
    rates: tuple[str, ...]
    no_rates: tuple[str, ...]
    qualities: tuple[str, ...]
    good_effects: tuple[str, ...]
    harm: tuple[str, ...]
    bad_things: tuple[str, ...]
    may_be_limited: tuple[str, ...]
    quantity_ends: tuple[str, ...]
    satisfaction: tuple[str, ...]
    budget_words: tuple[str, ...]
    handed_out: tuple[str, ...]
    other_years: tuple[str, ...]
    targeted: tuple[str, ...]
    phrase_lead: tuple[str, ...]
    phrase_tail: tuple[str, ...]
    scopes: tuple[str, ...]

    def rate(self, name: str) -> bool:
        """Tell whether the figure of an indicator of this bare name is a percentage."""
        return name.endswith(self.rates) and not name.endswith(self.no_rates)


def read_check_words(content: str, file: str) -> CheckWords:
    """Return the words of a YAML text; AuthorError with its line for a mistake."""
    root = read_yaml(content, file)
    names = tuple(one.name for one in fields(CheckWords))
    root.only(*names)
    return CheckWords(**{name: _words(root.need(name)) for name in names})


@cache
def check_words() -> CheckWords:
    """Return the shipped words."""
    return read_check_words(FILE.read_text(encoding="utf-8"), FILE.name)


def _words(node: Node) -> tuple[str, ...]:
    found = []
    for item in node.items():
        if not squeeze(item.text()):
            raise item.wrong("text / 文字")  # an empty word would be found everywhere
        found.append(squeeze(item.text()))
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
