"""What a file is by its first bytes when it is no zip: each kind is named, so that a clerk knows what to do."""

import re

from consolidate.reading.trouble import FILE_ITSELF
from consolidate.reading.trouble import SEND_OURS
from consolidate.reading.trouble import UNPACK
from consolidate.reading.trouble import RefusedError
from consolidate.reading.trouble import no_workbook
from consolidate.reading.trouble import other
from consolidate.reading.trouble import unsafe
from templates.codes import Code

LOOKED_AT = 4096
ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
MACROS = ("_VBA_PROJECT",)
# Names of streams in an OLE file, the first that occurs decides.
STREAMS = (
    ("WordDocument", "word_old", SEND_OURS),
    ("PowerPoint Document", "slides", SEND_OURS),
    ("__properties_version1.0", "mail", SEND_OURS),
)
SHEETS = ("Workbook", "Book")
STARTS = (
    (b"%PDF", "pdf", SEND_OURS),
    (b"\xff\xd8\xff", "picture", SEND_OURS),
    (b"\x89PNG", "picture", SEND_OURS),
    (b"GIF8", "picture", SEND_OURS),
    (b"BM", "picture", SEND_OURS),
    (b"II*\0", "picture", SEND_OURS),
    (b"MM\0*", "picture", SEND_OURS),
    (b"Rar!", "packed", UNPACK),
    (b"7z\xbc\xaf", "packed", UNPACK),
    (b"\x1f\x8b", "packed", UNPACK),
    (b"L\0\0\0\x01\x14\x02\0", "shortcut", FILE_ITSELF),
    (b"{\\rtf", "word_old", SEND_OURS),
    (b"\x09\x08", "old_excel", "todo_save_as"),
    (b"\x09\x04", "old_excel", "todo_save_as"),
    (b"\x09\x00\x04", "old_excel", "todo_save_as"),
)
HTML = re.compile(r"<(?:!doctype\s+html|html|table|meta|head|body|script)\b", re.IGNORECASE)
MAIL = re.compile(r"(?:^|\n)(?:MIME-Version|X-Document-Type|Received|Return-Path):", re.IGNORECASE)
XML_SHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def is_old_sheet(content: bytes) -> bool:
    """Tell whether an OLE file is an old spreadsheet; RefusedError names what else it is."""
    if any(name.encode("utf-16-le") in content for name in ENCRYPTED):  # wherever, even in a file cut short there
        raise RefusedError(Code.ENCRYPTED)
    if any(_has(content, name) for name in MACROS):
        unsafe("macro_inside", "todo_no_macros")
    for name, what, todo in STREAMS:
        if _has(content, name):
            other(what, todo)
    return any(_has(content, name) for name in SHEETS)


def name_it(content: bytes) -> None:
    """Refuse a file by the name of what it is."""
    for mark, what, todo in STARTS:
        if content.startswith(mark) and (mark != b"BM" or b"\0" in content[:LOOKED_AT]):
            other(what, todo)
    text = _text(content)
    if text is None:
        no_workbook("unknown_content")
    start = text[:LOOKED_AT].lstrip("\ufeff \t\r\n")
    if XML_SHEET in start:
        other("xml_sheet")
    if MAIL.search(start):
        other("web_archive")
    if HTML.match(start) or (start.startswith("<") and HTML.search(start)):
        other("html")
    other("xml_text" if start.startswith("<?xml") else "plain_text")


def _has(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") + b"\0\0" in content


def _text(content: bytes) -> str | None:
    """Return a text in one of the encodings of Chinese offices, None when it is none."""
    codes = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "gb18030")
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if all(sign.isprintable() or sign in "\r\n\t\f\ufeff\u3000" for sign in text):
            return text
    return None
