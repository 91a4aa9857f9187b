"""What a returned file is, judged before any library opens it; what passes is read."""

import os
import stat
from pathlib import Path

from consolidate.reading.archive import ENCRYPTED
from consolidate.reading.archive import Entry
from consolidate.reading.archive import directory
from consolidate.reading.archive import strict
from consolidate.reading.inflate import MEGABYTE
from consolidate.reading.offices import read_old
from consolidate.reading.offices import read_open
from consolidate.reading.package import Package
from consolidate.reading.scan import OLE
from consolidate.reading.sniff import is_old_sheet
from consolidate.reading.sniff import name_it
from consolidate.reading.trouble import FILE_ITSELF
from consolidate.reading.trouble import SEND_OURS
from consolidate.reading.trouble import UNPACK
from consolidate.reading.trouble import RefusedError
from consolidate.reading.trouble import no_workbook
from consolidate.reading.trouble import other
from consolidate.reading.types import TYPES
from consolidate.reading.types import workbook_part
from consolidate.reading.workbook import PlainBook
from consolidate.reading.workbook import read_parts
from templates.codes import Code

LARGEST = 20 * MEGABYTE
SHEETS = (".xlsx", ".xls", ".xlsm", ".et", ".ods")  # what an archive of returns has inside
FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))


def bytes_at(path: Path) -> bytes:
    """Return the bytes of a regular file that is not too large; RefusedError for a link, a pipe, a folder."""
    try:
        before = path.lstat()
        if not stat.S_ISREG(before.st_mode):
            no_workbook("not_a_file", FILE_ITSELF)
        handle = os.open(path, FLAGS)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                no_workbook("not_a_file", FILE_ITSELF)
            if status.st_size > LARGEST:
                too_large(status.st_size)
            return file.read(LARGEST + 1)
    except OSError:
        no_workbook("not_permitted", "todo_let_read")


def too_large(size: int) -> None:
    """Refuse a file for its size in bytes."""
    raise RefusedError(Code.TOO_LARGE, size=_megabytes(size), limit=_megabytes(LARGEST))


def plain_book(content: bytes) -> PlainBook:
    """Return what a file holds; RefusedError with what it is where it is not read."""
    if not content:
        no_workbook("empty_file")
    if len(content) > LARGEST:
        too_large(len(content))
    if content.startswith(OLE):
        if is_old_sheet(content):
            return read_old(content)
        no_workbook("unknown_content")
    if content.startswith(b"PK"):
        return _zipped(content)
    name_it(content)
    raise AssertionError  # name_it always refuses


def _zipped(content: bytes) -> PlainBook:
    entries = directory(content)
    names = {entry.name.casefold() for entry in entries}
    if "mimetype" in names and TYPES not in names:
        return read_open(content, _package(content, entries))
    if TYPES not in names:
        if "ofd.xml" in names:
            other("ofd", SEND_OURS)
        if any(entry.flags & ENCRYPTED for entry in entries):
            raise RefusedError(Code.ENCRYPTED)
        no_workbook("other_zip", UNPACK if any(name.endswith(SHEETS) for name in names) else "")
    package = _package(content, entries)
    main = workbook_part(package)
    package.look(package.names())
    return read_parts(package, main)


def _package(content: bytes, entries: tuple[Entry, ...]) -> Package:
    return Package(content, strict(content, entries))


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"
