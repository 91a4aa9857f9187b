"""What must not be found in a file that we wrote: one function for each kind of file, each yields what is wrong."""

import csv
import email
import email.policy
import io
import json
import re
import zipfile
from collections.abc import Callable
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.etree.ElementTree import fromstring

from tests.injection.payloads import MARK

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # OWASP, CWE-1236
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
CODE = {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"}
FOLLOWED = {"href", "src", "action", "formaction", "srcset", "data", "poster", "style", "srcdoc", "cite", "background"}
HEADERS = {"from", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type", "x-unsent", "reply-to",
           "content-transfer-encoding", "content-disposition", "content-language"}  # fmt: skip
Look = Callable[[bytes], Iterator[str]]


def package(content: bytes) -> Iterator[str]:
    """Yield what a workbook or a Word file has of a unit's text in formulas, links, names of parts, or code."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield from (f"part {fault}" for fault in path(name))
            if "vbaProject" in name or "externalLink" in name or "embeddings/" in name:
                yield f"part {name}"
            if name.endswith((".xml", ".rels", ".vml")):
                yield from (f"{name}: {fault}" for fault in _part(archive.read(name)))


def _part(content: bytes) -> Iterator[str]:
    for one in fromstring(content).iter():
        tag = str(one.tag).rpartition("}")[2]
        if tag in CODE and MARK in "".join(one.itertext()):
            yield f"{tag} has {''.join(one.itertext())[:80]!r}"
        if tag == "instrText" or "fldSimple" in tag:
            yield from _field("".join(one.itertext()) + " ".join(one.attrib.values()))
        if tag == "Relationship" and (one.get("TargetMode") == "External" or MARK in one.get("Target", "")):
            yield f"relation to {one.get('Target')!r}"
        if tag == "hyperlink" and any(MARK in value for key, value in one.attrib.items() if not _shown(key)):
            yield f"link to {one.attrib}"
        if tag == "sheet" and MARK in one.get("name", ""):
            yield f"sheet called {one.get('name')!r}"


def _field(text: str) -> Iterator[str]:
    if MARK in text or re.search("HYPERLINK|DDE|INCLUDE|LINK", text):
        yield f"field {text[:80]!r}"


def _shown(key: str) -> bool:
    return key.rpartition("}")[2] in {"display", "tooltip"}


def table(content: bytes) -> Iterator[str]:
    """Yield the cells of a csv that a spreadsheet would take for a formula."""
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        for cell in row:
            if MARK in cell and cell.startswith(DANGEROUS):
                yield f"cell {cell[:60]!r}"


def document(content: bytes) -> Iterator[str]:
    """Yield what makes a JSON text none, or one that other programs cannot read."""
    try:
        json.loads(content.decode("utf-8"))
    except ValueError as error:
        yield f"no JSON: {error}"


class _Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag if tag in {"script", "style"} else ""
        if MARK in tag:
            self.faults.append(f"element {tag}")
        for name, value in attrs:
            followed = name in FOLLOWED or name.startswith("on")
            if MARK in name or (followed and MARK in (value or "")):
                self.faults.append(f"attribute {name}={value!r} of {tag}")
            if name in {"href", "src"} and re.match(r"\s*(https?:|//|file:|javascript:)", value or ""):
                self.faults.append(f"outside: {value!r}")

    def handle_endtag(self, tag: str) -> None:
        self.within = "" if tag == self.within else self.within

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.faults.append(f"comment {data[:60]!r}")

    def handle_data(self, data: str) -> None:
        if self.within and MARK in data and ("<" in data or self.within == "style"):
            self.faults.append(f"{self.within} has {data[:60]!r}")


def page(content: bytes) -> Iterator[str]:
    """Yield what a browser would run, follow or fetch of a unit's text."""
    parser = _Page()
    parser.feed(content.decode("utf-8"))
    parser.close()
    yield from parser.faults


def mail(content: bytes) -> Iterator[str]:
    """Yield headers that are not ours, names of attachments that are paths, and what is wrong in each part."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        yield from (f"header {key}" for key, _ in part.items() if key.casefold() not in HEADERS)
        name = part.get_filename() or ""
        yield from (f"attachment {fault}" for fault in path(name))
        kind = PurePosixPath(name).suffix
        if name and kind in LOOKS:
            yield from LOOKS[kind](part.get_payload(decode=True))  # type: ignore[arg-type]


def parcel(content: bytes) -> Iterator[str]:
    """Yield names in a zip that lead elsewhere, and what is wrong in each of its files."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield from path(name)
            kind = PurePosixPath(name).suffix
            if kind in LOOKS:
                yield from (f"{name}: {fault}" for fault in LOOKS[kind](archive.read(name)))


def path(name: str) -> Iterator[str]:
    """Yield what is wrong with a name under which we write."""
    if MARK in name or CONTROL.search(name) or "\\" in name or name.startswith(("/", "~")) or ".." in name.split("/"):
        yield f"name {name!r}"


def screen(text: str) -> Iterator[str]:
    """Yield what a terminal would not just show: control characters, turned reading order, half characters."""
    yield from (f"screen shows {found[0]!r} in {text[max(0, found.start() - 40):found.end() + 9]!r}"
                for found in CONTROL.finditer(text))  # fmt: skip


LOOKS: dict[str, Look] = {
    **dict.fromkeys((".xlsx", ".docx"), package),
    **dict.fromkeys((".html", ".htm"), page),
    ".csv": table,
    ".json": document,
    ".eml": mail,
    ".zip": parcel,
}


def look(kind: str, content: bytes) -> Iterator[str]:
    """Yield what is wrong with a file of a kind; of kinds that hold no formulas and no links, nothing."""
    return LOOKS[kind](content) if kind in LOOKS else iter(())
