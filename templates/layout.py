"""Where everything of one sheet of a unit's workbook lies; made by ``place``, asked by the writer and the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from decimal import Decimal

from templates.a1 import address
from templates.expr import Expr
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.text import NO_TEXT
from templates.text import Text


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A field of one unit's form at its cell.

    ``row_group`` is the repeated row it belongs to (``goals[2].indicators[1]``), ``value`` what the bureau prefilled
    (numbers as plain text), ``choices`` the values it must keep to, ``suggested`` those it should. Of an indicator's
    earlier year, ``kind_of_prior`` says what the ledger held at issue: a ``target``, an ``actual``, or nothing.

    Where a form is filled in once for each project, ``part`` (``2/``) begins the id of every field of the second one;
    ``name`` is the id without it. ``source`` and ``derive`` are those of the form; ``counts``
    says that something in it makes its row count as used; ``planned`` is last year's target beside its actual.
    """

    id: str
    label: Text
    kind: Kind
    owner: Owner
    need: Need
    sheet: str
    row: int
    column: int
    down: int = 1
    across: int = 1
    value: str = ""
    formula: Expr | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    longest: int = 200
    choices: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    list_id: str = ""
    row_group: str = ""
    hint: Text = NO_TEXT
    wording: Text = NO_TEXT
    kind_of_prior: str = ""
    part: str = ""
    source: str = ""
    derive: str = ""
    counts: bool = False
    planned: str = ""

    @property
    def name(self) -> str:
        """The id as the form has it, the same for every project."""
        return self.id.removeprefix(self.part)

    @property
    def cell(self) -> str:
        """The address of its (top left) cell."""
        return address(self.row, self.column)

    @property
    def unlocked(self) -> bool:
        """Whether the unit may write here."""
        return self.owner is Owner.UNIT

    def days(self, year: int) -> tuple[date, date]:
        """Return the first and the last day a date in it may be, in a form of that year.

        ``low`` and ``high`` are years before and after; without them it lies within a year of the form's own.
        """
        before, after = (bound if given is None else int(given) for given, bound in ((self.low, -1), (self.high, 1)))
        return date(year + before, 1, 1), date(year + after, 12, 31)


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell or merged range to be written: a label in a style, a field, or what a typed total should be."""

    row: int
    column: int
    down: int
    across: int
    style: str
    text: Text = NO_TEXT
    field: PlacedField | None = None
    should_be: PlacedField | None = None
    row_group: str = ""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row of the form sheet: height in points and when it prints.

    ``needs``: it prints only if each of these sets of fields has something; ``or_none_of``: it also prints while none
    of these fields has anything (the first rows of a group, on a form still blank); ``hidden``: not shown at issue.
    """

    row: int
    height: float
    heading: bool = False
    needs: tuple[tuple[str, ...], ...] = ()
    or_none_of: tuple[str, ...] = ()
    hidden: bool = False
    row_group: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet that the unit fills in: slots, rows, and fields by id; ``part`` as in its fields."""

    sheet: str
    printed: int
    widths: tuple[float, ...]
    landscape: bool
    slots: tuple[Slot, ...]
    rows: tuple[RowPlan, ...]
    fields: dict[str, PlacedField] = field(default_factory=dict)
    part: str = ""
    number: int = 1

    @property
    def flag_column(self) -> int:
        """The column that says which rows print, right of all others."""
        return len(self.widths) + 1

    @property
    def states(self) -> tuple[Slot, ...]:
        """The cells that say how their indicator row stands, from the top."""
        return tuple(slot for slot in self.slots if slot.style == "row_state")

    def matching(self, path: str) -> tuple[PlacedField, ...]:
        """Return the fields of an id, several for ``[*]``, in their order on the sheet."""
        return among(self.fields, path)


def among(fields: Mapping[str, PlacedField], path: str) -> tuple[PlacedField, ...]:
    """Return the fields of an id, several for ``[*]``, in the order given."""
    if "[*]" not in path:
        return (fields[path],) if path in fields else ()
    return tuple(one for one in fields.values() if matches(path, one.id))


def matches(path: str, field_id: str) -> bool:
    """Tell whether a field id is one of those a path with ``[*]`` stands for."""
    if not field_id.startswith(path.partition("[*]")[0]):
        return False
    wanted, given = path.split("."), field_id.split(".")
    return len(wanted) == len(given) and all(
        w == g or (w.endswith("[*]") and g.startswith(w[:-2]) and g.endswith("]"))
        for w, g in zip(wanted, given, strict=True)
    )
