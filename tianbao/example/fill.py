"""Typing answers into an issued workbook, as a unit would, with openpyxl; for the demonstration and for tests."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generate.heights import text_height
from templates.amounts import plain_number

NUMBERS = ("money", "number", "percent")


def fill_workbook(issued: Path, answers: Mapping[tuple[str, str], tuple[str, str]], returned: Path) -> None:
    """Write a copy of the issued workbook with the answers in it: (sheet, cell) -> (kind of field, text)."""
    book = load_workbook(issued)
    merged = {sheet.title: {block.coord.partition(":")[0] for block in sheet.merged_cells.ranges} for sheet in book}
    for (sheet, cell), (kind, text) in answers.items():
        book[sheet][cell] = typed(kind, text)
        _show(book[sheet], cell, text, merged=cell in merged[sheet])
    returned.parent.mkdir(parents=True, exist_ok=True)
    book.save(returned)


def typed(kind: str, text: str) -> str | float | date:
    """Return what an office makes of a typed text in a field of this kind."""
    if kind in NUMBERS:
        number = plain_number(text)
        return text if number is None else float(number)
    if kind == "date":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _show(sheet: Worksheet, cell: str, text: str, *, merged: bool) -> None:
    """Do what happens while a person types: the filter is opened for a spare row, and the row grows with the text."""
    row = sheet.row_dimensions[sheet[cell].row]
    row.hidden = False
    if not merged:
        row.height = max(row.height or 0, text_height(text, sheet.column_dimensions[sheet[cell].column_letter].width))
