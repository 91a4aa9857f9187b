"""A table as csv: RFC 4180, UTF-8 with a mark for Excel, and no cell that an office would take for a formula.

A text that begins with one of ``= + - @ ＝ ＋ － ＠ ' tab CR LF`` has one ``'`` put before it; whoever takes one
leading ``'`` off every text has the text as it was. Numbers are numbers: -5 stays -5.
"""

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Self

from consolidate.export.cells import Cell
from consolidate.export.cells import Row
from consolidate.export.columns import Table
from templates.expr_value import plain

RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "\t", "\r", "\n")
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


class CsvTable:
    """A csv file that grows row by row."""

    def __init__(self, table: Table, path: Path) -> None:
        """Open the file and write the heading."""
        self._names = [column.name for column in table.columns]
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(self._names)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, rows: Sequence[Row]) -> None:
        """Write rows at the end."""
        self._writer.writerows([as_csv(row.get(name)) for name in self._names] for row in rows)


def as_csv(cell: Cell) -> str:
    """Return a cell as it stands in the file; nothing for a blank."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return plain(cell)
        case date():
            return cell.isoformat()
        case str():
            return f"'{cell}" if cell.startswith(RISKY) else cell
        case _:
            return str(cell)


def from_csv(text: str) -> str:
    """Return a text as it was before ``as_csv``."""
    return text.removeprefix("'")
