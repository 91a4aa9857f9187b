"""What a returned file is, judged from its bytes before any library opens it."""

import io
import zipfile
import zlib

from templates.codes import Code
from templates.finding import Facts
from templates.finding import facts
from templates.finding import phrase_fact

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 128 * 1024 * 1024
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # no workbook is packed otherwise, and odd ones raise oddly
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_NAME = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WORKBOOK_PART = "xl/workbook.xml"
STRICT = b"http://purl.oclc.org/ooxml"  # the other dialect of .xlsx, which our reader finds empty
STARTS = ((b"%PDF", "pdf"), (b"<!DOCTYPE", "html"), (b"<html", "html"))
Verdict = tuple[Code, Facts] | None


def judge(content: bytes) -> Verdict:
    """Return what is wrong with a file as a workbook, or None when it may be read."""
    if not content:
        return Code.NOT_A_WORKBOOK, facts(what=phrase_fact("empty_file"))
    if len(content) > LARGEST:
        return Code.TOO_LARGE, facts(size=_megabytes(len(content)), limit=_megabytes(LARGEST))
    if content.startswith(OLE):
        encrypted = ENCRYPTED_NAME in content
        return (Code.ENCRYPTED, ()) if encrypted else (Code.WRONG_FORMAT, facts(what=phrase_fact("old_excel")))
    if content.startswith(b"PK"):
        return _archive(content)
    return _other(content)


def _archive(content: bytes) -> Verdict:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(item.compress_type not in METHODS for item in archive.infolist()):
                return Code.DAMAGED, facts(what=phrase_fact("bad_part"))
            names = archive.namelist()
            unpacked = sum(item.file_size for item in archive.infolist())
            if unpacked > LARGEST_UNPACKED:
                return Code.TOO_LARGE, facts(size=_megabytes(unpacked), limit=_megabytes(LARGEST_UNPACKED))
            if archive.testzip() is not None:
                return Code.DAMAGED, facts(what=phrase_fact("bad_part"))
            return _package(archive, names)
    except zlib.error:
        return Code.DAMAGED, facts(what=phrase_fact("bad_part"))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return Code.DAMAGED, facts(what=phrase_fact("cut_short"))


def _package(archive: zipfile.ZipFile, names: list[str]) -> Verdict:
    if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        return Code.WRONG_FORMAT, facts(what=phrase_fact("open_document"))
    if "[Content_Types].xml" not in names:
        return Code.NOT_A_WORKBOOK, facts(what=phrase_fact("other_zip"))
    types = archive.read("[Content_Types].xml")
    if MACRO_TYPE in types:
        return Code.WRONG_FORMAT, facts(what=phrase_fact("macro_workbook"))
    if WORKBOOK_TYPE in types:
        strict = WORKBOOK_PART in names and STRICT in archive.read(WORKBOOK_PART)
        return (Code.WRONG_FORMAT, facts(what=phrase_fact("strict_open_xml"))) if strict else None
    return Code.WRONG_FORMAT, facts(what=phrase_fact("word_document" if b"wordprocessingml" in types else "other_zip"))


def _other(content: bytes) -> Verdict:
    start = content[:512].lstrip()
    for mark, what in STARTS:
        if start.lower().startswith(mark.lower()):
            return Code.WRONG_FORMAT, facts(what=phrase_fact(what))
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.isprintable() or all(char.isprintable() or char in "\r\n\t\ufeff" for char in text):
            return Code.WRONG_FORMAT, facts(what=phrase_fact("plain_text"))
    return Code.NOT_A_WORKBOOK, facts(what=phrase_fact("unknown_content"))


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
