"""The looks of our own template: 公文 page, fonts that Word, WPS and LibreOffice have or replace well, tables."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.shared import Pt
from docx.shared import RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

SONG, HEI, FANG, KAI = "宋体", "黑体", "仿宋_GB2312", "楷体_GB2312"
LATIN = "Times New Roman"
NARROW = 26  # columns up to here hold figures and words, not sentences: centred
BLACK = RGBColor(0, 0, 0)
# name, Chinese font, size, bold; sizes of the 公文 standard: 二号 22, 三号 16, 四号 14, 小四 12, 小五 9
STYLES = (
    ("Normal", FANG, 16, False),
    ("Title", SONG, 22, True),
    ("Heading 1", HEI, 16, False),
    ("Heading 2", KAI, 16, False),
    ("Heading 3", FANG, 16, True),
    ("Footer", SONG, 14, False),
)
# 仿宋_GB2312 comes with WPS and older Windows; where it is missing, Word takes the alternative named here.
FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
{
    "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in ((SONG, "SimSun"), (HEI, "SimHei"), (FANG, "仿宋"), (KAI, "楷体"))
    )
}<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font></w:fonts>""".encode()


def lay_out(document: WordDocument) -> None:
    """Set A4 with the margins of GB/T 9704, the styles, and the page number in the foot."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    page.footer_distance = Mm(25)
    for name, font, size, bold in STYLES:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - all of STYLES are
        _style(style, font, size, bold=bold)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(
            qn("w:eastAsia"), "zh-CN"
        )  # else the stops of a fallback font stand in the middle, as in Hong Kong
    _number_pages(page.footer.paragraphs[0])


def _style(style: ParagraphStyle, font: str, size: int, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = LATIN, Pt(size), bold
    style.font.italic, style.font.color.rgb = False, BLACK
    set_fonts(style.element.get_or_add_rPr(), font)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if style.name != "Footer":
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(36 if style.name == "Title" else 28)
    for border in style.element.iter(qn("w:pBdr")):  # the default Title is underlined
        border.getparent().remove(border)
        break
    if style.name == "Title":
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif style.name and style.name.startswith("Heading"):
        indent(style.element.get_or_add_pPr())


def set_fonts(properties: BaseOxmlElement, font: str) -> None:
    """Name the fonts outright: a theme font left beside them would win in Word."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), LATIN)
    fonts.set(qn("w:eastAsia"), font)


def indent(properties: BaseOxmlElement) -> None:
    """Indent the first line by two characters, whatever their size."""
    found = properties.find(qn("w:ind"))
    if found is None:
        found = OxmlElement("w:ind")
        properties.insert_element_before(
            found, "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl", "w:rPr"
        )
    found.set(qn("w:firstLineChars"), "200")
    found.set(qn("w:firstLine"), "640")


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = " PAGE "
        run._r.append(part)  # noqa: SLF001 - python-docx has no word for a field
    paragraph.add_run(" —")


def table(
    document: WordDocument, widths: Sequence[int], head: Sequence[str], rows: Sequence[Sequence[str]], size: float
) -> None:
    """Add a table of a repeated heading and some rows; widths are in millimetres."""
    made: Table = document.add_table(rows=1 + len(rows), cols=len(widths), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for line, texts in enumerate((head, *rows)):
        for at, text in enumerate(texts):
            cell = made.cell(line, at)
            cell.width = Mm(widths[at])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
            run = paragraph.add_run(text)
            run.font.size = Pt(size)
            if line == 0:
                set_fonts(run._r.get_or_add_rPr(), HEI)  # noqa: SLF001 - the same
            if line == 0 or widths[at] <= NARROW:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for at, width in enumerate(widths):
        made.columns[at].width = Mm(width)
    _pad(made)
    _keep_rows(made)


def _pad(made: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = made._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 - the same
    if look is None:
        made._tbl.tblPr.append(margins)  # noqa: SLF001 - the same
    else:
        look.addprevious(margins)


def _keep_rows(made: Table) -> None:
    """Keep every row on one page, and repeat the heading on the next."""
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - the same
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the same
