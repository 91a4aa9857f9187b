"""The zip itself, byte by byte: what can be read in two ways is not read at all."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest

from consolidate.reading.inflate import MEGABYTE
from tests.reading.tiny import SHEET
from tests.reading.tiny import made
from tests.reading.tiny import parts
from tests.reading.tiny import why

GOOD = made(parts('<row r="1"><c r="A1"><v>5</v></c></row>'))
Pack = Callable[[zipfile.ZipFile], None]


def zipped(pack: Pack, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the good workbook as a zip to which something more is packed."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, text in parts('<row r="1"><c r="A1"><v>5</v></c></row>').items():
            archive.writestr(name, text)
        pack(archive)
    return target.getvalue()


def with_part(name: str, content: bytes = b"<x/>") -> bytes:
    """Return the good workbook with one part more."""
    return zipped(lambda archive: archive.writestr(name, content))


def in_directory(name: bytes, offset: int, new: bytes, content: bytes = GOOD) -> bytes:
    """Return a zip with bytes of a part's entry in the directory replaced, counted from the entry's start."""
    at = content.rindex(name) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    return content[: at + offset] + new + content[at + offset + len(new) :]


def renamed(old: bytes, new: bytes, content: bytes) -> bytes:
    """Return a zip with a name changed in the directory alone."""
    assert len(old) == len(new)
    at = content.rindex(old)
    return content[:at] + new + content[at + len(old) :]


def crowded(archive: zipfile.ZipFile) -> None:
    for number in range(2000):
        archive.writestr(f"xl/p{number}.xml", b"")


def linked(archive: zipfile.ZipFile) -> None:
    link = zipfile.ZipInfo("xl/link.xml")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    archive.writestr(link, "/etc/passwd")


def end_record(content: bytes, **changes: int) -> bytes:
    """Return a zip with numbers of its end record changed."""
    names = ("mark", "disk", "start", "here", "count", "size", "first", "comment")
    found = dict(zip(names, struct.unpack_from("<4s4H2IH", content, len(content) - 22), strict=True)) | changes
    return content[:-22] + struct.pack("<4s4H2IH", *found.values())


def streamed() -> bytes:
    """Return the good workbook written to a pipe: sizes stand behind each part."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    target = Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts('<row r="1"><c r="A1"><v>5</v></c></row>').items():
            archive.writestr(name, text)
    return target.getvalue()


def wide() -> bytes:
    """Return the good workbook with zip64 extras in its parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts('<row r="1"><c r="A1"><v>5</v></c></row>').items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(text.encode())
    return target.getvalue()


def commented() -> bytes:
    """Return the good workbook with a zip comment."""
    return zipped(lambda archive: setattr(archive, "comment", b"from the archive"))


@pytest.mark.parametrize(
    "content",
    [GOOD, zipped(lambda _: None, zipfile.ZIP_STORED), streamed(), wide(), commented(),
     with_part("xl/media/image1.png", b"\x89PNG" + b"\0" * 99), zipped(lambda archive: archive.mkdir("xl/leer"))],
    ids=["good", "stored", "streamed", "zip64", "comment", "picture", "folder"],
)  # fmt: skip
def test_what_honest_programs_pack_is_read(content: bytes) -> None:
    assert why(content) == "read"


@pytest.mark.parametrize(
    "name",
    ["../x.xml", "xl/../../x.xml", "/x.xml", "C:/x.xml", "xl\\x.xml", "xl/./x.xml", "xl//x.xml", "x\x01.xml",
     "xl/%2E%2e/x"],
)  # fmt: skip
def test_names_that_lead_elsewhere(name: str) -> None:
    info = zipfile.ZipInfo()
    info.filename = name  # the constructor would mend it
    assert why(zipped(lambda archive: archive.writestr(info, b"<x/>"))) == "unsafe_content odd_names"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("content", "what"),
    [
        (with_part(SHEET), "unsafe_content odd_archive"),
        (with_part(SHEET.upper()), "unsafe_content odd_archive"),
        (renamed(b"xl/styles.xml", b"xl/stylez.xml", GOOD), "unsafe_content odd_archive"),
        (b"MZ" + GOOD, "wrong_format plain_text"),
        (b"PK" + GOOD, "unsafe_content odd_archive"),
        (GOOD + b"PK\x05\x06" + bytes(18), "unsafe_content odd_archive"),
        (GOOD + b"\r\n", "damaged cut_short"),
        (GOOD[:-1], "damaged cut_short"),
        (GOOD[:4], "damaged cut_short"),
        (GOOD[: len(GOOD) // 2], "damaged cut_short"),
        (zipped(linked), "unsafe_content odd_names"),
        (in_directory(b"xl/styles.xml", 10, b"\x0e"), "damaged odd_packing"),
        (in_directory(b"xl/styles.xml", 8, b"\x01"), "encrypted"),
        (in_directory(b"xl/styles.xml", 16, b"\0\0\0\0"), "damaged cut_short"),
        (in_directory(b"xl/styles.xml", 24, b"\x01\0\0\0"), "damaged cut_short"),
        (in_directory(b"xl/styles.xml", 42, b"\x01\0\0\0"), "unsafe_content odd_archive"),
        (end_record(GOOD, count=4, here=4), "damaged cut_short"),
        (end_record(GOOD, count=7), "damaged cut_short"),
        (end_record(GOOD, disk=1), "damaged cut_short"),
        (zipped(crowded), "unsafe_content many_parts"),
    ],
)  # fmt: skip
def test_what_is_odd_is_not_read(content: bytes, what: str) -> None:
    found = why(content)
    assert found == what or (what.startswith("wrong_format") and found.startswith(("wrong_format", "not_a_workbook")))


def test_two_parts_over_each_other() -> None:
    sheet, types = GOOD.index(b"PK\x03\x04", 1), GOOD.rindex(SHEET.encode()) - 46
    overlapping = GOOD[: types + 42] + struct.pack("<I", sheet) + GOOD[types + 46 :]
    assert why(overlapping) == "unsafe_content odd_archive"


def test_bytes_between_the_parts() -> None:
    at = GOOD.index(b"PK\x03\x04", 1)
    content = bytearray(GOOD[:at] + b"hidden" + GOOD[at:])
    first = int.from_bytes(GOOD[-6:-2], "little") + 6
    content[-6:-2] = struct.pack("<I", first)
    place = first
    while content[place : place + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack_from("<3H", content, place + 28)
        offset = struct.unpack_from("<I", content, place + 42)[0]
        struct.pack_into("<I", content, place + 42, offset + 6 if offset else 0)
        place += 46 + name + extra + comment
    assert why(bytes(content)) == "unsafe_content odd_archive"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("xl/x.xml", b"<x>" + b" " * (3 * MEGABYTE) + b"</x>", "unsafe_content bomb"),  # 1000:1
        ("xl/x.xml", b"<x>" + b" " * (MEGABYTE // 2) + b"</x>", "read"),
        ("xl/worksheets/sheet9.xml", b"<x>" + b" " * (30 * MEGABYTE) + b"</x>", "read"),
        ("xl/worksheets/sheet9.xml", b"<x>" + b" " * (65 * MEGABYTE) + b"</x>", "unsafe_content bomb"),
    ],
)
def test_bombs(name: str, content: bytes, what: str) -> None:
    assert why(with_part(name, content)) == what


def test_a_size_that_is_a_lie_does_not_help() -> None:
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    inner = squeezed.compress(b"<x>" + b" " * (2 * MEGABYTE)) + squeezed.flush()
    content = with_part("xl/x.xml", inner)
    assert why(in_directory(b"xl/x.xml", 24, b"\x10\0\0\0", content)) == "damaged cut_short"


def test_a_checksum_that_does_not_fit() -> None:
    content = bytearray(zipped(lambda _: None, zipfile.ZIP_STORED))
    content[content.index(b"<v>5") + 3] = ord("6")
    assert why(bytes(content)) == "damaged bad_part"
