"""A form as its author wrote it: rows of cells, groups that repeat, fields; nothing of a unit is in it yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from templates.expr import Expr
from templates.text import NO_TEXT
from templates.text import Text


class Kind(StrEnum):
    """What a field takes."""

    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"
    LONG_TEXT = "long_text"
    VALUE = "value"


class Owner(StrEnum):
    """Who writes a field: the unit, the bureau beforehand, or a formula."""

    UNIT = "unit"
    BUREAU = "bureau"
    FORMULA = "formula"


class Need(StrEnum):
    """When a field must be filled: always, as a part of a total that is not typed, when its row is used, or never."""

    ALWAYS = "always"
    PART = "part"
    ROW = "row"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    ``source`` names what prefills it (``unit.name``, ``project.year_budget``, ``prior1`` …); ``choices`` names a list
    that must be kept to, ``suggest`` one that may be left; ``formula`` refers to fields by id; ``derive`` names a
    figure that only the scoring rules can work out (``indicator_score``, ``execution_score``, ``grade``).
    """

    id: str
    label: Text
    kind: Kind
    owner: Owner
    need: Need = Need.NEVER
    low: Decimal | None = None
    high: Decimal | None = None
    longest: int = 200
    choices: str = ""
    suggest: str = ""
    source: str = ""
    formula: Expr | None = None
    derive: str = ""
    hint: Text = NO_TEXT
    wording: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell or merged range of the printed form: a label or a field.

    ``first`` and ``last`` are column numbers, ``down`` the rows it spans; ``line`` is its place in the form file.
    """

    first: int
    last: int
    down: int
    style: str
    text: Text
    field: Field | None
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``height`` in points, 0 for the height the office chooses; ``heading`` marks one that repeats."""

    cells: tuple[Cell, ...]
    height: float
    line: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, beside an optional side label that spans them; repeats where ``id`` is given.

    ``per`` names what it repeats for (``projects``), ``least`` how many rows show, ``room`` how many there are,
    ``spare`` how many beyond the known ones; ``used_by`` the fields that make a row count as used.
    """

    id: str
    items: "tuple[Row | Group, ...]"
    side: Cell | None
    per: str
    least: int
    room: int
    spare: int
    used_by: tuple[str, ...]
    line: int
    label: Text = NO_TEXT

    def fields(self) -> Iterator[Field]:
        """Yield every field in it, groups entered once."""
        return _fields_of(self)


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list of permitted values; ``by`` names the list whose value decides which of ``parts`` applies."""

    id: str
    values: tuple[str, ...]
    by: str = ""
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form: columns with their widths (characters), the printed ones first, lists, and the groups of rows.

    ``per`` is ``projects`` for a form that is filled in once for each project, on a sheet of its own; ``stage`` says
    what its indicators tell: ``target``, ``progress`` or ``actual``.
    """

    id: str
    version: str
    title: Text
    sheet: str
    landscape: bool
    columns: tuple[float, ...]
    printed: int
    lists: tuple[ChoiceList, ...]
    groups: tuple[Group, ...]
    file: str
    per: str = ""
    stage: str = "target"

    def fields(self) -> Iterator[Field]:
        """Yield every field, groups entered once."""
        for group in self.groups:
            yield from _fields_of(group)

    def choice_list(self, list_id: str) -> ChoiceList:
        """Return a list by its id; KeyError when the form has none."""
        return {one.id: one for one in self.lists}[list_id]


def _fields_of(group: Group) -> Iterator[Field]:
    for item in group.items:
        if isinstance(item, Group):
            yield from _fields_of(item)
            continue
        for cell in item.cells:
            if cell.field is not None:
                yield cell.field
