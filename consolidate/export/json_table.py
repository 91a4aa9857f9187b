"""A table as one JSON document: a list of rows, one on each line; numbers exact, never through a float."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Self

from consolidate.export.cells import Cell
from consolidate.export.cells import Row
from consolidate.export.columns import Table
from templates.expr_value import plain


class JsonTable:
    """A JSON file that grows row by row."""

    def __init__(self, table: Table, path: Path) -> None:
        """Open the file and begin the list."""
        self._names = [column.name for column in table.columns]
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._file.write("[")
        self._first = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.write("\n]\n")
        self._file.close()

    def add(self, rows: Sequence[Row]) -> None:
        """Write rows at the end."""
        for row in rows:
            cells = ", ".join(f'"{name}": {_literal(row.get(name))}' for name in self._names)
            self._file.write(f"{'' if self._first else ','}\n{{{cells}}}")
            self._first = False


def _literal(cell: Cell) -> str:
    match cell:
        case Decimal():
            return plain(cell)  # a number of JSON has any number of digits
        case date():
            return f'"{cell.isoformat()}"'
        case _:
            return json.dumps(cell, ensure_ascii=False)
