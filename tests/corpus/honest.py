"""What other offices make of the parts of a good return without changing what it says."""

import re
from collections.abc import Callable

from tests.corpus.parts import BOOK
from tests.corpus.parts import BOOK_RELS
from tests.corpus.parts import FORM_PART
from tests.corpus.parts import HEAD
from tests.corpus.parts import MAIN
from tests.corpus.parts import OFFICE
from tests.corpus.parts import STYLES
from tests.corpus.parts import TYPES
from tests.intake.spoil import packed
from tests.intake.spoil import parts
from tests.intake.spoil import replaced

SHEET_PART = re.compile(r"xl/worksheets/sheet\d+\.xml")
STRICT = "http://purl.oclc.org/ooxml"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DAY = 86400
Resave = Callable[[bytes], bytes]


def every_part(change: Callable[[str], bytes], names: str = r".*\.(xml|rels)") -> Resave:
    """Return a re-save that rewrites every part of a name."""
    return lambda content: packed({
        name: change(part.decode()) if re.fullmatch(names, name) else part
        for name, part in parts(content).items()})  # fmt: skip


def strict(content: bytes) -> bytes:
    """Return the workbook as Excel saves it when asked for Strict Open XML: other namespaces throughout."""

    def renamed(text: str) -> bytes:
        new = text.replace(MAIN, f"{STRICT}/spreadsheetml/main")
        new = new.replace("http://schemas.openxmlformats.org/drawingml/2006/", f"{STRICT}/drawingml/")
        new = new.replace(f"{OFFICE}/metadata/core-properties", "\0")
        new = new.replace(OFFICE, f"{STRICT}/officeDocument/relationships")
        new = new.replace("\0", f"{OFFICE}/metadata/core-properties")
        for kind in ("extended-properties", "custom-properties"):
            new = new.replace(f"http://schemas.openxmlformats.org/officeDocument/2006/{kind}",
                              f"{STRICT}/officeDocument/{re.sub('-p', 'P', kind)}")  # fmt: skip
        new = new.replace("http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
                          f"{STRICT}/officeDocument/docPropsVTypes")  # fmt: skip
        return re.sub(r"<workbook ", '<workbook conformance="strict" ', new).encode()

    return every_part(renamed)(content)


def utf16(content: bytes) -> bytes:
    """Return the workbook with its sheets and styles in UTF-16 with a byte order mark."""
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    names = r"xl/(worksheets/.*|styles)\.xml"
    return every_part(lambda text: (head + _headless(text)).encode("utf-16"), names)(content)


def _headless(text: str) -> str:
    return re.sub(r"^\ufeff?\s*<\?xml.*?\?>\s*", "", text)


def prefixed(content: bytes) -> bytes:
    """Return the workbook with every element of its main parts under a prefix, as some libraries write."""

    def change(text: str) -> bytes:
        new = re.sub(r"<(/?)(?=[A-Za-z]+[\s/>])", r"<\1x:", _headless(text))
        return new.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"').encode()

    return every_part(change, r"xl/(worksheets/.*|workbook)\.xml")(content)


def pretty(content: bytes) -> bytes:
    """Return the workbook with blanks and line breaks between all elements that hold elements."""
    cell = r"(?=</?(?:row|c|sheetData|cols|col|mergeCell|mergeCells|dataValidation)[\s>/])"
    return every_part(lambda text: re.sub(f"(?<=>){cell}", "\n    ", text).encode(), r"xl/worksheets/.*\.xml")(content)


def with_comments(content: bytes) -> bytes:
    """Return the workbook with XML comments and instructions amid its cells."""
    note = "<!-- x --><?mso x?>"
    return every_part(lambda text: re.sub(r"(?=<row )", note, text).encode(), r"xl/worksheets/.*\.xml")(content)


def single_quotes(content: bytes) -> bytes:
    """Return the workbook with its attributes in single quotes."""
    return every_part(
        lambda text: re.sub(r"(?<==)\"([^\"']*)\"(?=[\s/>?])", r"'\1'", text).encode(), r"xl/worksheets/.*\.xml"
    )(content)


def references_everywhere(content: bytes) -> bytes:
    """Return the workbook with the letters of texts written as numbers of characters."""

    def spelt(found: re.Match[str]) -> str:
        return "".join(f"&#x{ord(one):X};" if one > "~" else one for one in found[0])

    return every_part(lambda text: re.sub("(?<=<t>)[^<&]*(?=</t>)", spelt, text).encode(), SHEET_PART.pattern)(content)


def in_cdata(content: bytes) -> bytes:
    """Return the workbook with texts in CDATA."""
    return replaced(content, FORM_PART, "<t>([^<&]+)</t>", r"<t><![CDATA[\1]]></t>")


def unplaced(content: bytes) -> bytes:
    """Return the workbook whose stamp sheet does not say where rows and cells are: they are counted."""
    return replaced(content, "xl/worksheets/sheet7.xml", r' r="[A-Z]*\d+"', "")


def moved_parts(content: bytes) -> bytes:
    """Return the workbook with its sheet parts under other names and absolute targets."""
    given = {
        re.sub(r"worksheets/sheet(\d)\.xml", r"worksheets/blatt\1.xml", name): part
        for name, part in parts(content).items()
    }
    for name in (BOOK_RELS, TYPES):
        given[name] = re.sub(rb"worksheets/sheet(\d)\.xml", rb"worksheets/blatt\1.xml", given[name])
    given[BOOK_RELS] = re.sub(rb'Target="/?(?:xl/)?', b'Target="/xl/', given[BOOK_RELS])
    return packed(given)


def renumbered_relations(content: bytes) -> bytes:
    """Return the workbook whose sheets hang on relations of other names, in another order."""
    changed = replaced(content, "xl/workbook.xml", r'r:id="rId(\d+)"', r'r:id="R\1x"')
    return replaced(changed, "workbook.xml.rels", r'Id="rId(\d+)"', r'Id="R\1x"')


def renumbered_styles(content: bytes) -> bytes:
    """Return the workbook with its cell styles in the opposite order."""
    given = parts(content)
    head, block, tail = re.split(r"(?<=<cellXfs)(.*?)(?=</cellXfs>)", given[STYLES].decode(), flags=re.DOTALL)
    start, styles = block.split(">", 1)
    each = re.findall(r"<xf\b[^>]*?/>|<xf\b.*?</xf>", styles, re.DOTALL)
    last = len(each) - 1
    given[STYLES] = f"{head}{start}>{''.join(reversed(each))}{tail}".encode()
    for name in [one for one in given if SHEET_PART.fullmatch(one)]:
        turned = re.sub(r'(?<=\s)(s|style)="(\d+)"', lambda m: f'{m[1]}="{last - int(m[2])}"', given[name].decode())
        given[name] = turned.encode()
    return packed(given)


def many_styles(content: bytes) -> bytes:
    """Return the workbook with 65,000 cell styles, as years of pasting between workbooks make them."""
    xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    changed = replaced(content, STYLES, "</cellXfs>", xf * 64_900 + "</cellXfs>")
    return replaced(changed, STYLES, r'<cellXfs count="\d+"', '<cellXfs count="65000"')


def far_rows(first: int, last: int, row: str) -> Resave:
    """Return a re-save with rows far below the form; ``row`` has ``{0}`` for its number."""

    def change(content: bytes) -> bytes:
        rows = "".join(row.format(number) for number in range(first, last + 1))
        return replaced(content, FORM_PART, "</sheetData>", f"{rows}</sheetData>")

    return change


def alternate(content: bytes) -> bytes:
    """Return the workbook with a choice of contents for newer and older programs, as Excel 2013 writes it."""
    choice = (
        f'<mc:AlternateContent xmlns:mc="{COMPATIBLE}"><mc:Choice Requires="x15"><x15ac:absPath '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="D:\\报表\\"/>'
        "</mc:Choice></mc:AlternateContent>"
    )
    attributes = (
        f'<worksheet xmlns:mc="{COMPATIBLE}" mc:Ignorable="x14ac xr" xmlns:xr="http://schemas.microsoft.com/office/'
        'spreadsheetml/2014/revision" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        'xr:uid="{00000000-0001-0000-0100-000000000000}" '
    )
    content = replaced(content, BOOK, "(?=<workbookProtection)", choice)
    content = replaced(content, FORM_PART, "<worksheet ", attributes)
    return replaced(content, FORM_PART, "<row ", '<row x14ac:dyDescent="0.2" spans="1:16" ')


def spaced(content: bytes) -> bytes:
    """Return the workbook with xml:space on every text and blanks around none."""
    return replaced(content, SHEET_PART.pattern, "<t>", '<t xml:space="preserve">')


def headed(content: bytes) -> bytes:
    """Return the workbook with a byte order mark and a declaration on each part."""
    return every_part(lambda text: ("\ufeff" + HEAD + _headless(text)).encode())(content)


def shared_formulas(content: bytes) -> bytes:
    """Return the workbook whose like formulas are shared as Excel shares them: one has it, the others its number."""
    content = replaced(content, FORM_PART, r"<f>(IF\(COUNT\(G7:G8\)=0,\"\",SUM\(G7:G8\)\))</f>",
                       r'<f t="shared" ref="G9:H9" si="0">\1</f>')  # fmt: skip
    content = replaced(content, FORM_PART, r"<f>(IF\(COUNT\(G10:G11\)=0,\"\",SUM\(G10:G11\)\))</f>",
                       r'<f t="shared" ref="G12:H12" si="1">\1</f>')  # fmt: skip
    content = replaced(content, FORM_PART, r"<f>IF\(COUNT\(H7:H8\)[^<]*</f>", '<f t="shared" si="0"/>')
    return replaced(content, FORM_PART, r"<f>IF\(COUNT\(H10:H11\)[^<]*</f>", '<f t="shared" si="1"></f>')


def calc_chain(content: bytes) -> bytes:
    """Return the workbook with a chain of calculation, as Excel keeps it."""
    given = parts(content)
    chain = '<c r="D9" i="2"/><c r="E9" l="1"/>'
    given["xl/calcChain.xml"] = f'{HEAD}<calcChain xmlns="{MAIN}">{chain}</calcChain>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    given[TYPES] = given[TYPES].replace(
        b"</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'.encode())
    given[BOOK_RELS] = given[BOOK_RELS].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>'.encode())
    return packed(given)  # fmt: skip


def newer_validations(content: bytes) -> bytes:
    """Return the workbook with its lists in the newer extension, where Excel puts those of other sheets."""
    rules = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>list_level1</xm:f>'
        "</x14:formula1><xm:sqref>B42:B43 B48:B50</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    content = replaced(content, FORM_PART, "<dataValidations.*</dataValidations>", "")
    return replaced(content, FORM_PART, "</worksheet>", f"{rules}</worksheet>")
