"""What cells say, as plain tuples that also cross a pipe; equal cells share one."""

import re
from decimal import Decimal

from consolidate.reading.dates import date_of
from consolidate.reading.dates import iso_of
from consolidate.reading.dates import span_of
from consolidate.reading.formats import Look
from consolidate.reading.numbers import digits
from consolidate.reading.numbers import number_of
from consolidate.reading.trouble import unsafe

MOST_LETTERS = 32_000_000
BLANK, NUMBER, TEXT, DATE, BOOL, ERROR, FORMULA = "blank", "number", "text", "date", "bool", "error", "formula"
TRUTH = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_ESCAPED = re.compile(r"_x(0009|000A|000D|005F)_", re.IGNORECASE)  # the only ones that stand for what a person typed
Plain = tuple[str, str, str, str]  # kind, text, the number where it is not the text itself, a formula's cached value
Key = tuple[str, str, Look] | str


class Readings:
    """The distinct readings of a workbook, each with its number in the table."""

    def __init__(self, *, date1904: bool) -> None:
        """Begin empty; ``date1904`` says from when dates count."""
        self.table: list[Plain] = []
        self.date1904 = date1904
        self._known: dict[Key, int] = {}
        self._letters = 0
        self._counted = 0

    def text(self, text: str) -> int:
        """Return the reading of a text: an error by its name, blanks, or a text as it was typed."""
        found = self._known.get(text)
        return self._keep(text, text_reading(text)) if found is None else found

    def value(self, kind: str, text: str, look: Look) -> int:
        """Return the reading of a value that is no text: ``kind`` is the cell's ``t``."""
        key = (kind, text, look)
        found = self._known.get(key)
        return self._keep(key, self._value(kind, text, look)) if found is None else found

    def formula(self, formula: str, kind: str, shown: str | None, look: Look) -> int:
        """Return the reading of a formula with what its program last made of it."""
        if shown and kind not in ("str", "s", "inlineStr"):
            read = self._value(kind, shown, look)
            shown = digits(Decimal(read[2])) if read[2] else read[1]
        self.table.append((FORMULA, "=" + formula, "", shown or ""))
        return len(self.table) - 1

    def count(self) -> None:
        """Refuse a workbook with more text than any has; what came since the last count is counted."""
        self._letters += sum(len(text) + len(shown) for _, text, _, shown in self.table[self._counted :])
        self._counted = len(self.table)
        if self._letters > MOST_LETTERS:
            unsafe("much_text")

    def reword(self, number: int, formula: str) -> None:
        """Give a formula its text: one that is shared is known only when it was moved to its cell."""
        kind, _, none, shown = self.table[number]
        self._letters += len(formula)
        if self._letters > MOST_LETTERS:
            unsafe("much_text")
        self.table[number] = (kind, f"={formula}", none, shown)

    def _value(self, kind: str, text: str, look: Look) -> Plain:
        text = text.strip()
        if kind == "n":
            return self._number(text, look)
        if kind == "b" and text in TRUTH:
            return BOOL, TRUTH[text], "", ""
        if kind == "d" and (day := iso_of(text)):
            return DATE, day, "", ""
        return ERROR, text, "", ""

    def _number(self, text: str, look: Look) -> Plain:
        number = number_of(text)
        if number is None:
            return ERROR, text, "", ""
        plain = digits(number)
        if look is Look.PERCENT:
            return NUMBER, f"{digits(number * 100)}%", plain, ""
        if look is Look.DATE:
            day = date_of(number, date1904=self.date1904)
            return (ERROR, plain, "", "") if day is None else (DATE, day, "", "")
        return (DATE, span_of(number), "", "") if look is Look.SPAN else (NUMBER, plain, "", "")

    def _keep(self, key: Key, reading: Plain) -> int:
        self._known[key] = number = len(self.table)
        self.table.append(reading)
        return number


def text_reading(text: str) -> Plain:
    """Return the reading of a text."""
    text = typed(text)
    bare = text.strip()
    if not bare:
        return BLANK, text, "", ""
    if bare[0] == "#" and bare.upper() in ERRORS:
        return ERROR, bare.upper(), "", ""
    return TEXT, text, "", ""


def typed(text: str) -> str:
    """Return a text as typed: Excel writes a pasted line break as ``_x000D_`` and a typed ``_x`` as ``_x005F_x``."""
    if "_x" in text or "_X" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
