"""Old .xls, WPS's own .et and OpenDocument sheets: values through calamine, in the same bounded child.

Of .xls it tells neither formulas nor errors (an error cell comes as a blank) nor which number is a percentage; of
.ods it does not either, and there ``odf_marks`` adds all three.
"""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from consolidate.reading.numbers import digits
from consolidate.reading.numbers import number_of
from consolidate.reading.odf_marks import ERROR
from consolidate.reading.odf_marks import FORMULA
from consolidate.reading.odf_marks import Mark
from consolidate.reading.odf_marks import Spot
from consolidate.reading.odf_marks import marks
from consolidate.reading.package import Package
from consolidate.reading.places import column_letters
from consolidate.reading.readings import Plain
from consolidate.reading.readings import text_reading
from consolidate.reading.trouble import SEND_OURS
from consolidate.reading.trouble import RefusedError
from consolidate.reading.trouble import other
from consolidate.reading.trouble import unsafe
from consolidate.reading.workbook import PlainBook
from consolidate.reading.workbook import PlainSheet
from consolidate.reading.workbook import plain_sheet
from templates.codes import Code

MOST_CELLS = 200_000
SHEET_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
STATES = {"Hidden": "hidden", "VeryHidden": "veryHidden"}


def read_old(content: bytes) -> PlainBook:
    """Return what an .xls or .et holds; RefusedError when it cannot be read or has a password."""
    return _read(content, "xls", "old_excel", {})


def read_open(content: bytes, package: Package) -> PlainBook:
    """Return what an .ods holds; RefusedError when it is another document, cannot be read or has a password."""
    package.look(package.names())
    if not b"".join(package.pieces("mimetype")).strip().startswith(SHEET_TYPE):
        other("open_text", SEND_OURS)
    if not package.has("content.xml"):
        other("open_document")
    return _read(content, "ods", "open_document", marks(package))


def _read(content: bytes, origin: str, name: str, marked: dict[Spot, Mark]) -> PlainBook:
    import python_calamine as calamine  # noqa: PLC0415 - only for what other offices saved: it takes a while to load

    table: list[Plain] = []
    sheets: list[PlainSheet] = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        for number, about in enumerate(book.sheets_metadata):
            grid = about.typ == calamine.SheetTypeEnum.WorkSheet
            state = STATES.get(str(about.visible).rpartition(".")[2], "visible")
            plain = plain_sheet(about.name, state, grid=grid)
            if grid:
                here = {(row, column): mark for (sheet, row, column), mark in marked.items() if sheet == number}
                _fill(plain, book.get_sheet_by_index(number), table, here)
            sheets.append(plain)
    except calamine.PasswordError:
        raise RefusedError(Code.ENCRYPTED) from None
    except (calamine.CalamineError, ValueError, OSError):
        other(name)
    return PlainBook(origin=origin, readings=table, sheets=sheets, stamp="", external=[], date1904=False)


def _fill(
    plain: PlainSheet,
    sheet: Any,  # noqa: ANN401 - a sheet of calamine
    table: list[Plain],
    marked: dict[tuple[int, int], Mark],
) -> None:
    if sheet.start is None:
        return
    top, left = sheet.start
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
        for column, value in enumerate(values, left):
            mark = marked.get((row, column))
            if value == "" and mark is None:
                continue
            plain["cells"].append(f"{column_letters(column + 1)}{row + 1}")
            plain["readings"].append(len(table))
            table.append(_marked(_plain(value), mark))
        if len(table) > MOST_CELLS:
            unsafe("many_cells")


def _plain(value: object) -> Plain:
    if isinstance(value, bool):
        return "bool", str(value).upper(), "", ""
    if isinstance(value, int | float):
        number = number_of(repr(value))
        return ("error", repr(value), "", "") if number is None else ("number", digits(number), "", "")
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return "date", value.date().isoformat() if midnight else value.isoformat(sep=" "), "", ""
    if isinstance(value, date | time):
        return "date", value.isoformat(), "", ""
    return ("date", str(value), "", "") if isinstance(value, timedelta) else text_reading(str(value))


def _marked(plain: Plain, mark: Mark | None) -> Plain:
    if mark is None:
        return plain
    kind, text = mark
    if kind == FORMULA:
        return "formula", text if text.startswith("=") else f"={text}", "", plain[1]
    if kind == ERROR:
        return "error", text, "", ""
    if plain[0] == "number":
        return "number", f"{digits(Decimal(plain[1]) * 100)}%", plain[1], ""
    return plain
