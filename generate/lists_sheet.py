"""The hidden sheet of lists: choices, their parts, ladders and directions, each under a defined name."""

from collections.abc import Mapping
from collections.abc import Sequence

from generate.book import Book
from generate.name_lists import NameLists
from generate.validations import list_name
from templates.a1 import column_letters
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import by_words
from templates.form import Form
from templates.vocabulary import WAYS
from templates.vocabulary import Vocabulary

SHEET = "_lists"
WORDS_SHEET = "_words"
RUNG = 100
SIGNS = {HIGHER: 1, LOWER: -1}


def write_lists(book: Book, form: Form, words: Vocabulary, floors: list[tuple[str, str]], names: NameLists) -> None:
    """Write every list of the form and the word tables the live checks look up, one column each, with defined names.

    ``floors`` are the units of measure with the smallest fall that counts in each, ``names`` what level 3 is offered.
    """
    page = book.sheet(SHEET)
    columns: list[tuple[str, tuple[str, ...]]] = []
    for one in form.lists:
        columns.append((list_name(one.id), one.values))
        columns += [(list_name(one.id, part), values) for part, values in one.parts]
    columns += [
        ("known_level2", _level_pairs(form, words)),
        ("level2_names", _level2_names(form, words)),
        ("no_values", tuple(sorted(words.placeholders))),
        *((name, group) for _, name, group in _direction_columns(words)),
        *names.items(),
    ]
    for column, (name, values) in enumerate(columns, start=1):
        for row, value in enumerate(values, start=1):
            page.put((row, column), value, book.styles.role("plain"))
        letters = column_letters(column)
        book.book.define_name(name, f"='{SHEET}'!${letters}$1:${letters}${max(len(values), 1)}")
    page.sheet.hide()
    _tables(book, words, floors)


def direction_lists(words: Vocabulary) -> tuple[tuple[int, str], ...]:
    """Return the defined names of the direction words in the order in which they decide, each with its sign."""
    return tuple((sign, name) for sign, name, _ in _direction_columns(words))


def _direction_columns(words: Vocabulary) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return per group of direction words its sign, its name and its words; those of one letter stand apart.

    First come the whole names of the library whose words alone would tell another direction than the library does.
    """
    known = {name: way for name, way in words.direction_of_name.items() if by_words(name, words) != way}
    ways = {way: tuple(name for name, told in known.items() if told == way) for way in WAYS}
    columns = [
        (SIGNS.get(way, 0), f"direction_known_{n}", names) for n, (way, names) in enumerate(ways.items()) if names
    ]
    for number, (way, group) in enumerate(words.tiers, start=1):
        parts = (("", tuple(word for word in group if len(word) > 1)), ("_end", tuple(w for w in group if len(w) == 1)))
        columns += [(SIGNS.get(way, 0), f"direction_{number}{part}", fitting) for part, fitting in parts if fitting]
    return columns


def _tables(book: Book, words: Vocabulary, floors: list[tuple[str, str]]) -> None:
    """Write the look-up tables: standard word -> ladder and rung, level name -> +1, -1 or 0, unit -> floor."""
    tables: dict[str, Sequence[tuple[str, int | str]]] = {
        "rung_of": _rung_table(words),
        "way_of_level2": _way_table(words.level2, words),
        "way_of_level1": _way_table(words.level1, words),
        **({"floor_of": floors} if floors else {}),
    }
    page = book.sheet(WORDS_SHEET)
    for number, (name, table) in enumerate(tables.items()):
        left = 1 + 2 * number
        for row, (word, value) in enumerate(table, start=1):
            page.put((row, left), word, book.styles.role("plain"))
            page.put((row, left + 1), str(value), book.styles.role("plain"))
        ends = column_letters(left), column_letters(left + 1)
        book.book.define_name(name, f"='{WORDS_SHEET}'!${ends[0]}$1:${ends[1]}${max(len(table), 1)}")
    page.sheet.hide()


def _level_pairs(form: Form, words: Vocabulary) -> tuple[str, ...]:
    """Return every ``level 1|level 2`` that belongs together, by their own names and by all others they go by."""
    pairs = []
    for one in form.lists:
        for part, values in one.parts:
            uppers = [part, *(name for name, canonical in words.level1.items() if canonical == part)]
            lowers = [*values, *(name for name, canonical in words.level2.items() if canonical in values)]
            pairs += [f"{upper}|{lower}" for upper in uppers for lower in lowers]
    return tuple(dict.fromkeys(pairs))


def _level2_names(form: Form, words: Vocabulary) -> tuple[str, ...]:
    values = [value for one in form.lists for _, part in one.parts for value in part]
    return tuple(dict.fromkeys([*values, *(name for name, canonical in words.level2.items() if canonical in values)]))


def _rung_table(words: Vocabulary) -> list[tuple[str, int]]:
    ladders = list(dict.fromkeys(ladder for ladder, _, _ in words.rungs.values()))
    return [(word, RUNG * (1 + ladders.index(ladder)) + place) for word, (ladder, _, place) in words.rungs.items()]


def _way_table(levels: Mapping[str, str], words: Vocabulary) -> list[tuple[str, int]]:
    ways = words.direction_of_level
    return [(name, SIGNS.get(ways.get(canonical, ""), 0)) for name, canonical in levels.items()]
