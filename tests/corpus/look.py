"""What only looks different: comments, pictures, links, colours, properties, other offices' leavings."""

import io
import struct
import zlib

from openpyxl import Workbook
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.styles import PatternFill

from tests.corpus import honest
from tests.corpus.case import Case
from tests.corpus.case import fine
from tests.corpus.case import room
from tests.corpus.parts import BOOK
from tests.corpus.parts import BOOK_RELS
from tests.corpus.parts import FORM_PART
from tests.corpus.parts import HEAD
from tests.corpus.parts import MAIN
from tests.corpus.parts import OFFICE
from tests.corpus.parts import PACKAGE
from tests.corpus.parts import put
from tests.corpus.parts import resaved
from tests.corpus.parts import sub
from tests.intake.bench import FORM_SHEET
from tests.intake.spoil import book
from tests.intake.spoil import saved
from tests.intake.spoil import typed
from tests.intake.spoil import without
from tests.intake.test_resaves import shared_strings

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large, with next to nothing in it."""
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def picture(name: str, content: bytes) -> Case:
    """Return the case of a picture on the form sheet."""
    return fine(name, put(
        {
            "xl/media/image1.png": content,
            "xl/drawings/drawing1.xml": f'{HEAD}<xdr:wsDr xmlns:xdr="{DRAWING}"/>',
            "xl/drawings/_rels/drawing1.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/image" Target="../media/image1.png"/></Relationships>',
        },
        types='<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing1.xml" '
              'ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>',
        sheet_rels=f'<Relationship Id="rId1" Type="{OFFICE}/drawing" Target="../drawings/drawing1.xml"/>',
        sheet=f'<drawing xmlns:r="{OFFICE}" r:id="rId1"/>'))  # fmt: skip


def noted(workbook: Workbook) -> None:
    """Put comments on inputs and labels."""
    for cell in ("D7", "C7", "B13"):
        workbook[FORM_SHEET][cell].comment = Comment("请核实", "科室")


def coloured(workbook: Workbook) -> None:
    """Colour cells, labels too, and write in white."""
    for cell in ("D7", "C7", "A1", "D9"):
        workbook[FORM_SHEET][cell].font = Font(color="FFFFFF", strike=True)
        workbook[FORM_SHEET][cell].fill = PatternFill("solid", fgColor="FFFF00")


def linked(workbook: Workbook) -> None:
    """Put links on an input and a label."""
    for cell in ("D4", "C7"):
        workbook[FORM_SHEET][cell].hyperlink = "https://192.0.2.1/"


def again(content: bytes) -> bytes:
    """Return a workbook as openpyxl saves it once more."""
    return saved(load_workbook(io.BytesIO(content)))


def over_the_sheet(workbook: Workbook) -> None:
    """Freeze nothing, zoom, and set widths and heights."""
    sheet = workbook[FORM_SHEET]
    sheet.freeze_panes = None
    sheet.sheet_view.zoomScale = 55
    sheet.column_dimensions["D"].width = 60
    sheet.row_dimensions[7].height = 90


LINK_ALL = f'<hyperlinks xmlns:r="{OFFICE}"><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'

LOOK = room(
    "look",
    fine("comments", book(noted)),
    fine("colours", book(coloured)),
    fine("links added by hand", book(linked)),
    fine("a link over the whole sheet", sub(FORM_PART, "(?=<pageMargins)", LINK_ALL)),
    fine("panes, zoom, widths, heights", book(over_the_sheet)),
    fine("an amount shown otherwise", typed("D7", 150, number_format="0.0000", style="Normal")),
    fine("an amount shown in thousands", typed("D7", 150, number_format='#,##0,"千"')),
    picture("a picture", png(3, 3)),
    picture("a picture of 900 megapixels", png(30_000, 30_001)),
    fine("a thumbnail of the whole", put({"docProps/thumbnail.jpeg": b"\xff\xd8\xff"},
                                         types='<Default Extension="jpeg" ContentType="image/jpeg"/>')),
    fine("no theme", without("xl/theme/theme1.xml")),
    fine("no properties at all", without("docProps/core.xml")),
    fine("rules of one's own", put({"customXml/item1.xml": "<x/>", "customXml/itemProps1.xml": "<y/>"})),
    fine("styles in another order", lambda bench: honest.renumbered_styles(bench.good)),
    fine("lists in the newer extension", lambda bench: honest.newer_validations(bench.good)),
    fine("texts in one table", lambda bench: shared_strings(bench.good)),
    fine("texts in one table and saved again", lambda bench: again(shared_strings(bench.good))),
    fine("the author and the day changed", sub(
        "docProps/core.xml", "<dcterms:modified", "<cp:keywords/><dcterms:modified")),
    fine("a version of the file noted", sub(BOOK, "(?=<workbookPr)", '<fileVersion appName="xl" lastEdited="7"/>')),
    fine("views of one's own", sub(BOOK, "</workbook>", (
        '<customWorkbookViews><customWorkbookView name="a" guid="{00000000-0000-0000-0000-000000000001}" '
        'windowWidth="9" windowHeight="9" activeSheetId="1"/></customWorkbookViews></workbook>'))),
    fine("another name defined", sub(
        BOOK, "</definedNames>", '<definedName name="自用">1</definedName></definedNames>')),
    fine("persons of threaded comments", put(
        {"xl/persons/person.xml": f'<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
                                  f'threadedcomments" xmlns:x="{MAIN}"/>'},
        types='<Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/>',
        rels='<Relationship Id="rId96" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" '
             'Target="persons/person.xml"/>')),
    *(fine(name, resaved(name)) for name in (
        "openpyxl", "openpyxl twice", "rich text", "a property more", "no custom properties", "no validations",
        "no conditional formats")),
    fine("a relation nobody follows", sub(
        BOOK_RELS, "</Relationships>",
        f'<Relationship Id="rId95" Type="{OFFICE}/hyperlink" Target="https://192.0.2.1/" TargetMode="External"/>'
        "</Relationships>")),
)  # fmt: skip
