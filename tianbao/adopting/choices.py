"""The lists of choices of a drafted form: levels, directions, and what is ticked or chosen in the blank form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from templates.form import Kind
from tianbao.adopting.compose import Listed
from tianbao.adopting.draft import DraftList
from tianbao.adopting.guess import Guess
from tianbao.adopting.sheet import Box
from tianbao.adopting.words import DIRECTIONS
from tianbao.adopting.words import LEVEL1
from tianbao.adopting.words import LEVEL2
from tianbao.adopting.words import OPERATORS


@dataclass(frozen=True, slots=True)
class Choices:
    """Guesses that name their lists of choices, and these lists."""

    singles: list[tuple[Box, Guess]]
    lists: tuple[Listed, ...]
    drafted: tuple[DraftList, ...]


def with_choices(
    singles: list[tuple[Box, Guess]], lists: tuple[Listed, ...], levels: dict[str, tuple[str, ...]]
) -> Choices:
    """Return the guesses with the names of their lists, and the lists; equal lists are one."""
    drafted: dict[str, DraftList] = {}
    named = {guess.choices or guess.suggest for one in lists for guess in _all_guesses(one)}
    if named & {"level1", "level2"}:
        drafted |= {one.id: one for one in _level_lists(levels)}
    fixed = {"direction": DIRECTIONS, "operator": OPERATORS}
    drafted |= {key: DraftList(key, values) for key, values in fixed.items() if key in named}

    def name(guess: Guess) -> Guess:
        if guess.kind is not Kind.CHOICE or guess.choices:
            return guess
        same = next((one.id for one in drafted.values() if one.values == guess.values), "")
        own = same or next(one for one in _names(guess.id.rpartition(".")[2]) if one not in drafted)
        drafted.setdefault(own, DraftList(own, guess.values))
        return replace(guess, choices=own)

    new_singles = [(box, name(guess)) for box, guess in singles]
    new_lists = tuple(replace(one, guesses=tuple((box, name(guess)) for box, guess in one.guesses)) for one in lists)
    return Choices(new_singles, new_lists, tuple(drafted.values()))


def _names(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}_{number}" for number in range(2, 1000))


def _all_guesses(one: Listed) -> Iterator[Guess]:
    yield from (guess for _, guess in one.guesses)
    yield from (helper.guess for helper in one.helpers if helper.guess)


def _level_lists(levels: dict[str, tuple[str, ...]]) -> Iterator[DraftList]:
    """Yield the levels printed in the form, or the usual ones; parts only where Excel can name them."""
    printed = levels or LEVEL2
    first = tuple(levels) or LEVEL1
    yield DraftList("level1", first)
    second = {name: printed.get(name) or LEVEL2.get(name, ()) for name in first}
    values = tuple(dict.fromkeys(value for part in second.values() for value in part))
    if all(re.fullmatch(r"\w+", name) for name in first):
        yield DraftList("level2", values, "level1", tuple((name, part or (name,)) for name, part in second.items()))
    else:
        yield DraftList("level2", values or first)
