"""Rows and columns inserted or deleted as offices do it: Excel rewrites every formula, openpyxl none."""

import re
from dataclasses import dataclass
from dataclasses import replace

from consolidate.raw import RawBook
from templates.a1 import address
from templates.a1 import split_address
from templates.returned import Reading
from templates.returned import ReadingKind
from tests.tampering.bench import SHEET

_CELL = r"\$?[A-Z]{1,3}\$?[0-9]+"
_REF = re.compile(rf"(?P<sheet>'[^']+'!|\b[\w.]+!)?(?<![\w.$])(?P<one>{_CELL})(?::(?P<two>{_CELL}))?(?![\w(])")
Spot = tuple[int, int]


@dataclass(frozen=True)
class Move:
    """So many rows (``row`` not 0) or columns inserted before, or deleted from, a place on a sheet."""

    sheet: str = SHEET
    row: int = 0
    column: int = 0
    count: int = 1
    deleted: bool = False
    rewrite: bool = True

    def __call__(self, book: RawBook) -> RawBook:
        """Return the workbook after the move."""
        cells = {}
        for (here, cell), found in book.cells.items():
            now = self.spot(split_address(cell)) if here == self.sheet else split_address(cell)
            if now is not None:
                cells[here, address(*now)] = self.formula(found, here)
        return replace(book, cells=cells)

    def spot(self, at: Spot) -> Spot | None:
        """Return where a cell lies after the move; None for one deleted."""
        down, across = self.line(at[0], self.row), self.line(at[1], self.column)
        return None if down is None or across is None else (down, across)

    def line(self, number: int, at: int) -> int | None:
        if not at or number < at:
            return number
        if self.deleted:
            return None if number < at + self.count else number - self.count
        return number + self.count

    def formula(self, found: Reading, here: str) -> Reading:
        if found.kind is not ReadingKind.FORMULA or not self.rewrite:
            return found
        pieces = re.split('("[^"]*")', found.text)
        moved = [piece if number % 2 else self.refs(piece, here) for number, piece in enumerate(pieces)]
        return replace(found, text="".join(moved))

    def refs(self, text: str, here: str) -> str:
        def one(match: re.Match[str]) -> str:
            prefix = match["sheet"] or ""
            if (prefix.rstrip("!").strip("'") or here) != self.sheet:
                return match[0]
            if not match["two"]:
                return prefix + (self.ref(match["one"]) or "#REF!")
            first = self.ref(match["one"]) or self.ref(match["one"], back=1)
            return f"{prefix}{first}:{self.ref(match['two']) or self.ref(match['two'], back=1)}"

        return _REF.sub(one, text)

    def ref(self, text: str, back: int = 0) -> str | None:
        """Return a cell of a formula after the move; the end of a range moves ``back`` to what is left."""
        row, column = split_address(text)
        now = self.spot((row, column))
        while now is None and back and min(row, column) > 0:
            row, column = row - back * bool(self.row), column - back * bool(self.column)
            now = self.spot((row, column))
        if now is None:
            return None
        fixed = re.fullmatch(r"(\$?)[A-Z]+(\$?)[0-9]+", text)
        assert fixed is not None
        letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", address(*now)).groups()  # type: ignore[union-attr]
        return f"{fixed[1]}{letters}{fixed[2]}{digits}"
