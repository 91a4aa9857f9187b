"""What goes back to a unit (退回修改): its own answers, each finding at its cell, by when and to whom."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal

from templates.finding import Finding
from templates.finding import Severity
from templates.layout import PlacedField
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Source
from templates.roster import Unit
from templates.text import Text

FEEDBACK_SHEET = "退回修改"
NO_ANSWER = frozenset({ReadingKind.BLANK, ReadingKind.ERROR, ReadingKind.FORMULA})
LONGEST = 32000  # characters; a cell takes 32,767
_NOT_PRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without what no workbook and no Word file takes: control signs and halves of characters."""
    return _NOT_PRINTED.sub("", text.replace("\r\n", "\n"))[:LONGEST]


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding of a return, at its place in the feedback workbook.

    ``number`` is its place in the list; ``at`` and ``reason`` are the fields to change and to explain it in, None where
    there is none; ``restored`` says that the fresh workbook has undone it; ``held`` is what stood in the cell.
    """

    number: int
    finding: Finding
    at: PlacedField | None = None
    reason: PlacedField | None = None
    restored: bool = False
    held: Reading = BLANK

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.finding.severity

    @property
    def sheet(self) -> str:
        """The sheet it is on: that of the feedback workbook, else the one it was found on."""
        return self.at.sheet if self.at else self.finding.place.sheet

    @property
    def cell(self) -> str:
        """The cell it is at, as for the sheet."""
        return self.at.cell if self.at else self.finding.place.cell


@dataclass(frozen=True, slots=True)
class Head:
    """Whose return is sent back and how. Dates are ISO; ``due`` is empty where no day is set.

    ``base`` is the issue the feedback workbook goes with, ``number`` counts those of the unit and form; the return is
    the ``nth`` of its form; ``contact`` is whom to ask.
    """

    unit: Unit
    title: Text
    year: int
    base: str
    number: int
    nth: int
    on: str
    due: str
    district: str
    contact: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """One return sent back: which, its findings in the order of the list, and what is to stand in the new workbook.

    ``readings`` are the unit's answers by field id, ``amounts`` and ``texts`` what the fields worked out come to.
    """

    head: Head
    source: Source
    remarks: tuple[Remark, ...]
    readings: Mapping[str, Reading] = field(default_factory=dict)
    amounts: Mapping[str, Decimal | None] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of the returned file, as the unit knows it."""
        return self.source.file.rpartition("/")[2]

    @property
    def open(self) -> tuple[Remark, ...]:
        """What the unit still has to act on."""
        return tuple(one for one in self.remarks if one.finding.open)

    @property
    def settled(self) -> tuple[Remark, ...]:
        """What it has explained, or the bureau has accepted."""
        told = (one for one in self.remarks if one.severity is not Severity.NOTICE)
        return tuple(one for one in told if not one.finding.open)

    @property
    def notices(self) -> tuple[Remark, ...]:
        """What it is merely told."""
        return tuple(one for one in self.remarks if one.severity is Severity.NOTICE)

    def count(self, severity: Severity) -> int:
        """Return how many open remarks are of that severity."""
        return sum(one.severity is severity for one in self.open)

    def answer(self, one: PlacedField) -> Reading:
        """Return what the unit wrote into a field; an error or a formula of its own is no answer."""
        reading = self.readings.get(one.id)
        if reading is None:
            return Reading(ReadingKind.TEXT, one.value) if one.value else BLANK
        return BLANK if reading.kind in NO_ANSWER else reading

    def answered(self, one: PlacedField) -> bool:
        """Tell whether the field will hold anything."""
        return self.answer(one).kind is not ReadingKind.BLANK if one.unlocked else bool(one.value)
