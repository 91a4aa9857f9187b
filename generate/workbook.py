"""One unit's workbook: layout and what is known -> a locked file, and the record of what was issued."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generate.answers import dressed
from generate.book import Book
from generate.book import Page
from generate.check_sheet import SHIFT
from generate.check_sheet import CheckTask
from generate.check_sheet import write_checks
from generate.feedback_sheet import SheetTask
from generate.feedback_sheet import write_feedback
from generate.finish import finish
from generate.form_sheet import FormTask
from generate.form_sheet import calc_sheet
from generate.form_sheet import write_form
from generate.guide_sheet import GuideFacts
from generate.guide_sheet import write_guide
from generate.lists_sheet import direction_lists
from generate.lists_sheet import write_lists
from generate.live_counts import counts
from generate.live_falls import floor_table
from generate.name_lists import name_lists
from templates.a1 import split_address
from templates.feedback import FEEDBACK_SHEET
from templates.feedback import Feedback
from templates.form import Form
from templates.issued import Issued
from templates.known import Known
from templates.library import NO_LIBRARY
from templates.library import Library
from templates.plan import Plan
from templates.plan import plan
from templates.rulebook import RuleBook
from templates.stamp import PROPERTY
from templates.stamp import SHEET
from templates.stamp import SIGNATURE_CELL
from templates.stamp import STAMP_CELL
from templates.stamp import Stamp
from templates.stamp import signature
from templates.stamp import stamp_text
from templates.text import Lang
from templates.vocabulary import Vocabulary

PROTECT = {"format_rows": True, "format_columns": True, "autofilter": True}


@dataclass(frozen=True, slots=True)
class Seal:
    """The workspace's secrets: the sheet password (ASCII) and the signing key with its id."""

    password: str
    key: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class Task:
    """One workbook to be made: for whom, by which form and rules, in which language, issued on which ISO day.

    ``feedback`` is the return that is sent back; its answers stand in the workbook, its findings at their cells.
    """

    form: Form
    known: Known
    rules: RuleBook
    words: Vocabulary
    lang: Lang
    issued_on: str
    file: str
    number: int = 1
    library: Library = NO_LIBRARY
    feedback: Feedback | None = None


def write_workbook(task: Task, seal: Seal, path: Path) -> Issued:
    """Write the workbook to ``path`` (complete or not at all) and return the record for the ledger."""
    laid = plan(task.form, task.known, task.rules)
    stamp = _stamp(task, laid, seal)
    book = Book(task.lang)
    day = datetime.fromisoformat(task.issued_on)
    book.book.set_properties({"title": task.form.title.zh, "author": task.rules.district, "created": day})
    book.book.set_custom_property(PROPERTY, stamp_text(stamp), "text")
    layouts = tuple(dressed(layout, task.feedback) for layout in laid.layouts)
    back = book.sheet(FEEDBACK_SHEET) if task.feedback else None
    guide, *sheets, checks = (
        book.sheet(name) for name in (laid.guide_sheet, *(one.sheet for one in laid.layouts), laid.check_sheet)
    )
    hidden = [book.sheet(calc_sheet(layout)) for layout in laid.layouts]
    names = name_lists(laid, task.form, task.words, task.library, task.known.unit)
    directions = direction_lists(task.words)
    for page, calc, layout in zip(sheets, hidden, layouts, strict=True):
        write_form(page, calc, FormTask(layout, task.rules, task.known.year, directions, bool(names), task.feedback))
    counted = counts(laid, hidden[0], task.known.year)
    write_checks(checks, CheckTask(laid, task.rules, task.known.year, counted), task.feedback)
    write_guide(guide, laid, task.known, task.rules, GuideFacts(task.form.title, stamp, task.issued_on, counted.blank))
    write_lists(book, task.form, task.words, floor_table(task.words, task.rules.years.floor), names)
    if task.feedback is not None and back is not None:
        _send_back(back, guide, laid, task.feedback, task.rules)
    for calc in hidden:
        calc.sheet.hide()
    issued_sheets = tuple(page.name for page in book.pages)
    _write_stamp(book, stamp, seal)
    for sheet in book.book.worksheets():
        sheet.protect(seal.password, PROTECT)
    finish(book.close(), path, seal.password)
    locked = tuple(cell for cell in book.locked if cell.sheet != SHEET)
    one_off = tuple(project.name for project in task.known.projects if project.one_off)
    fields = tuple(laid.fields.values())
    return Issued(
        stamp,
        task.issued_on,
        task.file,
        issued_sheets,
        fields,
        locked,
        one_off=one_off,
        scoring=task.rules.scoring,
        merges=tuple(book.merges),
        feedback_of=task.feedback.head.base if task.feedback else "",
        feedback_for=task.feedback.source.sha256 if task.feedback else "",
        hidden_rows=tuple((one.sheet, row.row) for one in layouts for row in one.rows if row.hidden),
        due=task.rules.due.get(task.form.id, ""),
    )


def _send_back(back: Page, guide: Page, laid: Plan, feedback: Feedback, rules: RuleBook) -> None:
    """Write the sheet of what is to be corrected; the workbook opens on it and on no other."""
    shifts = {laid.check_sheet: SHIFT, **{one.sheet: one.flag_column for one in laid.layouts}}
    write_feedback(back, SheetTask(feedback, rules, laid.check_sheet, shifts))
    guide.sheet.selected = False
    back.sheet.activate()


def _stamp(task: Task, laid: Plan, seal: Seal) -> Stamp:
    unit, form, year = task.known.unit.code, task.form, task.known.year
    mark = f"{form.id} {form.version} {unit} {year} {laid.digest} {task.issued_on} {task.number}"
    if task.feedback is not None:
        mark += f" {task.feedback.head.base} {task.feedback.source.sha256}"
    issue = f"{year}-{unit}-{hashlib.sha256(mark.encode()).hexdigest()[:8]}"
    return Stamp(form.id, form.version, unit, year, issue, laid.digest, seal.key)


def _write_stamp(book: Book, stamp: Stamp, seal: Seal) -> None:
    page: Page = book.sheet(SHEET)
    text = stamp_text(stamp)
    look = book.styles.role("plain")
    page.put(split_address(STAMP_CELL), text, look)
    page.put(split_address(SIGNATURE_CELL), signature(text, seal.secret), look)
    page.sheet.very_hidden()
