"""What a cell says, from the XML that programs write and from XML that none should."""

import pytest

from tests.intake.spoil import packed
from tests.reading.tiny import MAIN
from tests.reading.tiny import OFFICE
from tests.reading.tiny import STRICT_MAIN
from tests.reading.tiny import STRICT_OFFICE
from tests.reading.tiny import cells
from tests.reading.tiny import made
from tests.reading.tiny import parts
from tests.reading.tiny import read
from tests.reading.tiny import why

STRINGS = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space='preserve'> 丙</t></r><rPh><t>yi</t></rPh></si><si/>"


def one(cell: str) -> tuple[str, str]:
    """Return the only cell of a sheet."""
    return cells(f'<row r="1">{cell}</row>', STRINGS)["A1"]


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ('<c r="A1"><v>150</v></c>', "number", "150"),
        ('<c r="A1" t="n"><v> 150.50 </v></c>', "number", "150.5"),
        ('<c r="A1"><v>163.11999999999999</v></c>', "number", "163.12"),
        ('<c r="A1"><v>1.1000000000000001</v></c>', "number", "1.1"),
        ('<c r="A1"><v>-1.5E-3</v></c>', "number", "-0.0015"),
        ('<c r="A1"><v>1e5</v></c>', "number", "100000"),
        ('<c r="A1"><v>-0</v></c>', "number", "0"),
        ('<c r="A1"><v>123456789012345678</v></c>', "error", "123456789012345678"),
        ('<c r="A1"><v>1e400</v></c>', "error", "1e400"),
        ('<c r="A1"><v>1e-999</v></c>', "error", "1e-999"),
        ('<c r="A1"><v>NaN</v></c>', "error", "NaN"),
        ('<c r="A1"><v>INF</v></c>', "error", "INF"),
        ('<c r="A1"><v>0x1F</v></c>', "error", "0x1F"),
        ('<c r="A1"><v>1_000</v></c>', "error", "1_000"),
        ('<c r="A1"><v>１２</v></c>', "error", "１２"),
        ('<c r="A1"><v>١٢٣</v></c>', "error", "١٢٣"),
        ('<c r="A1" s="1"><v>0.95</v></c>', "number", "95%"),
        ('<c r="A1" s="1"><v>0.94999999999999996</v></c>', "number", "95%"),
        ('<c r="A1" s="4"><v>0.95</v></c>', "number", "0.95"),
        ('<c r="A1" s="2"><v>45307</v></c>', "date", "2024-01-16"),
        ('<c r="A1" s="2"><v>45307.395833333336</v></c>', "date", "2024-01-16 09:30:00"),
        ('<c r="A1" s="2"><v>0.5</v></c>', "date", "12:00:00"),
        ('<c r="A1" s="2"><v>1</v></c>', "date", "1900-01-01"),
        ('<c r="A1" s="2"><v>61</v></c>', "date", "1900-03-01"),
        ('<c r="A1" s="2"><v>60</v></c>', "error", "60"),
        ('<c r="A1" s="2"><v>-1</v></c>', "error", "-1"),
        ('<c r="A1" s="2"><v>99999999</v></c>', "error", "99999999"),
        ('<c r="A1" s="3"><v>1.5</v></c>', "date", "36:00:00"),
        ('<c r="A1" t="d"><v>2024-01-16</v></c>', "date", "2024-01-16"),
        ('<c r="A1" t="d"><v>2024-01-16T09:30:00</v></c>', "date", "2024-01-16 09:30:00"),
        ('<c r="A1" t="d"><v>soon</v></c>', "error", "soon"),
        ('<c r="A1" t="b"><v>1</v></c>', "bool", "TRUE"),
        ('<c r="A1" t="b"><v>2</v></c>', "error", "2"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "error", "#REF!"),
        ('<c r="A1" t="e"><v>#WHAT?</v></c>', "error", "#WHAT?"),
        ('<c r="A1" t="zzz"><v>5</v></c>', "error", "5"),
        ('<c r="A1" t="str"><v>丁</v></c>', "text", "丁"),
        ('<c r="A1" t="s"><v>0</v></c>', "text", "甲"),
        ('<c r="A1" t="s"><v>1</v></c>', "text", "乙 丙"),
        ('<c r="A1" t="s"><v>2</v></c>', "blank", ""),
        ('<c r="A1" t="inlineStr"><is><t>戊</t></is></c>', "text", "戊"),
        ('<c r="A1" t="inlineStr"><is><r><t>己</t></r><r><t>庚</t></r><rPh><t>x</t></rPh></is></c>', "text", "己庚"),
        ('<c r="A1" t="str"><v>a_x000D_\nb</v></c>', "text", "a\nb"),
        ('<c r="A1" t="str"><v>_x005F_x000D_</v></c>', "text", "_x000D_"),
        ('<c r="A1" t="str"><v>_x0041_</v></c>', "text", "_x0041_"),
        ('<c r="A1" t="str"><v> #n/a </v></c>', "error", "#N/A"),
        ('<c r="A1" t="str"><v> \u3000 </v></c>', "blank", " \u3000 "),
        ('<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>', "formula", "=SUM(B1:B2)"),
        ('<c r="A1"><f t="array" ref="A1">SUM(B1:B2*C1:C2)</f><v>3</v></c>', "formula", "=SUM(B1:B2*C1:C2)"),
        ('<c r="A1"><f t="dataTable" ref="A1" r1="B1" r2="C1"/><v>3</v></c>', "formula", "=TABLE(B1,C1)"),
        ('<c r="A1"><v><![CDATA[150]]></v></c>', "number", "150"),
        ('<c r="A1"><!-- 7 --><v>1<!-- 7 -->50</v></c>', "number", "150"),
        ("<c><v>150</v></c>", "number", "150"),
    ],
)  # fmt: skip
def test_a_cell(cell: str, kind: str, text: str) -> None:
    assert one(cell) == (kind, text)


@pytest.mark.parametrize(
    "cell", ['<c r="A1"/>', '<c r="A1" s="2"></c>', '<c r="A1"><v></v></c>', '<c r="A1" t="s"><v/></c>']
)
def test_a_cell_without_content_is_none(cell: str) -> None:
    assert cells(f'<row r="1">{cell}</row>', STRINGS) == {}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<c r='A1'><f>B1</f><v>110.49999999999999</v></c>", "110.5"),
        ("<c r='A1'><f>B1</f><v>110.50</v></c>", "110.5"),
        ("<c r='A1' s='1'><f>B1</f><v>0.955</v></c>", "0.955"),
        ("<c r='A1' s='2'><f>B1</f><v>45307</v></c>", "2024-01-16"),
        ("<c r='A1' t='str'><f>B1</f><v>甲</v></c>", "甲"),
        ("<c r='A1' t='e'><f>B1</f><v>#REF!</v></c>", "#REF!"),
        ("<c r='A1' t='b'><f>B1</f><v>1</v></c>", "TRUE"),
        ("<c r='A1'><f>B1</f></c>", ""),
    ],
)
def test_what_a_formula_showed(cell: str, shown: str) -> None:
    assert read(made(parts(f'<row r="1">{cell}</row>'))).at("表", "A1").shown == shown


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ('<row r="2"/><row r="1"/>', "bad_cell"),
        ('<row r="1"/><row r="1"/>', "bad_cell"),
        ('<row r="1048577"/>', "bad_cell"),
        ('<row r="01"/>', "bad_cell"),
        ('<row r="x"/>', "bad_cell"),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', "bad_cell"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "bad_cell"),
        ('<row r="1"><c r="A2"/></row>', "bad_cell"),
        ('<row r="1"><c r="a1"/></row>', "bad_cell"),
        ('<row r="1"><c r="1"/></row>', "bad_cell"),
        ('<row r="1"><c r="XFE1"/></row>', "bad_cell"),
        ('<row r="1"><c r="ZZZZ1"/></row>', "bad_cell"),
        ('<row r="1"><c r="XFD1"/><c/></row>', "bad_cell"),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "bad_reference"),
        ('<row r="1"><c r="A1" t="s"><v>3</v></c></row>', "bad_reference"),
        ('<row r="1"><c r="A1" t="s"><v>x</v></c></row>', "bad_reference"),
        ('<row r="1"><c r="A1" s="99"/></row>', "bad_reference"),
        ('<row r="1"><c r="A1"><f t="shared" si="4"/></c></row>', "bad_reference"),
        ("</sheetData><sheetData>", "bad_reference"),
        ('<row r="1"><c r="A1"><v>\x01</v></c></row>', "bad_xml"),
        ('<row r="1"><c r="A1"></row>', "bad_xml"),
        ('<row r="1"><c r="A1"><v>&what;</v></c></row>', "bad_xml"),
    ],
)  # fmt: skip
def test_what_no_office_writes_is_damage(rows: str, what: str) -> None:
    assert why(made(parts(rows, strings=STRINGS))) == f"damaged {what}"


def test_places_that_are_not_named_are_counted() -> None:
    rows = '<row/><row><c/><c t="n"><v>7</v></c></row><row r="5"><c r="C5"><v>1</v></c><c><v>2</v></c></row>'
    assert cells(rows) == {"B2": ("number", "7"), "C5": ("number", "1"), "D5": ("number", "2")}


def test_the_last_cell_of_a_sheet_costs_nothing() -> None:
    assert cells('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>') == {"XFD1048576": ("number", "7")}


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    rows = '<row r="1"><c r="A1" s="2"><v>43845</v></c><c r="B1" s="2"><v>0.25</v></c></row>'
    book = read(made(parts(rows, book='<workbookPr date1904="1"/>')))
    assert (book.at("表", "A1").text, book.at("表", "B1").text, book.date1904) == ("2024-01-16", "06:00:00", True)


@pytest.mark.parametrize("form", [14, 27, 31, 57, 58])
def test_formats_that_an_office_knows_by_number_alone_are_dates(form: int) -> None:
    given = parts('<row r="1"><c r="A1"><v>45307</v></c></row>')
    given["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="{form}"/></cellXfs></styleSheet>'
    assert read(made(given)).at("表", "A1").text == "2024-01-16"


def test_the_strict_dialect_is_read_like_the_other() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="d"><v>2024-01-16</v></c></row>'
    given = parts(rows, strings="<si><t>甲</t></si>")
    strict = {name: text.replace(MAIN, STRICT_MAIN).replace(OFFICE, STRICT_OFFICE) for name, text in given.items()}
    assert strict != given
    assert read(made(strict)) == read(made(given))


def test_names_of_elements_may_have_a_prefix() -> None:
    given = parts()
    given["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c>'
        '<c r="B1"><v>6</v></c></x:row></x:sheetData></x:worksheet>'
    )
    assert {cell for _, cell in read(made(given)).cells} == {"A1"}


def test_parts_may_be_written_in_utf_16() -> None:
    given = parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=STRINGS)
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    wide = packed({name: (head + text).encode("utf-16") for name, text in given.items()})
    assert read(wide) == read(made(given))
