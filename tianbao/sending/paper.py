"""Paper that goes with workbooks: the handover list of a department's zip, and letters to units without e-mail."""

from collections.abc import Sequence
from datetime import UTC
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.shared import Pt

from consolidate.report.paper import FONT_TABLE
from consolidate.report.paper import indent
from consolidate.report.paper import lay_out
from consolidate.report.paper import table
from consolidate.report.word import settled
from templates.text import Lang

WIDTHS = (11, 21, 40, 56, 26, 18)  # millimetres; with the narrow margins the whole width
SMALL = 10.5  # 五号
BLANK = "　" * 9


def letter_paper(subject: str, body: str, lang: Lang) -> bytes:
    """Return a letter as a Word file to be printed: the subject as its title, a paragraph for each line.

    Blank lines fall away; the last line, the date, stands at the right.
    """
    document = _document(subject)
    document.add_paragraph()
    salutation, *lines = [line for line in body.split("\n") if line.strip()] or [""]
    document.add_paragraph(salutation)
    for line in lines:
        paragraph = document.add_paragraph(line)
        if lang == "zh":
            indent(paragraph._p.get_or_add_pPr())  # noqa: SLF001 - python-docx cannot indent by characters
    if lines:
        date = document.paragraphs[-1]
        date.alignment, date.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.RIGHT, Pt(28)
    return _settled(document)


def handover_list(
    title: str, lead: str, head: Sequence[str], rows: Sequence[Sequence[str]], end: Sequence[str]
) -> bytes:
    """Return the list that is signed when workbooks change hands: a row for every workbook, the lines at its end."""
    document = _document(title)
    page = document.sections[0]
    page.left_margin, page.right_margin = Mm(20), Mm(18)
    _small(document, lead)
    table(document, WIDTHS, head, rows, SMALL)
    for line in end:
        _small(document, line)
    return _settled(document)


def _document(title: str) -> WordDocument:
    document = Document()
    lay_out(document)
    document.add_paragraph(title, style="Title")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = datetime(2024, 1, 1, tzinfo=UTC)  # equal content, equal bytes
    return document


def _small(document: WordDocument, text: str) -> None:
    document.add_paragraph().add_run(text).font.size = Pt(12)


def _settled(document: WordDocument) -> bytes:
    return settled(document, {"word/fontTable.xml": FONT_TABLE})
