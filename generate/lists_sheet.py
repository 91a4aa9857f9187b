"""The hidden sheet of lists: choices, their parts, ladders and directions, each under a defined name."""

from generate.book import Book
from generate.validations import list_name
from templates.a1 import column_letters
from templates.direction import HIGHER
from templates.form import Form
from templates.vocabulary import Vocabulary

SHEET = "_lists"
WORDS_SHEET = "_words"
RUNG = 100


def write_lists(book: Book, form: Form, words: Vocabulary) -> None:
    """Write every list of the form and the word tables the live checks look up, one column each, with defined names."""
    page = book.sheet(SHEET)
    columns: list[tuple[str, tuple[str, ...]]] = []
    for one in form.lists:
        columns.append((list_name(one.id), one.values))
        columns += [(list_name(one.id, part), values) for part, values in one.parts]
    columns += [("known_level2", _level_pairs(form, words)), *_word_columns(words)]
    for column, (name, values) in enumerate(columns, start=1):
        for row, value in enumerate(values, start=1):
            page.put((row, column), value, book.styles.role("plain"))
        letters = column_letters(column)
        book.book.define_name(name, f"='{SHEET}'!${letters}$1:${letters}${max(len(values), 1)}")
    page.sheet.hide()
    _tables(book, words)


def _tables(book: Book, words: Vocabulary) -> None:
    """Write the two look-up tables: standard word -> ladder and rung as a number, level name -> +1 or -1."""
    tables = {"rung_of": _rung_table(words), "way_of_level": _way_table(words)}
    page = book.sheet(WORDS_SHEET)
    for number, (name, table) in enumerate(tables.items()):
        left = 1 + 2 * number
        for row, (word, value) in enumerate(table, start=1):
            page.put((row, left), word, book.styles.role("plain"))
            page.put((row, left + 1), str(value), book.styles.role("plain"))
        ends = column_letters(left), column_letters(left + 1)
        book.book.define_name(name, f"='{WORDS_SHEET}'!${ends[0]}$1:${ends[1]}${len(table)}")
    page.sheet.hide()


def _level_pairs(form: Form, words: Vocabulary) -> tuple[str, ...]:
    pairs = []
    for one in form.lists:
        for part, values in one.parts:
            pairs += [f"{part}|{name}" for name, canonical in words.level2.items() if canonical in values]
            pairs += [f"{part}|{value}" for value in values]
    return tuple(dict.fromkeys(pairs))


def _word_columns(words: Vocabulary) -> list[tuple[str, tuple[str, ...]]]:
    columns = []
    for name, way in (("lower_words", False), ("higher_words", True)):
        fitting = [word for word, told in words.direction if (told == HIGHER) is way]
        columns.append((name, tuple(word for word in fitting if len(word) > 1)))
        if way:
            columns.append(("higher_endings", tuple(word for word in fitting if len(word) == 1)))
    return columns


def _rung_table(words: Vocabulary) -> list[tuple[str, int]]:
    ladders = list(dict.fromkeys(ladder for ladder, _, _ in words.rungs.values()))
    return [(word, RUNG * (1 + ladders.index(ladder)) + place) for word, (ladder, _, place) in words.rungs.items()]


def _way_table(words: Vocabulary) -> list[tuple[str, int]]:
    return [(level, 1 if way == HIGHER else -1) for level, way in words.direction_of_level.items()]
