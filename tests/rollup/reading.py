"""Reads a roll-up workbook back: cached values, formulas, rows by what stands in their first columns."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Content = str | float | int | None


def cached(path: Path) -> dict[str, dict[str, Content]]:
    """Return every filled cell by sheet and address, formulas as the value kept with them."""
    return {sheet.title: {cell.coordinate: content(cell) for cell in cells(sheet)} for sheet in book(path, values=True)}


def formulas(path: Path) -> dict[str, dict[str, str]]:
    """Return every formula by sheet and address."""
    return {
        sheet.title: {cell.coordinate: str(cell.value) for cell in cells(sheet) if cell.data_type == "f"}
        for sheet in book(path)}


def rows(path: Path, sheet: str) -> list[list[Content]]:
    """Return the rows of a sheet with their cached values, an empty cell as None."""
    return [[content(cell) for cell in row] for row in book(path, values=True)[sheet].iter_rows()]


def money(path: Path, name: str, item: str, column: int | None = None) -> list[Content]:
    """Return three years, change, rate and remark of the first such row of 收支汇总表; ``全区`` for the district."""
    return next(
        row[3:9] for row in rows(path, "收支汇总表")
        if name in (row[0:2] if column is None else row[column:column + 1]) and row[2] == item)


def cells(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.value is not None:
                yield cell


def content(cell: object) -> Content:
    value = getattr(cell, "value", None)
    return value if isinstance(value, str | float | int) else None


def book(path: Path, *, values: bool = False) -> Workbook:
    return _book(path, path.stat().st_mtime_ns, values)


@lru_cache(maxsize=8)
def _book(path: Path, _written: int, values: bool) -> Workbook:  # noqa: FBT001 - a cache key
    return load_workbook(path, data_only=values)


def near(number: Content, exact: Decimal | str) -> bool:
    """Tell whether a cell holds this number as exactly as a cell can."""
    return isinstance(number, float | int) and abs(number - float(Decimal(exact))) < 1e-9
