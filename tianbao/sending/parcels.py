"""What is still to be handed out: per unit its workbooks, why they were issued anew, and what stands in the way."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import escape as _escaped
from zipfile import BadZipFile
from zipfile import ZipFile

from consolidate.ledger.register import DISTRIBUTE
from consolidate.ledger.register import EML
from consolidate.ledger.register import FEEDBACK
from consolidate.ledger.register import IssueLine
from consolidate.ledger.register import Sending
from consolidate.standings import SENT_BACK
from templates.mail_settings import is_address
from templates.roster import Unit
from templates.say import phrase_text
from tianbao.desk import Desk
from tianbao.filing import Wanted
from tianbao.filing import filed_district

STAMP_PART = "docProps/custom.xml"
SEPARATORS = str.maketrans(dict.fromkeys(";；,，、", " "))


@dataclass(frozen=True, slots=True)
class Item:
    """One workbook to hand out with its papers; ``void`` is the file of the one it replaces in the unit's hands."""

    line: IssueLine
    title: str
    due: str
    path: Path
    papers: tuple[Path, ...] = ()
    void: str = ""
    because: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that goes along, the workbook first."""
        return (self.path, *self.papers)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one unit gets."""

    unit: Unit
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a unit was not reached: the end of a phrase ``why_…``, and what it is about."""

    unit: Unit
    why: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is to be handed out, what cannot be, and how many workbooks were left alone and why."""

    parcels: tuple[Parcel, ...]
    failures: tuple[Failure, ...]
    kept: int = 0
    drafts: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a clerk asked for: which kind, whose, whether once more what went out before."""

    kind: str = DISTRIBUTE
    units: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    again: bool = False


class Shelf:
    """The issues of a year and the register, by unit and form."""

    def __init__(self, desk: Desk) -> None:
        """Read both from the ledger."""
        self.desk = desk
        self.lines: dict[tuple[str, str], list[IssueLine]] = defaultdict(list)
        for line in desk.ledger.issue_lines(desk.year):
            self.lines[line.unit, line.form].append(line)
        self.sent: dict[tuple[str, str], list[Sending]] = defaultdict(list)
        for one in desk.ledger.sendings(desk.year):
            self.sent[one.kind, one.issue].append(one)

    @cached_property
    def returned(self) -> frozenset[str]:
        """The issues that something was returned on."""
        return frozenset(one.issue for one in self.desk.ledger.submissions(self.desk.year) if one.identified)

    def handed(self, line: IssueLine) -> list[Sending]:
        """Return how an issue was handed out before."""
        return self.sent.get((line.kind, line.issue), [])

    def latest(self, unit: str, form: str, kind: str) -> IssueLine | None:
        """Return the last issue of a kind."""
        return next((one for one in reversed(self.lines.get((unit, form), [])) if one.kind == kind), None)

    def void(self, line: IssueLine) -> str:
        """Return the file of the newest workbook in the unit's hands that this one replaces, empty for none."""
        earlier = (one for one in self.lines[line.unit, line.form] if one.kind == DISTRIBUTE and one != line)
        held = [one.file for one in earlier if self.handed(one) or one.issue in self.returned]
        return Path(held[-1]).name if held and line.kind == DISTRIBUTE else ""


def waiting(desk: Desk, asked: Asked) -> Waiting:
    """Return what is still to be handed out; AuthorError for an unknown unit or form."""
    shelf = Shelf(desk)
    parcels, failures = [], []
    kept = drafts = returned = 0
    for unit, lines in _wanted(desk, shelf, asked):
        items = []
        for line in lines:
            before = shelf.handed(line)
            if before and not asked.again:
                kept += 1
                drafts += all(one.channel == EML for one in before)
            elif line.issue in shelf.returned and not asked.again and asked.kind == DISTRIBUTE:
                returned += 1
            elif wrong := _wrong(desk, line):
                failures.append(Failure(unit, wrong, line.file))
            else:
                items.append(_item(desk, shelf, line))
        if items:
            parcels.append(Parcel(unit, tuple(items)))
    return Waiting(tuple(parcels), tuple(failures), kept, drafts, returned)


def _wanted(desk: Desk, shelf: Shelf, asked: Asked) -> Iterator[tuple[Unit, list[IssueLine]]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for one in filed_district(desk, Wanted(asked.forms)).standings:
        if asked.kind == DISTRIBUTE or one.state == SENT_BACK:  # a newer return makes the old answer pointless
            forms[one.unit.code].append(one.form)
    for unit in desk.units(asked.units):
        found = (shelf.latest(unit.code, form, asked.kind) for form in forms[unit.code])
        yield unit, [line for line in found if line is not None]


def _item(desk: Desk, shelf: Shelf, line: IssueLine) -> Item:
    void = shelf.void(line)
    issued = desk.ledger.issue(line.issue) if void else None
    form = desk.forms.get(line.form)
    path = desk.workspace.root / line.file
    return Item(
        line,
        form.title.say(desk.face.lang) if form else line.form,
        desk.rules.due.get(line.form, ""),
        path,
        _papers(path) if line.kind == FEEDBACK else (),
        void,
        issued.because if issued else "",
    )


def _papers(workbook: Path) -> tuple[Path, ...]:
    """Return the notice that goes with a feedback workbook, where there is one."""
    ours, others = phrase_text("feedback_file"), phrase_text("feedback_notice_file")
    stems = (workbook.stem.replace(ours.zh, others.zh), workbook.stem.replace(ours.en, others.en))
    beside = (workbook.with_name(f"{stem}.docx") for stem in dict.fromkeys(stems))
    return tuple(path for path in beside if path.is_file())


def _wrong(desk: Desk, line: IssueLine) -> str:
    """Return what is wrong with the file of an issue, as the end of a phrase ``why_…``; empty for nothing.

    A file of another unit under this one's name would reach the wrong people: its stamp must be this issue's.
    """
    path = desk.workspace.root / line.file
    if not path.is_file():
        return "file_missing"
    try:
        with ZipFile(path) as book:
            stamp = book.read(STAMP_PART)
    except (BadZipFile, KeyError, OSError):
        return "file_other"
    return "" if _written(line.issue) in stamp else "file_other"


def _written(issue: str) -> bytes:
    """Return an issue's id as the stamp in a workbook's properties has it: JSON inside XML."""
    return _escaped(json.dumps(issue)[1:-1]).encode()


def addresses(unit: Unit) -> tuple[tuple[str, ...], str]:
    """Return a unit's mail addresses, several where several are given; none and what is wrong where a part is none."""
    given = unit.email.translate(SEPARATORS).split()
    wrong = [one for one in given if not is_address(one)]
    return ((), " ".join(wrong)) if wrong else (tuple(dict.fromkeys(given)), "")


def no_address(unit: Unit) -> Failure:
    """Return why a unit cannot be written to."""
    _, wrong = addresses(unit)
    return Failure(unit, "bad_email", wrong) if wrong else Failure(unit, "no_email")
