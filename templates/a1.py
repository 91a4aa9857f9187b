"""Cell addresses: row and column numbers (from 1) to ``B7`` and back."""

import re

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 -> A, 27 -> AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1: A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """Return the address of a cell, such as ``B7``."""
    return f"{column_letters(column)}{row}"


def split_address(cell: str) -> tuple[int, int]:
    """Return (row, column) of an address such as ``B7`` or ``$B$7``; ValueError when it is none."""
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    return int(match[2]), column_number(match[1])


def in_sheet(sheet: str, cell: str) -> str:
    """Return the address as a formula on another sheet writes it: ``'收支'!B7``."""
    return "'" + sheet.replace("'", "''") + "'!" + cell
