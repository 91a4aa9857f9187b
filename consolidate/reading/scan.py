"""A look at the raw bytes of every part: no DTD, no entity, no NUL byte, no other file in disguise."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from xml.parsers import expat

from consolidate.reading.trouble import RefusedError
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe
from templates.codes import Code

OLE, ZIPPED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_PICTURE = re.compile(r"(?:^|/)media/[^/]+\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|svg|webp|wdp|ico)$", re.IGNORECASE)
_MARKUP = re.compile(r"\.(?:xml|rels|vml|xhtml?|html?)$|^mimetype$", re.IGNORECASE)
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
WORDS = ("<!DOCTYPE", "<!ENTITY")
MARKS = tuple(word.encode() for word in WORDS)
WIDE_MARKS = tuple(word.encode(code) for word in WORDS for code in ("utf-16-le", "utf-16-be"))
OVERLAP = max(map(len, WIDE_MARKS)) - 1
NO_OBJECTS = "todo_no_objects"


def watched(name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces of a part, looked at; RefusedError for what no return may hold."""
    before, look, wide, first = b"", False, False, True
    for piece in pieces:
        if first:
            first = False
            if piece.startswith((OLE, ZIPPED)):
                unsafe("object_inside", NO_OBJECTS)
            look = not _PICTURE.search(name) and bool(_MARKUP.search(name) or _is_markup(piece))
            wide = piece.startswith(WIDE)
        if look:
            _look(before + piece if before else piece, wide=wide)
            before = piece[-OVERLAP:]
        yield piece


def _is_markup(start: bytes) -> bool:
    return start.startswith(WIDE) or bool(_START.match(start))


def _look(piece: bytes, *, wide: bool) -> None:
    if wide:
        if any(mark in piece for mark in WIDE_MARKS):
            unsafe("entities_inside")
        return
    if (b"!D" in piece or b"!E" in piece) and any(mark in piece for mark in MARKS):  # the short look is the quicker
        unsafe("entities_inside")
    if b"\0" in piece:
        damaged("bad_xml")


def parser_of(text: bool = True) -> expat.XMLParserType:  # noqa: FBT001, FBT002 - read as parser_of(text=False)
    """Return a parser that knows namespaces (``address name``) and refuses every DTD."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise RefusedError(Code.UNSAFE_CONTENT, "entities_inside", "todo_fill_ours")
