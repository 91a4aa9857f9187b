"""Typing answers into an issued workbook with openpyxl, which writes every part of it anew as another program would."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from templates.amounts import plain_number

NUMBERS = ("money", "number", "percent")


def type_into(issued: Path, answers: Mapping[tuple[str, str], tuple[str, str]], returned: Path) -> None:
    """Write a copy of the issued workbook with the answers in it: (sheet, cell) -> (kind of field, text)."""
    book = load_workbook(issued)
    for (sheet, cell), (kind, text) in answers.items():
        book[sheet][cell] = typed(kind, text)
        book[sheet].row_dimensions[book[sheet][cell].row].hidden = False
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
