"""The finishing step on the written parts: style Normal unlocked, every other style locked outright, structure locked.

xlsxwriter can write none of the three. Pasting into an input cell gives it style Normal; were that locked, the unit
could never correct the cell again (measured in LibreOffice).
"""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from generate.book import NO_CACHE

STAMP_TIME = (1980, 1, 1, 0, 0, 0)
_XF = re.compile(r"<xf\b[^>]*?/>|<xf\b[^>]*?>.*?</xf>", re.DOTALL)
_UNCACHED = re.compile(rf' t="str"><f>([^<]*)</f><v>{NO_CACHE}</v>')
_FITTED = re.compile(r'( ht="\d+\.[27]5"(?: hidden="1")?) customHeight="1"')
_UNLOCKED = '<protection locked="0"/>'
_LOCKED = '<protection locked="1"/>'


def finish(draft: BytesIO, final: Path, password: str) -> None:
    """Write the finished workbook to ``final``, replaced in one step; nothing half written stays behind."""
    changes: dict[str, Callable[[str], str]] = {
        "xl/styles.xml": protect_styles,
        "xl/workbook.xml": lambda xml: lock_structure(xml, password),
    }
    part = final.with_name(f".{uuid4().hex}.part")  # two runs at the same time must not share it
    try:
        _write(draft, part, changes)
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)


def _write(draft: BytesIO, part: Path, changes: dict[str, Callable[[str], str]]) -> None:
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename in changes:
                content = changes[item.filename](content.decode()).encode()
            elif item.filename.startswith("xl/worksheets/"):
                content = loosen(content.decode()).encode()
            target.writestr(zipfile.ZipInfo(item.filename, STAMP_TIME), content, zipfile.ZIP_DEFLATED)


def loosen(xml: str) -> str:
    """Return a sheet's XML without the cached values nobody worked out, and with the fitted rows free to grow."""
    return _FITTED.sub(r"\1", _UNCACHED.sub(r"><f>\1</f>", xml))


def protect_styles(xml: str) -> str:
    """Return styles.xml with Normal unlocked in both of its entries and all other cell styles explicitly locked."""
    xml = _in_block(xml, "cellStyleXfs", lambda number, xf: _with_protection(xf, _UNLOCKED) if number == 0 else xf)
    return _in_block(xml, "cellXfs", lambda number, xf: _with_protection(xf, _LOCKED if number else _UNLOCKED))


def lock_structure(xml: str, password: str) -> str:
    """Return workbook.xml with the sheet structure locked, the element at its place behind ``workbookPr``."""
    element = f'<workbookProtection workbookPassword="{legacy_hash(password)}" lockStructure="1"/>'
    locked, count = re.subn(r"(<workbookPr\b[^>]*?/>)", rf"\1{element}", xml, count=1)
    if count != 1:
        raise ValueError("workbookPr")
    return locked


def legacy_hash(password: str) -> str:
    """Return the 16-bit hash of an ASCII password as Excel's legacy protection stores it (ECMA-376, 18.2.29)."""
    total = 0
    for letter in reversed(password):
        total = _turned(total) ^ ord(letter)
    return f"{_turned(total) ^ len(password) ^ 0xCE4B:04X}"


def _turned(number: int) -> int:
    return ((number >> 14) & 1) | ((number << 1) & 0x7FFF)


def _in_block(xml: str, name: str, change: Callable[[int, str], str]) -> str:
    start, end = xml.index(f"<{name} "), xml.index(f"</{name}>")
    number = -1

    def once(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return change(number, match[0])

    return xml[:start] + _XF.sub(once, xml[start:end]) + xml[end:]


def _with_protection(xf: str, protection: str) -> str:
    if "<protection" in xf:
        return xf
    opened = xf.replace("<xf ", '<xf applyProtection="1" ', 1) if "applyProtection" not in xf else xf
    if opened.endswith("/>"):
        return f"{opened[:-2]}>{protection}</xf>"
    return opened.replace("</xf>", f"{protection}</xf>")
