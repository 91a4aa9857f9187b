"""Links from the roll-up to the returned files: to the very bytes that were read, where they still lie."""

import hashlib
import os
import re
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from pathlib import PurePosixPath

from templates.returned import Source

LONGEST_LINK = 2000  # Excel takes 2,079 characters
_MISREAD = re.compile("#|%[0-9a-fA-F]{2}")  # in a path: Excel takes it for a place in the file, or an escape
# A file's name is what its sender chose: only one of plain letters and signs is linked, in folders of such names.
_PLAIN = re.compile(r"[\w（(][\w（）() .·、,，%—-]*")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where returned files lie: ``home`` is the folder their names start from, ``beside`` the roll-up's own folder.

    Without a ``home`` nothing is linked.
    """

    home: Path | None = None
    beside: Path = Path()
    found: dict[Source, str] = field(default_factory=dict)

    def link(self, source: Source, sheet: str, cell: str) -> str:
        """Return the target that opens a file at a cell, or nothing where it was moved, changed or cannot be named."""
        if source not in self.found:
            self.found[source] = self._path(source)
        path = self.found[source]
        quoted = sheet.replace("'", "''")
        target = f"external:{path}#'{quoted}'!{cell}"
        return target if path and len(target) < LONGEST_LINK else ""

    def _path(self, source: Source) -> str:
        name = PurePosixPath(source.file)
        if self.home is None or not source.file or not all(map(_PLAIN.fullmatch, name.parts)):
            return ""
        file = self.home / name
        if not _holds(file, source.sha256):
            return ""
        try:
            path = Path(os.path.relpath(file.resolve(), self.beside.resolve())).as_posix()
        except (OSError, ValueError):  # on Windows: another drive
            return ""
        return "" if _MISREAD.search(path) else path


def _holds(file: Path, sha256: str) -> bool:
    """Tell whether these bytes still lie there: a name that now holds another file must not be shown as the source."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == sha256
    except (OSError, ValueError):
        return False
