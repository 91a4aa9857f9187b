"""Raw text of a value cell -> typed value. Normalises what is obvious and never guesses: what it does not know it says.

Order of evidence: blank and placeholder, template text, standard words, suspects, none at all, dates, figures in
digits, figures in Chinese numerals; whatever is left and has no figure is qualitative.
"""

import re
from decimal import Decimal
from functools import lru_cache

from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.value_dates import dated
from templates.value_doubt import doubtful
from templates.value_doubt import two_lines
from templates.value_doubt import year_bound
from templates.value_figures import figures
from templates.value_grammar import grammar
from templates.value_notes import without_notes
from templates.value_numeral import SPELLED
from templates.value_numeral import figured
from templates.value_quantity import NUMBER
from templates.value_quantity import simple
from templates.value_words import LONGEST_WORD
from templates.value_words import spelled_unit
from templates.value_words import unfilled
from templates.value_words import worded
from templates.vocabulary import Vocabulary

ACTUAL_MARK = "[in实际完成值]"
SIGNS = ("≥", "≧", "≩", "≮", ">=", "⩾", "≤", "≦", "≯", "<=", "⩽", ">", "<")
REMEMBERED = 16384
LONGEST_REMEMBERED = 100
ZERO = Decimal(0)
LONGEST_FIGURE = 120  # a text longer than this is prose, whatever figures are in it
_PLAIN = re.compile(r"[!-~\u4e00-\u9fff≥≤‰±]+")  # nothing to narrow, no blank to take out
_DOUBLED = re.compile(r"(?P<part>\d[\d.,]*[^\d.,()\s]+)(?P=part)(?:\(.*\))?")
_RATE_200 = re.compile(r"2(?:[6-9]\d|5[5-9]|100)(?:\.\d+)?%")
_LETTER_DIGIT = re.compile(r"(?<=[\d第])[OoIl]+(?![A-Za-z])|(?<![A-Za-z])[OoIl](?=\d)|^[IlO][OoIl](?![A-Za-z])")
_QUOTES = re.compile(r"^[\"'“”‘’]+|[\"'“”‘’]+$")
_END_MARKS = re.compile(r"(?<=[^\d\s])[。;；,，、!.]+$")
_PERIOD = re.compile(r"[年季月周日天每]")
_NUMERALS = re.compile(rf"[{SPELLED}半]")


def read_value(raw: str, words: Vocabulary, year: int | None = None, *, actual: bool = False) -> Value:
    """Return what a value cell says; never raises.

    ``year`` is the fiscal year that a date without one belongs to; ``actual`` says that the cell is one of actual
    values, where an operator means that the target was copied. Short texts are remembered, so that a value that
    stands in thousands of rows is read once.
    """
    return (_remembered if len(raw) <= LONGEST_REMEMBERED else read_afresh)(raw, words, year, actual)


def read_afresh(raw: str, words: Vocabulary, year: int | None, actual: bool) -> Value:  # noqa: FBT001 - the cache's key
    """Return what a value cell says, without looking up what was read before."""
    text = raw if _PLAIN.fullmatch(raw) else squeeze(raw)
    if text.endswith(ACTUAL_MARK):
        text, actual = text.removesuffix(ACTUAL_MARK), True
    found = _nothing(raw, text, words) or _standard(raw, text, words) or _suspect(raw, text, words)
    if found is not None:
        return found
    if actual and text.startswith(SIGNS):
        return Value(raw, ValueKind.COPY_OF_TARGET)
    return _said(raw, text, words, year) or worded(raw, text, words)


_remembered = lru_cache(maxsize=REMEMBERED)(read_afresh)


def _said(raw: str, text: str, words: Vocabulary, year: int | None) -> Value | None:
    """Return the absence, date or figure that a text says."""
    if found := simple(raw, text, words):
        return found
    if grammar(words).absent.fullmatch(text):
        return Value(raw, ValueKind.NUMBER, "=", low=ZERO)
    if len(text) > LONGEST_FIGURE:
        return dated(raw, text, words, year)
    if raw != text and two_lines(raw):
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    bare = without_notes(_END_MARKS.sub("", _QUOTES.sub("", text)), words)
    return _in_digits(raw, bare, words, year) or _in_numerals(raw, bare, words, year)


def _in_numerals(raw: str, text: str, words: Vocabulary, year: int | None) -> Value | None:
    if not _NUMERALS.search(text) or not spelled_unit(text, words):
        return None
    written = figured(text)
    if written == text:
        return None
    found = _in_digits(raw, written, words, year)
    if found is None and len(text) <= LONGEST_WORD and _PERIOD.search(text):  # 一季度一次 says a figure, but which?
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    return found


def _in_digits(raw: str, text: str, words: Vocabulary, year: int | None) -> Value | None:
    found = doubtful(raw, text, year) or dated(raw, text, words, year) or figures(raw, text, words)
    if found is not None and year_bound(found, text, year):
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    return found


def _nothing(raw: str, text: str, words: Vocabulary) -> Value | None:
    if not text:
        return Value(raw, ValueKind.BLANK)
    if text in words.placeholders:
        return Value(raw, ValueKind.PLACEHOLDER)
    if text in words.broken:
        return Value(raw, ValueKind.UNREADABLE, note="unread")
    if unfilled(text, words):
        return Value(raw, ValueKind.TEMPLATE)
    return None


def _standard(raw: str, text: str, words: Vocabulary) -> Value | None:
    word = text.rstrip(".。!！;；")
    if word in words.labels:
        return Value(raw, ValueKind.ENUM_LABEL)
    if word in words.rungs:
        ladder, rung, _ = words.rungs[word]
        return Value(raw, ValueKind.QUALITATIVE, level=f"{ladder}:{rung}")
    return None


def _suspect(raw: str, text: str, words: Vocabulary) -> Value | None:
    """Return what looks garbled or wrongly scanned, with the likely reading; it is asked, never repaired."""
    if doubled := _DOUBLED.fullmatch(text):
        return Value(raw, ValueKind.GARBLED, note="doubled", proposal=doubled["part"])
    if text[0] in words.suspects and NUMBER.match(text[1:]):
        return Value(raw, ValueKind.OCR_SUSPECT, note="scanned_sign", proposal=f"≥{text[1:]}")
    if _RATE_200.fullmatch(text):
        return Value(raw, ValueKind.OCR_SUSPECT, note="rate_far_over_100", proposal=f"≥{text[1:]}")
    if "$" in text or text.startswith("到0") or _LETTER_DIGIT.search(text):
        return Value(raw, ValueKind.OCR_SUSPECT, note="scanned_digit")
    return None
