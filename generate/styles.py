"""How the cells of a generated workbook look, by role; the only place where fonts, fills and borders are named."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

Look = dict[str, Any]

FONT = "宋体"
INPUT_FILL = "#FFF9DB"
FORMULA_FILL = "#F0F0F0"
HEAD_FILL = "#E4ECF5"
HELPER_FILL = "#EFEFEF"
AMBER = "#FFC266"
RED = "#F8B4B4"
GREEN = "#CDE8CD"

GREY = "#606060"
MONEY = "#,##0.00####"
BASE: Look = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True, "locked": True}
BOXED: Look = {**BASE, "border": 1}

LOOKS: dict[str, Look] = {
    "ground": {"font_name": FONT, "font_size": 10, "locked": True},
    "plain": {**BASE, "align": "left"},
    "right": {**BASE, "align": "right"},
    "title": {**BASE, "bold": True, "font_size": 16, "align": "center"},
    "head": {**BOXED, "bold": True, "align": "center", "bg_color": HEAD_FILL},
    "side": {**BOXED, "bold": True, "align": "center", "bg_color": HEAD_FILL},
    "helper": {**BOXED, "italic": True, "align": "center", "bg_color": HELPER_FILL},
    "goal": {**BASE, "bold": True, "align": "right", "bottom": 1, "top": 1, "left": 1},
    "goal_name": {**BASE, "bold": True, "align": "left", "bottom": 1, "top": 1, "right": 1},
    "row_state": {**BOXED, "bg_color": FORMULA_FILL, "font_size": 9},
    "flag": {**BASE, "font_color": "#808080", "font_size": 9},
    "should_be": {**BASE, "text_wrap": False, "shrink": True, "align": "right", "font_color": GREY, "font_size": 9},
    "guide_head": {**BASE, "bold": True, "font_size": 12, "bottom": 2},
    "guide_key": {**BOXED, "bold": True, "bg_color": HEAD_FILL},
    "guide_text": {**BOXED, "align": "left"},
    "guide_count": {**BOXED, "align": "left", "bg_color": FORMULA_FILL, "bold": True},
    "link": {**BOXED, "font_color": "#0B5394", "underline": 1, "align": "center"},
    "cell": BOXED,
    "centre": {**BOXED, "align": "center"},
    "legend_input": {**BOXED, "bg_color": INPUT_FILL},
    "legend_known": BOXED,
    "legend_formula": {**BOXED, "bg_color": FORMULA_FILL},
    "legend_amber": {**BOXED, "bg_color": AMBER},
}

BY_KIND: dict[str, Look] = {
    "money": {"num_format": MONEY, "align": "right"},
    "number": {"num_format": "#,##0.######", "align": "right"},
    "percent": {"num_format": "0.00", "align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "value": {"num_format": "@", "align": "center"},
    "choice": {"align": "center"},
    "text": {"align": "left"},
    "long_text": {"align": "left", "valign": "top"},
}
OWNERS: dict[str, Look] = {
    "unit": {"bg_color": INPUT_FILL, "locked": False},
    "bureau": {},
    "formula": {"bg_color": FORMULA_FILL},
}


class Styles:
    """The formats of one workbook, made when first asked for and never twice."""

    def __init__(self, book: Workbook) -> None:
        """Keep the workbook the formats belong to."""
        self.book = book
        self.made: dict[str, Format] = {}

    def role(self, name: str, **extra: Any) -> Format:  # noqa: ANN401 - xlsxwriter's own property values
        """Return the format of a role, with extra properties."""
        return self._format({**LOOKS[name], **extra})

    def field(self, kind: str, owner: str, style: str = "input", **extra: Any) -> Format:  # noqa: ANN401
        """Return the format of a field by its kind and by who writes it."""
        ground = BOXED if style == "input" else LOOKS[style]
        return self._format({**ground, **BY_KIND[kind], **OWNERS[owner], **extra})

    def _format(self, look: Look) -> Format:
        key = repr(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(look)
        return self.made[key]
