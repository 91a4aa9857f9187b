"""Rows and columns inserted or deleted on one sheet: its locked cells all stand elsewhere by the same steps."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from consolidate.tampering.align import GONE_COSTS
from consolidate.tampering.align import STEP_COSTS
from consolidate.tampering.align import UNMOVED
from consolidate.tampering.align import Alignment
from consolidate.tampering.align import Lines
from consolidate.tampering.align import align
from consolidate.tampering.align import offsets_of
from consolidate.tampering.compare import mark_of
from consolidate.tampering.compare import mark_of_locked
from templates.a1 import address
from templates.a1 import split_address
from templates.issued import LockedCell
from templates.returned import Reading

RARE = 3  # times on a sheet
MOST_READ = 50_000  # cells
MOST_SIGNS = 1_000_000  # characters in them
Marks = Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Shift:
    """How the rows and the columns of a sheet moved."""

    rows: Alignment = UNMOVED
    columns: Alignment = UNMOVED

    @property
    def moved(self) -> bool:
        """Whether anything was inserted or deleted."""
        return bool(self.rows.steps or self.columns.steps)

    def cell(self, cell: str) -> str | None:
        """Return where a cell as issued stands now; None for one that was deleted."""
        if not self.moved:
            return cell
        row, column = split_address(cell)
        now = self.rows.now(row), self.columns.now(column)
        return None if now[0] is None or now[1] is None else address(now[0], now[1])


NO_SHIFT = Shift()


def marks_of(cells: Sequence[tuple[str, Reading]]) -> Marks:
    """Return what stands on a sheet by (row, column), as it is found again; nothing of one that is far too full."""
    if len(cells) > MOST_READ or sum(len(found.text) for _, found in cells) > MOST_SIGNS:
        return {}
    return {split_address(cell): mark for cell, found in cells if (mark := mark_of(found))}


def shift_of(locked: Iterable[LockedCell], now: Marks) -> Shift:
    """Return the fewest insertions and deletions that explain where the locked cells stand; none where they do not."""
    if not now:
        return NO_SHIFT
    issued = {split_address(one.cell): mark_of_locked(one) for one in locked}
    down = _aligned(issued, now)
    across = _aligned(_turned(issued), _turned(now))
    by_content = _aligned_anywhere(issued, now)
    came_from = {there: row for row, there in by_content.where.items() if there is not None}
    straight = {(came_from[row], column): mark for (row, column), mark in now.items() if row in came_from}
    then_across = _aligned(_turned(issued), _turned(straight))
    shifts = (NO_SHIFT, Shift(rows=down), Shift(columns=across), Shift(by_content, then_across))
    return min(shifts, key=lambda shift: _cost(shift, issued, now))


def _turned(marks: Marks) -> Marks:
    return {(column, row): mark for (row, column), mark in marks.items()}


def _lines(marks: Marks) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for (line, across), mark in sorted(marks.items()):
        found.setdefault(line, {})[across] = mark
    return found


def _aligned(issued: Marks, now: Marks) -> Alignment:
    """Return how lines moved while what stands across them stayed in its place."""
    lines = _lines(issued)

    def wrong(line: int, there: int) -> int:
        return sum(now.get((there, across), "") != mark for across, mark in lines[line].items())

    return _align(lines, wrong, _offsets(issued, now))


def _aligned_anywhere(issued: Marks, now: Marks) -> Alignment:
    """Return how rows moved by what they hold, in whatever columns that stands."""
    lines = _lines(issued)
    held = {line: set(marks.values()) for line, marks in _lines(now).items()}

    def wrong(line: int, there: int) -> int:
        return sum(mark not in held.get(there, ()) for mark in lines[line].values())

    return _align(lines, wrong, _offsets(issued, now))


def _align(lines: Mapping[int, dict[int, str]], wrong: Callable[[int, int], int], offsets: list[int]) -> Alignment:
    numbers = sorted(lines)
    before = [0, *accumulate(len(lines[number]) for number in numbers)]
    return align(Lines(numbers, before, wrong, offsets))


def _offsets(issued: Marks, now: Marks) -> list[int]:
    """Return how far lines seem to have moved, by what is rare enough to be known again."""
    there: dict[str, list[int]] = {}
    for (line, _), mark in now.items():
        there.setdefault(mark, []).append(line)
    times = Counter(issued.values())
    known = ((line, mark) for (line, _), mark in issued.items() if times[mark] <= RARE)
    return offsets_of(
        (line, at) for line, mark in known if len(there.get(mark, ())) <= RARE for at in there.get(mark, ())
    )


def _cost(shift: Shift, issued: Marks, now: Marks) -> float:
    """Return how many cells stay unexplained, with the cells deleted and the steps needed."""
    steps = len(shift.rows.steps) + len(shift.columns.steps)
    wrong = 0.0
    for (row, column), mark in issued.items():
        down, across = shift.rows.now(row), shift.columns.now(column)
        if down is None or across is None:
            wrong += GONE_COSTS
        else:
            wrong += now.get((down, across), "") != mark
    return STEP_COSTS * steps + wrong
