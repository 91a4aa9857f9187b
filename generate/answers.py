"""A unit's own answers typed back into its cells: numbers as numbers, dates as dates, any other content as text."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal

from generate.book import Page
from templates.feedback import Feedback
from templates.feedback import printable
from templates.form import Kind
from templates.layout import Layout
from templates.layout import PlacedField
from templates.layout import RowPlan
from templates.layout import Slot
from templates.returned import Reading
from templates.returned import ReadingKind

Extra = dict[str, object]
Cell = Decimal | bool | str | None
DAY_ZERO = date(1899, 12, 30)
FIRST_SURE = 61  # 1 March 1900: before it offices count days differently
DAY = Decimal(86400)
LARGEST = 300  # digits that a number of an office has room for
FORMULA_SIGNS = ("=", "+", "-", "@")


class Exact(float):
    """A number that is written digit by digit as it was read; a plain float would lose those beyond the sixteenth."""

    __slots__ = ("digits",)
    digits: str

    @classmethod
    def of(cls, number: Decimal) -> "Exact":
        """Return a number as xlsxwriter takes it."""
        made = cls(number)
        made.digits = format(number, "f")
        return made

    def __format__(self, spec: str) -> str:
        """Return the digits, however many xlsxwriter asks for."""
        return self.digits


def typed(reading: Reading) -> tuple[Cell, Extra]:
    """Return the content that reads as this again, and the number format that it needs beside the field's own."""
    text = printable(reading.text)
    match reading.kind:
        case ReadingKind.NUMBER if _writable(reading.number):
            return reading.number, _percent(text)
        case ReadingKind.DATE:
            return _moment(text)
        case ReadingKind.BOOL:
            return text == "TRUE", {}
        case ReadingKind.BLANK:
            return None, {}
        case _:
            return text or None, {"quote_prefix": True} if text.startswith(FORMULA_SIGNS) else {}


def put_answer(page: Page, field: PlacedField, reading: Reading, style: str = "input") -> None:
    """Write an answer into an unlocked field; nothing of it becomes a formula or a link."""
    content, extra = typed(reading)
    if reading.kind is ReadingKind.NUMBER and field.kind is Kind.DATE:
        extra = {"num_format": "General", **extra}  # a number in a cell for days: as a day it would be another content
    look = page.book.styles.field(field.kind, field.owner, style, **extra)
    page.put((field.row, field.column), None, look, (field.down, field.across), unlocked=True)
    row, column = field.row - 1, field.column - 1
    if isinstance(content, bool):
        page.sheet.write_boolean(row, column, content, look)
    elif isinstance(content, Decimal):
        page.sheet.write_number(row, column, Exact.of(content), look)
    elif content:
        page.sheet.write_string(row, column, content, look)


def dressed(layout: Layout, feedback: Feedback | None) -> Layout:
    """Return a layout whose rows are as high as the answers need, none hidden that has an answer or a remark."""
    if feedback is None:
        return layout
    marked = {one.at.row for one in feedback.remarks if one.at and one.at.sheet == layout.sheet}
    slots = tuple(_worded(slot, feedback) for slot in layout.slots)
    rows = tuple(
        replace(row, hidden=False) if row.hidden and (row.row in marked or _used(row, layout.fields, feedback)) else row
        for row in layout.rows
    )
    return replace(layout, slots=slots, rows=rows)


def _worded(slot: Slot, feedback: Feedback) -> Slot:
    if slot.field is None or not slot.field.unlocked:
        return slot
    return replace(slot, field=replace(slot.field, value=printable(feedback.answer(slot.field).text)))


def _used(row: RowPlan, fields: Mapping[str, PlacedField], feedback: Feedback) -> bool:
    """Tell whether the row would print: each set of fields that it needs has something in it."""
    return all(any(feedback.answered(fields[name]) for name in names if name in fields) for names in row.needs)


def _writable(number: Decimal | None) -> bool:
    return number is not None and number.is_finite() and abs(number.adjusted()) < LARGEST


def _percent(text: str) -> Extra:
    """Return the format of a number that was shown as a percentage: only so does it read as one again."""
    if not text.endswith("%"):
        return {}
    places = len(text[:-1].partition(".")[2])
    return {"num_format": f"0.{'0' * places}%" if places else "0%"}


def _moment(text: str) -> tuple[Cell, Extra]:
    """Return a day, a moment or a time of day as the number offices have for it; as text where they have none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _time(text)
    days = (moment.date() - DAY_ZERO).days
    if days < FIRST_SURE:
        return text, {}
    whole = len(text) == len("2024-01-16")
    return days + _part_of_day(moment.time()), {"num_format": "yyyy-mm-dd" if whole else "yyyy-mm-dd hh:mm:ss"}


def _time(text: str) -> tuple[Cell, Extra]:
    try:
        return _part_of_day(time.fromisoformat(text)), {"num_format": "hh:mm:ss"}
    except ValueError:
        return text or None, {}


def _part_of_day(moment: time) -> Decimal:
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + Decimal(moment.microsecond) / 1000000
    return round(seconds / DAY, 12)
