"""One cell of the roll-up: what it shows, how it looks, and where it comes from."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Value = str | Decimal | None


class Look(StrEnum):
    """How a value is shown; ``change`` and ``growth`` carry their sign, rates are fractions (0.9227 is 92.27 %)."""

    TEXT = "text"
    CENTER = "center"
    FAINT = "faint"
    RIGHT = "right"  # a value as the unit wrote it: ≥95%, 1200人次
    REMARK = "remark"  # runs on over the empty cells beside it
    ALERT = "alert"  # a word that asks for someone to act
    GRADE = "grade"  # 优 良 中 差
    LINK = "link"
    MONEY = "money"
    CHANGE = "change"
    PERCENT = "percent"
    GROWTH = "growth"
    SCORE = "score"
    NUMBER = "number"  # as many places as it has
    COUNT = "count"
    ORDER = "order"  # 序号: a row's number, no figure


NUMERIC = frozenset({
    *(Look.MONEY, Look.CHANGE, Look.PERCENT, Look.GROWTH, Look.SCORE, Look.NUMBER, Look.COUNT, Look.ORDER),
})


class Op(StrEnum):
    """How a figure is worked out of its parts.

    ``difference`` is the first part less all others; ``ratio`` the first over the second; ``mean`` the plain mean;
    ``weighted_mean`` the mean of the parts by the ``weights``; ``count`` how many of ``among`` are the parts;
    ``ties`` how many of the parts are not 0, which the cell tells in words.
    """

    SAME = "same"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    MEAN = "mean"
    WEIGHTED_MEAN = "weighted_mean"
    COUNT = "count"
    TIES = "ties"


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a returned file: whose, which field of which form, and the raw text that stands there.

    ``unit`` and ``form`` are codes, ``field`` a field id as in the return (``2/funds.total.rate``), ``name`` what the
    unit is called, ``project`` the project's name or nothing; ``received`` an ISO date. ``sheet`` and ``cell`` are
    empty where the file as a whole is meant. ``amount`` is the number read there, None where it is none. A cell that
    is a formula in the file is worked out anew from the cells of ``inputs``.
    """

    unit: str
    name: str
    form: str
    year: int
    project: str
    field: str
    file: str
    sha256: str
    received: str
    sheet: str
    cell: str
    raw: str
    amount: Decimal | None = None
    inputs: "tuple[Origin, ...]" = ()


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure worked out: ``parts`` are ids of other figures of the book, places in files, or workings themselves.

    ``weights`` go with the parts of a weighted mean, one for each. Of a count, ``among`` are the ids of all cells that
    were looked at and ``text`` what the counted ones say (``退回*``: how they begin); without a text every one that is
    not blank counts. Of ``ties`` the text is what is said where all are 0, ``|``, and what is said otherwise.
    """

    op: Op
    parts: "tuple[Part, ...]" = ()
    weights: "tuple[Part, ...]" = ()
    among: tuple[str, ...] = ()
    text: str = ""


Part = str | Origin | Worked


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads: a place in a returned file, or a figure (or the top of a sheet, by its key) of the book."""

    to: Origin | str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a blank is None and never 0.

    ``id`` names it in the whole book, in any language and wherever it comes to stand; empty where nobody refers to it.
    Every number has an id and a ``source``, but for ``order``. ``note`` says what a reader must know of the figure.
    """

    value: Value = None
    look: Look = Look.TEXT
    id: str = ""
    source: Origin | Worked | None = None
    link: Link | None = None
    note: str = ""

    @property
    def numeric(self) -> bool:
        """Whether it holds a number."""
        return isinstance(self.value, Decimal)


BLANK = Cell()
