"""What must hold for any file whatever: one state, a reason, and no value that the file or the good return has not."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from datetime import datetime
from xml.etree.ElementTree import fromstring

from openpyxl import Workbook
from openpyxl import load_workbook

from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.form import Owner
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from tests.intake.bench import FORM_SHEET
from tests.intake.bench import Bench
from tests.intake.spoil import packed
from tests.intake.spoil import parts

UNTRUSTED = (State.QUARANTINED, State.IGNORED)
WITH_INPUTS = ("xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml")
GIVEN_UP = (
    *(zipfile.BadZipFile, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, SyntaxError),
    ArithmeticError,
)
BARE = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY_CELL = "C2"
UNSEEN = object()
Cells = Callable[[str, str], object]
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def fault(bench: Bench, content: bytes, good: Outcome, *, of_bytes: bool = False) -> tuple[str, str]:
    """Return the state of a file and what is wrong with it, nothing where all is well.

    ``of_bytes`` says that it is the good return with bytes changed: what counts then says what the good one says.
    """
    outcome = bench.take(content)
    state = outcome.state.value
    if not outcome.findings and outcome.state is not State.ACCEPTED:
        return state, "no reason"
    if outcome.state in UNTRUSTED or outcome.returned is None:
        return state, ""
    if of_bytes:
        return state, _unlike_good(outcome, good)
    book = _opened(content)
    return state, _unlike(outcome, _plainly(content) if book is None else _by_cell(book))


def _opened(content: bytes) -> Workbook | None:
    """Return the workbook as an independent reader sees it, but for sheets without inputs; None where it gives up."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = {name: part if name in WITH_INPUTS or "worksheets/sheet" not in name else BARE
                      for name, part in parts(content).items()}  # fmt: skip
            return load_workbook(io.BytesIO(packed(sheets)))
    except GIVEN_UP:
        return None


def _unlike_good(outcome: Outcome, good: Outcome) -> str:
    """A file that goes back to the unit may say what it likes; one that counts may not."""
    ours, theirs = outcome.returned, good.returned
    if outcome.state is not State.ACCEPTED or ours is None or theirs is None:
        return ""
    differ = [key for key, text in ours.texts.items() if text != theirs.texts[key]]
    differ += [key for key, number in ours.amounts.items() if number != theirs.amounts[key]]
    return f"{differ[0]} reads {ours.reading(differ[0])}" if differ else ""


def _by_cell(book: Workbook) -> Cells:
    return lambda sheet, cell: book[sheet][cell].value if sheet in book.sheetnames else UNSEEN


def _plainly(content: bytes) -> Cells:
    """Read the form sheet with nothing but an XML reader, where the independent one gives up on something beside it."""
    root = fromstring(parts(content)[WITH_INPUTS[0]])
    cells = {one.get("r", ""): one for one in root.iter(f"{MAIN}c")}

    def value(sheet: str, cell: str) -> object:
        found = cells.get(cell)
        if sheet != FORM_SHEET or found is None or found.find(f"{MAIN}f") is not None:
            return UNSEEN
        if found.get("t", "n") == "n":
            number = found.findtext(f"{MAIN}v", "")
            return UNSEEN if cell == DAY_CELL else float(number) if number.strip() else None
        return "".join(one.text or "" for one in found.iter(f"{MAIN}t"))

    return value


def _unlike(outcome: Outcome, cells: Cells) -> str:
    """Compare what was read with what the independent reader finds at the same cells."""
    returned = outcome.returned
    if returned is None:
        return ""
    doubted = {one.place.cell for one in outcome.findings}
    for field in (one for one in returned.issued.fields if one.owner is Owner.UNIT and one.cell not in doubted):
        theirs = cells(field.sheet, field.cell)
        if theirs is not UNSEEN and not _alike(returned, field.id, theirs):
            return f"{field.sheet}!{field.cell} reads {returned.reading(field.id)}, the other {theirs!r}"
    return ""


def _alike(returned: Return, field: str, theirs: object) -> bool:
    ours = returned.reading(field)
    if ours.kind in (ReadingKind.ERROR, ReadingKind.FORMULA):
        return True  # never a value
    alike = next((alike for kind, alike in ALIKE if isinstance(theirs, kind)), None)
    return alike(ours, theirs) if alike else ours.kind is ReadingKind.BLANK or not ours.text.strip()


def _number(ours: Reading, theirs: float) -> bool:
    return ours.number is not None and abs(float(ours.number) - theirs) <= 1e-12 * max(1.0, abs(theirs))


def _day(ours: Reading, theirs: date) -> bool:
    return ours.kind is ReadingKind.DATE and ours.text[:10] == theirs.isoformat()[:10]


def _text(ours: Reading, theirs: str) -> bool:
    return _plain(ours.text) == _plain(theirs)


def _plain(text: str) -> str:
    """Return a text as compared: escapes of Excel and line breaks are written in more than one way."""
    return re.sub(r"\s+", " ", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)).strip()


ALIKE: tuple[tuple[type | tuple[type, ...], Callable[..., bool]], ...] = (
    (bool, lambda ours, theirs: ours.text == str(theirs).upper()),
    ((int, float), _number),
    ((datetime, date), _day),
    (str, _text),
)
