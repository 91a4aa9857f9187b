"""A district's folder: its rules, rosters, keys, inbox and outbox; read as plain values."""

import csv
import json
import os
import secrets as random
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from templates.codes import Slip
from templates.finding import facts
from templates.form import Form
from templates.form_reader import read_form
from templates.library import Library
from templates.library_reader import read_library
from templates.roster import Roster
from templates.roster import read_projects
from templates.roster import read_units
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_library
from templates.slips import AuthorError
from templates.slips import Origin

RULES = "rules.yaml"
LIBRARY = "library.yaml"
INNER = ".tianbao"
KEY_FILE = "keys.json"
Rows = list[tuple[int, dict[str, str]]]
Lines = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of a workspace: signing keys by id, the one in use, the ASCII password of the sheets."""

    current: str
    secrets: dict[str, bytes]
    password: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """The paths of one workspace; ``open`` refuses a folder that is none."""

    root: Path

    @classmethod
    def open(cls, root: Path) -> "Workspace":
        """Return the workspace of a folder; AuthorError when it has no ``rules.yaml``."""
        if not (root / RULES).is_file():
            raise AuthorError(Slip.NO_WORKSPACE, Origin(), facts(folder=str(root)))
        return cls(root)

    @property
    def inbox(self) -> Path:
        """Where returned files arrive."""
        return self.root / "inbox"

    @property
    def outbox(self) -> Path:
        """Where generated workbooks are put."""
        return self.root / "outbox"

    @property
    def store(self) -> Path:
        """Where every returned file is kept by its hash."""
        return self.root / INNER / "store"

    @property
    def ledger(self) -> str:
        """The address of the ledger."""
        return f"sqlite:///{(self.root / INNER / 'ledger.sqlite').as_posix()}"

    def relative(self, path: Path) -> str:
        """Return a path as shown: relative to the workspace where it lies inside."""
        try:  # the file itself is not resolved: a link is called by its own name
            inside = (path.parent.resolve() / path.name).relative_to(self.root.resolve())
        except ValueError:
            inside = path
        return "/".join(map(_readable, inside.as_posix().split("/")))

    def forms(self) -> dict[str, Form]:
        """Return the shipped forms and the district's own in ``templates/``; its own win over shipped ones."""
        own = [
            read_form(read_text(path), f"templates/{path.name}")
            for path in sorted((self.root / "templates").glob("*.yaml"))
        ]
        return {**shipped_forms(), **{form.id: form for form in own}}

    def library(self) -> Library:
        """Return the shipped indicators with the district's own of ``library.yaml`` laid over them."""
        path = self.root / LIBRARY
        shipped = shipped_library()
        return read_library(read_text(path), LIBRARY, shipped, own=True) if path.is_file() else shipped

    def rules(self, forms: dict[str, Form]) -> RuleBook:
        """Return the rules of the workspace."""
        return read_rules(read_text(self.root / RULES), RULES, forms)

    def roster(self) -> Roster:
        """Return units and projects from ``.csv`` or ``.xlsx`` files with Chinese or English headings."""
        file, rows, headings = read_table(self.root, "units", needed=True)
        units = read_units(rows, headings, file)
        file, rows, headings = read_table(self.root, "projects", needed=False)
        return Roster(units, read_projects(rows, headings, file, units) if headings else ())

    def keys(self) -> Keys:
        """Return the secrets; AuthorError when the key file is missing or damaged."""
        path = self.root / INNER / KEY_FILE
        try:
            given = json.loads(path.read_text(encoding="utf-8"))
            secrets = {name: bytes.fromhex(text) for name, text in given["keys"].items()}
            keys = Keys(given["current"], secrets, given["sheet_password"])
            secrets[keys.current]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise AuthorError(Slip.KEY_FILE_BROKEN, Origin(), facts(file=f"{INNER}/{KEY_FILE}")) from None
        if not keys.password.isascii() or not keys.password:
            raise AuthorError(Slip.PASSWORD_NOT_ASCII, Origin(f"{INNER}/{KEY_FILE}"))
        return keys


def _readable(name: str) -> str:
    """Return a file name as text: what was unpacked from a Chinese archive on Linux has its name in GBK bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="replace")
    return name


def new_keys() -> str:
    """Return the text of a new key file: one random signing key and one random ASCII sheet password."""
    key = f"k{random.token_hex(3)}"
    given = {"current": key, "keys": {key: random.token_hex(32)}, "sheet_password": random.token_urlsafe(9)}
    return json.dumps(given, indent=1)


def read_table(folder: Path, name: str, *, needed: bool) -> tuple[str, Rows, Sequence[str]]:
    """Return (file name, (line, row) pairs, headings) of ``name.csv`` or ``name.xlsx``; only one may have rows."""
    paths = [path for path in (folder / f"{name}.csv", folder / f"{name}.xlsx") if path.is_file()]
    read = [(path.name, *read_rows(path)) for path in paths]
    filled = [one for one in read if one[1]]
    if len(filled) > 1:
        raise AuthorError(Slip.DUPLICATE_ID, Origin(), facts(key=" + ".join(path.name for path in paths)))
    if needed and not read:
        raise AuthorError(Slip.FILE_MISSING, Origin(), facts(file=f"{name}.csv"))
    return next(iter((*filled, *read)), (f"{name}.csv", [], ()))


def read_rows(path: Path) -> tuple[Rows, Sequence[str]]:
    """Return the rows of a csv (UTF-8 or GB18030) or xlsx file, every cell as text, with their line numbers."""
    lines = _sheet_lines(path) if path.suffix.lower() == ".xlsx" else _csv_lines(path)
    if not lines:
        return [], ()
    headings = [cell.strip() for cell in lines[0][1]]
    rows = [
        (number, dict(zip(headings, line, strict=False)))
        for number, line in lines[1:]
        if any(cell.strip() for cell in line)
    ]
    return rows, headings


def _csv_lines(path: Path) -> Lines:
    """Return every record with the line on which it begins; a cell may hold line breaks."""
    reader = csv.reader(StringIO(read_text(path), newline=""))
    found: Lines = []
    begins = 1
    try:
        for record in reader:
            found.append((begins, record))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise AuthorError(
            Slip.FILE_UNREADABLE, Origin(path.name, begins), facts(file=path.name, what=str(error))
        ) from None
    return found


def _sheet_lines(path: Path) -> Lines:
    from openpyxl import load_workbook

    try:
        sheet = load_workbook(path, data_only=True).worksheets[0]
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        raise AuthorError(
            Slip.FILE_UNREADABLE, Origin(path.name), facts(file=path.name, what=type(error).__name__)
        ) from None
    return [
        (number, ["" if cell is None else f"{cell:.15g}" if isinstance(cell, float) else str(cell) for cell in row])
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
    ]


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8 or GB18030; AuthorError for anything else."""
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AuthorError(Slip.FILE_UNREADABLE, Origin(path.name), facts(file=path.name, what="UTF-8 ?"))
