"""How two formulas are compared: what offices change on saving is undone, what a person changed stays."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

GAP = "\x00"  # in place of a text; no workbook can hold it
LONGEST = 8192  # characters a formula may have in Excel
LONGER, LITTLE = 3, 200  # times, and characters: what blanks and marks can add, at most
_STRING = re.compile(r'("(?:[^"]|"")*")')
_SHEET = re.compile(r"\$?'((?:[^']|''){1,64})'!|(?<![#\w.$])\$?([\w.]+)!")
_NEEDLESS = re.compile(r"'([\w.]+)'!")
_MARKED = re.compile(r"_xlfn\.|_xlws\.|_xlpm\.", re.IGNORECASE)
_TRUTH = re.compile(r"\b(TRUE|FALSE)\(\)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.$!:])(?:\d*\.\d+|\d+\.?(?=E)|\d+\.)(?:E[+-]?\d{1,3})?(?![\w.(!:])", re.IGNORECASE)
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_SPOT = re.compile(
    rf"(?<![\w.$])(?:[^-+*/^&=<>(),;:{{}}!]{{0,64}}!)?(?:(?:{_CELL}|#REF!)(?::(?:{_CELL}|#REF!))?|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}})"
    rf"(?![\w(!])"
)
Names = Mapping[str, str]
NO_NAMES: Names = {}


def same_formula(given: str, issued: str, names: Names = NO_NAMES) -> bool:
    """Tell whether two formulas say the same; ``names`` are sheets that go by another name now: new -> as issued."""
    if given == issued:
        return True
    if given == _unquoted(issued):  # as nearly all are after LibreOffice, and soon found
        return True
    if len(given) > LONGER * len(issued) + LITTLE:
        return False
    return plain_formula(given, names) == plain_formula(issued)


def plain_formula(text: str, names: Names = NO_NAMES) -> str:
    """Return a formula as compared: without blanks, sheet quotes and what offices add to it on saving."""
    return _filled(*_taken_apart(text, tuple(names.items())))


def bones(text: str) -> str:
    """Return a formula without the cells it points to: what is left of it wherever rows and columns were moved."""
    if len(text) > LONGEST:
        return text
    outside, strings = _taken_apart(text, ())
    return _filled(_SPOT.sub("§", outside), strings)


def _unquoted(text: str) -> str:
    """Return a formula as LibreOffice writes it: sheet names that need no quotes have none."""
    parts = _STRING.split(text)
    return _filled(_NEEDLESS.sub(r"\1!", GAP.join(parts[::2])), tuple(parts[1::2]))


@lru_cache(maxsize=4096)
def _taken_apart(text: str, names: tuple[tuple[str, str], ...]) -> tuple[str, tuple[str, ...]]:
    """Return what stands outside of quotes, written plainly with a gap for each text, and the texts as they are."""
    named = dict(names)
    parts = _STRING.split(_bare(text))
    outside = _MARKED.sub("", GAP.join(parts[::2]))
    outside = _SHEET.sub(lambda match: _sheet(match, named), outside) if named else _SHEET.sub(r"\1\2!", outside)
    outside = _TRUTH.sub(r"\1", re.sub(r"[\s@]+", "", outside))
    return _NUMBER.sub(_number, _commas(outside).upper()), tuple(parts[1::2])


def _filled(outside: str, strings: tuple[str, ...]) -> str:
    pieces = outside.split(GAP)
    return "".join(piece for pair in zip(pieces, (*strings, ""), strict=False) for piece in pair)


def _bare(text: str) -> str:
    """Return a formula without the sign it begins with and without the braces of an array formula."""
    text = text.strip()
    if text.startswith("{=") and text.endswith("}"):
        text = text[1:-1]
    return text.removeprefix("=").lstrip().removeprefix("+")


def _sheet(match: re.Match[str], names: Mapping[str, str]) -> str:
    name = match[2] or match[1].replace("''", "'")
    return names.get(name, name) + "!"


def _commas(text: str) -> str:
    """Return a formula with its arguments parted by commas; inside braces ``;`` parts rows and stays."""
    if ";" not in text:
        return text
    signs, depth = [], 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        signs.append("," if sign == ";" and not depth else sign)
    return "".join(signs)


def _number(match: re.Match[str]) -> str:
    return format(Decimal(match[0]).normalize(), "f")
