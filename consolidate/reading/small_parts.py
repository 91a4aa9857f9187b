"""The small parts beside the sheets: shared strings, number formats, comments, the stamp's custom property."""

from typing import Any
from xml.parsers import expat

from consolidate.reading.dialect import tags
from consolidate.reading.formats import Look
from consolidate.reading.formats import look_of
from consolidate.reading.package import Attributes
from consolidate.reading.package import Package
from consolidate.reading.readings import typed
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe

MOST_STRINGS = 1_000_000
LONGEST_COMMENT = 32_767
_STRINGS = tags(("sst", "si", "t", "rPh"))
_STYLES = tags(("styleSheet", "numFmt", "cellXfs", "xf"))
_COMMENTS = tags(("comments", "comment", "t", "rPh"))


def read_strings(package: Package, part: str) -> list[str]:
    """Return the shared strings, the runs of each joined; how a word is spoken (phonetic) is no part of it."""
    strings: list[str] = []
    pieces: list[str] = []
    chunks: list[str] = []
    spoken = 0
    root = ""

    def start(tag: str, _: Attributes) -> None:
        nonlocal spoken, root
        name = _STRINGS.get(tag, "")
        root = root or name or "?"
        if name in ("t", "si"):
            chunks.clear()
        elif name == "rPh":
            spoken += 1

    def end(tag: str) -> None:
        nonlocal spoken
        name = _STRINGS.get(tag)
        if name == "t" and not spoken:
            pieces.extend(chunks)
        elif name == "si":
            strings.append("".join(pieces))
            pieces.clear()
            if len(strings) > MOST_STRINGS:
                unsafe("bomb")
        elif name == "rPh":
            spoken -= 1

    package.parse(part, _with(start, end, chunks.append))
    if root != "sst":
        damaged("bad_reference")
    return strings


def read_looks(package: Package, part: str) -> list[Look]:
    """Return how each cell style shows a number, in the order of the styles."""
    codes: dict[str, str] = {}
    numbers: list[str] = []
    inside = False

    def start(tag: str, given: Attributes) -> None:
        nonlocal inside
        name = _STYLES.get(tag)
        if name == "xf" and inside:
            numbers.append(given.get("numFmtId", "0"))
        elif name == "numFmt":
            codes[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif name == "cellXfs":
            inside = True

    def end(tag: str) -> None:
        nonlocal inside
        if _STYLES.get(tag) == "cellXfs":
            inside = False

    package.parse(part, _with(start, end))
    if not all(number.isdecimal() for number in numbers):
        damaged("bad_reference")
    looks = {number: look_of(int(number), codes.get(number)) for number in set(numbers)}
    return [looks[number] for number in numbers] or [Look.PLAIN]


def read_comments(package: Package, part: str) -> dict[str, str]:
    """Return the notes of a sheet by cell."""
    comments: dict[str, str] = {}
    pieces: list[str] = []
    chunks: list[str] = []
    cell = ""

    def start(tag: str, given: Attributes) -> None:
        nonlocal cell
        name = _COMMENTS.get(tag)
        if name == "comment":
            cell = given.get("ref", "")
            pieces.clear()
        chunks.clear()

    def end(tag: str) -> None:
        name = _COMMENTS.get(tag)
        if name == "t":
            pieces.extend(chunks)
        elif name == "comment":
            comments[cell] = typed("".join(pieces))[:LONGEST_COMMENT]
        chunks.clear()

    package.parse(part, _with(start, end, chunks.append))
    return comments


def read_property(package: Package, part: str, wanted: str) -> str:
    """Return the text of a custom document property, nothing where there is none of that name."""
    texts: dict[str, list[str]] = {}
    name = ""

    def start(tag: str, given: Attributes) -> None:
        nonlocal name
        if tag.rpartition(" ")[2] == "property":
            name = given.get("name", "")

    def text(given: str) -> None:
        texts.setdefault(name, []).append(given)

    package.parse(part, _with(start, None, text))
    return "".join(texts.get(wanted, ())).strip()


def _with(start: Any, end: Any = None, text: Any = None) -> Any:  # noqa: ANN401 - handlers as expat takes them
    def prepare(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text

    return prepare
