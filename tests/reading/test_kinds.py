"""What came instead of a workbook is named, and what a workbook may not hold is found wherever it is."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import consolidate.reading
from consolidate.reading.inflate import MEGABYTE
from consolidate.reading.reading import read_bytes
from consolidate.reading.reading import read_path
from consolidate.reading.refused import Refused
from consolidate.reading.sniff import STARTS
from consolidate.reading.sniff import STREAMS
from consolidate.reading.types import KINDS
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.say import fix
from templates.say import message
from tests.intake.spoil import ole
from tests.intake.spoil import packed
from tests.reading.tiny import KIND
from tests.reading.tiny import MAIN
from tests.reading.tiny import TYPES
from tests.reading.tiny import made
from tests.reading.tiny import parts
from tests.reading.tiny import read
from tests.reading.tiny import relations
from tests.reading.tiny import why

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
OFFICE = "application/vnd.openxmlformats-officedocument"
NOISE = bytes(range(256)) * 8
LOCKED = b'<m:x xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:x>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def typed(kind: str) -> bytes:
    """Return a workbook whose main part has another content type."""
    return made(parts() | {"[Content_Types].xml": TYPES.replace(f"{KIND}.sheet.main+xml", kind)})


def document(kind: str) -> bytes:
    types = f'<Types><Override ContentType="{OFFICE}.{kind}.main+xml"/></Types>'
    return packed({"[Content_Types].xml": types.encode()})


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "not_a_workbook empty_file"),
        (NOISE, "not_a_workbook unknown_content"),
        (bytes(1000), "not_a_workbook unknown_content"),
        ("单位,金额\r\n甲,1\r\n".encode(), "wrong_format plain_text"),
        ("单位\t金额\r\n".encode("utf-16"), "wrong_format plain_text"),
        ("单位,金额\r\n".encode("gb18030"), "wrong_format plain_text"),
        (b"<html><table/></html>", "wrong_format html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "wrong_format html"),
        (b"MIME-Version: 1.0\r\n", "wrong_format web_archive"),
        (b'<?xml version="1.0"?><x xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "wrong_format xml_sheet"),
        (b'<?xml version="1.0"?><x/>', "wrong_format xml_text"),
        (b"%PDF-1.7\n" + NOISE, "wrong_format pdf"),
        (b"\xff\xd8\xff\xe0" + NOISE, "wrong_format picture"),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "wrong_format picture"),
        (b"Rar!\x1a\x07" + NOISE, "wrong_format packed"),
        (b"7z\xbc\xaf\x27\x1c" + NOISE, "wrong_format packed"),
        (b"\x1f\x8b\x08" + NOISE, "wrong_format packed"),
        (b"{\\rtf1}", "wrong_format word_old"),
        (ole("WordDocument"), "wrong_format word_old"),
        (ole("PowerPoint Document"), "wrong_format slides"),
        (ole("__properties_version1.0"), "wrong_format mail"),
        (ole("Workbook"), "wrong_format old_excel"),
        (ole("Workbook", "_VBA_PROJECT"), "unsafe_content macro_inside"),
        (ole("Other"), "not_a_workbook unknown_content"),
        (ole("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (document("wordprocessingml.document"), "wrong_format word_document"),
        (document("presentationml.presentation"), "wrong_format slides"),
        (packed({"照片/1.jpg": b"\xff\xd8"}), "not_a_workbook other_zip"),
        (packed({"一月/报回.XLSX": b"PK", "说明.txt": b"x"}), "not_a_workbook other_zip"),
        (b"L\0\0\0\x01\x14\x02\0" + NOISE, "wrong_format shortcut"),
        (packed({"OFD.xml": b"<x/>"}), "wrong_format ofd"),
        (packed({"mimetype": ODS}), "wrong_format open_document"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "wrong_format open_text"),
        (packed({"mimetype": ODS, "content.xml": b"<x/>", "META-INF/manifest.xml": LOCKED}), "encrypted"),
        (typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "wrong_format macro_workbook"),
        (typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "wrong_format binary_workbook"),
        (typed(f"{KIND}.template.main+xml"), "wrong_format workbook_template"),
        (typed("image/png"), "not_a_workbook other_zip"),
        (b"x" * (20 * MEGABYTE + 1), "too_large"),
    ],
)  # fmt: skip
def test_what_a_file_is_gets_named(content: bytes, what: str) -> None:
    assert why(content) == what


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"xl/theme/theme1.xml": LAUGHS}, "unsafe_content entities_inside"),
        ({"customXml/item1.xml": "<!DOCTYPE x><x/>"}, "unsafe_content entities_inside"),
        ({"docProps/app.xml": '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'},
         "unsafe_content entities_inside"),
        ({"xl/styles.xml": LAUGHS}, "unsafe_content entities_inside"),
        ({"xl/drawings/vmlDrawing1.vml": "<!DOCTYPE x><x/>"}, "unsafe_content entities_inside"),
        ({"xl/unknown.bin": "  <!DOCTYPE x><x/>"}, "unsafe_content entities_inside"),
        ({"docProps/app.xml": "<x>\0</x>"}, "damaged bad_xml"),
        ({"xl/vbaProject.bin": "x"}, "unsafe_content macro_inside"),
        ({"xl/macrosheets/sheet1.xml": "<x/>"}, "unsafe_content macro_inside"),
        ({"xl/embeddings/oleObject1.bin": "x"}, "unsafe_content object_inside"),
        ({"xl/embeddings/table.docx": "x"}, "unsafe_content object_inside"),
        ({"xl/activeX/activeX1.xml": "<x/>"}, "unsafe_content object_inside"),
        ({"xl/other.exe": "MZ"}, "unsafe_content object_inside"),
        ({"xl/media/image1.svg": "<!DOCTYPE svg><svg/>"}, "read"),
        ({"xl/media/image1.png": "\x89PNG <!DOCTYPE"}, "read"),
        ({"xl/printerSettings/printerSettings1.bin": "\0<\0!"}, "read"),
        ({"xl/comments1.xml": "<x>&lt;!DOCTYPE x&gt;</x>"}, "read"),
    ],
)  # fmt: skip
def test_what_a_workbook_may_not_hold(more: dict[str, str], what: str) -> None:
    assert why(made(parts(more=more))) == what


def test_a_program_under_another_name_is_known_by_its_bytes() -> None:
    given = {name: text.encode() for name, text in parts().items()}
    assert why(packed({**given, "xl/theme/theme9.bin": ole("VBA")})) == "unsafe_content object_inside"


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_a_dtd_in_a_wide_part_is_found(code: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[code]
    given = {name: text.encode() for name, text in parts().items()}
    assert why(packed({**given, "docProps/app.xml": mark + "<!DOCTYPE x><x/>".encode(code)})) == (
        "unsafe_content entities_inside")  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"xl/worksheets/sheet1.xml": ""}, "damaged bad_xml"),
        ({"xl/worksheets/sheet1.xml": "<worksheet/>"}, "damaged bad_reference"),
        ({"xl/worksheets/sheet1.xml": f'<chartsheet xmlns="{MAIN}"/>'}, "damaged bad_reference"),
        ({"xl/workbook.xml": "<x/>"}, "damaged bad_reference"),
        ({"xl/_rels/workbook.xml.rels": relations()}, "damaged missing_part"),
        ({"xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "sheet9.xml"))}, "damaged missing_part"),
        ({"xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "no.xml"))}, "damaged missing_part"),
        ({"_rels/.rels": relations(("rId1", "officeDocument", "xl/none.xml"))}, "damaged missing_part"),
    ],
)  # fmt: skip
def test_parts_that_are_not_there_or_not_what_they_should_be(changed: dict[str, str], what: str) -> None:
    assert why(made(parts(more=changed))) == what


def test_ten_thousand_names_are_the_most() -> None:
    names = "".join(f'<definedName name="n{n}">1</definedName>' for n in range(10_001))
    book = f"<definedNames>{names}</definedNames>"
    assert why(made(parts(book=book))) == "unsafe_content many_names"
    assert why(made(parts(book=book.replace('<definedName name="n0">1</definedName>', "")))) == "read"


def test_links_to_other_workbooks_are_recorded() -> None:
    book = read(made(parts(more={
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "externalLink", "externalLinks/link1.xml")),
        "xl/externalLinks/link1.xml": "<x/>",
        "xl/externalLinks/_rels/link1.xml.rels": relations(("rId1", "externalLinkPath", "file:///甲.xlsx")),
    })))  # fmt: skip
    assert book.external == ("file:///甲.xlsx",)


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    good = tmp_path / "好.xlsx"
    good.write_bytes(made(parts()))
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "link.xlsx").symlink_to(good)
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("pipe.xlsx", "link.xlsx", "folder.xlsx", "none.xlsx"):
        found = read_path(tmp_path / name)
        assert isinstance(found, Refused)
        assert found.code is Code.NOT_A_WORKBOOK
    assert not isinstance(read_path(good), Refused)


@pytest.mark.parametrize(
    ("content", "todo"),
    [
        (packed({"一月/报回.XLSX": b"PK", "说明.txt": b"x"}), "请解压后把里面的工作簿放入 inbox 再收"),
        (packed({"照片/1.jpg": b"\xff\xd8"}), "请让单位重新发送填报工作簿（.xlsx）"),
        (b"L\0\0\0\x01\x14\x02\0" + NOISE, "请把文件本身放进 inbox 再收"),
    ],
)
def test_what_to_do_depends_on_what_came(content: bytes, todo: str) -> None:
    found = read_bytes(content)
    assert isinstance(found, Refused)
    assert fix(Finding(found.code, Severity.BLOCK, Place(), found.facts)) == todo


def phrases_of(source: Path) -> Iterator[str]:
    """Yield the phrases that a file of the room refuses with."""
    ways = {"damaged", "unsafe", "other", "no_workbook"}
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ways:
            yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant))


def test_every_refusal_says_what_and_what_to_do() -> None:
    folder = Path(consolidate.reading.__file__).parent
    keys = {key for source in folder.glob("*.py") for key in phrases_of(source)}
    keys |= {key for kind in (*KINDS, *STARTS, *STREAMS) for key in kind[1:]}
    assert {"macro_inside", "todo_no_macros", "bad_cell", "slides"} <= keys
    for key in sorted(keys):
        for code in (Code.WRONG_FORMAT, Code.UNSAFE_CONTENT):
            given = facts(what=phrase_fact(key), todo=phrase_fact("todo_save_as"))
            assert "¶" not in message(Finding(code, Severity.BLOCK, Place(), given), "zh"), key


@pytest.mark.parametrize(
    "content", [b"", b"%PDF", made(parts(more={"xl/vbaProject.bin": "x"})), ole("EncryptedPackage")]
)
def test_a_refusal_is_said_in_both_languages(content: bytes) -> None:
    found = read_bytes(content)
    assert isinstance(found, Refused)
    finding = Finding(found.code, Severity.BLOCK, Place(), found.facts)
    for text in (message(finding, "zh"), fix(finding, "zh"), message(finding, "en"), fix(finding, "en")):
        assert text
        assert not {"¶", "{"} & set(text)
