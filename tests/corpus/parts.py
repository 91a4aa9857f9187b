"""What the tables change in the parts of a workbook: XML texts, further parts, cells as written."""

import re
from collections.abc import Callable
from collections.abc import Mapping

from tests.corpus.case import Spoil
from tests.corpus.zips import Entry
from tests.corpus.zips import entries
from tests.corpus.zips import with_entry
from tests.corpus.zips import written
from tests.intake.bench import Bench
from tests.intake.spoil import packed
from tests.intake.spoil import parts
from tests.intake.spoil import replaced
from tests.intake.test_resaves import RESAVES
from tests.intake.test_resaves import shared_strings

FORM_PART = "xl/worksheets/sheet2.xml"
BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
TEXTS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
BOOK_RELS = "xl/_rels/workbook.xml.rels"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Part = str | bytes


def raw(part: Part) -> bytes:
    """Return a part as bytes."""
    return part.encode() if isinstance(part, str) else part


def edit(name: str, change: Callable[[str], Part], base: Callable[[bytes], bytes] = bytes) -> Spoil:
    """Return a spoiler that rewrites one part as text; it must differ."""

    def spoil(bench: Bench) -> bytes:
        given = parts(base(bench.good))
        after = raw(change(given[name].decode()))
        assert after != given[name], f"nothing changed in {name}"
        return packed({**given, name: after})

    return spoil


def put(new: Mapping[str, Part], *, types: str = "", rels: str = "", sheet_rels: str = "", sheet: str = "") -> Spoil:
    """Return a spoiler that adds parts, with lines in the content types and relations.

    ``sheet_rels`` become the relations of the form sheet and ``sheet`` stands before the end of its element.
    """

    def spoil(bench: Bench) -> bytes:
        given = {**parts(bench.good), **{name: raw(part) for name, part in new.items()}}
        given[TYPES] = given[TYPES].replace(b"</Types>", f"{types}</Types>".encode())
        given[BOOK_RELS] = given[BOOK_RELS].replace(b"</Relationships>", f"{rels}</Relationships>".encode())
        if sheet_rels:
            text = f'{HEAD}<Relationships xmlns="{PACKAGE}">{sheet_rels}</Relationships>'
            given["xl/worksheets/_rels/sheet2.xml.rels"] = text.encode()
        given[FORM_PART] = given[FORM_PART].replace(b"</worksheet>", f"{sheet}</worksheet>".encode())
        return packed(given)

    return spoil


def sub(name: str, pattern: str, new: str | Callable[[re.Match[str]], str], times: int = 1) -> Spoil:
    """Return a spoiler that replaces a pattern in one part; it must occur."""
    return lambda bench: replaced(bench.good, re.escape(name), pattern, new, times)


def in_table(pattern: str, new: str | Callable[[re.Match[str]], str], name: str = TEXTS) -> Spoil:
    """Return a spoiler that does so after all texts were moved into one table, as Excel keeps them."""
    return lambda bench: replaced(shared_strings(bench.good), re.escape(name), pattern, new, 1)


def cell(address: str, inner: str, attributes: str = "", style: str = "") -> Spoil:
    """Return a spoiler that writes a cell of the form as given: its inner XML and its attributes."""

    def change(found: re.Match[str]) -> str:
        number = style or found[1]
        return f'<c r="{address}" s="{number}" {attributes}>{inner}</c>'

    return sub(FORM_PART, rf'<c r="{address}" s="(\d+)"[^>]*?(?:/>|>.*?</c>)', change)


def value(address: str, number: str) -> Spoil:
    """Return a spoiler that writes a number into a cell exactly as spelt."""
    return cell(address, f"<v>{number}</v>")


def text(address: str, content: str) -> Spoil:
    """Return a spoiler that writes a text, given as XML, into a cell."""
    return cell(address, f'<is><t xml:space="preserve">{content}</t></is>', 't="inlineStr"')


def formula(address: str, content: str, cached: str = "") -> Spoil:
    """Return a spoiler that writes a formula, given as XML."""
    return cell(address, f"<f>{content}</f>" + (f"<v>{cached}</v>" if cached else ""))


def zipped(change: Callable[[list[Entry]], list[Entry]], **more: object) -> Spoil:
    """Return a spoiler that writes the zip by hand after its entries were changed."""
    return lambda bench: written(change(entries(parts(bench.good))), **more)  # type: ignore[arg-type]


def lying(name: str, **lies: object) -> Spoil:
    """Return a spoiler with one entry that lies about itself."""
    return zipped(lambda given: with_entry(given, name, **lies))


def extra(*more: Entry) -> Spoil:
    """Return a spoiler that adds entries behind the good ones."""
    return zipped(lambda given: [*given, *more])


def resaved(name: str) -> Spoil:
    """Return a spoiler that saves the good return as another office does."""
    return lambda bench: RESAVES[name](bench.good)
