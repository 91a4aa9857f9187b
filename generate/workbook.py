"""One unit's workbook: layout and what is known -> a locked file, and the record of what was issued."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generate.book import Book
from generate.book import Page
from generate.check_sheet import write_checks
from generate.finish import finish
from generate.form_sheet import FormTask
from generate.form_sheet import calc_sheet
from generate.form_sheet import write_form
from generate.guide_sheet import GuideFacts
from generate.guide_sheet import write_guide
from generate.lists_sheet import direction_lists
from generate.lists_sheet import write_lists
from generate.live_falls import floor_table
from generate.name_lists import name_lists
from templates.a1 import split_address
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
    """One workbook to be made: for whom, by which form and rules, in which language, issued on which ISO day."""

    form: Form
    known: Known
    rules: RuleBook
    words: Vocabulary
    lang: Lang
    issued_on: str
    file: str
    number: int = 1
    library: Library = NO_LIBRARY


def write_workbook(task: Task, seal: Seal, path: Path) -> Issued:
    """Write the workbook to ``path`` (complete or not at all) and return the record for the ledger."""
    laid = plan(task.form, task.known, task.rules)
    stamp = _stamp(task, laid, seal)
    book = Book(task.lang)
    day = datetime.fromisoformat(task.issued_on)
    book.book.set_properties({"title": task.form.title.zh, "author": task.rules.district, "created": day})
    book.book.set_custom_property(PROPERTY, stamp_text(stamp), "text")
    guide, *sheets, checks = (
        book.sheet(name) for name in (laid.guide_sheet, *(one.sheet for one in laid.layouts), laid.check_sheet)
    )
    hidden = [book.sheet(calc_sheet(layout)) for layout in laid.layouts]
    names = name_lists(laid, task.form, task.words, task.library, task.known.unit)
    for page, calc, layout in zip(sheets, hidden, laid.layouts, strict=True):
        write_form(page, calc, FormTask(layout, task.rules, task.known.year, direction_lists(task.words), bool(names)))
    write_checks(checks, laid, task.rules, task.known.year)
    write_guide(guide, laid, task.known, task.rules, GuideFacts(task.form.title, stamp, task.issued_on))
    write_lists(book, task.form, task.words, floor_table(task.words, task.rules.years.floor), names)
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
        stamp, task.issued_on, task.file, issued_sheets, fields, locked, one_off=one_off, scoring=task.rules.scoring
    )


def _stamp(task: Task, laid: Plan, seal: Seal) -> Stamp:
    unit, form, year = task.known.unit.code, task.form, task.known.year
    mark = f"{form.id} {form.version} {unit} {year} {laid.digest} {task.issued_on} {task.number}"
    issue = f"{year}-{unit}-{hashlib.sha256(mark.encode()).hexdigest()[:8]}"
    return Stamp(form.id, form.version, unit, year, issue, laid.digest, seal.key)


def _write_stamp(book: Book, stamp: Stamp, seal: Seal) -> None:
    page: Page = book.sheet(SHEET)
    text = stamp_text(stamp)
    look = book.styles.role("plain")
    page.put(split_address(STAMP_CELL), text, look)
    page.put(split_address(SIGNATURE_CELL), signature(text, seal.secret), look)
    page.sheet.very_hidden()
