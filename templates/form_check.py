"""What must hold inside one form file: ids once, lists and references that exist, cells that do not overlap."""

import re
from collections.abc import Iterator
from collections.abc import Mapping
from graphlib import CycleError
from graphlib import TopologicalSorter
from itertools import takewhile

from templates.a1 import address
from templates.codes import Slip
from templates.expr import Ref
from templates.expr import references
from templates.expr import written
from templates.finding import facts
from templates.form import Cell
from templates.form import Form
from templates.form import Group
from templates.form import Kind
from templates.form import Row
from templates.slips import AuthorError
from templates.slips import Origin
from templates.yaml_source import did_you_mean

_NUMBERED = re.compile(r"\[(?:[0-9]+|\*|n)\]")
NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)
# What a derived figure is worked out from: by the names in its own row, the grade by its id.
NEEDED_BESIDE = {
    "indicator_score": ("target", "actual", "weight"),
    "execution_score": ("weight", "executed", "adjusted"),
    "grade": ("score.total",),
}
Taken = dict[tuple[int, int], Cell]


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
    if not paths:
        raise AuthorError(Slip.KEY_MISSING, Origin(form.file, 1), facts(key="field"))
    for path, cell in paths.items():
        _check_lists(form, path, cell)
        _check_derived(form, path, cell, paths)
        _check_references(form, path, cell, tuple(paths))
    _check_circles(form, paths)
    row, taken = 1, Taken()
    for group in form.groups:
        _check_used_by(form, group)
        row = _occupy(form, group, row, taken)


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
            raise AuthorError(
                Slip.NOT_ONE_OF, Origin(form.file, cell.line), facts(key=path, given=wanted, choices=lists)
            )


def _check_derived(form: Form, path: str, cell: Cell, known: Mapping[str, Cell]) -> None:
    """Refuse a score without the figures it is worked out from beside it."""
    row = path.rpartition(".")[0]
    beside = NEEDED_BESIDE.get(cell.field.derive, ()) if cell.field else ()
    for needed in [f"{row}.{name}" for name in beside] if cell.field and cell.field.derive != "grade" else beside:
        if needed not in known:
            raise AuthorError(Slip.FIELD_UNKNOWN, Origin(form.file, cell.line), facts(field=needed, guess=""))


def _check_references(form: Form, own: str, cell: Cell, known: tuple[str, ...]) -> None:
    if cell.field is None or cell.field.formula is None:
        return
    origin, formula = Origin(form.file, cell.line), cell.field.formula
    for path in references(formula):
        need_known(path, known, origin)
        if "[n]" in path and "[]" not in own:
            raise AuthorError(Slip.FIELD_UNKNOWN, origin, facts(field=path, guess="（→ [*] ？）"))
    if cell.field.kind not in NUMBERS and not isinstance(formula, Ref):
        raise AuthorError(Slip.EXPRESSION_BROKEN, origin, facts(text=written(formula), what=f"kind: {cell.field.kind}"))


def _check_circles(form: Form, paths: Mapping[str, Cell]) -> None:
    """Refuse a formula that rests on itself: every office would open the workbook with a warning."""
    rests_on = {
        path: [general_id(one) for one in references(cell.field.formula)]
        for path, cell in paths.items()
        if cell.field and cell.field.formula is not None
    }
    try:
        TopologicalSorter(rests_on).prepare()
    except CycleError as circle:
        around = circle.args[1][::-1]
        field = paths[around[0]].field
        text = written(field.formula) if field and field.formula is not None else ""
        given = facts(text=text, what=" → ".join(around))
        raise AuthorError(Slip.EXPRESSION_BROKEN, Origin(form.file, paths[around[0]].line), given) from None


def _check_used_by(form: Form, group: Group) -> None:
    own = {cell.field.id for item in group.items if isinstance(item, Row) for cell in item.cells if cell.field}
    for name in group.used_by:
        if name not in own:
            raise AuthorError(Slip.FIELD_UNKNOWN, Origin(form.file, group.line), facts(field=name, guess=""))
    for item in group.items:
        if isinstance(item, Group):
            _check_used_by(form, item)


def _occupy(form: Form, group: Group, first: int, taken: Taken) -> int:
    """Take the cells of a group, each repeated one standing once, and return the row below it."""
    row = first
    for number, item in enumerate(group.items):
        if isinstance(item, Group):
            row = _occupy(form, item, row, taken)
            continue
        below = sum(1 for _ in takewhile(lambda each: isinstance(each, Row), group.items[number:]))
        for cell in item.cells:
            if cell.down > below:  # it would reach into rows that repeat, or out of those that do
                given = facts(key="down", expected=f"1 … {below}", given=str(cell.down))
                raise AuthorError(Slip.WRONG_TYPE, Origin(form.file, cell.line), given)
            _take(form, taken, range(row, row + cell.down), cell)
        row += 1
    if group.side is not None:
        _take(form, taken, range(first, row), group.side)
    return row


def _take(form: Form, taken: Taken, rows: range, cell: Cell) -> None:
    for row in rows:
        for column in range(cell.first, cell.last + 1):
            other = taken.setdefault((row, column), cell)
            if other is not cell:
                given = facts(cell=address(row, column), first=_called(other), second=_called(cell))
                raise AuthorError(Slip.CELLS_OVERLAP, Origin(form.file, cell.line), given)


def _called(cell: Cell) -> str:
    return cell.field.id if cell.field else cell.text.zh
