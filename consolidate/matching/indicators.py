"""The indicators of one project in two years: their levels, their names, and whom a satisfaction is asked of."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence

from consolidate.matching.alike import NOT_ALIKE
from consolidate.matching.alike import WHOLE
from consolidate.matching.alike import Alike
from consolidate.matching.alike import alike
from consolidate.matching.decided import Names
from consolidate.matching.pairs import Paired
from consolidate.matching.pairs import paired
from templates.match_rules import MatchRules
from templates.name_words import shipped_name_words

Levels = tuple[str, str, str]  # canonical level-1 and level-2 names, and the bare level-3 name


def paired_indicators(
    last: Sequence[Levels], now: Sequence[Levels], rules: MatchRules, decided: Mapping[Names, bool]
) -> Paired:
    """Return how the indicators of one project pair in two years; no list may hold the same levels twice.

    Indicators without a level-3 name pair by equal levels only. Where names are the same and levels are not, a person
    decides, unless the level was only renamed.
    """
    judge = _Judge(rules, last, now)
    return paired(last, now, judge, lambda one, other: decided.get((_name(one), _name(other))), rules)


def _name(levels: Levels) -> str:
    return levels[2] or levels[1] or levels[0]


class _Judge:
    def __init__(self, rules: MatchRules, last: Sequence[Levels], now: Sequence[Levels]) -> None:
        self.rules, self.words = rules, shipped_name_words()
        self.rooms = tuple(Counter(self.room(levels) for levels in side) for side in (last, now))

    def __call__(self, one: Levels, other: Levels) -> Alike:
        if not one[2] or not other[2]:
            return NOT_ALIKE
        names = alike(one[2], other[2])
        if self.room(one) != self.room(other) and one[1] and other[1]:
            return Alike(names.score, sure=False) if names.score >= self.rules.same else NOT_ALIKE
        return self.satisfied(one, other, names)

    def room(self, levels: Levels) -> str:
        """Return the level 2, of two names of one level always the same."""
        moved = next((group for group in self.words.moved_levels if levels[1] in group), None)
        return min(moved) if moved else levels[1]

    def satisfied(self, one: Levels, other: Levels, names: Alike) -> Alike:
        """Return the likeness of two satisfactions: 满意度 is that of 市民满意度 where each year has but one."""
        asked = self.of_whom(one[2]), self.of_whom(other[2])
        if None in asked or names == NOT_ALIKE:
            return names
        alone = all(rooms[self.room(levels)] == 1 for rooms, levels in zip(self.rooms, (one, other), strict=True))
        if alone and "" in asked:
            return Alike(WHOLE, sure=True)
        return Alike(max(names.score, self.rules.ask), names.sure) if alone or "" in asked else names

    def of_whom(self, name: str) -> str | None:
        """Return whose satisfaction a name asks for, empty where it says nobody's; None for another indicator."""
        word = next((word for word in self.words.satisfaction if name.endswith(word)), None)
        if word is None:
            return None
        whom = name.removesuffix(word)
        return "" if whom in self.words.anybody else whom
