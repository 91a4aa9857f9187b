"""A form as drafted, before it is text: cells, rows, groups, lists; every field with its guess."""

from collections.abc import Iterator
from dataclasses import dataclass

from templates.text import NO_TEXT
from templates.text import Text
from tianbao.adopting.guess import Guess


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A label or a field over some columns and rows."""

    first: int
    last: int
    down: int = 1
    style: str = ""
    text: Text = NO_TEXT
    guess: Guess | None = None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row with its height in points, 0 for the usual one."""

    height: float
    cells: tuple[DraftCell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """Rows that belong together; repeating where ``id`` is given, ``least`` times at least."""

    items: "tuple[DraftRow | DraftGroup, ...]"
    side: DraftCell | None = None
    id: str = ""
    label: Text = NO_TEXT
    per: bool = False
    least: int = 1
    spare: int = 0
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftList:
    """Permitted values; parts where they depend on what another list (``by``) has."""

    id: str
    values: tuple[str, ...]
    by: str = ""
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole form as drafted; ``remarks`` are phrases for its author, with what they are about."""

    id: str
    version: str
    title: Text
    sheet: str
    per_project: bool
    stage: str
    landscape: bool
    widths: tuple[float, ...]
    printed: int
    lists: tuple[DraftList, ...]
    groups: tuple[DraftGroup, ...]
    file: str = ""
    remarks: tuple[tuple[str, str], ...] = ()

    def cells(self) -> Iterator[DraftCell]:
        """Yield every cell, each repeated row once."""
        for group in self.groups:
            yield from _cells(group)


def _cells(group: DraftGroup) -> Iterator[DraftCell]:
    if group.side is not None:
        yield group.side
    for item in group.items:
        if isinstance(item, DraftGroup):
            yield from _cells(item)
        else:
            yield from item.cells
