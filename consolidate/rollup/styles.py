"""How the roll-up looks: every format by its role, in shades that a black-and-white printer keeps apart."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

BODY_FONT = "宋体"
TITLE_FONT = "黑体"
INK = "#1A1A1A"
GREY = "#595959"
LINE = "#8C8C8C"
HEAD_FILL = "#D6DCE5"
BAND_FILL = "#EDEFF3"
TOTAL_FILL = "#F5F6F8"
ALERT = "#9C0006"
ALERT_FILL = "#FBE3E4"
CHART_FILLS = ("#C9CED6", "#7F8FA6", "#1F3864")  # light to dark: the oldest year is the palest

MONEY = "#,##0.00"
CHANGE = "+#,##0.00_ ;-#,##0.00_ ;0.00_ "  # LibreOffice keeps the blank of a format, not the indent, for these two
RATIO = "+0.0%_ ;-0.0%_ ;0.0%_ "
COUNT = "0"

Look = dict[str, object]
_CELL: Look = {"border": 1, "border_color": LINE, "valign": "vcenter", "text_wrap": True}
_RIGHT: Look = {**_CELL, "align": "right", "text_wrap": False}
_KEY: Look = {"bold": True, "bg_color": TOTAL_FILL}
_NUMBERS = {"money": MONEY, "change": CHANGE, "ratio": RATIO}


def _number(shown: str) -> Look:
    """Return the look of a number, a little away from the line at its right."""
    return {**_RIGHT, "num_format": shown, "indent": 0 if shown.endswith(" ") else 1}


_LOOKS: dict[str, Look] = {
    "title": {"font_name": TITLE_FONT, "font_size": 16, "bold": True, "align": "center", "valign": "vcenter"},
    "note": {"font_color": GREY, "align": "left", "valign": "vcenter", "text_wrap": True},
    "sign": {"align": "left", "valign": "vcenter"},
    "section": {"font_name": TITLE_FONT, "font_size": 11, "bold": True, "valign": "vcenter"},
    "head": {**_CELL, "bold": True, "align": "center", "bg_color": HEAD_FILL},
    "band": {"bold": True, "bg_color": BAND_FILL, "valign": "vcenter", "top": 1, "bottom": 1,
             "top_color": LINE, "bottom_color": LINE},
    "remark": {"font_color": GREY, "font_size": 9, "valign": "vcenter"},
    "text": _CELL,
    "faint": {**_CELL, "font_color": GREY},
    "center": {**_CELL, "align": "center"},
    "right": {**_RIGHT, "text_wrap": True, "indent": 1},
    "alert": {**_CELL, "bold": True, "align": "center", "font_color": ALERT, "bg_color": ALERT_FILL},
    "link": {**_CELL, "font_color": "#1F3864", "underline": 1, "align": "center"},
    **{name: _number(shown) for name, shown in _NUMBERS.items()},
    "count": {**_CELL, "align": "center", "num_format": COUNT},
    "key_text": {**_CELL, **_KEY},
    "key_center": {**_CELL, **_KEY, "align": "center"},
    "key_right": {**_RIGHT, **_KEY, "text_wrap": True, "indent": 1},
    **{f"key_{name}": {**_number(shown), **_KEY} for name, shown in _NUMBERS.items()},
    "key_count": {**_CELL, **_KEY, "align": "center", "num_format": COUNT},
}


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook by role; asking for a role twice gives the same format."""

    book: Workbook
    made: dict[str, Format]

    def get(self, role: str) -> Format:
        """Return the format of a role; KeyError for a role that does not exist."""
        if role not in self.made:
            look = {"font_name": BODY_FONT, "font_size": 10, "font_color": INK, **_LOOKS[role]}
            self.made[role] = self.book.add_format(look)
        return self.made[role]

    def shown(self, role: str, shown: str) -> Format:
        """Return the format of a role with a number format of its own; the plain one where none is given."""
        if not shown:
            return self.get(role)
        name = f"{role} {shown}"
        if name not in self.made:
            look = {"font_name": BODY_FONT, "font_size": 10, "font_color": INK, **_LOOKS[role]}
            sign = {"indent": 0} if shown.endswith(" ") else {}
            self.made[name] = self.book.add_format({**look, "num_format": shown, **sign})
        return self.made[name]
