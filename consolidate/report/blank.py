"""Our own template, built from its wording: the chapters of the Guangdong self-evaluation report."""

from datetime import UTC
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from consolidate.report.paper import FONT_TABLE
from consolidate.report.paper import indent
from consolidate.report.paper import lay_out
from consolidate.report.paper import table
from consolidate.report.word import settled
from templates.catalogue.report_outline import OUTLINE
from templates.text import Lang

SMALL, SMALLER = 12, 10.5  # 小四, 五号
WIDTHS = {
    "tasks": (42, 24, 90),
    "done": (38, 54, 64),
    "indicators": (20, 34, 22, 22, 17, 17, 24),
    "projects": (44, 26, 26, 24, 18, 18),
    "sources": (70, 86),
    "figures": (14, 60, 34, 48),
}
TINY = ("sources", "figures", "indicators", "projects")


def blank_template(lang: Lang) -> bytes:
    """Return the bytes of the template, the same every time."""
    document = Document()
    lay_out(document)
    for kind, said in OUTLINE:
        _add(document, kind, said.say(lang))
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Tianbao"
    properties.title = properties.comments = ""
    properties.created = properties.modified = datetime(2024, 1, 1, tzinfo=UTC)
    return settled(document, {"word/fontTable.xml": FONT_TABLE})


def _add(document: WordDocument, kind: str, said: str) -> None:
    if kind == "title":
        document.add_paragraph(said, style="Title")
    elif kind.isdigit():
        document.add_heading(said, level=int(kind))
    elif kind == "signed":
        _signature(document, said)
    elif kind == "annex":
        document.add_heading(said, level=1).paragraph_format.page_break_before = True
    elif kind in WIDTHS:
        document.paragraphs[-1].paragraph_format.keep_with_next = True  # no lead alone at the foot of a page
        head, row = (line.split("|") for line in said.split("\n"))
        table(document, WIDTHS[kind], head, (row,), SMALLER if kind in TINY else SMALL)
    else:
        paragraph = document.add_paragraph(said)
        if kind == "body":
            indent(paragraph._p.get_or_add_pPr())  # noqa: SLF001 - python-docx cannot indent by characters


def _signature(document: WordDocument, said: str) -> None:
    paragraph = document.add_paragraph(said)
    form = paragraph.paragraph_format
    form.alignment, form.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Pt(32)
    document.paragraphs[-2].paragraph_format.keep_with_next = True  # the name never stands without the date
