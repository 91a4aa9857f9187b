"""退回修改通知: one page that says which return is sent back, why, and by when; the rest stands in the workbook."""

from collections.abc import Sequence
from datetime import UTC
from datetime import datetime
from math import ceil
from unicodedata import east_asian_width

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from consolidate.report.paper import FONT_TABLE
from consolidate.report.paper import lay_out
from consolidate.report.paper import table
from consolidate.report.word import settled
from templates.feedback import FEEDBACK_SHEET
from templates.feedback import Feedback
from templates.feedback import Remark
from templates.feedback import printable
from templates.feedback_words import about
from templates.feedback_words import to_do
from templates.feedback_words import wrong
from templates.finding import Severity
from templates.say import phrase
from templates.text import Lang

COLUMNS = {"number": 10, "severity": 14, "place": 40, "what": 58, "fix": 52}  # millimetres
BODY, SMALL = 12.0, 9.0  # points
LEADING = 20  # points
POINT = 0.3528  # millimetres
PADDING, AROUND = 3.2, 1.7  # millimetres beside and above the text of a cell
LINE = 4.7  # millimetres of a line in the table: as high as the font that stands in for 仿宋 has it
PAGE = 297 - 22 - 20  # millimetres between the margins
TITLE, HEADING, SPARE = 12.7, 6.4, 6.0
LETTERS = 38  # Chinese characters that are sure to fit a line of the body
LONGEST = 120  # characters of a sentence in the table; the workbook has all of it


def write_notice(feedback: Feedback, workbook: str, lang: Lang) -> bytes:
    """Return the Word file; ``workbook`` is the name of the feedback workbook that goes with it."""
    document = Document()
    lay_out(document)
    page = document.sections[0]
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(22), Mm(20), Mm(18), Mm(18)
    page.footer_distance = Mm(10)
    document.add_paragraph(phrase("fb_notice_title", lang), style="Title")
    body = _body(feedback, workbook, lang)
    _say(document, phrase("fb_notice_to", lang, unit=feedback.head.unit.name))
    for text in body:
        _say(document, text, indented=lang == "zh")
    rows = [_row(one, lang) for one in feedback.open]
    around = (*body, *_below(feedback, len(rows), lang), "", "", "")  # whom it goes to, and who signs when
    lines = sum(max(1, ceil(_width(text) / LETTERS)) for text in around)
    shown = _fitting(rows, PAGE - TITLE - HEADING - SPARE - lines * LEADING * POINT)
    heads = [phrase(f"fb_notice_{key}" if key == "place" else f"fb_{key}", lang) for key in COLUMNS]
    document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    table(document, tuple(COLUMNS.values()), heads, shown, SMALL)
    for text in _below(feedback, len(rows) - len(shown), lang):
        _say(document, text)
    _signed(document, feedback)
    properties = document.core_properties
    properties.author = properties.last_modified_by = printable(feedback.head.district)
    properties.title, properties.comments = phrase("fb_notice_title", lang), ""
    properties.created = properties.modified = datetime.fromisoformat(feedback.head.on).replace(tzinfo=UTC)
    return settled(document, {"word/fontTable.xml": FONT_TABLE})


def _body(feedback: Feedback, workbook: str, lang: Lang) -> tuple[str, ...]:
    head = feedback.head
    due = phrase("fb_notice_due", lang, due=head.due) if head.due else phrase("fb_notice_due_none", lang)
    return (
        phrase(
            "fb_notice_body",
            lang,
            received=feedback.source.received,
            year=head.year,
            title=head.title.say(lang),
            nth=head.nth,
            file=feedback.file,
            block=feedback.count(Severity.BLOCK),
            explain=feedback.count(Severity.EXPLAIN),
            due=due,
        ),
        phrase("fb_notice_workbook", lang, file=workbook),
    )


def _below(feedback: Feedback, left: int, lang: Lang) -> tuple[str, ...]:
    """Return what follows the table: how many did not fit, what needs nothing, whom to ask."""
    settled_ones, notices = len(feedback.settled), len(feedback.notices)
    texts = (
        phrase("fb_notice_more", lang, count=left, sheet=FEEDBACK_SHEET) if left else "",
        phrase("fb_notice_settled", lang, settled=settled_ones, notices=notices) if settled_ones + notices else "",
        phrase("fb_notice_contact", lang, contact=feedback.head.contact or feedback.head.district),
    )
    return tuple(text for text in texts if text)


def _row(remark: Remark, lang: Lang) -> tuple[str, ...]:
    where = " ".join(part for part in (remark.sheet, remark.cell) if part)
    return (
        str(remark.number),
        phrase(f"severity_{remark.severity}", lang),
        _cut("\n".join(part for part in (where, about(remark, lang)) if part)),
        _cut(wrong(remark, lang)),
        _cut(to_do(remark, lang)),
    )


def _fitting(rows: Sequence[tuple[str, ...]], room: float) -> list[tuple[str, ...]]:
    """Return the first rows that have room on the page, in millimetres; at least one."""
    shown: list[tuple[str, ...]] = []
    for row in rows:
        lines = max(_lines(text, width) for text, width in zip(row, COLUMNS.values(), strict=True))
        room -= lines * LINE + AROUND
        if room < 0 and shown:
            break
        shown.append(row)
    return shown


def _lines(text: str, width: int) -> int:
    letters = (width - PADDING) / (SMALL * POINT)
    return sum(max(1, ceil(_width(part) / letters)) for part in text.split("\n"))


def _width(text: str) -> float:
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.55 for char in text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _say(document: WordDocument, text: str, *, indented: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(printable(text))
    run.font.size = Pt(BODY)
    form = paragraph.paragraph_format
    form.line_spacing = Pt(LEADING)
    if indented:
        form.first_line_indent = Pt(2 * BODY)
    return paragraph


def _signed(document: WordDocument, feedback: Feedback) -> None:
    for text in (feedback.head.district, feedback.head.on):
        paragraph = _say(document, text)
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
