"""One sheet of the roll-up: a cursor that writes rows, and how the sheet is shown and printed.

Text goes out as text, numbers as numbers, formulas with the value they come to: nothing is guessed from content.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from consolidate.rollup.fitting import lines_of
from consolidate.rollup.fitting import row_height
from consolidate.rollup.styles import Styles
from templates.a1 import address
from templates.a1 import in_sheet
from templates.catalogue.phrases import PHRASES
from templates.say import phrase
from templates.text import Lang

A4 = 9
PAPER_WIDTH, PAPER_HEIGHT = 777, 505  # points of A4 landscape inside the margins
LONGEST = 32_000  # Excel holds 32,767 characters in a cell
OVERFLOWING = ("band", "section", "remark")  # roles whose text runs on over the empty cells beside it
MARGINS = {"left": 0.45, "right": 0.45, "top": 0.55, "bottom": 0.65}
Value = Decimal | str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: the phrase of its heading, its width in characters."""

    heading: str
    width: float


@dataclass(slots=True)
class Page:
    """A sheet while it is written; ``row`` counts from 1 as Excel does and is the row that comes next."""

    sheet: Worksheet
    styles: Styles
    lang: Lang
    columns: int = 1
    row: int = 1
    head: int = 0
    lines: int = 1
    widths: list[float] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return str(self.sheet.name)

    def say(self, key: str, **given: str | int) -> str:
        """Return a phrase of the roll-up in the workbook's language."""
        return phrase(f"rollup_{key}", self.lang, **given)

    def named(self, kind: str, key: str) -> str:
        """Return what a state, a form or a finding is called; one without a name of ours keeps its key."""
        known = PHRASES.get(f"rollup_{kind}_{key}")
        return known.say(self.lang) if known else key

    def text(self, column: int, text: str, role: str = "text") -> None:
        """Write a text as it is, whatever it looks like."""
        shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
        if role not in OVERFLOWING:
            self.lines = max(self.lines, lines_of(shown, self.widths[column - 1]))
        if shown:
            self.sheet.write_string(self.row - 1, column - 1, shown, self.styles.get(role))
        else:
            self.blank(column, role)

    def blank(self, column: int, role: str = "text") -> None:
        """Draw an empty cell."""
        self.sheet.write_blank(self.row - 1, column - 1, None, self.styles.get(role))

    def number(self, column: int, number: Decimal | int | None, role: str = "money") -> None:
        """Write a number; None stays an empty cell, for blank is not zero."""
        if number is None:
            self.blank(column, role)
        else:
            self.sheet.write_number(self.row - 1, column - 1, float(number), self.styles.get(role))

    def formula(self, column: int, formula: str, value: Value | int | None, role: str = "money") -> None:
        """Write a formula of ours with the value it comes to; without a value an empty cell."""
        if value is None:
            self.blank(column, role)
            return
        cached = float(value) if isinstance(value, Decimal) else value
        self.sheet.write_formula(self.row - 1, column - 1, formula, self.styles.get(role), cached)

    def link(self, column: int, other: "Page") -> None:
        """Write a link to another sheet of ours."""
        target = f"internal:'{other.name}'!A1"
        self.sheet.write_url(self.row - 1, column - 1, target, self.styles.get("link"), other.name)

    def fill(self, first: int, role: str) -> None:
        """Draw the rest of the row from a column on as empty cells."""
        for column in range(first, self.columns + 1):
            self.blank(column, role)

    def next(self, height: float | None = None) -> None:
        """Finish the row, as high as its longest text wants it, and go to the next."""
        height = height or row_height(self.lines)
        self.sheet.set_row(self.row - 1, height)
        self.row += 1
        self.lines = 1

    def band(self, text: str) -> None:
        """Write a heading across the row, inside the list, and go to the next row."""
        self.text(1, text, "band")
        self.fill(2, "band")
        self.next()

    def across(self, text: str, role: str, height: float) -> None:
        """Write a text over the whole width, the only kind of merged cell, and go to the next row."""
        row = self.row - 1
        if self.columns > 1:
            self.sheet.merge_range(row, 0, row, self.columns - 1, "", self.styles.get(role))
        self.sheet.write_string(row, 0, text, self.styles.get(role))
        self.next(height)

    def heading(self, title: str, note: str, columns: Sequence[Column], **given: str | int) -> None:
        """Write title, note and column headings; freeze and repeat the headings."""
        self.set_widths([column.width for column in columns])
        self.across(title, "title", 30)
        self.across(note, "note", row_height(lines_of(note, sum(self.widths))))
        for number, column in enumerate(columns, start=1):
            self.text(number, self.say(column.heading, **given), "head")
        self.head = self.row
        self.sheet.freeze_panes(self.head, 0)
        self.sheet.repeat_rows(self.head - 1)
        self.next(max(row_height(self.lines), 30))

    def set_widths(self, widths: Sequence[float]) -> None:
        """Say how many columns there are and how wide."""
        self.columns, self.widths = len(widths), list(widths)
        for number, width in enumerate(widths):
            self.sheet.set_column(number, number, width)

    def cell(self, row: int, column: int) -> str:
        """Return the address of a cell as a formula on another sheet writes it."""
        return in_sheet(self.name, address(row, column))

    def filtered(self, last: int) -> None:
        """Put a filter on the headings down to the last row of the list."""
        if last > self.head:
            self.sheet.autofilter(self.head - 1, 0, last - 1, self.columns - 1)

    def printed(self, footer: str, *, one_page: bool = False) -> None:
        """Say how the sheet prints: A4 landscape, one page wide, page numbers in the footer."""
        self.sheet.set_paper(A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 1 if one_page else 0)
        self.sheet.set_margins(**MARGINS)
        self.sheet.center_horizontally()
        self.sheet.print_area(0, 0, max(self.row - 2, 0), self.columns - 1)
        self.sheet.set_footer(footer)
        cells = f"A1:{address(max(self.row, 2), self.columns)}"
        self.sheet.ignore_errors({"number_stored_as_text": cells})


def span(first: int, last: int, column: int) -> str:
    """Return a range of one column with fixed rows: ``D$6:D$11``."""
    letters = address(1, column)[:-1]
    return f"{letters}${first}:{letters}${last}"


def fixed(first: int, last: int, column: int) -> str:
    """Return a range of one column with everything fixed: ``$C$6:$C$11``."""
    letters = address(1, column)[:-1]
    return f"${letters}${first}:${letters}${last}"
