"""What a sheet is beside its cells: locked, merged, hidden, guarded, noted; and what it costs at its largest."""

import time

import pytest

from consolidate.raw import RawSheet
from tests.reading.tiny import MAIN
from tests.reading.tiny import made
from tests.reading.tiny import parts
from tests.reading.tiny import read
from tests.reading.tiny import relations
from tests.reading.tiny import why

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
RULES_14 = (
    f'<extLst><ext><x14:dataValidations xmlns:x14="{X14}" xmlns:xm="{XM}"><x14:dataValidation type="list">'
    "<x14:formula1><xm:f>_lists!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>D1:D9 E4</xm:sqref></x14:dataValidation>"
    "</x14:dataValidations></ext></extLst>"
)
SECONDS = 10.0


def facet(rows: str = "", before: str = "", behind: str = "", **more: dict[str, str]) -> RawSheet:
    """Return what the only sheet is beside its cells."""
    return read(made(parts(rows, around=(before, behind), more=more.get("more")))).facet("表")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<sheetProtection sheet="1" objects="1"/>', True),
        ('<sheetProtection sheet="true"/>', True),
        ('<sheetProtection sheet="0"/>', False),
        ('<sheetProtection objects="1"/>', False),
        ("", False),
    ],
)
def test_protection(given: str, *, expected: bool) -> None:
    assert facet(behind=given).protected is expected
    assert read(made(parts(around=("", given)))).protected == ({"表"} if expected else set())


def test_merges_of_one_cell_are_none() -> None:
    merges = "".join(f'<mergeCell ref="{one}"/>' for one in ("A1:C2", "D4", "E5:E5", "A1:XFD1048576"))
    assert facet(behind=f"<mergeCells>{merges}</mergeCells>").merges == ("A1:C2", "A1:XFD1048576")
    assert why(made(parts(around=("", '<mergeCell ref="A1:XFE1"/>')))) == "damaged bad_reference"


def test_hidden_rows_and_columns_are_runs() -> None:
    rows = '<row r="2" hidden="1"/><row r="3" hidden="true"/><row r="4" hidden="0"/><row r="6" ht="0"/>'
    columns = '<cols><col min="1" max="3" hidden="1"/><col min="4" max="4"/><col min="6" max="9" width="0"/></cols>'
    found = facet(rows, columns)
    assert (found.hidden_rows, found.hidden_columns) == (((2, 3), (6, 6)), ((1, 3), (6, 9)))


def test_validations_old_and_new() -> None:
    old = '<dataValidations><dataValidation type="list" sqref="A1:A9 B3"><formula1>1</formula1></dataValidation>'
    assert facet(behind=f"{old}</dataValidations>{RULES_14}").guarded == ("A1:A9", "B3", "D1:D9", "E4")


def test_notes_by_cell() -> None:
    comments = (
        f'<comments xmlns="{MAIN}"><authors><author>甲</author></authors><commentList><comment ref="B2"><text>'
        "<r><t>请</t></r><r><t>核对</t></r></text></comment></commentList></comments>"
    )
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "comments", "../comments1.xml")),
        "xl/comments1.xml": comments,
    }
    assert facet(more=more).comments == {"B2": "请核对"}


def test_states_and_chart_sheets() -> None:
    given = parts(more={"xl/chartsheets/sheet1.xml": f'<chartsheet xmlns="{MAIN}"/>'})
    given["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "chartsheet", "chartsheets/sheet1.xml"))  # fmt: skip
    given["xl/workbook.xml"] = given["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="图" sheetId="2" state="veryHidden" r:id="rId2"/></sheets>')  # fmt: skip
    book = read(made(given))
    assert [(one.name, one.state, one.grid) for one in book.facets.values()] == [
        ("表", "visible", True), ("图", "veryHidden", False)]  # fmt: skip


def test_the_stamp_in_the_properties() -> None:
    vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    custom = (
        f'<Properties xmlns="x" xmlns:vt="{vt}"><property name="KSO"><vt:lpwstr>2052</vt:lpwstr></property>'
        '<property name="tianbao"><vt:lpwstr>{"unit":1}</vt:lpwstr></property></Properties>'
    )
    more = {
        "docProps/custom.xml": custom,
        "_rels/.rels": relations(
            ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "custom-properties", "docProps/custom.xml")),
    }  # fmt: skip
    assert read(made(parts(more=more))).property_stamp == '{"unit":1}'


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ("".join(f'<row r="{n}" ht="20" customHeight="1"/>' for n in range(1, 1_048_577)), 0),
        ("".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="2"/></row>' for n in range(1, 200_001)), 0),
        ("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 50_001)), 50_000),
    ],
    ids=["heights", "blanks", "cells"],
)
def test_large_sheets_of_honest_people_are_read_in_time(rows: str, count: int) -> None:
    content = made(parts(rows))
    began = time.process_time()
    assert len(read(content).cells) == count
    assert time.process_time() - began < SECONDS


def test_sixty_five_thousand_styles_are_read() -> None:
    looks = '<xf numFmtId="14"/>' * 65_000
    given = parts('<row r="1"><c r="A1" s="64999"><v>45307</v></c></row>')
    given["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}"><cellXfs>{looks}</cellXfs></styleSheet>'
    assert read(made(given)).at("表", "A1").text == "2024-01-16"


def test_more_cells_than_any_form_has_are_too_many() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 200_002))
    assert why(made(parts(rows))) == "unsafe_content many_cells"
