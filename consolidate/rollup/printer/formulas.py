"""The arithmetic of the book as Excel formulas: short ones, over the rows where the parts stand."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from consolidate.rollup.model.book import Book
from consolidate.rollup.model.cell import Look
from consolidate.rollup.model.cell import Op
from consolidate.rollup.model.cell import Part
from consolidate.rollup.model.cell import Worked
from consolidate.rollup.model.places import At
from consolidate.rollup.model.places import places
from consolidate.rollup.model.places import sheet_places
from templates.a1 import address
from templates.a1 import in_sheet

MOST_RUNS = 12  # ranges in one SUM; above that a criterion is looked for
LONGEST = 8000  # signs of a formula; Excel takes 8,192
LONGEST_TEXT = 200  # of a criterion
WILD = frozenset('*?~<>="')  # in a criterion they mean something else
ROUND = 6  # places at which what binary numbers leave over is cut off a difference that should be 0
NAMING = frozenset({Look.TEXT, Look.FAINT, Look.CENTER})
Runs = list[tuple[int, int]]


@dataclass
class Formulas:
    """Every place of a book, and the texts beside the figures by which sums over scattered rows can be told."""

    book: Book
    at: dict[str, At] = field(default_factory=dict)
    words: dict[str, dict[int, dict[int, str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    numbers: dict[str, dict[int, set[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def __post_init__(self) -> None:
        """Take down where everything stands."""
        self.at = places(self.book)
        for sheet in self.book.sheets:
            for number, block, row in sheet_places(sheet).rows():
                for column, cell in enumerate(row.cells, start=block.first):
                    if isinstance(cell.value, str) and cell.look in NAMING:
                        self.words[sheet.name][column][number] = cell.value
                    if cell.value is not None:
                        self.numbers[sheet.name][column].add(number)

    def formula(self, worked: Worked, sheet: str, *, proof: bool) -> str:
        """Return the formula of a working as it stands on a sheet; empty where a part is no figure of the book."""
        if not _inside(worked):
            return ""
        said = self._expression(worked, sheet)
        if not said or len(said) > LONGEST:
            return ""
        return f"=ROUND({said},{ROUND})" if proof and worked.op is Op.DIFFERENCE else f"={said}"

    def _expression(self, worked: Worked, sheet: str) -> str:
        printers = {
            Op.SAME: self._same, Op.SUM: self._total, Op.MEAN: self._mean, Op.DIFFERENCE: self._difference,
            Op.RATIO: self._ratio, Op.WEIGHTED_MEAN: self._weighted, Op.COUNT: self._count, Op.TIES: self._ties}
        return printers[worked.op](worked, sheet)

    def _same(self, worked: Worked, sheet: str) -> str:
        return self._term(worked.parts[0], sheet)

    def _total(self, worked: Worked, sheet: str) -> str:
        return self._sum(worked.parts, sheet)

    def _ratio(self, worked: Worked, sheet: str) -> str:
        return "/".join(self._bracketed(part, sheet) for part in worked.parts)

    def _term(self, part: Part, sheet: str) -> str:
        if isinstance(part, Worked):
            return self._expression(part, sheet)
        place = self.at[str(part)]
        return place.cell if place.sheet == sheet else in_sheet(place.sheet, place.cell)

    def _bracketed(self, part: Part, sheet: str) -> str:
        term = self._term(part, sheet)
        return f"({term})" if isinstance(part, Worked) else term

    def _difference(self, worked: Worked, sheet: str) -> str:
        first, *others = worked.parts
        named = [part for part in others if isinstance(part, str)]
        if len(named) > 2 and len(named) == len(others):  # noqa: PLR2004 - two are shorter one by one
            return f"{self._term(first, sheet)}-({self._sum(named, sheet)})"
        return "-".join(self._bracketed(part, sheet) for part in worked.parts)

    def _ties(self, worked: Worked, sheet: str) -> str:
        good, _, bad = worked.text.partition("|")
        tests = ",".join(f"ROUND({self._term(part, sheet)},{ROUND})=0" for part in worked.parts)
        return f'IF(AND({tests}),"{good}","{bad}")'

    def _sum(self, parts: Sequence[Part], sheet: str) -> str:
        named = [part for part in parts if isinstance(part, str)]
        terms = [self._bracketed(part, sheet) for part in parts if isinstance(part, Worked)]
        plain: list[str] = []
        for (where, column), rows in self._columns(named).items():
            runs = self._runs(where, column, rows)
            if len(runs) <= MOST_RUNS:
                plain += [_range(where, column, run, sheet) for run in runs]
                continue
            key = self._criterion(where, column, rows)
            if key is None:
                plain += [_range(where, column, run, sheet) for run in runs]
            else:
                span = rows[0], rows[-1]
                ranges = (_range(where, one, span, sheet) for one in (key[0], column))
                terms.append(f'SUMIF({next(ranges)},"{key[1]}",{next(ranges)})')
        terms += [f"SUM({','.join(chunk)})" for chunk in _chunks(plain)]
        return "+".join(terms)

    def _mean(self, worked: Worked, sheet: str) -> str:
        named = [part for part in worked.parts if isinstance(part, str)]
        ranges = [_range(where, column, run, sheet)
                  for (where, column), rows in self._columns(named).items() for run in self._runs(where, column, rows)]
        return f"AVERAGE({','.join(ranges)})" if ranges else ""

    def _weighted(self, worked: Worked, sheet: str) -> str:
        pairs = [(self.at[str(one)], self.at[str(two)]) for one, two in zip(worked.parts, worked.weights, strict=True)]
        if not pairs:
            return ""
        over = []
        for run in _aligned(pairs):
            spans = [_range(side[0].sheet, side[0].column, (side[0].row, side[-1].row), sheet)
                     for side in zip(*run, strict=True)]
            over.append(f"SUMPRODUCT({','.join(spans)})")
        return f"({'+'.join(over)})/({self._sum(worked.weights, sheet)})"

    def _count(self, worked: Worked, sheet: str) -> str:
        terms = []
        for (where, column), rows in self._columns(worked.among).items():
            runs = self._runs(where, column, rows, worked.text)
            key = self._criterion(where, column, rows) if len(runs) > MOST_RUNS else None
            if key is not None:
                span = rows[0], rows[-1]
                own, others = (_range(where, one, span, sheet) for one in (column, key[0]))
                terms.append(f'COUNTIFS({own},"{worked.text or "<>"}",{others},"{key[1]}")')
                continue
            for run in runs:
                there = _range(where, column, run, sheet)
                terms.append(f'COUNTIF({there},"{worked.text}")' if worked.text else f"COUNTA({there})")
        return "+".join(terms) or "0"

    def _columns(self, named: Iterable[str]) -> dict[tuple[str, int], list[int]]:
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for one in named:
            place = self.at[one]
            found[place.sheet, place.column].append(place.row)
        return {where: sorted(rows) for where, rows in found.items()}

    def _runs(self, sheet: str, column: int, rows: Sequence[int], text: str = "") -> Runs:
        """Return the ranges of some rows; what lies between two of them may be in it where it changes nothing."""
        filled, words = self.numbers[sheet][column], self.words[sheet][column]
        runs: Runs = []
        for row in rows:
            between = range(runs[-1][1] + 1, row) if runs else ()
            if runs and all(one not in filled or (text and not _says(words.get(one, ""), text)) for one in between):
                runs[-1] = runs[-1][0], row
            else:
                runs.append((row, row))
        return runs

    def _criterion(self, sheet: str, column: int, rows: list[int]) -> tuple[int, str] | None:
        """Return a column and a text that these rows and no other row with a figure between them have."""
        wanted, filled = set(rows), self.numbers[sheet][column]
        for one, words in self.words[sheet].items():
            text = words.get(rows[0], "")
            if one == column or not _plain(text) or any(words.get(row) != text for row in rows):
                continue
            others = (row for row, word in words.items()
                      if word.casefold() == text.casefold() and rows[0] <= row <= rows[-1] and row not in wanted)
            if not any(row in filled for row in others):
                return one, text
        return None


def _inside(worked: Worked) -> bool:
    """Tell whether all that it is made of stands in the book."""
    if worked.op is Op.COUNT:
        return all(isinstance(part, str) for part in worked.parts)
    return all(
        _inside(part) if isinstance(part, Worked) else isinstance(part, str)
        for part in (*worked.parts, *worked.weights))


def _plain(text: str) -> bool:
    """Tell whether a text means itself as a criterion: no sign of its own, no number, not too long."""
    number = text.replace(",", "").replace(".", "", 1).replace("-", "").replace("/", "").replace("%", "")
    return bool(text) and not WILD & set(text) and len(text) <= LONGEST_TEXT and not number.isdigit() and (
        text == text.strip())


def _says(word: str, text: str) -> bool:
    """Tell whether a cell may meet a criterion; one that is no name is taken to meet it."""
    return not word or word.casefold().startswith(text.removesuffix("*").casefold())


def _range(where: str, column: int, run: tuple[int, int], sheet: str) -> str:
    first, last = (address(row, column) for row in run)
    text = first if first == last else f"{first}:{last}"
    return text if where == sheet else in_sheet(where, text)


def _chunks(ranges: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ranges), 200):
        yield ranges[start:start + 200]


def _aligned(pairs: Sequence[tuple[At, At]]) -> Iterator[list[tuple[At, At]]]:
    """Yield runs of pairs that stand one below the other in both columns."""
    run: list[tuple[At, At]] = []
    for pair in pairs:
        if run and not all(
            one.sheet == other.sheet and one.column == other.column and one.row + 1 == other.row
            for one, other in zip(run[-1], pair, strict=True)
        ):
            yield run
            run = []
        run.append(pair)
    yield run
