"""A workbook that remembers what it locked: every label, prefilled value and formula written goes into the baseline."""

from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generate.styles import Styles
from templates.a1 import address
from templates.issued import LockedCell
from templates.text import Lang

LAST_COLUMN = 16383
FIXED_STEP, FITTED_STEP, FITTED_REST = 1.5, 3.0, 0.75  # points; heights are whole pixels of 0.75 points
Content = str | Decimal | None
NO_CACHE = "\u00a7no cached value\u00a7"  # taken out by the finishing step; offices work out what has no value


class Book:
    """One workbook being written, its styles, its language and the baseline so far: what is locked, what is merged."""

    def __init__(self, lang: Lang) -> None:
        """Start a workbook in memory; nothing of a unit ever becomes a formula or a link."""
        self.draft = BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        self.book = xlsxwriter.Workbook(self.draft, options)
        self.styles = Styles(self.book)
        self.lang = lang
        self.locked: list[LockedCell] = []
        self.merges: list[tuple[str, str]] = []
        self.pages: list[Page] = []

    def sheet(self, name: str) -> "Page":
        """Return a new sheet, every cell of it locked."""
        page = Page(self, self.book.add_worksheet(name), name)
        self.pages.append(page)
        return page

    def close(self) -> BytesIO:
        """Return the written file; each sheet ends at its last used column: the lock of the ground is no use."""
        for page in self.pages:
            last: Any = max((column for _, column in page.taken), default=1) - 1
            page.sheet.dim_colmax = last
        self.book.close()
        return self.draft


class Page:
    """One sheet; rows and columns count from 1 as in the layout."""

    def __init__(self, book: Book, sheet: Worksheet, name: str) -> None:
        """Lock the whole ground, so that a cell never written is locked too although style Normal is not."""
        self.book, self.sheet, self.name = book, sheet, name
        self.taken: set[tuple[int, int]] = set()
        self.widths({})

    def widths(self, widths: dict[int, float]) -> None:
        """Set column widths in characters; all other columns keep the default, locked."""
        ground = self.book.styles.role("ground")
        last = 0
        for column in sorted(widths):
            self.sheet.set_column(column - 1, column - 1, widths[column], ground)
            last = column
        self.sheet.set_column(last, last, None, ground)
        beyond: Any = self.sheet.col_info[last]  # the same for all columns beyond; one by one takes xlsxwriter long
        self.sheet.col_info |= dict.fromkeys(range(last, LAST_COLUMN + 1), beyond)

    def height(self, row: int, points: float, *, fitted: bool = False, hidden: bool = False) -> None:
        """Set the height of a row, at least so many points; a fitted one goes on growing with what is typed.

        A fitted height ends in .75 or .25, any other in .0 or .5: by that the finishing step knows them apart.
        """
        step, rest = (FITTED_STEP, FITTED_REST) if fitted else (FIXED_STEP, 0.0)
        shown = max(1, ceil((points - rest) / step)) * step + rest
        self.sheet.set_row(row - 1, shown, None, {"hidden": True} if hidden else {})

    def put(
        self,
        spot: tuple[int, int],
        content: Content,
        look: Format,
        span: tuple[int, int] = (1, 1),
        *,
        unlocked: bool = False,
    ) -> None:
        """Write text or a number into a cell or merged range (rows, columns); a locked one goes into the baseline."""
        self._merge(spot, span, look)
        row, column = spot[0] - 1, spot[1] - 1
        if isinstance(content, Decimal):
            self.sheet.write_number(row, column, float(content), look)
        elif content:
            self.sheet.write_string(row, column, content, look)
        else:
            self.sheet.write_blank(row, column, None, look)
        if not unlocked and content not in (None, ""):
            kind = "number" if isinstance(content, Decimal) else "text"
            self.book.locked.append(LockedCell(self.name, address(*spot), kind, str(content)))

    def formula(
        self, spot: tuple[int, int], text: str, cached: str | Decimal, look: Format, span: tuple[int, int] = (1, 1)
    ) -> None:
        """Write a locked formula (with ``=``) with its cached value; ``NO_CACHE`` leaves the office to work it out."""
        self._merge(spot, span, look)
        shown = float(cached) if isinstance(cached, Decimal) else cached
        self.sheet.write_formula(spot[0] - 1, spot[1] - 1, text, look, shown)
        self.book.locked.append(LockedCell(self.name, address(*spot), "formula", text))

    def link(self, spot: tuple[int, int], target_sheet: str, target_cell: str, look: Format) -> None:
        """Write a link to a cell of this workbook; our own text only."""
        self._take(spot, (1, 1))
        target = f"internal:'{target_sheet}'!{target_cell}"
        self.sheet.write_url(spot[0] - 1, spot[1] - 1, target, look, target_cell)
        self.book.locked.append(LockedCell(self.name, address(*spot), "text", target_cell))

    def fill_ground(self, last_row: int, last_column: int) -> None:
        """Write an explicitly locked blank into every cell of the used block that has nothing."""
        ground = self.book.styles.role("ground")
        for row in range(1, last_row + 1):
            for column in range(1, last_column + 1):
                if (row, column) not in self.taken:
                    self.put((row, column), None, ground)

    def _merge(self, spot: tuple[int, int], span: tuple[int, int], look: Format) -> None:
        self._take(spot, span)
        if span != (1, 1):
            row, column = spot[0] - 1, spot[1] - 1
            self.sheet.merge_range(row, column, row + span[0] - 1, column + span[1] - 1, "", look)
            corner = address(spot[0] + span[0] - 1, spot[1] + span[1] - 1)
            self.book.merges.append((self.name, f"{address(*spot)}:{corner}"))

    def _take(self, spot: tuple[int, int], span: tuple[int, int]) -> None:
        self.taken |= {(spot[0] + r, spot[1] + c) for r in range(span[0]) for c in range(span[1])}
