"""Tables of the sheet: heading rows, the columns they name, and the rows below that keep to these columns."""

from dataclasses import dataclass

from templates.text import squeeze
from tianbao.adopting.roles import Roles
from tianbao.adopting.sheet import Box
from tianbao.adopting.wording import bare
from tianbao.adopting.wording import ticks

FEWEST = 2  # labels that make a heading


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: where it lies and its headings from the top; a corner above row labels has none."""

    first: int
    last: int
    heads: tuple[str, ...]

    @property
    def name(self) -> str:
        """The headings joined, as they are looked up."""
        return "·".join(self.heads)


@dataclass(frozen=True, slots=True)
class Table:
    """Heading rows, columns, and body rows (first and last; an empty body is no table)."""

    top: int
    first: int
    last: int
    columns: tuple[Column, ...]

    @property
    def body(self) -> range:
        """Its body rows."""
        return range(self.first, self.last + 1)

    def column_at(self, box: Box) -> Column | None:
        """Return the column a box of the body lies in: the same columns, or inside one."""
        fits = (one for one in self.columns if one.first <= box.column and box.last <= one.last)
        return next(fits, None)

    def exactly(self, box: Box) -> bool:
        """Tell whether a box is as wide as one column."""
        return any((one.first, one.last) == box.span for one in self.columns)


def tables_of(roles: Roles) -> tuple[Table, ...]:
    """Return the tables from the top; no row belongs to two."""
    found: list[Table] = []
    row = 1
    while row in roles.sheet.rows:
        table = _table(roles, row)
        if table is None:
            row += 1
        else:
            found.append(table)
            row = table.last + 1
    return tuple(found)


def _table(roles: Roles, top: int) -> Table | None:
    heads = _heads(roles, top)
    if len([box for box in heads if roles.names(box)]) < FEWEST:
        return None
    bottom = top
    while _is_lower_heading(roles, top, bottom):
        bottom += 1
    heads = tuple(box for box in heads if box.bottom <= bottom)
    columns = _columns(roles, top, bottom)
    last = bottom
    while last + 1 in roles.sheet.rows and _is_body(roles, last + 1, bottom, columns):
        last += 1
    return Table(top, bottom + 1, last, columns) if last > bottom and len(columns) >= FEWEST else None


def _heads(roles: Roles, row: int) -> tuple[Box, ...]:
    """Return the boxes of a row if they can be headings: framed labels only, but for a blank corner at the left."""
    boxes = roles.sheet.starting(row)
    lead = [box for box in boxes if roles.names(box) and box.down > 1 and _is_side(roles, box)]
    rest = [box for box in boxes if box not in lead]
    if rest and roles.is_input(rest[0]) and not rest[0].text and _is_corner(roles, rest[0]):
        rest = rest[1:]
    plain = all(roles.names(box) and box.boxed and ":" not in squeeze(box.text) for box in rest)
    return tuple(rest) if plain and rest else ()


def _is_side(roles: Roles, box: Box) -> bool:
    """Tell whether a label runs down beside rows that have inputs."""
    below = [
        other for row in range(box.row, box.bottom + 1) for other in roles.sheet.over(row) if other.column > box.last
    ]
    return any(roles.is_input(other) and other.bottom <= box.bottom for other in below)


def _is_corner(roles: Roles, box: Box) -> bool:
    """Tell whether below a blank box stand names of rows."""
    below = roles.sheet.at(box.bottom + 1, box.column)
    return roles.names(below) and below is not None and below.boxed


def _is_lower_heading(roles: Roles, top: int, bottom: int) -> bool:
    """Tell whether the next row divides headings above it: each label narrower than the one it stands under."""
    below = roles.sheet.starting(bottom + 1)
    if not below:
        return any(
            box.bottom > bottom and not _is_side(roles, box) for box in roles.sheet.over(bottom) if box.row >= top
        )
    if not all(roles.names(box) and box.boxed for box in below):
        return False
    return all(_narrower(roles, box, top) for box in below)


def _narrower(roles: Roles, box: Box, top: int) -> bool:
    above = roles.sheet.at(box.row - 1, box.column)
    return above is not None and above.row >= top and above.across > box.across


def _columns(roles: Roles, top: int, bottom: int) -> tuple[Column, ...]:
    """Return the columns: the lowest heading of each, with the headings above it."""
    found = []
    for box in roles.sheet.over(bottom):
        if box.row < top or box.bottom > bottom:
            continue
        heads = [bare(box.text)] if box.text else []
        row = box.row - 1
        while row >= top:
            above = roles.sheet.at(row, box.column)
            if above is None or above.row < top:
                break
            heads.insert(0, bare(above.text))
            row = above.row - 1
        found.append(Column(box.column, box.last, tuple(head for head in heads if head)))
    return tuple(found)


def _is_body(roles: Roles, row: int, bottom: int, columns: tuple[Column, ...]) -> bool:
    """Tell whether a row keeps to the columns: its inputs fit them, and no name stands right of an input."""
    boxes = [box for box in roles.sheet.over(row) if box.row > bottom]
    inputs = [box for box in boxes if roles.is_input(box)]
    names = [box for box in boxes if roles.names(box)]
    if not inputs or any(ticks(box.text) for box in inputs):
        return False
    left = min(box.column for box in inputs)
    if any(box.column > left for box in names):
        return False
    return all(any(one.first <= box.column and box.last <= one.last for one in columns) for box in inputs)
