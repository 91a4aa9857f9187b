"""The directory of a zip, read strictly: one meaning for every program, nothing hidden before, between or behind."""

from struct import Struct
from struct import error as StructError  # noqa: N812 - it is an exception, whatever its name
from typing import NamedTuple

from consolidate.reading.names import check_names
from consolidate.reading.trouble import RefusedError
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe
from templates.codes import Code

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END64, LOCATOR = b"PK\x06\x06", b"PK\x06\x07"
_LOCAL = Struct("<4s5H3I2H")
_CENTRAL = Struct("<4s6H3I5H2I")
_END = Struct("<4s4H2IH")
_LOCATOR = Struct("<4sIQI")
_END64 = Struct("<4sQ2H2I4Q")
_WIDE = Struct("<Q")
FULL, FULL_COUNT = 0xFFFFFFFF, 0xFFFF
STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIBED, UTF8 = 1, 8, 0x800
LONGEST_COMMENT = 0xFFFF
MOST_PARTS = 2000
NO_REPACKING = "todo_no_repacking"
UNIX, KIND, FOLDER_KIND, FILE_KIND = 3, 0xF000, 0x4000, 0x8000


class Entry(NamedTuple):
    """One part as the directory has it: its packed bytes are ``content[start:start + packed]``."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    header: int
    start: int = 0

    @property
    def folder(self) -> bool:
        """Whether it only names a folder."""
        return self.name.endswith("/")


def directory(content: bytes) -> tuple[Entry, ...]:
    """Return what the directory lists, without judging it; RefusedError when it is cut short or has two ends."""
    try:
        first, last, count = _end(content)
        entries, at = [], first
        for _ in range(count):
            entry, at = _central(content, at)
            entries.append(entry)
    except (StructError, IndexError, OverflowError):
        damaged("cut_short")
    if at != last:
        damaged("cut_short")
    return tuple(entries)


def strict(content: bytes, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the parts with the place of their bytes; RefusedError for whatever could be read in two ways."""
    if any(entry.flags & ENCRYPTED for entry in entries):
        raise RefusedError(Code.ENCRYPTED)
    if len(entries) > MOST_PARTS:
        unsafe("many_parts", NO_REPACKING)
    check_names([entry.name for entry in entries])
    if any(entry.method not in (STORED, DEFLATED) for entry in entries):
        damaged("odd_packing")
    placed = sorted(entries, key=lambda entry: entry.header)
    first, _, _ = _end(content)
    ends = [*(entry.header for entry in placed[1:]), first]
    if not placed or placed[0].header:
        unsafe("odd_archive", NO_REPACKING)
    try:
        return tuple(_placed(content, entry, end) for entry, end in zip(placed, ends, strict=True))
    except (StructError, IndexError, OverflowError):
        damaged("cut_short")


def _end(content: bytes) -> tuple[int, int, int]:
    """Return where the directory begins and ends and how many entries it has."""
    ends = []
    at = content.find(END, max(0, len(content) - LONGEST_COMMENT - _END.size))
    while at >= 0:
        if at + _END.size <= len(content) and at + _END.size + _END.unpack_from(content, at)[7] == len(content):
            ends.append(at)
        at = content.find(END, at + 1)
    if not ends:
        damaged("cut_short")
    if len(ends) > 1:
        unsafe("odd_archive", NO_REPACKING)
    (at,) = ends
    _, disk, start_disk, here, count, size, first, _ = _END.unpack_from(content, at)
    if at >= _LOCATOR.size and content.startswith(LOCATOR, at - _LOCATOR.size):
        at, here, count, size, first = _wide_end(content, at - _LOCATOR.size)
    if disk or start_disk or here != count:
        damaged("cut_short")
    if first + size != at:
        if not size or content.startswith(CENTRAL, first) or content.startswith(CENTRAL, at - size):
            unsafe("odd_archive", NO_REPACKING)  # something stands before the first part, or behind the list
        damaged("cut_short")
    return first, at, count


def _wide_end(content: bytes, locator: int) -> tuple[int, int, int, int, int]:
    _, disk, at, _ = _LOCATOR.unpack_from(content, locator)
    if disk or at + _END64.size > locator or not content.startswith(END64, at):
        damaged("cut_short")
    _, length, _, _, disk, start_disk, here, count, size, first = _END64.unpack_from(content, at)
    if disk or start_disk or at + 12 + length != locator:
        damaged("cut_short")
    return at, here, count, size, first


def _central(content: bytes, at: int) -> tuple[Entry, int]:
    (
        mark, made_by, _, flags, method, _, _, crc, packed, size, name_length, extra_length, comment_length,
        _, _, mode, header,
    ) = _CENTRAL.unpack_from(content, at)  # fmt: skip
    if mark != CENTRAL:
        damaged("cut_short")
    if made_by >> 8 == UNIX and (mode >> 16) & KIND not in (0, FILE_KIND, FOLDER_KIND):
        unsafe("odd_names", NO_REPACKING)  # a link, a device
    at += _CENTRAL.size
    name = content[at : at + name_length]
    extra = content[at + name_length : at + name_length + extra_length]
    size, packed, header = _widened(extra, (size, packed, header))
    after = at + name_length + extra_length + comment_length
    return Entry(_text(name, flags), flags, method, crc, packed, size, header), after


def _widened(extra: bytes, given: tuple[int, int, int]) -> tuple[int, ...]:
    """Return the numbers of an entry, those that are full taken from its zip64 extra."""
    wide, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = extra[at] + 256 * extra[at + 1], extra[at + 2] + 256 * extra[at + 3]
        if kind == 1:
            wide = extra[at + 4 : at + 4 + length]
        at += 4 + length
    found, at = [], 0
    for number in given:
        if number == FULL and len(wide) >= at + _WIDE.size:
            found.append(_WIDE.unpack_from(wide, at)[0])
            at += _WIDE.size
        else:
            found.append(number)
    return tuple(found)


def _text(name: bytes, flags: int) -> str:
    try:
        return name.decode("utf-8" if flags & UTF8 else "ascii")
    except UnicodeDecodeError:
        return name.decode("cp437")


def _placed(content: bytes, entry: Entry, end: int) -> Entry:
    """Return an entry with the place of its bytes, its own header compared with the directory."""
    mark, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack_from(
        content, entry.header
    )
    if mark != LOCAL:
        damaged("cut_short")
    at = entry.header + _LOCAL.size
    if _text(content[at : at + name_length], flags) != entry.name:
        unsafe("odd_archive", NO_REPACKING)
    at += name_length
    extra = content[at : at + extra_length]
    start = at + extra_length
    size, packed, _ = _widened(extra, (size, packed, 0))
    after = start + entry.packed
    if after > end:
        unsafe("odd_archive", NO_REPACKING)  # it reaches into the next one
    described = bool(entry.flags & DESCRIBED)
    told = (method, crc, packed, size) == (entry.method, entry.crc, entry.packed, entry.size)
    if flags & ENCRYPTED or not (told or (described and method == entry.method)):
        damaged("cut_short")
    if after != end and not (described and _described(content[after:end], entry)):
        unsafe("odd_archive", NO_REPACKING)  # bytes that belong to nothing
    return entry._replace(start=start)


def _described(tail: bytes, entry: Entry) -> bool:
    """Tell whether what stands behind a part is its data descriptor, with or without mark, narrow or wide."""
    crc = entry.crc.to_bytes(4, "little")
    forms = [crc + b"".join(one.to_bytes(wide, "little") for one in (entry.packed, entry.size)) for wide in (4, 8)]
    return tail in (*forms, *(b"PK\x07\x08" + form for form in forms))
