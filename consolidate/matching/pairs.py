"""Names of two years paired one to one: decided by a person, the same, or to be asked about."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from consolidate.matching.alike import Alike
from consolidate.matching.alike import alike
from consolidate.matching.assign import best_pairs
from consolidate.matching.decided import Names
from templates.match_rules import MatchRules
from templates.text import bare_name

Key = TypeVar("Key", str, tuple[str, str, str])
SURE_FIRST = 1_000_000  # a pair that needs no person outweighs any number of pairs that do


@dataclass(frozen=True, slots=True)
class Asked:
    """Two names of which a person has to say whether they are the same: positions in the two lists, and likeness."""

    last: int
    now: int
    score: int


@dataclass(frozen=True, slots=True)
class Paired:
    """What is the same (position of this year's name -> of last year's), and what a person is asked."""

    same: Mapping[int, int]
    asked: tuple[Asked, ...] = ()


def paired_projects(
    last: Sequence[str], now: Sequence[str], rules: MatchRules, decided: Mapping[Names, bool]
) -> Paired:
    """Return how last year's project names pair with this year's."""
    bare = [tuple(bare_name(name) for name in names) for names in (last, now)]
    return paired(bare[0], bare[1], alike, lambda one, other: decided.get((one, other)), rules)


def paired(
    last: Sequence[Key],
    now: Sequence[Key],
    likeness: Callable[[Key, Key], Alike],
    decided: Callable[[Key, Key], bool | None],
    rules: MatchRules,
) -> Paired:
    """Return how two lists pair: what a person said, then equal keys, then the best of what is left.

    The order of the lists changes nothing; of a key that stands twice the first is paired. A pair that has a rival,
    another name that would be the same just as well, is asked about.
    """
    olds = sorted(range(len(last)), key=lambda place: last[place])
    news = sorted(range(len(now)), key=lambda place: now[place])
    same: dict[int, int] = {}
    for fits in (lambda old, new: decided(old, new) is True, lambda old, new: decided(old, new) is None and old == new):
        for new, old in product(list(news), list(olds)):
            if new in news and old in olds and fits(last[old], now[new]):
                same[new] = old
                news.remove(new)
                olds.remove(old)
    found = {
        (old, new): how
        for old, new in product(olds, news)
        if decided(last[old], now[new]) is None and (how := likeness(last[old], now[new])).score >= rules.ask
    }
    sure = {pair for pair, how in found.items() if how.sure and how.score >= rules.same}
    asked = []
    for old, new in _best(olds, news, {pair: how.score + SURE_FIRST * (pair in sure) for pair, how in found.items()}):
        if (old, new) in sure and sum(old in pair[:1] or new in pair[1:] for pair in sure) == 1:
            same[new] = old
        else:
            asked.append(Asked(old, new, found[old, new].score))
    return Paired(same, tuple(asked))


def _best(olds: Sequence[int], news: Sequence[int], weights: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    places = {(olds.index(old), news.index(new)): weight for (old, new), weight in weights.items()}
    return [(olds[old], news[new]) for old, new in best_pairs(len(olds), len(news), places)]
