"""A returned file -> ``RawBook``, or why not: the gate and the reader, here in this process."""

from pathlib import Path

from consolidate.raw import RawBook
from consolidate.reading.assemble import book_of
from consolidate.reading.gate import bytes_at
from consolidate.reading.gate import plain_book
from consolidate.reading.refused import Refused
from consolidate.reading.refused import refused_for
from consolidate.reading.trouble import RefusedError


def read_path(path: Path) -> RawBook | Refused:
    """Return what the workbook at a path holds, or why it is not read; a link, a pipe, a folder is refused too."""
    try:
        return book_of(plain_book(bytes_at(path)))
    except RefusedError as error:
        return refused_for(error)


def read_bytes(content: bytes) -> RawBook | Refused:
    """Return what the bytes of a workbook hold, or why they are not read."""
    try:
        return book_of(plain_book(content))
    except RefusedError as error:
        return refused_for(error)
