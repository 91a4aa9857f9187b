"""What a rolled-up indicator is made of: each row's figures as written and as taken, or why they are not taken."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from decimal import localcontext

from consolidate.arithmetic.filed import FiledRow
from consolidate.arithmetic.line import DEGREE
from consolidate.arithmetic.line import MEAN
from consolidate.arithmetic.line import NOT_ADDED
from consolidate.arithmetic.line import Line
from consolidate.arithmetic.line import on_line
from consolidate.arithmetic.line import stands_bare
from templates.direction import HIGHER
from templates.direction import LOWER
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

LEAST, MOST, EXACT, ABOUT, BETWEEN = "≥", "≤", "=", "≈", "range"
SIDES = {"≥": LEAST, ">": LEAST, "≤": MOST, "<": MOST, "=": EXACT, "": EXACT, "≈": ABOUT}
NOTHING = Decimal(0)
DIGITS = 60  # of exact sums: 28, the usual, could round a product of a long figure and a large budget
BY_WAY = {HIGHER: LEAST, LOWER: MOST}


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of one row: its field, its raw text, its bounds in the measure of the whole.

    ``side`` is ``≥``, ``≤``, ``=``, ``≈`` or ``range``; ``why`` the phrase that says why it does not count, empty if
    it does.
    """

    field: str
    raw: str
    low: Decimal | None = None
    high: Decimal | None = None
    side: str = ""
    bare: bool = False
    why: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is one of the figures that make up the whole."""
        return self.low is not None and not self.why


@dataclass(frozen=True, slots=True)
class Part:
    """One row of one unit with its money (in the money unit, with the field that says so) and its two figures."""

    unit: str
    unit_name: str
    form: str
    project: str
    money: Decimal | None
    money_field: str
    points: Decimal | None
    target: Told
    actual: Told
    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rolled:
    """A rolled-up figure and how much is in it.

    ``low`` and ``high`` differ for ranges only; None where nothing is added, and then ``why`` says it. Of a mean,
    ``products`` is Σ figure × money and ``money`` Σ money, both exact; of a sum, ``products`` is None.
    """

    op: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    rows: int = 0
    units: int = 0
    money: Decimal = Decimal(0)
    products: Decimal | None = None
    why: str = ""


def part_of(row: FiledRow, line: Line, words: Vocabulary) -> Part:
    """Return the part that a row plays on a line."""
    target = _told(row, "target", row.row.wanted, (row.target, row.actual), line, words)
    actual = _told(row, "actual", row.row.actual, (row.actual, row.target), line, words)
    return Part(
        row.unit,
        row.unit_name,
        row.form,
        row.row.project,
        row.money,
        row.money_field,
        row.points,
        target,
        actual,
    )


def _told(row: FiledRow, column: str, raw: str, values: tuple[Value, Value], line: Line, words: Vocabulary) -> Told:
    """Return one figure; ``values`` are its own value and the one beside it."""
    value, field = values[0], row.row.field(column)
    if not value.has_data:
        return Told(field, raw, why="sum_apart_blank")
    if not value.read or value.kind is ValueKind.COPY_OF_TARGET:
        return Told(field, raw, why="sum_apart_unread")
    if line.how in (NOT_ADDED, DEGREE):
        return Told(field, raw, why=line.why)
    bounds = on_line(value, values[1], line, words)
    if bounds is None:
        return Told(field, raw, why="sum_apart_measure" if value.numeric else "sum_apart_words")
    side = BETWEEN if bounds[0] != bounds[1] else SIDES.get(value.op, value.op)
    if column == "actual" and side not in (EXACT, ABOUT):
        return Told(field, raw, *bounds, side, why="sum_apart_no_figure")  # 1000以上 is no figure of what was done
    why = "sum_apart_no_money" if line.how == MEAN and not row.weighs else ""
    return Told(field, raw, *bounds, side, stands_bare(value), why)


def rolled(parts: Sequence[Part], column: str, line: Line, way: str) -> Rolled:
    """Return the figures of a column rolled up; thresholds of unlike signs never are."""
    here = [(part, told) for part in parts if (told := _of(part, column)).counts]
    if not here:
        return Rolled(why=line.why or _most_told(parts, column))
    side = _side([told for _, told in here], way)
    if not side:
        return Rolled(why="sum_why_unlike_signs")
    rows, units = len(here), len({part.unit for part, _ in here})
    money = _total(part.money for part, _ in here)
    if line.how != MEAN:
        low, high = _total(told.low for _, told in here), _total(told.high for _, told in here)
        return Rolled(side, low, high, rows, units, money)
    products = _total((told.low or NOTHING) * (part.money or NOTHING) for part, told in here)
    upper = _total((told.high or NOTHING) * (part.money or NOTHING) for part, told in here)
    return Rolled(side, products / money, upper / money, rows, units, money, products)


def _total(numbers: Iterable[Decimal | None]) -> Decimal:
    """Return an exact sum: with more digits at hand than any figures of a district need."""
    with localcontext(prec=DIGITS):
        return sum((number for number in numbers if number is not None), NOTHING)


def _of(part: Part, column: str) -> Told:
    return part.target if column == "target" else part.actual


def _most_told(parts: Sequence[Part], column: str) -> str:
    """Return the commonest reason why a figure of a column does not count."""
    reasons = Counter(_of(part, column).why for part in parts)
    return max(sorted(reasons), key=lambda why: reasons[why]) if reasons else ""


def _side(given: Sequence[Told], way: str) -> str:
    """Return the sign of the whole, empty where the signs are unlike.

    A bare number means what its direction says: beside ≥ where higher is better it is one more ≥. About and exactly
    together are about.
    """
    sides = {told.side for told in given if not (told.bare and told.side == EXACT)}
    bare = any(told.bare and told.side == EXACT for told in given)
    if len(sides) <= 1:
        side = next(iter(sides), EXACT)
        return side if not bare or side in (EXACT, ABOUT, BY_WAY.get(way)) else ""
    return ABOUT if sides == {EXACT, ABOUT} else ""
