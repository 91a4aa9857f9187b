"""The sheet 退回修改, first in a return sent back: every finding with its cell, what to do, and how far it is done."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generate.book import Page
from generate.heights import text_height
from generate.live_row import reason_given
from generate.marks import untouched
from generate.styles import AMBER
from generate.styles import GREEN
from templates.a1 import column_letters
from templates.a1 import in_sheet
from templates.feedback import Feedback
from templates.feedback import Remark
from templates.feedback import printable
from templates.feedback_words import about
from templates.feedback_words import held
from templates.feedback_words import settled_by
from templates.feedback_words import to_do
from templates.feedback_words import wrong
from templates.finding import Severity
from templates.form import Owner
from templates.layout import PlacedField
from templates.rulebook import RuleBook
from templates.say import phrase

COLUMNS = {
    "number": 5.0,
    "severity": 7.0,
    "sheet": 13.0,
    "cell": 8.0,
    "label": 17.0,
    "held": 17.0,
    "what": 38.0,
    "fix": 36.0,
    "reason_at": 10.0,
    "state": 11.0,
}
WIDTHS = dict(enumerate(COLUMNS.values(), start=1))
LAST, KEY_SPAN, A4, LEAST, FIRST_ROW, HOWS = len(WIDTHS), 3, 9, 20.0, 3, 3
STATE = column_letters(LAST)


@dataclass(frozen=True, slots=True)
class SheetTask:
    """What the sheet is written from; ``shifts`` says by sheet how far right what was returned stands again."""

    feedback: Feedback
    rules: RuleBook
    check_sheet: str
    shifts: Mapping[str, int]


def write_feedback(page: Page, task: SheetTask) -> None:
    """Write the sheet of one return sent back."""
    page.widths(WIDTHS)
    page.put((1, 1), _say(page, "title"), page.book.styles.role("title"), (1, LAST))
    page.height(1, 34)
    feedback = task.feedback
    left = _facts(page, feedback)
    row = _how(page, task, left + 1)
    page.sheet.repeat_rows(row + 1)  # the headings of the list, on each of its pages
    row = _section(page, task, row + 1, "open", feedback.open)
    _count_left(page, task, left, row - len(feedback.open))
    if feedback.settled:
        row = _section(page, task, row + 1, "settled", feedback.settled)
    if feedback.notices:
        row = _section(page, task, row + 1, "notices", feedback.notices)
    page.fill_ground(row - 1, LAST)
    _paper(page)


def _say(page: Page, key: str, **given: str | int) -> str:
    return phrase(f"fb_{key}", page.book.lang, **given)


def _facts(page: Page, feedback: Feedback) -> int:
    """Write which return it is about, by when and whom to ask; return the row for the live count."""
    one = feedback.head
    block, explain = (feedback.count(severity) for severity in (Severity.BLOCK, Severity.EXPLAIN))
    rows = (
        ("unit", f"{one.unit.name}（{one.unit.code}）"),
        ("form", _say(page, "year_form", year=one.year, title=one.title.say(page.book.lang))),
        ("return", _say(page, "which", nth=one.nth, received=feedback.source.received, file=feedback.file)),
        ("due", one.due or _say(page, "due_none")),
        ("contact", one.contact or one.district),
        ("counts", _say(page, "counted", block=block, explain=explain)),
    )
    for row, (key, text) in enumerate(rows, start=FIRST_ROW):
        _pair(page, row, key, printable(text))
    return FIRST_ROW + len(rows)


def _how(page: Page, task: SheetTask, start: int) -> int:
    """Write how to correct; return the next row."""
    least, check = task.rules.years.reason_least, task.check_sheet
    page.put((start, 1), _say(page, "how"), page.book.styles.role("guide_key"), (HOWS, KEY_SPAN))
    for number in range(1, HOWS + 1):
        _wide(page, start + number - 1, _say(page, f"how_{number}", least=least, check=check))
    return start + HOWS


def _pair(page: Page, row: int, key: str, text: str) -> None:
    page.put((row, 1), _say(page, key), page.book.styles.role("guide_key"), (1, KEY_SPAN))
    _wide(page, row, text)


def _wide(page: Page, row: int, text: str) -> None:
    width = sum(width for column, width in WIDTHS.items() if column > KEY_SPAN)
    page.put((row, KEY_SPAN + 1), text, page.book.styles.role("guide_text"), (1, LAST - KEY_SPAN))
    page.height(row, max(LEAST, text_height(text, width)))


def _count_left(page: Page, task: SheetTask, row: int, first: int) -> None:
    """Write how many open remarks nobody has touched yet."""
    key = _say(page, "left")
    page.put((row, 1), key, page.book.styles.role("guide_key"), (1, KEY_SPAN))
    count = len(task.feedback.open)
    cells = f"${STATE}${first}:${STATE}${first + max(count, 1) - 1}"
    words = tuple(_say(page, key) for key in ("now_same", "now_ask"))
    text = "+".join(f'COUNTIF({cells},"{word}")' for word in words) if count else "0"
    look = page.book.styles.role("guide_count", num_format="0")
    waiting = sum(_now(one) in ("now_same", "now_ask") for one in task.feedback.open)
    page.formula((row, KEY_SPAN + 1), f"={text}", Decimal(waiting), look, (1, LAST - KEY_SPAN))
    page.height(row, max(LEAST, text_height(key, sum(WIDTHS[column] for column in range(1, KEY_SPAN + 1)))))
    for colour, test in ((GREEN, f"=$D${row}=0"), (AMBER, f"=$D${row}>0")):
        rule = {"type": "formula", "criteria": test, "format": page.book.book.add_format({"bg_color": colour})}
        page.sheet.conditional_format(row - 1, KEY_SPAN, row - 1, LAST - 1, rule)


def _section(page: Page, task: SheetTask, start: int, key: str, remarks: Sequence[Remark]) -> int:
    """Write a heading and a line for every remark; return the next row."""
    styles = page.book.styles
    page.put((start, 1), _say(page, key, count=len(remarks)), styles.role("guide_head"), (1, LAST))
    page.height(start, 24)
    for column, name in enumerate(COLUMNS, start=1):
        told = "because" if (key, name) == ("settled", "fix") else name
        page.put((start + 1, column), _say(page, told), styles.role("head"))
    page.height(start + 1, 22)
    for row, one in enumerate(remarks, start=start + 2):
        _line(page, task, row, one)
    if key == "open" and remarks:
        _colour_states(page, start + 2, start + 1 + len(remarks))
    return start + 2 + len(remarks)


def _line(page: Page, task: SheetTask, row: int, one: Remark) -> None:
    lang, styles = page.book.lang, page.book.styles
    texts = {
        "number": str(one.number),
        "severity": phrase(f"severity_{one.severity}", lang),
        "sheet": one.sheet,
        "label": about(one, lang),
        "held": held(one, lang),
        "what": wrong(one, lang),
        "fix": to_do(one, lang) if one.finding.open or one.severity is Severity.NOTICE else settled_by(one, lang),
    }
    for column, name in enumerate(COLUMNS, start=1):
        if name in texts:
            look = styles.role("centre" if WIDTHS[column] < COLUMNS["label"] else "cell")
            page.put((row, column), texts[name], look)
    _go(page, (row, list(COLUMNS).index("cell") + 1), one.at, one.cell)
    _go(page, (row, list(COLUMNS).index("reason_at") + 1), one.reason, "")
    _state(page, task, (row, LAST), one)
    heights = (text_height(texts[name], COLUMNS[name]) for name in texts)
    page.height(row, max(LEAST, *heights))


def _go(page: Page, spot: tuple[int, int], field: PlacedField | None, otherwise: str) -> None:
    """Write a link to a field, or the address of a cell that is none."""
    if field is None:
        page.put(spot, otherwise, page.book.styles.role("centre"))
    else:
        page.link(spot, field.sheet, field.cell, page.book.styles.role("link"))


def _now(one: Remark) -> str:
    """Return the key of the word for an open remark as the workbook is sent out; empty for any other."""
    if not one.finding.open:
        return ""
    if one.restored:
        return "now_restored"
    if one.at is None or one.at.owner is Owner.BUREAU:
        return "now_on_return" if one.reason is None else "now_ask"
    return "now_same" if one.reason is None else "now_ask"


def _state(page: Page, task: SheetTask, spot: tuple[int, int], one: Remark) -> None:
    """Write how far a remark is done, live where a cell can tell."""
    key, look = _now(one), page.book.styles.role("centre")
    word = _say(page, key) if key else ""
    if key not in ("now_same", "now_ask"):
        page.put(spot, word, look)
        return
    changed = f'"{word}"'
    if one.at is not None and one.at.owner is not Owner.BUREAU:
        test = untouched(one.at, task.shifts[one.at.sheet], far=True)
        changed = f'IF({test},"{word}","{_say(page, "now_changed")}")'
    if one.reason is not None:
        given = reason_given(in_sheet(one.reason.sheet, one.reason.cell), task.rules)
        changed = f'IF({given},"{_say(page, "now_explained")}",{changed})'
    page.formula(spot, f"={changed}", word, look)


def _colour_states(page: Page, first: int, last: int) -> None:
    top = f"${STATE}{first}"
    waiting = " ".join(f'{top}="{_say(page, key)}",' for key in ("now_same", "now_ask")).rstrip(",")
    done = f'AND({top}<>"",{top}<>"{_say(page, "now_on_return")}")'
    for colour, test in ((AMBER, f"=OR({waiting})"), (GREEN, f"={done}")):
        look = page.book.book.add_format({"bg_color": colour})
        rule = {"type": "formula", "criteria": test, "format": look, "stop_if_true": True}
        page.sheet.conditional_format(first - 1, LAST - 1, last - 1, LAST - 1, rule)


def _paper(page: Page) -> None:
    sheet = page.sheet
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.set_footer(phrase("footer", page.book.lang))
