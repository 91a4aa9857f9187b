"""The Excel printer of an expression: the same tree as a formula that Excel 2010, WPS and LibreOffice 7 share."""

import re
from collections.abc import Callable

from templates.expr import Binary
from templates.expr import Call
from templates.expr import Expr
from templates.expr import Number
from templates.expr import Ref
from templates.expr import Relation

Cells = Callable[[str], tuple[str, ...]]
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def formula(tree: Expr, cells: Cells) -> str:
    """Return the formula (with ``=``) that shows the value, and nothing where the expression is blank.

    ``cells`` gives the addresses of a field id, several for ``[*]``.
    """
    blank = blank_test(tree, cells)
    number = number_of(tree, cells)
    return f"={number}" if blank == "FALSE" else f'=IF({blank},"",{number})'


def number_of(tree: Expr, cells: Cells) -> str:
    """Return the formula text of the value with blanks as 0, without ``=``."""
    match tree:
        case Number(number):
            return format(number, "f")
        case Ref(path):
            return _summed(cells(path))
        case Binary("+", _, _) | Call("sum", _):
            return _summed(_parts(tree, cells))
        case Binary("-", left, right):
            return f"({_addend(left, cells)}-{_addend(right, cells)})"
        case Binary(op, left, right):
            return f"({number_of(left, cells)}{op}{number_of(right, cells)})"
        case Call(name, args):
            return f"{name.upper()}({','.join(number_of(arg, cells) for arg in args)})"


def blank_test(tree: Expr, cells: Cells) -> str:
    """Return the formula text that is TRUE where the expression is blank."""
    match tree:
        case Number():
            return "FALSE"
        case Ref(path):
            return _none_counted(cells(path))
        case Binary("+" | "-", left, right):
            return _all_blank((left, right), cells)
        case Call("sum", args):
            return _all_blank(args, cells)
        case Binary(op, left, right):
            tests = [blank_test(left, cells), blank_test(right, cells)]
            if op == "/":
                tests.append(f"{_addend(right, cells)}=0")
            return _either(tests)
        case Call(_, args):
            return blank_test(args[0], cells)


def relation_state(relation: Relation, cells: Cells, tolerance: str, good: str, bad: str) -> str:
    """Return the formula (with ``=``) that shows ``good``, ``bad``, or nothing while a side is blank."""
    left, right = number_of(relation.left, cells), number_of(relation.right, cells)
    gap = f"ROUND({left}-{right},6)"
    test = {
        "=": f"ABS({gap})<={tolerance}",
        "<=": f"{gap}<={tolerance}",
        ">=": f"{gap}>=-{tolerance}",
        "<": f"{gap}<0",
        ">": f"{gap}>0",
    }[relation.op]
    blank = _either([blank_test(relation.left, cells), blank_test(relation.right, cells)])
    return f'=IF({blank},"",IF({test},"{good}","{bad}"))'


def joined(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Return the addresses with runs down one column drawn together: B7, B8, B9 -> B7:B9."""
    runs: list[list[str]] = []
    for cell in addresses:
        if runs and _below(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return tuple(run[0] if len(run) == 1 else f"{run[0]}:{run[-1].rsplit('!', 1)[-1]}" for run in runs)


def _below(upper: str, lower: str) -> bool:
    sheet_upper, _, cell_upper = upper.rpartition("!")
    sheet_lower, _, cell_lower = lower.rpartition("!")
    above = _CELL.fullmatch(cell_upper)  # a number is no cell: 1 and 2 are not the rows 1:2
    return above is not None and sheet_upper == sheet_lower and cell_lower == f"{above[1]}{int(above[2]) + 1}"


def _parts(tree: Expr, cells: Cells) -> tuple[str, ...]:
    match tree:
        case Ref(path):
            return cells(path)
        case Binary("+", left, right):
            return _parts(left, cells) + _parts(right, cells)
        case Call("sum", args):
            return tuple(part for arg in args for part in _parts(arg, cells))
        case _:
            return (_addend(tree, cells),)


def _addend(tree: Expr, cells: Cells) -> str:
    """Return the value as part of a sum: 0 where it is blank, even by a division that cannot be worked out."""
    number = number_of(tree, cells)
    return f"IF({blank_test(tree, cells)},0,{number})" if _divides(tree) else number


def _divides(tree: Expr) -> bool:
    """Tell whether working the value out may fail; sums look after their own parts."""
    match tree:
        case Binary("/", _, _):
            return True
        case Binary("*", left, right):
            return _divides(left) or _divides(right)
        case Call("round" | "abs", args):
            return _divides(args[0])
        case _:
            return False


def _summed(parts: tuple[str, ...]) -> str:
    return f"SUM({','.join(joined(parts))})" if parts else "0"


def _none_counted(addresses: tuple[str, ...]) -> str:
    return f"COUNT({','.join(joined(addresses))})=0" if addresses else "TRUE"


def _all_blank(parts: tuple[Expr, ...], cells: Cells) -> str:
    if all(isinstance(part, Ref) for part in parts):
        addresses = tuple(cell for part in parts if isinstance(part, Ref) for cell in cells(part.path))
        return _none_counted(addresses)
    tests = [blank_test(part, cells) for part in parts]
    return "FALSE" if "FALSE" in tests else f"AND({','.join(tests)})"


def _either(tests: list[str]) -> str:
    real = [test for test in tests if test != "FALSE"]
    if not real:
        return "FALSE"
    return real[0] if len(real) == 1 else f"OR({','.join(real)})"
