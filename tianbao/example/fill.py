"""Typing answers into an issued workbook, as a unit would, straight into its parts: for the demonstration and tests."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape
from xml.sax.saxutils import unescape
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile

from generate.heights import text_height
from templates.a1 import split_address
from templates.amounts import plain_number
from templates.expr_value import plain

NUMBERS = ("money", "number", "percent")
DAY_ZERO = date(1899, 12, 30)
QUOTE = {"&quot;": '"'}
Typed = tuple[str, str]
_SHEET = re.compile(r'<sheet name="([^"]*)"')
_COLUMN = re.compile(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"')
_MERGED = re.compile(r'<mergeCell ref="([A-Z]+\d+):')
_ROW = re.compile(r'(<row r="(\d+)"[^>]*?)(/?>)')
_CELL = re.compile(r'<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_CACHED = re.compile(r"</f><v>[^<]*</v>")
_HEIGHT = re.compile(r' ht="([\d.]+)"')


def fill_workbook(issued: Path, answers: Mapping[tuple[str, str], Typed], returned: Path) -> None:
    """Write a copy of the issued workbook with the answers in it: (sheet, cell) -> (kind of field, text).

    What an office would work out is left to the office: no formula keeps its old value.
    """
    sheets: dict[str, dict[str, Typed]] = {}
    for (sheet, cell), given in answers.items():
        sheets.setdefault(sheet, {})[cell] = given
    returned.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(issued) as source, ZipFile(returned, "w", ZIP_DEFLATED) as target:
        names = [unescape(name, QUOTE) for name in _SHEET.findall(source.read("xl/workbook.xml").decode())]
        parts = {f"xl/worksheets/sheet{number}.xml": sheets.pop(name, {}) for number, name in enumerate(names, start=1)}
        if sheets:
            raise KeyError(*sheets)
        for item in source.infolist():
            content = source.read(item)
            typed = parts.get(item.filename)
            target.writestr(item, content if typed is None else _filled(content.decode(), typed).encode())


def _filled(sheet: str, given: Mapping[str, Typed]) -> str:
    """Return a sheet's part with the answers typed in."""
    left = set(given)

    def cell(found: re.Match[str]) -> str:
        name, style = found[1], found[2] or ""
        if name not in given:
            return found[0]
        left.discard(name)
        return f'<c r="{name}"{style}{_typed(*given[name])}</c>'

    heights = _heights(sheet, given)
    sheet = _CACHED.sub("</f>", _CELL.sub(cell, sheet))
    if left:
        raise KeyError(*sorted(left))
    return _ROW.sub(
        lambda row: _shown(row[1], heights[int(row[2])]) + row[3] if int(row[2]) in heights else row[0], sheet
    )


def _typed(kind: str, text: str) -> str:
    """Return what an office makes of a typed text in a field of this kind, as the rest of its cell."""
    number = _number(kind, text)
    if number is not None:
        return f"><v>{plain(number)}</v>"
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is>'


def _number(kind: str, text: str) -> Decimal | None:
    if kind in NUMBERS:
        return plain_number(text)
    try:
        return Decimal((date.fromisoformat(text) - DAY_ZERO).days) if kind == "date" else None
    except ValueError:
        return None


def _heights(sheet: str, given: Mapping[str, Typed]) -> dict[int, float]:
    """Return how high the rows of the answers must be; a merged cell makes no row grow."""
    columns = [(int(last), float(width)) for _, last, width in _COLUMN.findall(sheet)]
    lasts, merged = [last for last, _ in columns], set(_MERGED.findall(sheet))
    found: dict[int, float] = {}
    for cell, (_, text) in given.items():
        row, column = split_address(cell)
        width = columns[bisect_left(lasts, column)][1]
        found[row] = max(found.get(row, 0), 0 if cell in merged else text_height(text, width))
    return found


def _shown(row: str, needed: float) -> str:
    """Do what happens while a person types: the filter is opened for a spare row, and the row grows with the text."""
    shown = row.replace(' hidden="1"', "")
    height = _HEIGHT.search(shown)
    if height is None:
        return shown
    return shown.replace(height[0], f' ht="{max(float(height[1]), needed):g}"')
