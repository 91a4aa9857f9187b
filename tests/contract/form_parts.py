"""The parts of a form one by one: its groups, its cells, its texts."""

from collections.abc import Iterator

from templates.form import Cell
from templates.form import Form
from templates.form import Group
from templates.form import Row
from templates.text import Text


def groups(form: Form) -> Iterator[Group]:
    """Yield every group of rows, the inner ones last."""
    waiting = list(form.groups)
    while waiting:
        group = waiting.pop(0)
        yield group
        waiting += [item for item in group.items if isinstance(item, Group)]


def cells(form: Form) -> Iterator[Cell]:
    """Yield every cell, side labels included."""
    for group in groups(form):
        yield from [group.side] if group.side else []
        yield from (cell for item in group.items if isinstance(item, Row) for cell in item.cells)


def texts(form: Form) -> Iterator[Text]:
    """Yield every text that somebody reads on the form."""
    yield form.title
    yield from (group.label for group in groups(form) if group.id)
    for cell in cells(form):
        yield from [cell.text] if cell.text.zh else []
        yield from (cell.field.label, cell.field.hint, cell.field.wording) if cell.field else ()
