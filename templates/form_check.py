"""What must hold inside one form file: ids once, lists and references that exist, cells that do not overlap."""

import re
from collections.abc import Iterator

from templates.codes import Slip
from templates.expr import references
from templates.finding import facts
from templates.form import Cell
from templates.form import Form
from templates.form import Group
from templates.form import Row
from templates.a1 import address
from templates.slips import AuthorError
from templates.slips import Origin
from templates.yaml_source import did_you_mean

_NUMBERED = re.compile(r"\[(?:\d+|\*|n)\]")


def general_id(path: str) -> str:
    """Return a field id without its numbers: ``goals[2].indicators[*].target`` -> ``goals[].indicators[].target``."""
    return _NUMBERED.sub("[]", path)


def field_ids(form: Form) -> tuple[str, ...]:
    """Return the ids of all fields without numbers, in the order of the form."""
    return tuple(path for path, _ in _walk(form))


def check_form(form: Form) -> None:
    """Raise AuthorError, at file and line, for the first thing in the form that cannot be."""
    paths: dict[str, Cell] = {}
    for path, cell in _walk(form):
        if path in paths:
            raise AuthorError(Slip.DUPLICATE_ID, Origin(form.file, cell.line), facts(key=path))
        paths[path] = cell
    for path, cell in paths.items():
        _check_lists(form, path, cell)
        _check_references(form, cell, tuple(paths))
    for group in form.groups:
        _check_overlap(form, group)
        _check_used_by(form, group)


def need_known(path: str, known: tuple[str, ...], origin: Origin) -> None:
    """Raise AuthorError at the origin when the form has no such field."""
    if general_id(path) not in known:
        guess = did_you_mean(general_id(path), known)
        raise AuthorError(Slip.FIELD_UNKNOWN, origin, facts(field=path, guess=guess))


def _walk(form: Form) -> Iterator[tuple[str, Cell]]:
    for group in form.groups:
        yield from _inside(group, "")


def _inside(group: Group, prefix: str) -> Iterator[tuple[str, Cell]]:
    inner = f"{prefix}{group.id}[]." if group.id else prefix
    for item in group.items:
        if isinstance(item, Group):
            yield from _inside(item, inner)
        else:
            yield from ((inner + cell.field.id, cell) for cell in item.cells if cell.field)


def _check_lists(form: Form, path: str, cell: Cell) -> None:
    lists = tuple(one.id for one in form.lists)
    for wanted in (cell.field.choices, cell.field.suggest) if cell.field else ():
        if wanted and wanted not in lists:
            raise AuthorError(Slip.NOT_ONE_OF, Origin(form.file, cell.line), facts(key=path, given=wanted, choices=lists))


def _check_references(form: Form, cell: Cell, known: tuple[str, ...]) -> None:
    if cell.field and cell.field.formula is not None:
        for path in references(cell.field.formula):
            need_known(path, known, Origin(form.file, cell.line))


def _check_used_by(form: Form, group: Group) -> None:
    own = {cell.field.id for item in group.items if isinstance(item, Row) for cell in item.cells if cell.field}
    for name in group.used_by:
        if name not in own:
            raise AuthorError(Slip.FIELD_UNKNOWN, Origin(form.file, group.line), facts(field=name, guess=""))
    for item in group.items:
        if isinstance(item, Group):
            _check_used_by(form, item)


def _check_overlap(form: Form, group: Group) -> None:
    taken: dict[tuple[int, int], Cell] = {}
    for number, item in enumerate(group.items):
        if isinstance(item, Group):
            _check_overlap(form, item)
            continue
        for cell in item.cells:
            for row in range(number, number + cell.down):
                for column in range(cell.first, cell.last + 1):
                    _take(form, taken, (row, column), cell)


def _take(form: Form, taken: dict[tuple[int, int], Cell], spot: tuple[int, int], cell: Cell) -> None:
    other = taken.setdefault(spot, cell)
    if other is not cell:
        given = facts(cell=address(spot[0] + 1, spot[1]), first=_called(other), second=_called(cell))
        raise AuthorError(Slip.CELLS_OVERLAP, Origin(form.file, cell.line), given)


def _called(cell: Cell) -> str:
    return cell.field.id if cell.field else cell.text.zh
