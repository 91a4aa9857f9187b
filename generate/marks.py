"""The marks at the cells of a return sent back: a note, and a colour that goes once the content is changed.

What was returned stands again, locked, in a hidden column of the same sheet: a coloured cell compares itself with it.
"""

from collections.abc import Iterable
from typing import Any

from generate.answers import typed
from generate.book import Content
from generate.book import Page
from generate.heights import text_height
from generate.styles import AMBER
from generate.styles import RED
from templates.a1 import address
from templates.a1 import in_sheet
from templates.feedback import NO_ANSWER
from templates.feedback import Feedback
from templates.feedback import Remark
from templates.feedback_words import held
from templates.feedback_words import to_do
from templates.feedback_words import wrong
from templates.finding import Severity
from templates.form import Owner
from templates.layout import PlacedField
from templates.say import phrase
from templates.text import Lang

BLUE = "#DCE9F7"
DASHED, DOTTED = 3, 4
ORDER = (Severity.BLOCK, Severity.EXPLAIN, Severity.NOTICE)
LOOKS: dict[Severity, dict[str, Any]] = {  # apart in black and white, too
    Severity.BLOCK: {"bg_color": RED, "bold": True, "border": DASHED},
    Severity.EXPLAIN: {"bg_color": AMBER, "italic": True, "border": DOTTED},
    Severity.NOTICE: {"bg_color": BLUE},
}
NOTE_WIDTH, NOTE_CHARACTERS, NOTE_MOST, PIXELS = 380, 52.0, 520, 4 / 3
NOTE_LONGEST = 3000


def mark(page: Page, feedback: Feedback | None, shift: int) -> None:
    """Mark the cells of one sheet; what was returned is repeated so many columns further right.

    Comes first of all that colours cells: of two colours offices show the first.
    """
    if feedback is None:
        return
    remarks: dict[PlacedField, list[Remark]] = {}
    for one in feedback.remarks:
        if one.at is not None and one.at.sheet == page.name and marked(one):
            remarks.setdefault(one.at, []).append(one)
    for field, found in remarks.items():
        _colour(page, field, min((one.severity for one in found), key=ORDER.index), shift)
        _note(page, feedback, field, found)
        page.put((field.row, field.column + shift), _returned(feedback, field), page.book.styles.role("flag"))
    ground: Any = page.book.styles.role("ground")
    for column in {field.column + shift for field in remarks}:
        page.sheet.set_column(column - 1, column - 1, None, ground, {"hidden": True})


def marked(remark: Remark) -> bool:
    """Tell whether a remark has a mark at its cell: not what is settled, or undone by the fresh workbook."""
    return not remark.restored and (remark.finding.open or remark.severity is Severity.NOTICE)


def untouched(field: PlacedField, shift: int, *, far: bool) -> str:
    """Return the test that a cell still holds what was returned; ``far``: as asked from another sheet.

    A text of digits and the number are not the same, nor are a blank cell and 0.
    """
    cells = [address(field.row, field.column), address(field.row, field.column + shift)]
    now, then = (in_sheet(field.sheet, cell) if far else _fixed(cell) for cell in cells)
    return f"AND(EXACT({now},{then}),ISNUMBER({now})=ISNUMBER({then}))"


def _fixed(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _colour(page: Page, field: PlacedField, severity: Severity, shift: int) -> None:
    look = page.book.book.add_format(LOOKS[severity])
    top, left = field.row - 1, field.column - 1
    rule = {"type": "formula", "criteria": f"={untouched(field, shift, far=False)}", "format": look}
    page.sheet.conditional_format(top, left, top + field.down - 1, left + field.across - 1, rule)


def _returned(feedback: Feedback, field: PlacedField) -> Content:
    """Return what stood in a cell as it is compared: a formula's result, a day as its number."""
    if field.owner is Owner.FORMULA:
        amount = feedback.amounts.get(field.id)
        return feedback.texts.get(field.id, "") if amount is None else amount
    if not field.unlocked:
        return field.value
    content = typed(feedback.answer(field))[0]
    return str(content).upper() if isinstance(content, bool) else content


def _note(page: Page, feedback: Feedback, field: PlacedField, remarks: Iterable[Remark]) -> None:
    text = "\n\n".join("\n".join(_lines(one, page.book.lang)) for one in remarks)
    if len(text) > NOTE_LONGEST:
        text = f"{text[:NOTE_LONGEST]}…"
    height = min(NOTE_MOST, text_height(text, NOTE_CHARACTERS) * PIXELS + 12)
    options = {"author": feedback.head.district, "width": NOTE_WIDTH, "height": height, "font_size": 9}
    page.sheet.write_comment(field.row - 1, field.column - 1, text, options)


def _lines(remark: Remark, lang: Lang) -> Iterable[str]:
    grave = phrase(f"severity_{remark.severity}", lang)
    yield phrase("fb_note", lang, number=remark.number, severity=grave, what=wrong(remark, lang))
    if remark.held.kind in NO_ANSWER and (left_out := held(remark, lang)):
        yield phrase("fb_note_held", lang, held=left_out)
    yield phrase("fb_note_fix", lang, fix=to_do(remark, lang))
    if remark.reason is not None:
        yield phrase("fb_note_reason", lang, sheet=remark.reason.sheet, cell=remark.reason.cell)
