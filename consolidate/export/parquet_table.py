"""A table as Parquet: texts, whole numbers, decimals with 10 places, days; the same rows give the same bytes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from consolidate.export.cells import DIGITS
from consolidate.export.cells import Row
from consolidate.export.columns import BOOLEAN
from consolidate.export.columns import DATE
from consolidate.export.columns import INTEGER
from consolidate.export.columns import NUMBER
from consolidate.export.columns import PLACES
from consolidate.export.columns import STRING
from consolidate.export.columns import Table

GROUP = 20_000  # rows of one group, whatever came in at once
TYPES = {
    STRING: pa.string(),
    INTEGER: pa.int64(),
    NUMBER: pa.decimal128(DIGITS, PLACES),
    BOOLEAN: pa.bool_(),
    DATE: pa.date32(),
}


class ParquetTable:
    """A Parquet file that grows group by group."""

    def __init__(self, table: Table, path: Path) -> None:
        """Open the file with the columns of the table."""
        self._schema = pa.schema(
            [
                pa.field(column.name, TYPES[column.type], nullable=not column.needed, metadata=_about(column.title.zh))
                for column in table.columns
            ]
        )
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write(self._waiting)
        self._writer.close()

    def add(self, rows: Sequence[Row]) -> None:
        """Write rows at the end."""
        self._waiting += rows
        while len(self._waiting) >= GROUP:
            self._write(self._waiting[:GROUP])
            del self._waiting[:GROUP]

    def _write(self, rows: Sequence[Row]) -> None:
        columns = [[row.get(field.name) for row in rows] for field in self._schema]
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=GROUP)


def _about(title: str) -> dict[str, str]:
    return {"title": title}
