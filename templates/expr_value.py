"""The Decimal printer of an expression: what it comes to, blank staying blank."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP
from decimal import Decimal

from templates.expr import Binary
from templates.expr import Call
from templates.expr import Expr
from templates.expr import Number
from templates.expr import Ref

Lookup = Callable[[str], tuple[Decimal | None, ...]]


def value(tree: Expr, lookup: Lookup) -> Decimal | None:
    """Return what the expression comes to, or None where it is blank.

    Sums skip blanks and are blank only if all parts are; products and quotients are blank if any part is,
    or the divisor is 0. ``lookup`` gives the values of a field id (several for ``[*]``), None for a blank.
    """
    match tree:
        case Number(number):
            return number
        case Ref(path):
            return added(lookup(path))
        case Binary("+", left, right):
            return added((value(left, lookup), value(right, lookup)))
        case Binary("-", left, right):
            return added((value(left, lookup), _negated(value(right, lookup))))
        case Binary(op, left, right):
            return _product(op, value(left, lookup), value(right, lookup))
        case Call(name, args):
            return _called(name, tuple(value(arg, lookup) for arg in args))


def added(parts: tuple[Decimal | None, ...]) -> Decimal | None:
    """Return the sum of the parts that are not blank, or None if all are."""
    given = [part for part in parts if part is not None]
    return sum(given, Decimal(0)) if given else None


def rounded(number: Decimal, places: int) -> Decimal:
    """Return the number rounded half away from zero, as Excel's ROUND does."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """Return the number without exponent and without trailing zeros: ``12.50`` -> ``12.5``."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _negated(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number


def _product(op: str, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None:
        return None
    if op == "*":
        return left * right
    return left / right if right else None


def _called(name: str, args: tuple[Decimal | None, ...]) -> Decimal | None:
    if name == "sum":
        return added(args)
    first = args[0]
    if first is None:
        return None
    if name == "abs":
        return abs(first)
    return rounded(first, int(args[1] or 0))
