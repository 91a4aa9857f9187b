"""All tables into a folder: beside it first, and only what is whole takes its place."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import ExitStack
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from typing import Self

from consolidate.export.cells import Row
from consolidate.export.columns import TABLES
from consolidate.export.columns import Table
from consolidate.export.csv_table import CsvTable
from consolidate.export.dictionary import CSV
from consolidate.export.dictionary import PARQUET
from consolidate.export.dictionary import About
from consolidate.export.dictionary import package
from consolidate.export.json_table import JsonTable
from consolidate.export.rows import Source
from consolidate.export.rows import rows_of

PACKAGE = "datapackage.json"
TOGETHER = 1000  # rows handed to a file at a time


class Grows(Protocol):
    """A file of one table that grows row by row."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def add(self, rows: list[Row]) -> None:
        """Write rows at the end."""


Opens = Callable[[Table, Path], Grows]


def export(source: Source, form: str, folder: Path) -> dict[str, int]:
    """Write every table as ``csv``, ``json`` or ``parquet`` into a folder, with its dictionary; return their rows.

    Equal ledgers give equal files. The dictionary goes first and comes last: a folder that has one is whole. Other
    files in the folder are left alone. ModuleNotFoundError where ``parquet`` is asked for and pyarrow is not installed.
    """
    opens = _opener(form)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _beside(folder) as made:
        paths = {table.name: made / f"{table.name}.{form}" for table in TABLES}
        counts = _fill(rows_of(source), paths, opens)
        about = About(source.rules.district, source.year, source.rules.money_unit)
        text = package(about, form, paths, counts)
        (made / PACKAGE).write_text(text, encoding="utf-8", newline="\n")
        folder.mkdir(exist_ok=True)
        (folder / PACKAGE).unlink(missing_ok=True)
        for path in (*paths.values(), made / PACKAGE):
            path.replace(folder / path.name)
    return counts


def _opener(form: str) -> Opens:
    if form == PARQUET:
        from consolidate.export.parquet_table import ParquetTable  # noqa: PLC0415 - its library may be missing

        return ParquetTable
    return CsvTable if form == CSV else JsonTable


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _fill(rows: Iterable[tuple[str, Row]], paths: dict[str, Path], opens: Opens) -> dict[str, int]:
    counts = dict.fromkeys(paths, 0)
    waiting: dict[str, list[Row]] = defaultdict(list)
    with ExitStack() as stack:
        files = {table.name: stack.enter_context(opens(table, paths[table.name])) for table in TABLES}
        for name, row in rows:
            counts[name] += 1
            waiting[name].append(row)
            if len(waiting[name]) == TOGETHER:
                files[name].add(waiting.pop(name))
        for name, last in waiting.items():
            files[name].add(last)
    return counts
