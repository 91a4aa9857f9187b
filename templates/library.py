"""The indicator library (指标库): known indicators with levels, other names, units of measure and direction."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from templates.text import bare_name

LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),  # cost is a level 2 before 财预〔2021〕101号
    "成本指标": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
KINDS = ("number", "percent", "date", "words")
OLD_COST, NEW_LEVEL1, NEW_COST = "成本指标", "成本指标", "经济成本指标"
NEITHER = "不定"
MOST = 40  # names a person still looks through in one list


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """One indicator: its three levels, the other names of level 3, and how its value is told.

    ``measures`` begins with the usual unit, ``direction`` is 正向, 反向 or empty where neither more nor less is better,
    ``weight`` the points it usually has, ``kind`` one of KINDS. ``own`` says that the district wrote it.
    """

    level1: str
    level2: str
    level3: str
    aliases: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    direction: str = ""
    weight: Decimal | None = None
    kind: str = "number"
    sectors: tuple[str, ...] = ()
    own: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Level 3 and its other names, as names are compared."""
        return tuple(bare_name(name) for name in (self.level3, *self.aliases))


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of a district's work and the words in a unit's name that put the unit there; none for all units."""

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """All indicators known, the district's own first, and the sectors; empty where no library is used."""

    indicators: tuple[LibraryIndicator, ...] = ()
    sectors: tuple[Sector, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, tuple[LibraryIndicator, ...]]:
        found: dict[str, list[LibraryIndicator]] = {}
        for one in self.indicators:
            for name in one.names:
                found.setdefault(name, []).append(one)
        return {name: tuple(ones) for name, ones in found.items()}

    def named(self, name: str) -> tuple[LibraryIndicator, ...]:
        """Return the indicators that go by a name, of whatever level; nothing for a name not known exactly."""
        return self._by_name.get(bare_name(name), ())

    def of_levels(self, level1: str, level2: str) -> tuple[LibraryIndicator, ...]:
        """Return the indicators of a pair of levels; 产出指标 + 成本指标, as before 2021, are the economic costs."""
        pairs = {(level1, level2), *(((NEW_LEVEL1, NEW_COST),) if level2 == OLD_COST else ())}
        return tuple(one for one in self.indicators if (one.level1, one.level2) in pairs)

    def direction(self, name: str) -> str:
        """Return 正向 or 反向 where every indicator of this name has it, else nothing."""
        ways = {one.direction for one in self.named(name)}
        return ways.pop() if len(ways) == 1 else ""

    @cached_property
    def directions(self) -> dict[str, str]:
        """The direction of each name that has one; 不定 where neither more nor less is better.

        A figure that ships without a direction has none on purpose; one of the district's own may only lack the word.
        """
        ways = {name: {_way(one) for one in ones} for name, ones in self._by_name.items()}
        return {name: found.pop() for name, found in ways.items() if len(found) == 1 and "" not in found}

    def suggested(self, level1: str, level2: str, about: str, most: int = MOST) -> tuple[str, ...]:
        """Return at most so many level-3 names for a unit: the district's own, its sector's, those of all units.

        ``about`` is the unit's name and its department's; where they tell no sector, the other sectors follow.
        """
        there = self.of_levels(level1, level2)
        told = {one.name for one in self.sectors if any(word in about for word in one.words)}
        common = {one.name for one in self.sectors if not one.words}
        of_unit = [one for one in there if told.intersection(one.sectors)]
        of_all = [one for one in there if not one.sectors or common.intersection(one.sectors)]
        own = [one for one in there if one.own and (one in of_unit or one in of_all or not told)]
        ordered = chain(own, of_unit, of_all, () if told else there)
        return tuple(dict.fromkeys(one.level3 for one in ordered))[:most]

    def search(self, word: str = "", level2: str = "") -> Iterator[LibraryIndicator]:
        """Yield the indicators that have the word in a name or sector, of a level 2 if one is given."""
        sought = bare_name(word).casefold()
        wanted = {level2, NEW_COST} if level2 == OLD_COST else {level2}
        for one in self.indicators:
            told = (*one.names, *one.sectors)
            if (not level2 or one.level2 in wanted) and any(sought in each.casefold() for each in told):
                yield one


NO_LIBRARY = Library()


def _way(one: LibraryIndicator) -> str:
    return one.direction or ("" if one.own or one.kind == "words" else NEITHER)


def merged(shipped: Library, own: Library) -> Library:
    """Return both, the district's own first; its own takes the place of shipped ones of the same levels and a name."""
    taken = {(one.level1, one.level2, name) for one in own.indicators for name in one.names}
    kept = tuple(
        one for one in shipped.indicators if not any((one.level1, one.level2, name) in taken for name in one.names)
    )
    sectors = {one.name: one for one in (*shipped.sectors, *own.sectors)}
    return Library((*own.indicators, *kept), tuple(sectors.values()))
