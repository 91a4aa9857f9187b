"""Sheets, rows and columns: removed, renamed, moved, hidden, merged."""

import re

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chart import Reference
from openpyxl.utils import get_column_letter

from tests.corpus.case import ALL
from tests.corpus.case import Case
from tests.corpus.case import back
from tests.corpus.case import fine
from tests.corpus.case import here
from tests.corpus.case import room
from tests.corpus.case import told
from tests.corpus.parts import BOOK
from tests.corpus.parts import FORM_PART
from tests.corpus.parts import sub
from tests.intake.bench import FORM_SHEET
from tests.intake.spoil import Spoil
from tests.intake.spoil import book
from tests.intake.spoil import typed

OUTSIDE = "outside_the_form"
MOVED = ("*",)  # where rows move, all that stands in them differs; that they moved must be among it
GONE = "sheet_missing"
RENAMED = "sheet_renamed"


def drop(*titles: str) -> Spoil:
    """Return a spoiler that deletes sheets."""

    def change(workbook: Workbook) -> None:
        for title in titles:
            workbook.remove(workbook[title])

    return book(change)


def rename(title: str, new: str) -> Spoil:
    """Return a spoiler that renames a sheet, and in its formulas too as an office does."""

    def change(workbook: Workbook) -> None:
        workbook[title].title = new
        for sheet in workbook.worksheets:
            for row in sheet.iter_rows():
                for one in row:
                    if one.data_type == "f" and isinstance(one.value, str):
                        one.value = one.value.replace(f"'{title}'!", f"'{new}'!")

    return book(change)


def rows_moved(first: int, by: int) -> Spoil:
    """Return a spoiler that inserts or deletes rows of the form as XML: all rows from ``first`` move."""

    def number(found: re.Match[str]) -> str:
        row = int(found[2])
        return f"{found[1]}{row + by}{found[3]}" if row >= first else found[0]

    def change(found: re.Match[str]) -> str:
        rows = found[0]
        if by < 0:
            rows = re.sub(rf'<row r="{first + by}".*?</row>', "", rows)
        rows = re.sub(r'(<row r=")(\d+)(")', number, rows)
        return re.sub(r'(<c r="[A-Z]+)(\d+)(")', number, rows)

    return sub(FORM_PART, "<sheetData>.*</sheetData>", change)


def columns_moved(first: int, by: int) -> Spoil:
    """Return a spoiler that inserts or deletes a column of the form."""
    letters = {get_column_letter(n): get_column_letter(n + by) for n in range(first, 30)}

    def change(found: re.Match[str]) -> str:
        cells = found[0]
        if by < 0:
            gone = get_column_letter(first + by)
            cells = re.sub(rf'<c r="{gone}\d+"[^>]*?(/>|>.*?</c>)', "", cells)
        return re.sub(r'(?<=<c r=")([A-Z]+)(?=\d)', lambda one: letters.get(one[1], one[1]), cells)

    return sub(FORM_PART, "<sheetData>.*</sheetData>", change)


def in_row(row: int, attributes: str) -> Spoil:
    """Return a spoiler that sets attributes of a row of the form."""
    return sub(FORM_PART, rf'<row r="{row}"(?: (?:ht|customHeight|hidden)="[^"]*")*', f'<row r="{row}" {attributes}')


def column(number: int, attributes: str) -> Spoil:
    """Return a spoiler that sets attributes of a column of the form."""
    return sub(FORM_PART, rf'<col [^>]*min="{number}" max="{number}"/>',
               f'<col min="{number}" max="{number}" style="1" {attributes}/>')  # fmt: skip


def merged(cells: str) -> Spoil:
    """Return a spoiler that merges cells."""
    return sub(FORM_PART, "<mergeCell ", f'<mergeCell ref="{cells}"/><mergeCell ')


def with_chart(workbook: Workbook) -> None:
    """Add a chart on a sheet of its own."""
    chart = BarChart()
    chart.add_data(Reference(workbook[FORM_SHEET], min_col=4, min_row=7, max_row=8))
    workbook.create_chartsheet("图").add_chart(chart)


def shown_again(workbook: Workbook) -> None:
    """Show the row that the form's own filter hides."""
    workbook[FORM_SHEET].row_dimensions[43].hidden = False


def filtered(workbook: Workbook) -> None:
    """Use the form's own filter again: rows without anything in them are hidden."""
    for row in (42, 43):
        workbook[FORM_SHEET].row_dimensions[row].hidden = True


def split(workbook: Workbook) -> None:
    """Take a merged input apart and type into one of its other cells."""
    workbook[FORM_SHEET].unmerge_cells("B13:H20")
    workbook[FORM_SHEET]["C14"] = "另写"


def hidden(name: str, spoil: Spoil, where: str = "") -> Case:
    """Return a case in which a filled input is hidden; how grave that is, is the district's."""
    return Case(name, spoil, "accepted|needs_reason|blocked", ("hidden_input",), where)


def joined(name: str, spoil: Spoil, *may: str) -> Case:
    """Return a case in which inputs are merged; how grave that is, is the district's."""
    return Case(name, spoil, "accepted|needs_reason|blocked", ("merged_input",), may=may)


SHEETS = room(
    "structure",
    back("the form sheet deleted", drop(FORM_SHEET), GONE, where=FORM_SHEET, may=("*",)),
    back("the self-check sheet deleted", drop("填报自检"), GONE, where="填报自检"),
    back("a list sheet deleted", drop("_lists"), GONE, where="_lists"),
    back("the guide deleted", drop("填报说明"), GONE, where="填报说明"),
    back("three sheets deleted", drop("填报说明", "_calc", "_words"), GONE),
    back("the form sheet renamed", rename(FORM_SHEET, "绩效目标表(1)"), RENAMED, where=FORM_SHEET, may=("*",)),
    back("the self-check sheet renamed", rename("填报自检", "自检"), RENAMED, where="填报自检"),
    back("a blank behind the name", rename(FORM_SHEET, f"{FORM_SHEET} "), RENAMED, where=FORM_SHEET, may=("*",)),
    back("two sheets change names", sub(
        BOOK, '"填报说明"(.*?)"填报自检"', r'"填报自检"\1"填报说明"'), "sheet_renamed|locked_cell_changed", may=("*",)),
    fine("a sheet more", book(lambda workbook: workbook.create_sheet("草稿"))),
    Case("a sheet more with figures", book(lambda workbook: workbook.create_sheet("草稿").append([1, 2])),
         "accepted", may=(OUTSIDE,), same=ALL),
    Case("the form sheet copied", book(lambda workbook: workbook.copy_worksheet(workbook[FORM_SHEET])),
         "accepted", may=(OUTSIDE,), same=ALL),
    fine("a chart sheet more", book(with_chart)),
    Case("sheets in another order", book(lambda workbook: workbook.move_sheet("填报自检", -1)),
         "accepted|blocked", may=("layout_changed",), same=ALL),
    Case("the form sheet hidden", sub(BOOK, 'sheetId="2" state="visible"', 'sheetId="2" state="hidden"'),
         "accepted|needs_reason|blocked", may=("hidden_input",), same=ALL),
    fine("nothing hidden", sub(BOOK, ' state="(veryH|h)idden"', "", 0)),
    fine("veryHidden as hidden", sub(BOOK, '"veryHidden"', '"hidden"')),
    fine("structure unlocked", sub(BOOK, "<workbookProtection[^>]*/>", "")),
    fine("no defined names", sub(BOOK, "<definedNames>.*</definedNames>", "")),
)  # fmt: skip

LINES = room(
    "structure",
    back("a row inserted", rows_moved(30, 1), "layout_changed", may=MOVED),
    back("a row inserted above everything", rows_moved(1, 1), "layout_changed", may=(*MOVED, "stamp_transplanted")),
    back("a row deleted", rows_moved(36, -1), "layout_changed", may=MOVED),
    back("a column inserted", columns_moved(4, 1), "layout_changed", may=MOVED),
    back("a column deleted", columns_moved(8, -1), "layout_changed", may=MOVED),
    hidden("the row of an input hidden", in_row(7, 'hidden="1"')),
    hidden("the row of an input without height", in_row(7, 'ht="0" customHeight="1"')),
    hidden("the row of a filled indicator hidden", in_row(49, 'hidden="true"')),
    hidden("the column of inputs hidden", column(7, 'width="9" hidden="1"')),
    hidden("the column of inputs without width", column(7, 'width="0" customWidth="1"')),
    fine("the form's own filter used again", book(filtered)),
    fine("its hidden row shown", book(shown_again)),
    fine("a row without inputs hidden", in_row(5, 'hidden="1"')),
    fine("a column grouped and open", column(12, 'width="9" outlineLevel="1"')),
    joined("two inputs merged, one blank", merged("G42:H43")),
    joined("two filled inputs merged", merged("D7:D8")),
    joined("four filled inputs merged", merged("G48:H49")),
    joined("the whole sheet merged", merged("A1:XFD1048576"), "layout_changed", "*"),
    Case("headings merged further", merged("A1:H2"), "accepted|blocked", may=("layout_changed", "merged_input"),
         same=ALL),
    Case("no merges", sub(FORM_PART, "<mergeCells.*</mergeCells>", ""), "accepted|blocked", may=("layout_changed",),
         same=ALL),
    fine("merges of single cells", sub(FORM_PART, "<mergeCell ", '<mergeCell ref="P9:P9"/><mergeCell ')),
    told("an input split and typed into", book(split),
         OUTSIDE, where=here("C14"), may=("layout_changed",)),
    back("dates count from 1904", sub(BOOK, "<workbookPr/>", '<workbookPr date1904="1"/>'), "date_system_changed",
         may=("*",)),
    fine("dates said to count from 1900", sub(BOOK, "<workbookPr/>", '<workbookPr date1904="false"/>')),
    fine("calculation by hand", sub(BOOK, "<calcPr ", '<calcPr calcMode="manual" ')),
    fine("a wrong dimension", sub(FORM_PART, '<dimension ref="[^"]*"', '<dimension ref="A1"')),
    fine("no dimension", sub(FORM_PART, "<dimension [^>]*/>", "")),
    told("typed beside the form", typed("P5", "请审核"), OUTSIDE, where=here("P5")),
    told("typed below the form", typed("B68", "填表人签字"), OUTSIDE, where=here("B68")),
    told("a formula beside the form", typed("P5", "=D7*2"), OUTSIDE, where=here("P5")),
    told("typed on the guide", typed("A48", "已阅", "填报说明"), OUTSIDE, where="填报说明!A48"),
    fine("blanks typed beside the form", typed("P5", "   ")),
)  # fmt: skip
