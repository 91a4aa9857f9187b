"""The bytes of a part, unpacked piece by piece; real bytes are counted, never what the file claims."""

import zlib
from collections.abc import Iterator

from consolidate.reading.archive import STORED
from consolidate.reading.archive import Entry
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe

MEGABYTE = 1 << 20
MOST_OF_A_PART = 64 * MEGABYTE
MOST_IN_ALL = 128 * MEGABYTE
PIECE = 512 * 1024
MOST_RATIO = 200  # beyond the first megabyte; a workbook of real forms has 10 to 30


class Budget:
    """How much may still be unpacked of one file."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        """Begin with the whole allowance."""
        self.left = MOST_IN_ALL

    def spend(self, size: int, part: int, entry: Entry, *, honest: bool) -> None:
        """Count a piece; RefusedError where a part, all parts or the ratio grow beyond what a workbook has."""
        self.left -= size
        dense = part > MEGABYTE and part > MOST_RATIO * entry.packed and not honest
        if self.left < 0 or part > MOST_OF_A_PART or dense:
            unsafe("bomb")


def pieces(content: bytes, entry: Entry, budget: Budget, *, honest: bool = False) -> Iterator[bytes]:
    """Yield a part's bytes; RefusedError when they are broken, not as long as listed, or too many.

    ``honest`` parts may shrink as far as they like: whole columns formatted make a sheet of 300 to 1.
    """
    crc, size = 0, 0
    for piece in _stored(content, entry) if entry.method == STORED else _inflated(content, entry):
        size += len(piece)
        if size > entry.size:
            damaged()
        budget.spend(len(piece), size, entry, honest=honest)
        crc = zlib.crc32(piece, crc)
        yield piece
    if crc != entry.crc or size != entry.size:
        damaged()


def _stored(content: bytes, entry: Entry) -> Iterator[bytes]:
    for at in range(entry.start, entry.start + entry.packed, PIECE):
        yield content[at : min(at + PIECE, entry.start + entry.packed)]


def _inflated(content: bytes, entry: Entry) -> Iterator[bytes]:
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    rest = memoryview(content)[entry.start : entry.start + entry.packed]
    try:
        for at in range(0, len(rest), PIECE):
            given: bytes | memoryview = rest[at : at + PIECE]
            while len(given):
                piece = unpack.decompress(given, PIECE)
                given = unpack.unconsumed_tail
                if piece:
                    yield piece
                if unpack.eof:
                    break
        while not unpack.eof and (piece := unpack.decompress(b"", PIECE)):
            yield piece
    except zlib.error:
        damaged()
    if not unpack.eof or unpack.unused_data:
        damaged()
