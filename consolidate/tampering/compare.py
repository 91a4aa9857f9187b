"""One locked cell against what stands there now."""

from decimal import Decimal

from consolidate.tampering.formulas import NO_NAMES
from consolidate.tampering.formulas import Names
from consolidate.tampering.formulas import bones
from consolidate.tampering.formulas import same_formula
from templates.issued import LockedCell
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.text import squeeze

NEAR = Decimal("1e-9")
NEARLY = Decimal("1e-14")  # of the number itself: an office keeps 15 digits


def unchanged(locked: LockedCell, found: Reading, names: Names = NO_NAMES, *, moved: bool = False) -> bool:
    """Tell whether a locked cell still says what was issued, whatever an honest re-save made of its form.

    ``names`` are renamed sheets, new name -> name as issued. Where rows or columns were ``moved``, the cells that a
    formula points to have moved with them and are not compared.
    """
    if locked.kind == "formula":
        if found.kind is not ReadingKind.FORMULA:
            return False
        return same_formula(found.text, locked.text, names) or (moved and bones(found.text) == bones(locked.text))
    if locked.kind == "number":
        issued = Decimal(locked.text)
        return found.number is not None and abs(found.number - issued) <= max(NEAR, NEARLY * abs(issued))
    return found.kind is not ReadingKind.FORMULA and squeeze(found.text) == squeeze(locked.text)


def mark_of_locked(locked: LockedCell) -> str:
    """Return what a locked cell is found again by when rows and columns were moved."""
    if locked.kind == "formula":
        return "=" + bones(locked.text)
    return _figure(Decimal(locked.text)) if locked.kind == "number" else squeeze(locked.text)


def mark_of(found: Reading) -> str:
    """Return the same of a cell as it came back; nothing for a blank one."""
    if found.kind is ReadingKind.FORMULA:
        return "=" + bones(found.text)
    return _figure(found.number) if found.number is not None else squeeze(found.text)


def _figure(number: Decimal) -> str:
    return f"{number:.12g}".rstrip("0").rstrip(".") if "." in f"{number:.12g}" else f"{number:.12g}"
