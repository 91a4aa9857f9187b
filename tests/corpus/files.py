"""What comes in place of a workbook: nothing, text, other programs' files, half a file."""

import base64
import gzip
import random

from tests.corpus.case import Spoil
from tests.corpus.case import away
from tests.corpus.case import fine
from tests.corpus.case import room
from tests.corpus.honest import strict
from tests.corpus.parts import TYPES
from tests.corpus.parts import put
from tests.intake.bench import Bench
from tests.intake.spoil import ole
from tests.intake.spoil import packed
from tests.intake.spoil import replaced
from tests.intake.spoil import without

TABLE = "单位,金额\r\n示例区园林局,1\r\n"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
OFFICE = "application/vnd.openxmlformats-officedocument"
XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="1"/></Workbook>'
)
OTHER = "wrong_format|not_a_workbook"
OPEN = b"application/vnd.oasis.opendocument."


def const(content: bytes) -> Spoil:
    """Return a spoiler that sends something else altogether."""
    return lambda _: content


def kept(first: int | None, last: int | None = None) -> Spoil:
    """Return a spoiler that keeps a slice of the bytes."""
    return lambda bench: bench.good[first:last]


def share(part: float) -> Spoil:
    """Return a spoiler that keeps the first part of the file."""
    return lambda bench: bench.good[: int(len(bench.good) * part)]


def flipped(offset: int, part: bytes = b"xl/worksheets/sheet2.xml") -> Spoil:
    """Return a spoiler that flips one byte at a distance from the start of a part's content."""

    def spoil(bench: Bench) -> bytes:
        content = bytearray(bench.good)
        content[content.index(part) + len(part) + offset] ^= 0xFF
        return bytes(content)

    return spoil


def document(kind: str) -> bytes:
    """Return the beginnings of another office file that is a zip."""
    return packed({TYPES: f'<Types><Override ContentType="{OFFICE}.{kind}.main+xml"/></Types>'.encode()})


def typed_as(new: str) -> Spoil:
    """Return a spoiler that calls the workbook another content type."""
    return lambda bench: replaced(bench.good, r"\[Content_Types\]\.xml", f"{SHEET}\\.sheet\\.main\\+xml", new)


def padded(bench: Bench) -> bytes:
    """Return a download that stopped halfway: the length is right, the rest is zeros."""
    half = len(bench.good) // 2
    return bench.good[:half] + b"\0" * (len(bench.good) - half)


def noise(size: int) -> bytes:
    """Return bytes that do not pack."""
    return random.Random(size).randbytes(size)  # noqa: S311 - the same each time


FILES = room(
    "file",
    away("an empty file", const(b""), "not_a_workbook"),
    away("one byte", const(b"P"), OTHER),
    away("random bytes", const(noise(8000)), "not_a_workbook"),
    away("a megabyte of zeros", const(b"\0" * 1_000_000), "not_a_workbook"),
    away("a csv", const(TABLE.encode()), "wrong_format"),
    away("a csv of Excel in Chinese", const(TABLE.encode("gb18030")), "wrong_format"),
    away("a Unicode text of Excel", const(TABLE.encode("utf-16")), "wrong_format"),
    away("a web page", const(b"<html><table><tr><td>1</td></tr></table></html>"), "wrong_format"),
    away("a web page with a doctype", const(b"\r\n <!doctype html><html></html>"), "wrong_format"),
    away("a web archive", const(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "wrong_format"),
    away("an XML table of 2003", const(XML_2003.encode()), "wrong_format"),
    away("a pdf", const(b"%PDF-1.4\n\xe2\xe3\xcf\xd3\n1 0 obj"), "wrong_format"),
    away("a rich text", const(b"{\\rtf1\\ansi table}"), "wrong_format"),
    away("a .docx", const(document("wordprocessingml.document")), "wrong_format"),
    away("a .pptx", const(document("presentationml.presentation")), "wrong_format"),
    away("an .odt", const(packed({"mimetype": OPEN + b"text"})), "wrong_format"),
    away("an .ods with nothing in it", const(packed({"mimetype": OPEN + b"spreadsheet"})), "wrong_format|damaged"),
    away("an old .doc", const(ole("WordDocument")), "wrong_format|damaged"),
    away("an .xls with nothing in it", const(ole("Workbook")), "wrong_format|damaged"),
    away("an .xlsx with a password", const(ole("EncryptionInfo", "EncryptedPackage")), "encrypted"),
    away("an .xlsm by its type", typed_as(f"{MACRO}+xml"), "wrong_format|unsafe_content"),
    away("an .xlsm with its macros", put(
        {"xl/vbaProject.bin": ole("VBA")},
        types='<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'), "unsafe_content"),
    away("a template", typed_as(f"{SHEET}.template.main+xml"), "wrong_format"),
    away("a binary workbook", typed_as(BINARY), "wrong_format|unsafe_content"),
    away("a photo", const(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + noise(900)), OTHER),
    away("a .rar", const(b"Rar!\x1a\x07\x01\0" + noise(900)), OTHER),
    away("a .7z", const(b"7z\xbc\xaf\x27\x1c" + noise(900)), OTHER),
    away("a gzip of the return", lambda bench: gzip.compress(bench.good, mtime=0), OTHER),
    away("a zip with photos", const(packed({"照片/1.jpg": b"\xff\xd8"})), OTHER),
    away("a zip with the return in it", lambda bench: packed({"报回.xlsx": bench.good}), OTHER),
    away("the return as text of a mail", lambda bench: base64.encodebytes(bench.good), "wrong_format"),
    away("sent as text: line ends doubled", lambda bench: bench.good.replace(b"\n", b"\r\n"),
         "damaged|unsafe_content"),
    away("cut to 4 bytes", kept(0, 4), "damaged|not_a_workbook"),
    away("cut to a tenth", share(0.1), "damaged"),
    away("cut to a half", share(0.5), "damaged"),
    away("cut by 30 bytes", kept(0, -30), "damaged"),
    away("cut by one byte", kept(0, -1), "damaged"),
    away("the first half gone", lambda bench: bench.good[len(bench.good) // 2 :], "damaged|not_a_workbook"),
    away("the first bytes gone", kept(4), "damaged|not_a_workbook"),
    away("cut and filled with zeros", padded, "damaged"),
    away("a byte flipped at the start of a part", flipped(5), "damaged"),
    away("a byte flipped within a part", flipped(900), "damaged"),
    away("the return twice in one file", lambda bench: bench.good * 2, "damaged|unsafe_content"),
    away("a mail gateway's note behind it", lambda bench: bench.good + b"\r\n-- scanned --\r\n", "damaged"),
    away("70 MB of a film inside", put({"xl/media/film.mp4": noise(70_000_000)}), "too_large"),
    fine("Strict Open XML", lambda bench: strict(bench.good)),
    fine("5 MB of a photo inside", put(
        {"xl/media/image1.jpeg": noise(5_000_000)},
        types='<Default Extension="jpeg" ContentType="image/jpeg"/>')),
    away("no content types", without(TYPES), "not_a_workbook|damaged"),
)  # fmt: skip
