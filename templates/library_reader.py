"""From ``library.yaml``, the shipped one or a district's own, to the ``Library``; a mistake is raised with its line."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from templates.codes import Slip
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.library import KINDS
from templates.library import LEVELS
from templates.library import NO_LIBRARY
from templates.library import Library
from templates.library import LibraryIndicator
from templates.library import Sector
from templates.library import merged
from templates.text import bare_name
from templates.text import one_line
from templates.yaml_source import Node
from templates.yaml_source import did_you_mean
from templates.yaml_source import read_yaml

KEYS = ("shipped", "sectors", "weights", "indicators")
INDICATOR_KEYS = ("name", "aliases", "measures", "direction", "weight", "kind", "sectors")
MOST_POINTS = 100
LONGEST = 200  # what level 3 of a form takes
Weights = Mapping[str, Decimal]


def read_library(content: str, file: str, shipped: Library = NO_LIBRARY, *, own: bool = False) -> Library:
    """Return the library of a YAML text laid over the shipped one; AuthorError with file and line for a mistake.

    ``own`` marks what is read as the district's; with ``shipped: false`` in it the shipped indicators are left out.
    """
    root = read_yaml(content, file, ours=not own)
    root.only(*KEYS)
    sectors = tuple(_sectors(root.get("sectors")))
    known = tuple(dict.fromkeys(one.name for one in (*shipped.sectors, *sectors)))
    weights = dict(_weights(root.get("weights")))
    indicators = tuple(replace(one, own=own) for one in _indicators(root.get("indicators"), known, weights))
    keeps = root.get("shipped")
    under = shipped if keeps is None or keeps.flag() else Library((), shipped.sectors)
    return merged(under, Library(indicators, sectors))


def _sectors(node: Node | None) -> Iterator[Sector]:
    for name, words in (node.mapping() if node else {}).items():
        yield Sector(name, _words(words))


def _weights(node: Node | None) -> Iterator[tuple[str, Decimal]]:
    for level2, weight in (node.mapping() if node else {}).items():
        _known(level2, weight, tuple(lower for lowers in LEVELS.values() for lower in lowers))
        yield level2, _points(weight)


def _indicators(node: Node | None, sectors: tuple[str, ...], weights: Weights) -> Iterator[LibraryIndicator]:
    for level1, lowers in (node.mapping() if node else {}).items():
        _known(level1, lowers, tuple(LEVELS))
        for level2, items in lowers.mapping().items():
            _known(level2, items, LEVELS[level1])
            seen: set[str] = set()
            for item in items.items():
                yield _indicator(item, LibraryIndicator(level1, level2, "", weight=weights.get(level2)), sectors, seen)


def _indicator(node: Node, start: LibraryIndicator, sectors: tuple[str, ...], seen: set[str]) -> LibraryIndicator:
    """Return one indicator; a name that stands twice under one level 2, even as another name, is a mistake."""
    node.only(*INDICATOR_KEYS)
    name, aliases, weight, way = node.need("name"), node.get("aliases"), node.get("weight"), node.get("direction")
    for each in (name, *(aliases.items() if aliases else ())):
        _new(each, seen)
    measures = _listed(node.get("measures"))
    kind = node.get("kind")
    return replace(
        start,
        level3=_word(name),
        aliases=_listed(aliases),
        measures=measures,
        direction=way.one_of((HIGHER, LOWER)) if way else "",
        weight=_points(weight) if weight else start.weight,
        kind=kind.one_of(KINDS) if kind else _kind(measures),
        sectors=_sectors_of(node.get("sectors"), sectors),
    )


def _kind(measures: tuple[str, ...]) -> str:
    return "words" if not measures else "percent" if measures[0] in ("%", "‰") else "number"


def _new(node: Node, seen: set[str]) -> None:
    name = bare_name(_word(node))
    if not name:
        raise node.wrong("text / 文字")
    if name in seen:
        raise node.fail(Slip.DUPLICATE_ID, key=node.text())
    seen.add(name)


def _known(level: str, node: Node, levels: tuple[str, ...]) -> None:
    if level not in levels:
        raise node.fail(Slip.KEY_UNKNOWN, key=level, guess=did_you_mean(level, levels), known=levels)


def _points(node: Node) -> Decimal:
    points = node.number()
    if not 0 < points <= MOST_POINTS:
        raise node.wrong(f"> 0, ≤ {MOST_POINTS}")
    return points


def _sectors_of(node: Node | None, known: tuple[str, ...]) -> tuple[str, ...]:
    given = node.items() if node else []
    for each in given:
        if each.text() not in known:
            raise each.fail(Slip.NOT_ONE_OF, key="sectors", given=each.text(), choices=known)
    return tuple(each.text() for each in given)


def _listed(node: Node | None) -> tuple[str, ...]:
    return _words(node) if node else ()


def _words(node: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_word(each) for each in node.items()))


def _word(node: Node) -> str:
    word = one_line(node.text())
    if not word or len(word) > LONGEST:
        raise node.wrong(f"text, 1 … {LONGEST} / 文字")
    return word
