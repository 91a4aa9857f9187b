"""The book as an Excel file; equal books give equal bytes."""

import re
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile
from zipfile import ZipFile

from consolidate.rollup.book import new_book
from consolidate.rollup.model.book import Book
from consolidate.rollup.printer.formulas import Formulas
from consolidate.rollup.printer.sheet import Printing
from consolidate.rollup.printer.sheet import SheetPrinter
from consolidate.rollup.sources import Sources
from consolidate.rollup.styles import Styles
from templates.text import Lang

CUSTOM = "docProps/custom.xml"

PROPERTY = "tianbao_rollup"  # the custom property that says of what, when and in which language the roll-up was made
_SAID = re.compile(f'name="{PROPERTY}"><vt:lpwstr>([0-9a-f]+) ([0-9]{{4}}) ([0-9-]{{10}}) (zh|en)(?: ([^<]*))?<')


def printed(book: Book, sources: Sources) -> bytes:
    """Return the workbook; ``sources`` says where the returned files lie that it links to."""
    content = BytesIO()
    with new_book(content, book.title, book.made_on) as out:
        said = f"{book.digest} {book.year} {book.made_on} {book.lang} {book.node}"
        out.set_custom_property(PROPERTY, said.strip(), "text")
        printing = Printing(book, out, Styles(out, {}), Formulas(book), sources,
                            {sheet.key: sheet.name for sheet in book.sheets})
        pages = [out.add_worksheet(sheet.name) for sheet in book.sheets]
        for sheet, page in zip(book.sheets, pages, strict=True):
            SheetPrinter(printing, sheet, page).write()
        pages[0].activate()
    return content.getvalue()


@dataclass(frozen=True, slots=True)
class Written:
    """What a written roll-up says of itself: the state of the ledger, the year, the day, the language, the branch."""

    digest: str
    year: int
    made_on: str
    lang: Lang
    node: str = ""


def written(path: Path) -> Written | None:
    """Return what a roll-up workbook says of itself, or None where the file is none of ours."""
    try:
        with ZipFile(path) as parts:
            found = _SAID.search(parts.read(CUSTOM).decode())
    except (OSError, KeyError, ValueError, BadZipFile):
        return None
    if found is None:
        return None
    digest, year, made_on, lang, node = found.groups()
    return Written(digest, int(year), made_on, "en" if lang == "en" else "zh", unescape(node or ""))
