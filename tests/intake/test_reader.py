"""What the reader takes out of a workbook, and what it must not be held up by."""

import io
import time

import pytest
from openpyxl import Workbook
from openpyxl import load_workbook

from templates.returned import ReadingKind
from tests.intake.spoil import packed
from tests.intake.spoil import parts
from tests.intake.spoil import saved
from tests.reading.tiny import read

SHEET = "xl/worksheets/sheet1.xml"
ENOUGH = 400_000
LONGEST = 10.0  # seconds; each of these took minutes, or never ended
LINK = b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'
MERGE = b'<x:mergeCells count="1" xmlns:x="x"><mergeCell ref="A1:XFD1048576"/></x:mergeCells>'
ROWS = b"".join(b'<row r="%d" ht="20" customHeight="1"/>' % row for row in range(4, ENOUGH))
OPEN_ROWS = b"".join(b'<row r="%d" ht="20" customHeight="1"></row>' % row for row in range(4, ENOUGH))
CELLS = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(4, ENOUGH))


def content(**given: str | int) -> bytes:
    workbook = Workbook()
    for cell, value in given.items():
        workbook.worksheets[0][cell] = value
    return saved(workbook)


def spoilt(old: bytes, new: bytes, part: str = SHEET) -> bytes:
    found = parts(content(A1="甲", B3=5))
    assert old in found[part]
    return packed({**found, part: found[part].replace(old, new, 1)})


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (b"<pageMargins", LINK),
        (b"<pageMargins", MERGE),
        (b"</sheetData>", ROWS),
        (b"</sheetData>", OPEN_ROWS),
        (b"</sheetData>", CELLS),
    ],
    ids=["link", "merge", "rows", "open rows", "cells"],
)
def test_what_holds_openpyxl_up_is_left_out(before: bytes, added: bytes) -> None:
    began = time.monotonic()
    cells = read(spoilt(before, added + before)).cells
    assert {cell: found.text for (_, cell), found in cells.items()} == {"A1": "甲", "B3": "5"}
    assert time.monotonic() - began < LONGEST


def test_rows_and_cells_whose_place_is_counted_keep_it() -> None:
    counted = b'<row/><row><c/><c t="n"><v>7</v></c></row></sheetData>'
    found = read(spoilt(b"</sheetData>", counted)).cells
    assert {cell: one.text for (_, cell), one in found.items()} == {"A1": "甲", "B3": "5", "B5": "7"}


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", " #n/a "])
def test_a_text_that_is_an_error_is_an_error(text: str) -> None:
    workbook = load_workbook(io.BytesIO(content(A1="甲")))
    cell = workbook.worksheets[0]["A1"]
    cell.value, cell.data_type = text, "s"
    found = read(saved(workbook)).cells["Sheet", "A1"]
    assert (found.kind, found.text) == (ReadingKind.ERROR, text.strip().upper())


@pytest.mark.parametrize("text", ["#N/A 无", "N/A", "#", "见#REF!"])
def test_a_text_that_only_has_an_error_in_it_is_text(text: str) -> None:
    assert read(content(A1=text)).cells["Sheet", "A1"].kind is ReadingKind.TEXT
