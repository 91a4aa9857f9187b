"""Zip files written byte by byte, so that each of their fields can lie."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, UTF8 = 1, 8, 0x800
FULL = 0xFFFFFFFF
UNIX = 0x0314


@dataclass(frozen=True)
class Entry:
    """One entry: what its local header and its line in the directory say; None is the truth."""

    name: bytes
    content: bytes
    method: int = DEFLATED
    claimed_method: int | None = None
    flags: int = UTF8
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    local_name: bytes | None = None
    local_extra: bytes = b""
    extra: bytes = b""
    attributes: int = 0
    offset: int | None = None  # where the directory says that it starts
    absent: bool = False  # only its line in the directory is written
    local_sizes: bool = True
    packed: bytes = field(default=b"", repr=False)  # the content as packed elsewhere


def entries(parts: dict[str, bytes], method: int = DEFLATED) -> list[Entry]:
    """Return honest entries of parts."""
    return [Entry(name.encode(), content, method) for name, content in parts.items()]


def with_entry(given: list[Entry], name: str, **lies: object) -> list[Entry]:
    """Return entries in which one lies."""
    assert any(one.name == name.encode() for one in given), name
    return [replace(one, **lies) if one.name == name.encode() else one for one in given]  # type: ignore[arg-type]


def streamed(name: bytes, pieces: Iterable[bytes]) -> Entry:
    """Return an entry of more bytes than one wants in memory."""
    packer, packed, crc, size = zlib.compressobj(6, zlib.DEFLATED, -15), [], 0, 0
    for piece in pieces:
        packed.append(packer.compress(piece))
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    return Entry(name, b"", crc=crc, size=size, packed=b"".join(packed) + packer.flush())


def deflated(content: bytes) -> bytes:
    """Return content as a zip packs it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def written(given: list[Entry], comment: bytes = b"", *, end: bytes | None = None, before: bytes = b"") -> bytes:
    """Return the zip of entries; ``end`` stands in place of the end record."""
    body, directory = bytearray(before), bytearray()
    for one in given:
        start = len(body)
        body += b"" if one.absent else _local(one)
        directory += _line(one, start if one.offset is None else one.offset)
    record = struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, len(given), len(given), len(directory), len(body), len(comment)
    )
    return bytes(body + directory) + (record + comment if end is None else end)


def _packed(one: Entry) -> bytes:
    return one.packed or (deflated(one.content) if one.method == DEFLATED else one.content)


def _numbers(one: Entry) -> tuple[int, int, int]:
    crc = zlib.crc32(one.content) if one.crc is None else one.crc
    packed = len(_packed(one)) if one.packed_size is None else one.packed_size
    return crc, packed, len(one.content) if one.size is None else one.size


def _method(one: Entry) -> int:
    return one.method if one.claimed_method is None else one.claimed_method


def _local(one: Entry) -> bytes:
    name = one.name if one.local_name is None else one.local_name
    numbers = _numbers(one) if one.local_sizes and not one.flags & DESCRIPTOR else (0, 0, 0)
    head = struct.pack(
        "<4s5H3I2H", b"PK\3\4", 20, one.flags, _method(one), 0, 33, *numbers, len(name), len(one.local_extra)
    )
    tail = struct.pack("<4s3I", b"PK\7\b", *_numbers(one)) if one.flags & DESCRIPTOR else b""
    return head + name + one.local_extra + _packed(one) + tail


def _line(one: Entry, offset: int) -> bytes:
    numbers = (*_numbers(one), len(one.name), len(one.extra), 0, 0, 0, one.attributes, offset)
    made_by = UNIX if one.attributes >> 16 else 20
    head = struct.pack("<4s6H3I5H2I", b"PK\1\2", made_by, 20, one.flags, _method(one), 0, 33, *numbers)
    return head + one.name + one.extra
