"""Which rows of different units are the same indicator: form, level and name, normalised; nothing is guessed."""

from collections.abc import Iterable
from collections.abc import Mapping

from consolidate.arithmetic.filed import FiledRow
from consolidate.matching.decided import MatchRow
from consolidate.matching.features import MARKS
from consolidate.matching.features import YEARS
from templates.name_words import shipped_name_words
from templates.text import bare_name
from templates.vocabulary import Vocabulary

Key = tuple[str, str, str]  # form, level, name
NOTHING_SAID: Mapping[str, str] = {}


def indicator_of(row: FiledRow, words: Vocabulary, same: Mapping[str, str] = NOTHING_SAID) -> Key:
    """Return what makes a row the same indicator in two units; the name is empty where it has none of its own.

    Numbering, points, blanks, marks and the year do not count; nor does the level 1 above a level 2 of the list. A
    name that stands in level 2 because level 3 is blank is a name. ``same`` is as in ``same_names``.
    """
    level1, level2 = (bare_name(text) for text in (row.row.level1, row.row.level2))
    listed = words.level2.get(level2)
    name = bare_name(row.row.level3) or ("" if listed else level2)
    level = _room(listed) if listed else words.level1.get(level1, level1)
    plain = plain_name(name)
    return row.form, level, same.get(plain, plain)


def plain_name(name: str) -> str:
    """Return a name as names of different units are compared."""
    bare = bare_name(name).lstrip("★☆").lower()
    return MARKS.sub("", YEARS.sub("", bare)) or bare


def same_names(rows: Iterable[MatchRow]) -> dict[str, str]:
    """Return the name under which each name of ``matches.csv`` counts that a person called the same as another.

    A pair that one line calls the same and another line does not joins nothing.
    """
    said: dict[tuple[str, str], set[bool]] = {}
    for row in rows:
        pair = plain_name(row.last_indicator), plain_name(row.indicator)
        if row.same is not None and all(pair):
            said.setdefault(pair, set()).add(row.same)
    above: dict[str, str] = {}
    for one, other in sorted(pair for pair, answers in said.items() if answers == {True}):
        first, second = sorted((_top(one, above), _top(other, above)))
        if first != second:
            above[second] = first
    return {name: _top(name, above) for name in above}


def _top(name: str, above: Mapping[str, str]) -> str:
    while name in above:
        name = above[name]
    return name


def _room(level2: str) -> str:
    """Return a level 2, of two names of one level always the same."""
    moved = next((group for group in shipped_name_words().moved_levels if level2 in group), None)
    return min(moved) if moved else level2
