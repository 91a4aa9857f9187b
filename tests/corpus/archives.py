"""The zip itself: entries that lie, names that lead elsewhere, bombs; and the odd ways of honest programs."""

import io
import stat
import struct
import zipfile
from dataclasses import replace

from tests.corpus.case import Case
from tests.corpus.case import Spoil
from tests.corpus.case import away
from tests.corpus.case import fine
from tests.corpus.case import room
from tests.corpus.parts import BOOK
from tests.corpus.parts import BOOK_RELS
from tests.corpus.parts import FORM_PART
from tests.corpus.parts import STYLES
from tests.corpus.parts import TYPES
from tests.corpus.parts import extra
from tests.corpus.parts import lying
from tests.corpus.parts import sub
from tests.corpus.parts import zipped
from tests.corpus.zips import DESCRIPTOR
from tests.corpus.zips import ENCRYPTED
from tests.corpus.zips import FULL
from tests.corpus.zips import STORED
from tests.corpus.zips import UTF8
from tests.corpus.zips import Entry
from tests.corpus.zips import entries
from tests.corpus.zips import streamed
from tests.corpus.zips import written
from tests.intake.bench import Bench
from tests.intake.spoil import packed
from tests.intake.spoil import parts
from tests.intake.spoil import without

ODD = "damaged|unsafe_content"
NEVER = "unsafe_content"
MEGA = 1_000_000


def each(given: list[Entry], **more: object) -> list[Entry]:
    """Return the entries, all with the same oddity."""
    return [Entry(one.name, one.content, **more) for one in given]  # type: ignore[arg-type]


def poi(bench: Bench) -> bytes:
    """Return the return as a program writes it that does not know the sizes beforehand."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(bench.good).items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(content)
    return target.getvalue()


def big(name: str, start: bytes, unit: bytes, times: int, end: bytes = b"", **lies: object) -> Spoil:
    """Return a spoiler that puts an entry of very many bytes into the place of a part, or beside the others."""

    def spoil(bench: Bench) -> bytes:
        others = [one for one in entries(parts(bench.good)) if one.name != name.encode()]
        entry = streamed(name.encode(), (start, *[unit] * times, end))
        return written([*others, replace(entry, **lies)])  # type: ignore[arg-type]

    return spoil


def many_rows(bench: Bench) -> bytes:
    """Return a return whose form sheet unpacks to 400 MB of rows."""
    rows = b"".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>'.encode() for n in range(100_000, 110_000))
    start, end = parts(bench.good)[FORM_PART].split(b"</sheetData>")
    return big(FORM_PART, start, rows, 900, b"</sheetData>" + end)(bench)


def overlapping(bench: Bench) -> bytes:
    """Return a zip in which 500 lines of the directory point at one entry's bytes."""
    kernel = Entry(b"xl/media/a.bin", b"\0" * MEGA)
    good = entries(parts(bench.good))
    start = len(written(good)) - len(written([Entry(one.name, b"", absent=True) for one in good]))
    twins = [Entry(f"xl/media/{n}.bin".encode(), kernel.content, absent=True, offset=start) for n in range(500)]
    return written([*good, kernel, *twins])


def honest_text() -> bytes:
    """Return a megabyte of text that packs about three to one."""
    return "".join(f"{(n * 2654435761) % 2**32:08x}{(n * 40503) % 65536:x}" for n in range(80_000)).encode()[:MEGA]


def spanned(bench: Bench) -> bytes:
    """Return the first of two disks."""
    content = bytearray(bench.good)
    content[content.rindex(b"PK\5\6") + 4 : content.rindex(b"PK\5\6") + 8] = struct.pack("<2H", 1, 1)
    return bytes(content)


def two_ends(bench: Bench) -> bytes:
    """Return the good zip within the comment of which another end record stands."""
    good = written(entries(parts(bench.good)))
    return good[:-2] + struct.pack("<H", 22) + written([])


LIES = room(
    "zip",
    away("a name that climbs out", extra(Entry(b"../../evil.txt", b"x")), NEVER),
    away("a name that climbs out from within", extra(Entry(b"xl/../../../evil.txt", b"x")), NEVER),
    away("a name from the root", extra(Entry(b"/etc/cron.d/evil", b"x")), NEVER),
    away("a name on a drive", extra(Entry(b"C:\\Windows\\evil.dll", b"x")), NEVER),
    away("a name on a share", extra(Entry(b"\\\\host\\share\\evil", b"x")), NEVER),
    away("a name with a NUL", extra(Entry(b"xl/a\0.xml", b"x")), ODD),
    away("a name that is a link", extra(
        Entry(b"xl/link", b"/etc/passwd", attributes=(stat.S_IFLNK | 0o777) << 16)), ODD),
    away("parts named with backslashes", zipped(lambda given: [
        Entry(one.name.replace(b"/", b"\\"), one.content) for one in given]), f"{ODD}|not_a_workbook"),
    away("the form sheet twice", zipped(lambda given: [
        *given, *(one for one in given if one.name == FORM_PART.encode())]), ODD),
    away("the workbook again in capitals", extra(Entry(b"XL/WORKBOOK.XML", b"<x/>")), ODD),
    away("another name in the local header", lying(FORM_PART, local_name=b"xl/worksheets/sheet9.xml"), ODD),
    away("a wrong checksum", lying(FORM_PART, crc=1), "damaged"),
    away("a size too small", lying(FORM_PART, size=100), ODD),
    away("a size too large", lying(FORM_PART, size=10 * MEGA), ODD),
    away("a size of 4 GB", lying(FORM_PART, size=FULL - 1), f"{ODD}|too_large"),
    away("a packed size beyond the file", lying(FORM_PART, packed_size=90 * MEGA), ODD),
    away("an offset beyond the file", lying(FORM_PART, offset=90 * MEGA), ODD),
    away("a part with a password", lying(FORM_PART, flags=UTF8 | ENCRYPTED), "encrypted|damaged"),
    away("a part packed by LZMA", lying(FORM_PART, claimed_method=14), ODD),
    away("a part packed by nobody knows what", lying(STYLES, claimed_method=99), ODD),
    away("stored and said to be packed", lying(FORM_PART, method=STORED, claimed_method=8), "damaged"),
    away("no end record", zipped(lambda given: given, end=b""), "damaged"),
    away("an end record within the comment", two_ends, ODD),
    away("the first of two disks", spanned, ODD),
    away("a program in front of it", zipped(lambda given: given, before=b"MZ" + b"\0" * 90),
         f"{ODD}|not_a_workbook"),
    away("a gap of junk at the start", zipped(lambda given: given, before=b"PK00PK" + b"\0" * 90), ODD),
    away("20,000 parts", lambda bench: packed(
        {**parts(bench.good), **{f"xl/media/{n}.xml": b"<a/>" for n in range(20_000)}}), f"{NEVER}|too_large"),
    away("400 MB of rows", many_rows, f"{NEVER}|too_large"),
    away("400 MB of texts", big(
        "xl/sharedStrings.xml", b"<sst>", b"<si><t>xxxxxxxxxxxxxxxxxxxxx</t></si>" * 10_000, 1000, b"</sst>"),
         f"{NEVER}|too_large"),
    away("300 MB of zeros as a picture", big("xl/media/image1.png", b"", b"\0" * MEGA, 300), NEVER),
    away("300 MB that say they are 7 kB", big(
        "xl/theme/theme1.xml", b"", b"\0" * MEGA, 300, size=7000), f"{NEVER}|damaged"),
    away("500 names for the same bytes", overlapping, ODD),
    away("200 MB of honest text", big(
        "xl/theme/theme1.xml", b"<x>", b"<a>" + honest_text() + b"</a>", 200, b"</x>"), f"too_large|{NEVER}"),
    away("no workbook part", without(BOOK), "damaged|not_a_workbook"),
    away("no relations", without(BOOK_RELS), "damaged"),
    Case("no form sheet part", without(FORM_PART), "quarantined|blocked", ("damaged|sheet_missing",), may=("*",)),
    Case("no part of the hidden lists", without("xl/worksheets/sheet5.xml"), "quarantined|blocked",
         ("damaged|sheet_missing",), may=("*",)),
    away("the form sheet is empty", sub(FORM_PART, "(?s)^.*$", ""), "damaged"),
)  # fmt: skip

HONEST = room(
    "zip",
    fine("stored and not packed", lambda bench: written(entries(parts(bench.good), STORED))),
    fine("written in one stream, sizes behind", zipped(lambda given: each(given, flags=UTF8 | DESCRIPTOR))),
    fine("written for sizes beyond 4 GB, as POI does", poi),
    fine("a comment", lambda bench: written(entries(parts(bench.good)), "由压缩软件添加".encode())),
    fine("folders as entries", zipped(lambda given: [
        Entry(b"xl/", b"", STORED, attributes=0x10), Entry(b"_rels/", b"", STORED, attributes=0x10), *given])),
    fine("times and owners as Info-ZIP notes them", zipped(lambda given: each(
        given, local_extra=b"UT\5\0\3" + b"\0" * 4, extra=b"UT\5\0\1" + b"\0" * 4))),
    fine("permissions of Unix", zipped(lambda given: each(given, attributes=(stat.S_IFREG | 0o644) << 16))),
    fine("content types last", zipped(lambda given: sorted(given, key=lambda one: one.name == TYPES.encode()))),
    fine("names not marked as UTF-8", zipped(lambda given: each(given, flags=0))),
    fine("an empty part beside", extra(Entry(b"xl/media/empty.bin", b"", STORED))),
)  # fmt: skip
