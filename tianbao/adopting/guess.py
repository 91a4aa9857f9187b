"""What one input probably is; a guess always says what it rests on, and whether that is much."""

import re
from dataclasses import dataclass
from dataclasses import replace

from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.text import NO_TEXT
from templates.text import Text
from templates.text import squeeze
from tianbao.adopting.sheet import Box
from tianbao.adopting.sheet import Sheet
from tianbao.adopting.wording import is_hint
from tianbao.adopting.wording import ticks
from tianbao.adopting.words import Word

NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)
TALL, WIDE = 40.0, 40.0  # points and characters from which on a box is meant for sentences
EMPTY = 15.0
ROSTER_WORDS = frozenset({"常年性", "延续性", "一次性"})  # what projects.csv says of a project's attribute
LONG, LONGEST = 1000, 4000
_DATE_FORMAT = re.compile(r"y{2,4}|m{1,2}[-/月]d", re.IGNORECASE)
_BY_LABEL = (
    (r"日期|年月日|时间$", Kind.DATE),
    (r"占比|比例|[^效频]率$|率（|百分比", Kind.PERCENT),
    (r"(金额|预算|资金|经费|支出|收入|拨款|投资)(数|额)?(（.*）)?$", Kind.MONEY),
    (r"(人数|数量|面积|分值|得分|权重|个数|次数)(（.*）)?$", Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """One field as guessed: what a form file says of it, what the guess rests on, and whether it is sure."""

    id: str
    kind: Kind
    label: Text
    owner: Owner = Owner.UNIT
    need: Need = Need.NEVER
    source: str = ""
    formula: str = ""
    derive: str = ""
    values: tuple[str, ...] = ()
    choices: str = ""
    suggest: str = ""
    longest: int = 0
    hint: Text = NO_TEXT
    wording: Text = NO_TEXT
    sure: bool = True


def guessed(sheet: Sheet, box: Box, word: Word, field_id: str, label: Text) -> Guess:
    """Return the guess for a box whose label is a known word; its own format and list outweigh the word."""
    kind, sure = word.kind, True
    if kind in (Kind.TEXT, Kind.NUMBER, Kind.MONEY) and "%" in box.format:
        kind = Kind.PERCENT
    elif kind is Kind.TEXT and _DATE_FORMAT.search(box.format):
        kind = Kind.DATE
    elif kind is Kind.TEXT and is_roomy(sheet, box):
        kind = Kind.LONG_TEXT
    elif kind in (Kind.MONEY, Kind.PERCENT) and box.format == "@":
        sure = False  # a money cell formatted as text: the word is trusted, a person should look
    guess = Guess(field_id, kind, label, word.owner, word.need, word.source, sure=sure)
    return shaped(sheet, box, guess)


def unknown(sheet: Sheet, box: Box, label: Text, field_id: str = "") -> Guess:
    """Return the guess for a box whose label is no known word: an id made of its cell, a kind by its looks."""
    guess = Guess(
        field_id or box.cell.lower(), kind_by_looks(sheet, box, label.zh), label, need=Need.ALWAYS, sure=False
    )
    return shaped(sheet, box, guess)


def kind_by_looks(sheet: Sheet, box: Box, label: str) -> Kind:
    """Return the kind by number format, then by the last word of the label, then by size."""
    last = squeeze(label.rpartition("·")[2])
    by_label = next((kind for pattern, kind in _BY_LABEL if re.search(pattern, last)), None)
    if "%" in box.format:
        return Kind.PERCENT
    if _DATE_FORMAT.search(box.format):
        return Kind.DATE
    if box.format not in ("General", "@") and re.search("[0#]", box.format):
        return by_label if by_label in NUMBERS else Kind.NUMBER
    if by_label is not None and not is_roomy(sheet, box):
        return by_label
    return Kind.LONG_TEXT if is_roomy(sheet, box) else Kind.TEXT


def is_roomy(sheet: Sheet, box: Box) -> bool:
    """Tell whether a box has room for sentences."""
    height = sum(sheet.heights[row - 1] or EMPTY for row in range(box.row, box.bottom + 1))
    return height >= TALL and sheet.width(box.column, box.last) >= WIDE


def shaped(sheet: Sheet, box: Box, guess: Guess) -> Guess:
    """Return the guess with its list of choices, its hint and its longest answer."""
    values = box.choices or ticks(box.text)
    if values:
        known = guess.source == "project.attribute" and set(values) & ROSTER_WORDS
        guess = replace(guess, kind=Kind.CHOICE, values=values, source=guess.source if known else "")
    if is_hint(box):
        guess = replace(guess, hint=Text(box.text.strip().strip("（）()")))
    if guess.kind is Kind.LONG_TEXT:
        tall = box.down > 1 or (sheet.heights[box.row - 1] or 0) > 2 * TALL
        guess = replace(guess, longest=LONGEST if tall else LONG)
    return guess
