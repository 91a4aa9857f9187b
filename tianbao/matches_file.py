"""``matches.csv``: the pairs of names a person is asked about; read before, added to after a run, never rewritten."""

import csv
import os
from collections.abc import Iterable
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

from consolidate.matching.decided import HEADINGS
from consolidate.matching.decided import NAMES
from consolidate.matching.decided import MatchRow
from consolidate.matching.decided import as_text
from consolidate.matching.decided import columns_of
from consolidate.matching.decided import read_matches
from templates.codes import Code
from templates.finding import Finding
from templates.known import Known
from templates.roster import Unit
from templates.text import Lang
from tianbao.workspace import read_rows
from tianbao.workspace import read_table

NAME = "matches"
BOM = "\ufeff"  # so that Excel opens the csv as UTF-8
PERCENT = "%"


def read_decisions(root: Path, units: Sequence[Unit]) -> tuple[MatchRow, ...]:
    """Return the lines of ``matches.csv`` or ``matches.xlsx``, none for no file; AuthorError for a wrong line."""
    file, rows, headings = read_table(root, NAME, needed=False)
    return read_matches(rows, headings, file, units) if headings else ()


def add_asked(root: Path, fresh: Sequence[MatchRow], lang: Lang) -> None:
    """Add pairs to be decided; OSError where the file is held open by another program."""
    if not fresh:
        return
    book, table = root / f"{NAME}.xlsx", root / f"{NAME}.csv"
    if book.is_file() and read_rows(book)[1] and not (table.is_file() and read_rows(table)[0]):
        _into_book(book, fresh)
    else:
        _into_table(table, fresh, lang)


def asked_of_known(known: Known) -> tuple[MatchRow, ...]:
    """Return the doubts that came up before a unit's form was made."""
    return tuple(
        MatchRow(known.unit.code, known.year, one.project, one.last_project, alike=one.score) for one in known.doubts
    )


def asked_of_findings(findings: Iterable[Finding]) -> tuple[MatchRow, ...]:
    """Return the doubts that came up when a return was checked."""
    return tuple(_row(one) for one in findings if one.code is Code.YOY_MATCH_DOUBTFUL)


def _row(finding: Finding) -> MatchRow:
    said = {key: str(finding.fact(key)) for key in ("project", "last_project", "now", "last", "alike")}
    of_project = (said["now"], said["last"]) == (said["project"], said["last_project"])
    names = ("", "") if of_project else (said["now"], said["last"])
    year = finding.place.year or 0
    score = int(said["alike"].removesuffix(PERCENT))
    return MatchRow(finding.place.unit, year, said["project"], said["last_project"], *names, alike=score)


def _cells(row: MatchRow) -> dict[str, str]:
    names = {name: as_text(getattr(row, name)) for name in NAMES}
    return {"unit": row.unit, "year": str(row.year), **names, "alike": str(row.alike)}


def _lines(headings: Sequence[str], rows: Iterable[MatchRow], file: str) -> list[list[str]]:
    """Return the rows in the columns that the file has."""
    ours = {heading: name for name, heading in columns_of(headings, file).items()}
    return [[_cells(row).get(ours.get(heading, ""), "") for heading in headings] for row in rows]


def _into_table(path: Path, rows: Iterable[MatchRow], lang: Lang) -> None:
    old = path.read_bytes() if path.is_file() else b""
    headings = read_rows(path)[1] if old else ()
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    if not headings:
        old, headings = BOM.encode(), [others[0] if lang == "zh" else name for name, others in HEADINGS.items()]
        writer.writerow(headings)
    elif not old.endswith((b"\n", b"\r")):
        text.write("\r\n")
    writer.writerows(_lines(headings, rows, path.name))
    _replace(path, old + text.getvalue().encode(_encoding(old)))


def _encoding(content: bytes) -> str:
    with suppress(UnicodeDecodeError):
        content.decode("utf-8")
        return "utf-8"
    return "gb18030"


def _into_book(path: Path, rows: Iterable[MatchRow]) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.worksheets[0]
    for number, line in enumerate(_lines(read_rows(path)[1], rows, path.name), start=sheet.max_row + 1):
        for column, text in enumerate(line, start=1):
            if text:
                cell = sheet.cell(number, column)
                cell.value, cell.data_type = text, "s"  # a name that begins with = is no formula
    fresh = path.with_name(f".{path.name}.new")
    book.save(fresh)
    fresh.replace(path)


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
