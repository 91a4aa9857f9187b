"""One issued workbook and its honest return as plain cells, and the changes a person can make to them."""

import tempfile
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from consolidate.raw import RawBook
from consolidate.reading.reading import read_bytes
from consolidate.tampering.tampering import tampering
from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.a1 import column_number
from templates.finding import Finding
from templates.issued import Issued
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.roster import Unit
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from tests.space import HONEST
from tests.space import HONEST_KNOWN
from tests.typed_in import type_into

FORMS = shipped_forms()
RULES = replace(read_rules(shipped_rules_text(), "rules.yaml", FORMS), spare_projects=1, indicators=3)
SEAL = Seal("Pass-2024", "k1", b"secret")
SHEET = "绩效目标表"
GUIDE = "填报说明"
Content = str | int | Reading
Change = Callable[[RawBook], RawBook]
Told = tuple[str, str, str]


@cache
def made(
    unit: Unit = HONEST_KNOWN.unit, year: int = 2024, form: str = "department-target", number: int = 1
) -> tuple[Issued, bytes]:
    """Return a workbook as issued, and its record."""
    known = replace(HONEST_KNOWN, unit=unit, year=year)
    words = shipped_vocabulary()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "下发.xlsx"
        task = Task(FORMS[form], known, RULES, words, "zh", f"{known.year}-01-02", "下发.xlsx", number)
        return write_workbook(task, SEAL, path), path.read_bytes()


@cache
def good_bytes() -> bytes:
    """Return the workbook as the unit honestly fills it in."""
    issued, content = made()
    answers = {}
    for key, value in HONEST.items():
        field = issued.field(key)
        assert field is not None
        answers[field.sheet, field.cell] = (field.kind.value, str(value))
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "下发.xlsx", Path(folder) / "报回.xlsx"
        before.write_bytes(content)
        type_into(before, answers, after)
        return after.read_bytes()


@cache
def good() -> RawBook:
    """Return the honest return as it is read."""
    return read(good_bytes())


def read(content: bytes) -> RawBook:
    """Return a workbook as it is read; one that is not read fails the test."""
    book = read_bytes(content)
    assert isinstance(book, RawBook), book
    return book


def told(book: RawBook, issued: Issued | None = None) -> list[Told]:
    """Return what is found as (name, ``sheet!cell``, severity)."""
    return [line(one) for one in tampering(book, issued or made()[0], RULES)]


def line(one: Finding) -> Told:
    """Return a finding as (name, ``sheet!cell``, severity)."""
    place = one.place
    return one.name, f"{place.sheet}!{place.cell}" if place.cell else place.sheet, one.severity.value


def reading(content: Content) -> Reading:
    """Return what a cell with this in it reads as; ``=`` begins a formula."""
    if isinstance(content, Reading):
        return content
    if isinstance(content, int):
        return Reading(ReadingKind.NUMBER, str(content), Decimal(content))
    if content.startswith("="):
        return Reading(ReadingKind.FORMULA, content)
    return Reading(ReadingKind.TEXT, content) if content.strip() else BLANK


def typed(cell: str, content: Content, sheet: str = SHEET) -> Change:
    """Return the change that writes into one cell."""
    return lambda book: replace(book, cells={**book.cells, (sheet, cell): reading(content)})


def facet(sheet: str = SHEET, **parts: Any) -> Change:  # noqa: ANN401 - any part of a sheet
    """Return the change that makes something else of a sheet beside its cells."""
    return lambda book: replace(book, facets={**book.facets, sheet: replace(book.facet(sheet), **parts)})


def merged(*cells: str, sheet: str = SHEET) -> Change:
    """Return the change that merges ranges beyond those issued."""
    return lambda book: facet(sheet, merges=(*book.facet(sheet).merges, *cells))(book)


def hidden(sheet: str = SHEET, rows: Iterable[int] = (), columns: Iterable[str] = ()) -> Change:
    """Return the change that hides more rows and columns."""
    more = tuple((row, row) for row in rows)
    others = tuple((column_number(one), column_number(one)) for one in columns)
    return lambda book: facet(
        sheet,
        hidden_rows=(*book.facet(sheet).hidden_rows, *more),
        hidden_columns=(*book.facet(sheet).hidden_columns, *others),
    )(book)


def renamed(old: str, new: str) -> Change:
    """Return the change that renames a sheet as Excel does it, in all formulas too."""

    def change(book: RawBook) -> RawBook:
        def text(found: Reading) -> Reading:
            given = found.text.replace(f"'{old}'!", f"'{new}'!").replace(f"{old}!", f"'{new}'!")
            return replace(found, text=given) if found.kind is ReadingKind.FORMULA else found

        name: Mapping[str, str] = {old: new}
        return replace(
            book,
            sheets=tuple(name.get(one, one) for one in book.sheets),
            cells={(name.get(sheet, sheet), cell): text(found) for (sheet, cell), found in book.cells.items()},
            protected=frozenset(name.get(one, one) for one in book.protected),
            facets={name.get(sheet, sheet): one for sheet, one in book.facets.items()},
        )

    return change


def without(sheet: str) -> Change:
    """Return the change that deletes a sheet."""
    return lambda book: replace(
        book,
        sheets=tuple(one for one in book.sheets if one != sheet),
        cells={at: found for at, found in book.cells.items() if at[0] != sheet},
    )


def ordered(*sheets: str) -> Change:
    """Return the change that puts sheets first, in this order."""
    return lambda book: replace(book, sheets=(*sheets, *(one for one in book.sheets if one not in sheets)))
