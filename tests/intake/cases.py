"""The cases: (name, change, state, findings in order, where the first stands). Read them as a table."""

import json
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chart import Reference

from templates.stamp import signature
from tests.intake.bench import FORM_SHEET
from tests.intake.bench import Bench
from tests.intake.spoil import Spoil
from tests.intake.spoil import book
from tests.intake.spoil import ole
from tests.intake.spoil import packed
from tests.intake.spoil import saved
from tests.intake.spoil import stamped_by
from tests.intake.spoil import typed
from tests.intake.spoil import without
from tests.intake.spoil import xml

FORM_PART = "worksheets/sheet2.xml"
TYPES = r"\[Content_Types\]\.xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCX = f'<Types><Override ContentType="{WORD}.main+xml"/></Types>'.encode()
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main"


@dataclass(frozen=True)
class Case:
    """One change to the good return, and what must come of it."""

    name: str
    spoil: Spoil
    state: str
    findings: tuple[str, ...] = ()
    where: str = ""


def away(name: str, spoil: Spoil, finding: str, where: str = "") -> Case:
    """Return a case in which the file is kept and turned away for one reason."""
    return Case(name, spoil, "quarantined", (finding,), where)


def back(name: str, spoil: Spoil, *findings: str, where: str = "") -> Case:
    """Return a case in which the return goes back to the unit."""
    return Case(name, spoil, "blocked", findings, where)


def fine(name: str, spoil: Spoil, *findings: str, where: str = "") -> Case:
    """Return a case in which the return is accepted, perhaps with notices."""
    return Case(name, spoil, "accepted", findings, where)


def here(cell: str) -> str:
    """Return a cell of the form sheet as cases tell it."""
    return f"{FORM_SHEET}!{cell}"


def const(content: bytes) -> Spoil:
    """Return a spoiler that sends something else altogether."""
    return lambda _: content


def cut(share: float) -> Spoil:
    """Return a spoiler that keeps only the first part of the file."""
    return lambda bench: bench.good[: int(len(bench.good) * share)]


def flipped(offset: int) -> Spoil:
    """Return a spoiler that flips one byte at a distance from the start of the form sheet's content."""

    def spoil(bench: Bench) -> bytes:
        content = bytearray(bench.good)
        content[content.index(b"xl/worksheets/sheet2.xml") + len("xl/worksheets/sheet2.xml") + offset] ^= 0xFF
        return bytes(content)

    return spoil


CONTAINERS = (
    away("an empty file", const(b""), "not_a_workbook"),
    away("random bytes", const(bytes(range(128, 256)) * 40), "not_a_workbook"),
    away("a csv", const("单位,金额\r\n甲,1\r\n".encode()), "wrong_format"),
    away("a csv of Excel in Chinese", const("单位,金额\r\n甲,1\r\n".encode("gb18030")), "wrong_format"),
    away("a web page", const(b"<html><table><tr><td>1</td></tr></table></html>"), "wrong_format"),
    away("a web page with a doctype", const(b"\r\n <!doctype html><html></html>"), "wrong_format"),
    away("a pdf", const(b"%PDF-1.4\n\xe2\xe3\xcf\xd3\n1 0 obj"), "wrong_format"),
    away("an old .xls", const(ole("Workbook")), "wrong_format"),
    away("an .xlsx with a password", const(ole("EncryptionInfo", "EncryptedPackage")), "encrypted"),
    away("an .ods", const(packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})), "wrong_format"),
    away("a .docx", const(packed({"[Content_Types].xml": DOCX})), "wrong_format"),
    away("some other zip", const(packed({"照片/1.jpg": b"\xff\xd8"})), "not_a_workbook"),
    away("an .xlsm", xml(TYPES, f"{SHEET}.sheet.main", MACRO), "wrong_format"),
    away("an .xltx", xml(TYPES, f"{SHEET}.sheet.main", f"{SHEET}.template.main"), "wrong_format"),
    away("no content types", without("[Content_Types].xml"), "not_a_workbook"),
    away("no workbook part", without("xl/workbook.xml"), "damaged"),
    away("no relations", without("xl/_rels/workbook.xml.rels"), "damaged"),
    back("no form sheet part", without("xl/worksheets/sheet2.xml"), "sheet_missing", where=FORM_SHEET),
    away("cut to 4 bytes", lambda bench: bench.good[:4], "damaged"),
    away("cut to a tenth", cut(0.1), "damaged"),
    away("cut to a half", cut(0.5), "damaged"),
    away("cut by 30 bytes", lambda bench: bench.good[:-30], "damaged"),
    away("cut by one byte", lambda bench: bench.good[:-1], "damaged"),
    away("a byte flipped at the start of a part", flipped(5), "damaged"),
    away("a byte flipped within a part", flipped(900), "damaged"),
    away("a part that is no XML", xml(FORM_PART, "</sheetData>", "</sheetDatum>"), "damaged"),
    away("a part packed in an odd way", lambda bench: odd_method(bench.good), "damaged"),
)  # fmt: skip


def odd_method(content: bytes) -> bytes:
    """Return a zip whose last entry claims to be packed by LZMA."""
    spoilt = bytearray(content)
    spoilt[spoilt.rindex(b"PK\x01\x02") + 10] = 14
    return bytes(spoilt)


def foreign_workbook(_: Bench) -> bytes:
    """Return somebody's own workbook."""
    workbook = Workbook()
    workbook.worksheets[0].append(["单位", "金额"])
    return saved(workbook)


def stamp(**changes: str | int) -> Spoil:
    """Return a spoiler that edits the stamp's JSON and leaves the signature."""

    def change(workbook: Workbook) -> None:
        cell = workbook["_tianbao"]["A1"]
        cell.value = json.dumps({**json.loads(str(cell.value)), **changes}, sort_keys=True, separators=(",", ":"))

    return book(change)


def signed_with(secret: bytes, key: str | None = None) -> Spoil:
    """Return a spoiler that signs the stamp anew with a secret of its own, under its own key id or ours."""

    def change(workbook: Workbook) -> None:
        sheet = workbook["_tianbao"]
        given = json.loads(str(sheet["A1"].value))
        text = json.dumps({**given, "key": key or given["key"]}, sort_keys=True, separators=(",", ":"))
        sheet["A1"].value, sheet["A2"].value = text, signature(text, secret)

    return book(change)


IDENTITY = (
    away("somebody's own workbook", foreign_workbook, "not_ours"),
    away("the stamp sheet removed", book(lambda workbook: workbook.remove(workbook["_tianbao"])), "not_ours"),
    away("the stamp wiped", typed("A1", None, "_tianbao"), "not_ours"),
    away("the stamp's unit edited", stamp(unit="302001"), "stamp_broken", "_tianbao!A1"),
    away("the stamp's issue edited", stamp(issue="2024-302001-00000000"), "stamp_broken", "_tianbao!A1"),
    away("a stamp with one field more", stamp(note="x"), "stamp_broken", "_tianbao!A1"),
    away("the signature wiped", typed("A2", None, "_tianbao"), "stamp_broken", "_tianbao!A1"),
    away("a stamp that is no JSON", typed("A1", "[" * 2000, "_tianbao"), "stamp_broken", "_tianbao!A1"),
    away("a stamp that is a number", typed("A1", 301001, "_tianbao"), "stamp_broken", "_tianbao!A1"),
    away("signed anew under our key's name", signed_with(b"mine"), "stamp_broken", "_tianbao!A1"),
    away("signed anew under another key", signed_with(b"mine", "k999999"), "not_ours"),
    away("the workbook of another workspace", lambda bench: bench.foreign, "not_ours"),
    away("our stamp in another unit's workbook", lambda bench: stamped_by(bench.other, bench.good),
         "stamp_transplanted", here("D3")),
    away("another unit's stamp in our workbook", lambda bench: stamped_by(bench.good, bench.other),
         "stamp_transplanted", here("D3")),
    away("last year's workbook", lambda bench: bench.last_year, "wrong_year"),
    away("the workbook of a unit that is gone", lambda bench: bench.gone, "unit_not_expected"),
)  # fmt: skip


def drop(title: str) -> Spoil:
    """Return a spoiler that deletes a sheet."""
    return book(lambda workbook: workbook.remove(workbook[title]))


def rename(title: str, new: str) -> Spoil:
    """Return a spoiler that renames a sheet."""

    def change(workbook: Workbook) -> None:
        workbook[title].title = new

    return book(change)


LOCKED = (
    back("a label", typed("C7", "财政拨款收入"), "locked_cell_changed", where=here("C7")),
    back("a label wiped", typed("C7", None), "locked_cell_changed", where=here("C7")),
    back("a label made a formula", typed("C7", '="财政拨款"'), "locked_cell_changed", where=here("C7")),
    back("a heading", typed("D5", "上年金额"), "locked_cell_changed", where=here("D5")),
    back("the title", typed("A1", "2025年绩效目标表"), "locked_cell_changed", where=here("A1")),
    back("the money unit", typed("G2", "单位：元"), "locked_cell_changed", where=here("G2")),
    back("a prefilled budget", typed("E34", 600), "locked_cell_changed", where=here("E34")),
    back("a prefilled budget by a fen", typed("E34", 60.01), "locked_cell_changed", where=here("E34")),
    back("a prefilled budget as text", typed("E34", "60"), "locked_cell_changed", where=here("E34")),
    back("a prefilled amount of last year", typed("H7", 14), "locked_cell_changed", where=here("H7")),
    back("a prefilled value of last year", typed("F40", "100"), "locked_cell_changed", where=here("F40")),
    back("a prefilled value made a number", typed("F40", 121), "locked_cell_changed", where=here("F40")),
    back("a prefilled project name", typed("B34", "公园建设"), "locked_cell_changed", where=here("B34")),
    back("a prefilled unit of measure", typed("J40", "亩"), "locked_cell_changed", where=here("J40")),
    back("a formula made its value", typed("D9", 160), "formula_changed", where=here("D9")),
    back("a formula wiped", typed("D9", None), "formula_changed", where=here("D9")),
    back("another formula", typed("D9", "=D7"), "formula_changed", where=here("D9")),
    back("one more added", typed("D9", '=IF(COUNT(D7:D8)=0,"",SUM(D7:D8))+1'), "formula_changed", where=here("D9")),
    back("a list", typed("A2", "效率指标", "_lists"), "locked_cell_changed", where="_lists!A2"),
    back("a ladder of words", typed("B3", "10", "_words"), "locked_cell_changed", where="_words!B3"),
    back("the hidden calculation", typed("C40", "=5", "_calc"), "formula_changed", where="_calc!C40"),
    back("a check of the self-check sheet", typed("D6", "通过", "填报自检"), "formula_changed", where="填报自检!D6"),
    back("the form sheet deleted", drop(FORM_SHEET), "sheet_missing", where=FORM_SHEET),
    back("the form sheet renamed", rename(FORM_SHEET, "绩效目标表(1)"), "sheet_missing", where=FORM_SHEET),
    back("the self-check sheet deleted", drop("填报自检"), "sheet_missing", where="填报自检"),
    back("a list sheet deleted", drop("_lists"), "sheet_missing", where="_lists"),
)  # fmt: skip


def unprotected(*titles: str) -> Spoil:
    """Return a spoiler that takes the protection off sheets, or off all of them."""

    def change(workbook: Workbook) -> None:
        for sheet in workbook.worksheets:
            if not titles or sheet.title in titles:
                sheet.protection.sheet = False

    return book(change)


def with_chart(workbook: Workbook) -> None:
    """Add a chart on a sheet of its own."""
    chart = BarChart()
    chart.add_data(Reference(workbook[FORM_SHEET], min_col=4, min_row=7, max_row=8))
    workbook.create_chartsheet("图").add_chart(chart)


def hidden_row(workbook: Workbook) -> None:
    """Hide the row of an input."""
    workbook[FORM_SHEET].row_dimensions[7].hidden = True


def moved_below_zero(workbook: Workbook) -> None:
    """Type an amount below zero, all totals as before."""
    workbook[FORM_SHEET]["D7"].value, workbook[FORM_SHEET]["D8"].value = 170, -10


OUTSIDE = "outside_the_form"
REMOVED = "protection_removed"
HARMLESS = (
    fine("typed beside the form", typed("P5", "请审核"), OUTSIDE, where=here("P5")),
    fine("typed below the form", typed("B68", "填表人签字"), OUTSIDE, where=here("B68")),
    fine("typed a million rows below", typed("XFD1048576", "x"), OUTSIDE, where=here("XFD1048576")),
    fine("a formula beside the form", typed("P5", "=D7*2"), OUTSIDE, where=here("P5")),
    fine("typed on the guide", typed("A48", "已阅", "填报说明"), OUTSIDE, where="填报说明!A48"),
    fine("blanks typed beside the form", typed("P5", "   ")),
    fine("protection off one sheet", unprotected(FORM_SHEET), REMOVED, where=FORM_SHEET),
    fine("protection off", unprotected(), *[REMOVED] * 6, where="填报说明"),
    fine("a sheet more", book(lambda workbook: workbook.create_sheet("草稿")["A1"].offset(0, 0))),
    fine("a chart sheet more", book(with_chart)),
    fine("sheets in another order", book(lambda workbook: workbook.move_sheet("填报自检", -1))),
    fine("the row of an input hidden", book(hidden_row)),
    fine("a look changed", typed("D7", 150, number_format="0.0000", style="Normal")),
)  # fmt: skip

INPUTS = (
    back("a required cell wiped", typed("D4", None), "missing_required", where=here("D4")),
    back("blanks in a required cell", typed("D4", " \u3000\u00a0"), "missing_required", where=here("D4")),
    back("a formula", typed("D7", "=100+50"), "formula_in_input", where=here("D7")),
    back("an error", typed("D7", "#REF!"), "error_value", where=here("D7")),
    back("an error in a text", typed("B13", "#N/A"), "error_value", where=here("B13")),
    back("money in words", typed("D7", "壹佰伍拾"), "money_cell_not_number", where=here("D7")),
    back("money with its unit", typed("D7", "150万元"), "money_cell_not_number", where=here("D7")),
    back("money that is true", typed("D7", value=True), "money_cell_not_number", where=here("D7")),
    fine("money as text", typed("D7", "150.00", number_format="@"), "number_as_text", where=here("D7")),
    fine("money with thousand commas", typed("D7", "0,150"), "number_as_text", where=here("D7")),
    fine("money in full width", typed("D7", "１５０"), "full_width_digits", where=here("D7")),
    back("a negative amount", book(moved_below_zero), "negative_money", where=here("D8")),
    back("two amounts that must be equal are not", typed("D7", 140), "income_spending_mismatch", where=here("D9")),
    fine("a percentage typed into a value", typed("G49", 0.95, number_format="0%")),
    fine("line breaks as Excel writes them", typed("B13", "负责园林_x000D_\n绿化管理。")),
)  # fmt: skip

ALL: tuple[Case, ...] = (*CONTAINERS, *IDENTITY, *LOCKED, *HARMLESS, *INPUTS)
_MADE: dict[str, bytes] = {}


def made(bench: Bench, case: Case) -> bytes:
    """Return the spoilt file of a case, made once."""
    if case.name not in _MADE:
        _MADE[case.name] = case.spoil(bench)
    return _MADE[case.name]
