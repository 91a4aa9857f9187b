"""The smallest workbook there is, its parts written by hand, so that a test shows the XML that it is about."""

from consolidate.raw import RawBook
from consolidate.reading.reading import read_bytes
from consolidate.reading.refused import Refused
from templates.finding import MARK
from tests.intake.spoil import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OUTSIDE = ' TargetMode="External"'
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/></Types>'
)
FORMATS = ("General", "0%", "yyyy-mm-dd", "[h]:mm:ss", '0.0"%"', "0.00")
SHEET = "xl/worksheets/sheet1.xml"


def relations(*given: tuple[str, str, str]) -> str:
    """Return relations as (id, kind, target); a target with a colon lies outside."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{OUTSIDE if ":" in target else ""}/>'
        for key, kind, target in given
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def styles() -> str:
    """Return styles in which style n shows numbers by ``FORMATS[n]``."""
    codes = "".join(
        f"<numFmt numFmtId='{164 + n}' formatCode='{code}'/>"
        for n, code in enumerate(FORMATS)
    )
    looks = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(FORMATS)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{looks}</cellXfs></styleSheet>'
    )


def parts(
    rows: str = "",
    *,
    around: tuple[str, str] = ("", ""),
    strings: str = "",
    book: str = "",
    more: dict[str, str] | None = None,
) -> dict[str, str]:
    """Return the parts of a workbook: the rows of its sheet, what stands before and behind them, its strings."""
    before, behind = around
    found = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}'
        '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
            *((("rId3", "sharedStrings", "sharedStrings.xml"),) if strings else ()),
        ),
        "xl/styles.xml": styles(),
        SHEET: f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>',
    }  # fmt: skip
    if strings:
        found["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return found | (more or {})


def made(given: dict[str, str]) -> bytes:
    """Return parts as a workbook."""
    return packed({name: text.encode() for name, text in given.items()})


def read(content: bytes) -> RawBook:
    """Return a workbook as read; the test fails where it is not."""
    book = read_bytes(content)
    assert isinstance(book, RawBook), book
    return book


def cells(rows: str, strings: str = "", book: str = "") -> dict[str, tuple[str, str]]:
    """Return kind and text of each cell of rows written as XML."""
    found = read(made(parts(rows, strings=strings, book=book))).cells
    return {cell: (one.kind.value, one.text) for (_, cell), one in found.items()}


def why(content: bytes) -> str:
    """Return ``code what`` of a file that is not read, or ``read``."""
    found = read_bytes(content)
    if not isinstance(found, Refused):
        return "read"
    what = str(dict(found.facts).get("what", "")).removeprefix(MARK)
    return f"{found.code.name.lower()} {what}".strip()
