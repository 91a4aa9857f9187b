"""What each box of the sheet is: a label, an input, or ground that nobody writes on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from templates.text import looks_blank
from templates.text import squeeze
from tianbao.adopting.sheet import Box
from tianbao.adopting.sheet import Sheet
from tianbao.adopting.wording import SIGNED
from tianbao.adopting.wording import is_hint
from tianbao.adopting.wording import is_mark
from tianbao.adopting.wording import is_placeholder
from tianbao.adopting.wording import ticks

NOT_ASKING = re.compile(rf"{SIGNED.pattern}|^附[件表]|^备注|^注|^说明")


class Role(Enum):
    """What a box is."""

    LABEL = "label"
    INPUT = "input"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Roles:
    """The sheet with the role of every box, asked by everything that guesses."""

    sheet: Sheet
    by_cell: Mapping[str, Role]

    def of(self, box: Box | None) -> Role:
        """Return the role of a box; there is only ground beyond the edge."""
        return self.by_cell[box.cell] if box else Role.GROUND

    def is_input(self, box: Box | None) -> bool:
        """Tell whether a box is to be filled in."""
        return self.of(box) is Role.INPUT

    def names(self, box: Box | None) -> bool:
        """Tell whether a box is a label of words: no dash and no number."""
        return box is not None and self.of(box) is Role.LABEL and bool(squeeze(box.text)) and not is_mark(box.text)


def roles_of(sheet: Sheet) -> Roles:
    """Return the role of every box."""
    found = {box.cell: _role(box) for box in sheet.boxes()}
    for box in sheet.boxes():
        if found[box.cell] is Role.GROUND and _asked_by_left(sheet, box):
            found[box.cell] = Role.INPUT
        elif found[box.cell] is Role.INPUT and _is_signed(sheet, box):
            found[box.cell] = Role.LABEL
    return Roles(sheet, found)


def _role(box: Box) -> Role:
    if box.choices or box.formula or ticks(box.text):
        return Role.INPUT
    if looks_blank(box.text) or (box.boxed and is_placeholder(box.text)) or is_hint(box):
        return Role.INPUT if box.boxed else Role.GROUND
    return Role.LABEL


def _asked_by_left(sheet: Sheet, box: Box) -> bool:
    """Tell whether an unframed blank cell stands behind a label that asks, such as ``填报日期：``."""
    left = sheet.at(box.row, box.column - 1)
    asks = left is not None and left.row == box.row and squeeze(left.text).endswith((":", "："))
    return asks and left is not None and not NOT_ASKING.search(squeeze(left.text))


def _is_signed(sheet: Sheet, box: Box) -> bool:
    """Tell whether a blank box is signed, stamped or written on by another office, on paper."""
    left = sheet.at(box.row, box.column - 1)
    return (
        left is not None
        and bool(SIGNED.search(squeeze(left.text)))
        and "（盖章）" not in squeeze(left.text).replace("(", "（").replace(")", "）")
    )
