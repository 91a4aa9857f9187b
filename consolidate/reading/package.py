"""An opened package: its parts by name, each unpacked and looked at once; large ones are unpacked again when read."""

import posixpath
import re
from collections import deque
from collections.abc import Callable
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from consolidate.reading.archive import Entry
from consolidate.reading.inflate import MEGABYTE
from consolidate.reading.inflate import Budget
from consolidate.reading.inflate import pieces
from consolidate.reading.scan import parser_of
from consolidate.reading.scan import watched
from consolidate.reading.trouble import damaged
from consolidate.reading.trouble import unsafe

MOST_KEPT = 8 * MEGABYTE
LONGEST_TOKEN = 2 * MEGABYTE  # one tag, comment or text; Excel's longest cell has 32,767 characters
_KEPT = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_DENSE = re.compile(r"^xl/(?:worksheets/[^/]+|styles)\.xml$", re.IGNORECASE)
Attributes = dict[str, str]


class Relation(NamedTuple):
    """One relation of a part: its id, the last word of its type, the part it leads to or the address outside."""

    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of a zip that was found strict."""

    def __init__(self, content: bytes, entries: tuple[Entry, ...]) -> None:
        """Know the parts; nothing is unpacked yet."""
        self._content = content
        self._entries = {entry.name.casefold(): entry for entry in entries if not entry.folder}
        self._kept: dict[str, bytes] = {}
        self._room = MOST_KEPT
        self._budget = Budget()

    def names(self) -> list[str]:
        """Return the names of all parts in lower case."""
        return list(self._entries)

    def look(self, names: list[str]) -> None:
        """Unpack parts that were not unpacked yet, each once; RefusedError for what no return may hold."""
        for name in names:
            if name not in self._kept:
                self._unpack(name, self._entries[name])

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.casefold() in self._entries

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part; RefusedError when they are broken."""
        yield from self._again(self._entries[name])

    def parse(self, name: str, prepare: Callable[[expat.XMLParserType], object]) -> None:
        """Parse a part once, with the handlers that ``prepare`` sets; RefusedError when it is missing or broken."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            damaged("missing_part")
        parser = parser_of()
        prepare(parser)
        try:
            kept = self._kept.get(entry.name.casefold())
            if kept is not None:
                parser.Parse(kept, True)  # noqa: FBT003 - expat takes no keyword
            else:
                self._feed(parser, entry)
        except expat.ExpatError:
            damaged("bad_xml")

    def relations(self, part: str) -> list[Relation]:
        """Return what a part is related to; nothing when it has no relations."""
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels".lstrip("/")
        found: list[Relation] = []

        def start(tag: str, given: Attributes) -> None:
            if tag.rpartition(" ")[2] == "Relationship":
                outside = given.get("TargetMode", "") == "External"
                target = given.get("Target", "")
                kind = given.get("Type", "").rpartition("/")[2]
                found.append(Relation(given.get("Id", ""), kind, target if outside else _at(folder, target), outside))

        if self.has(name):
            self.parse(name, lambda parser: setattr(parser, "StartElementHandler", start))
        return found

    def _unpack(self, name: str, entry: Entry) -> None:
        given = watched(name, pieces(self._content, entry, self._budget, honest=bool(_DENSE.match(name))))
        if _KEPT.search(name) and entry.size <= self._room:
            self._kept[name] = b"".join(given)
            self._room -= entry.size
        else:
            deque(given, maxlen=0)  # looked at and forgotten

    def _feed(self, parser: expat.XMLParserType, entry: Entry) -> None:
        fed = 0
        for piece in self._again(entry):
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes no keyword
            fed += len(piece)
            if fed - parser.CurrentByteIndex > LONGEST_TOKEN:  # read again from its start with every piece
                unsafe("bomb")
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keyword

    def _again(self, entry: Entry) -> Iterator[bytes]:
        return pieces(self._content, entry, Budget(), honest=True)


def _at(folder: str, target: str) -> str:
    """Return the part a target names, seen from a folder."""
    path = target if target.startswith("/") else f"/{folder}/{target}"
    return posixpath.normpath(path).lstrip("/")
