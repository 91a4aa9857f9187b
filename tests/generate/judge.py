"""A workbook as an independent judge sees it: locks out of the raw XML, everything else by openpyxl."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from templates.a1 import address

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@dataclass(frozen=True)
class Judged:
    """Locks by style number, cells with their style by sheet, and the workbook twice: formulas and cached values."""

    path: Path
    book: Workbook
    shown: Workbook
    locked_styles: list[bool]
    styles: dict[str, dict[str, int]]
    columns: dict[str, list[tuple[int, int, int]]]

    def unlocked(self, sheet: str) -> set[str]:
        """Return every cell of a sheet that is not locked, covered cells of merged ranges included."""
        return {cell for cell, style in self.styles[sheet].items() if not self.locked_styles[style]}

    def guarded(self, sheet: str) -> set[str]:
        """Return every cell that a validation covers."""
        found = set()
        for rule in self.book[sheet].data_validations.dataValidation:
            for block in rule.sqref.ranges:
                found |= cells_in(str(block))
        return found

    def part(self, name: str) -> str:
        """Return one part of the package as text."""
        with zipfile.ZipFile(self.path) as archive:
            return archive.read(name).decode()


def judge(path: Path) -> Judged:
    """Return the workbook as read."""
    book = load_workbook(path)
    with zipfile.ZipFile(path) as archive:
        xfs = ET.fromstring(archive.read("xl/styles.xml")).findall("m:cellXfs/m:xf", NS)
        locked = [xf.find("m:protection", NS).get("locked") != "0" for xf in xfs]  # type: ignore[union-attr]
        styles, columns = {}, {}
        for number, sheet in enumerate(book.sheetnames, start=1):
            root = ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            styles[sheet] = {str(c.get("r")): int(c.get("s", "0")) for c in root.iter(f"{{{NS['m']}}}c")}
            columns[sheet] = [
                (int(c.get("min", 0)), int(c.get("max", 0)), int(c.get("style", 0)))
                for c in root.iter(f"{{{NS['m']}}}col")
            ]
    return Judged(path, book, load_workbook(path, data_only=True), locked, styles, columns)


def cells_in(block: str) -> set[str]:
    """Return the addresses of a range."""
    left, top, right, bottom = range_boundaries(block)
    return {address(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}  # type: ignore[operator,arg-type]


def functions_of(formula: str) -> set[str]:
    """Return the names of the functions a formula calls; texts inside quotes do not count."""
    return set(re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', "", formula)))
