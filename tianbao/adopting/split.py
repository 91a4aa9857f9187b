"""Cells that hold a label and the room for its answer: divided in two, as the program needs them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from templates.text import looks_blank
from templates.text import squeeze
from tianbao.adopting.sheet import Box
from tianbao.adopting.sheet import Sheet
from tianbao.adopting.wording import SIGNED
from tianbao.adopting.wording import facts_in
from tianbao.adopting.wording import without_mask

ROOM = 14.0  # characters that an answer needs at least
FONT = 11.0
GOAL = re.compile(
    r"\s*(年度(?:绩效)?目标\s*[0-9一二三四五六七八九十nN]*\s*[:：])\s*(?:[“\"”\s…._＿xX×*]*(?:项目)?[”\"“\s]*)$"
)
_MONEY_UNIT = re.compile(r"(?:金额)?单位[:：](?:人民币)?(?:万元|元)$")


def split_sheet(sheet: Sheet) -> Sheet:
    """Return the sheet with such cells divided, and with room enough right of labels that ask outside the frame."""
    grid = dict(sheet.grid)
    for box in list(sheet.boxes()):
        parts = _parts(sheet, box)
        for part in parts:
            spots = ((r, c) for r in range(part.row, part.bottom + 1) for c in range(part.column, part.last + 1))
            grid.update(dict.fromkeys(spots, part))
    widened = replace(sheet, grid=grid)
    for box in list(widened.boxes()):
        for part in _widened(widened, box):
            grid.update(dict.fromkeys(((part.row, c) for c in range(part.column, part.last + 1)), part))
    return replace(sheet, grid=grid)


def _parts(sheet: Sheet, box: Box) -> Iterable[Box]:
    if SIGNED.search(box.text) or _MONEY_UNIT.fullmatch(squeeze(box.text)):
        return ()
    goal = GOAL.fullmatch(box.text)
    labels = (goal[1].strip(),) if goal else facts_in(box.text)
    right = sheet.at(box.row, box.last + 1)
    answered = right is not None and looks_blank(right.text) and right.row == box.row
    if not labels:
        return ()
    if len(labels) == 1 and answered:
        return (replace(box, text=labels[0]),) if box.text != labels[0] else ()
    wanted = 2 * len(labels)
    return _divided(sheet, box, labels) if box.across >= wanted else ()


def _divided(sheet: Sheet, box: Box, labels: tuple[str, ...]) -> Iterable[Box]:
    """Yield label and room in turn; each label gets the columns its words need, the last room the rest."""
    column = box.column
    for number, label in enumerate(labels):
        share = (box.last - column + 1) // (len(labels) - number)
        last = column if number < len(labels) - 1 and share < FEWEST else _fit(sheet, label, column, column + share - 2)
        end = box.last if number == len(labels) - 1 else column + share - 1
        yield replace(box, column=column, across=last - column + 1, text=label, align="left")
        yield Box(box.row, last + 1, box.down, end - last, boxed=box.boxed, format=box.format)
        column = end + 1


FEWEST = 2


def _fit(sheet: Sheet, label: str, first: int, most: int) -> int:
    """Return the last column that a label needs, ``most`` at the utmost."""
    needed = 2.0 * len(label)
    last = first
    while last < most and sheet.width(first, last) < needed:
        last += 1
    return last


def without_answer(sheet: Sheet, box: Box) -> bool:
    """Tell whether a label asks for an answer for which neither it nor its neighbour has room."""
    right = sheet.at(box.row, box.last + 1)
    answered = right is not None and looks_blank(right.text)
    return (
        not answered
        and not SIGNED.search(box.text)
        and bool(facts_in(box.text))
        and not _MONEY_UNIT.fullmatch(squeeze(box.text))
    )


def _widened(sheet: Sheet, box: Box) -> Iterable[Box]:
    """Yield a blank unframed cell behind a label that asks, joined with as many next ones as an answer needs."""
    left = sheet.at(box.row, box.column - 1)
    asked = left is not None and squeeze(left.text).endswith(":") and left.row == box.row
    if box.boxed or box.down > 1 or not looks_blank(box.text) or not asked:
        return
    last = box.last
    while sheet.width(box.column, last) < ROOM:
        right = sheet.at(box.row, last + 1)
        if right is None or right.boxed or right.down > 1 or not looks_blank(right.text):
            break
        last = right.last
    yield replace(box, across=last - box.column + 1)


def unmasked(text: str) -> str:
    """Return a label without room for handwriting behind its colon."""
    return without_mask(text) if re.search(r"[:：][\s_＿年月日]*$", text) else text
