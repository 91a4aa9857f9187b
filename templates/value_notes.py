"""Brackets in a value cell: a note that adds nothing goes, a unit or an operator comes out, anything else stays."""

import re

from templates.vocabulary import Vocabulary

_NOTE = re.compile(r"[(\[【〔](?P<inside>[^()\[\]【】〔〕]*)[)\]】〕]")
_FIGURE = re.compile(r"[\d每均一二两三四五六七八九十百]")
_END_FIGURE = re.compile(r"[\d万亿]$")
_INCLUDED = re.compile(r"含(?P<figure>[\d.]+%?)")


def without_notes(text: str, words: Vocabulary) -> str:
    """Return the text without the bracketed notes that say nothing about the figure before them.

    A note with a figure, a denial or a period of its own stays, and with it the text cannot be read.
    """
    done = ""
    rest = text
    while match := _NOTE.search(rest):
        done += rest[: match.start()]
        rest = rest[match.end() :]
        done += _kept(done, match[0], match["inside"], words)
    return done + rest


def _kept(before: str, whole: str, inside: str, words: Vocabulary) -> str:
    """Return what stays of a note behind ``before``."""
    if not before:
        return inside if any(inside == word for word, _ in words.before) else whole
    if any(f"{before[-size:]}{whole}" in words.units for size in (1, 2)):
        return whole  # 人(次) is a word of measure
    bare_number = _END_FIGURE.search(before) is not None
    if (inside in words.units and bare_number) or any(inside == word for word, _ in words.after):
        return inside  # 500(人次), 95%(以上)
    return "" if _silent(before, inside, words) else whole


def _silent(before: str, inside: str, words: Vocabulary) -> bool:
    """Tell whether a note says nothing that changes the figure before it."""
    if inside in words.units:
        return before.endswith(inside)
    included = _INCLUDED.fullmatch(inside)
    if included:
        return before.removesuffix("以上").removesuffix("以下").endswith(included["figure"])
    said = _FIGURE.search(inside) is not None or any(sign in inside for sign in words.denied)
    return not said and before[-1] not in "-—~/"
