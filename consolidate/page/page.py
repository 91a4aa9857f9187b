"""The page as a whole: one file, nothing fetched, one small program of our own without a word of any unit in it."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path

from consolidate.page.cells import anchor
from consolidate.page.charts import figure
from consolidate.page.tables import joins
from consolidate.page.tables import main_table
from consolidate.page.tables import small_table
from consolidate.rollup.book import put_in_place
from consolidate.rollup.model.book import Block
from consolidate.rollup.model.book import Book
from consolidate.rollup.model.book import Chart
from consolidate.rollup.model.book import Sheet
from consolidate.rollup.model.cell import Cell
from templates.say import phrase
from templates.text import Lang

HERE = Path(__file__).parent
LANGUAGES = {"zh": "zh-CN", "en": "en"}


def write_page(book: Book, path: Path) -> None:
    """Write the page of a book to a file, as a whole or not at all; equal books give equal bytes."""
    put_in_place(path, page_of(book).encode("utf-8", "replace"))  # half a sign of a broken file name


def page_of(book: Book) -> str:
    """Return the page of a book: the same sheets and figures in the same order."""
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    figures, numbers = book.figures(), count(1)
    tabs = "".join(f'<a href="#{anchor(sheet.key)}">{escape(sheet.name)}</a>' for sheet in book.sheets)
    sections = "".join(_section(sheet, figures, numbers, book.lang) for sheet in book.sheets)
    words = "".join(
        f' data-{name}="{escape(phrase(f"page_{name}", book.lang))}"' for name in ("filter", "shown", "stay", "sort")
    )
    foot = phrase("page_made", book.lang, made_on=book.made_on, digest=book.digest)
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[book.lang]}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">'
        '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(book.title)}</title><style>{style}</style></head>\n"
        f"<body{words}><nav>{tabs}</nav>\n<main>{sections}</main>\n<footer>{escape(foot)}</footer>\n"
        f"<script>{script}</script></body></html>\n"
    )


def _policy(script: str) -> str:
    """Return the rule that forbids everything but this very program and the styles of this file."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _section(sheet: Sheet, figures: dict[str, Cell], numbers: Iterator[int], lang: Lang) -> str:
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in sheet.notes)
    return (
        f'<section id="{anchor(sheet.key)}" class="s-{sheet.key}"><h2>{escape(sheet.title)}</h2>{notes}'
        f"{''.join(_parts(sheet, figures, numbers, lang))}</section>\n"
    )


def _parts(sheet: Sheet, figures: dict[str, Cell], numbers: Iterator[int], lang: Lang) -> Iterator[str]:
    """Yield the sheet's own table first, then its small tables and charts side by side."""
    own = [block for block in sheet.blocks if isinstance(block, Block) and joins(sheet, block)]
    if own:
        yield main_table(sheet, own, lang)
    small = [block for block in sheet.blocks if isinstance(block, Block) and not joins(sheet, block)]
    charts = [block for block in sheet.blocks if isinstance(block, Chart)]
    if small:
        yield f'<div class="cards">{"".join(small_table(one) for one in small)}</div>'
    if charts:
        yield f'<div class="cards">{"".join(figure(one, figures, next(numbers)) for one in charts)}</div>'
