"""Which line (row or column) of the form became which: insertions and deletions told from mere changes."""

from bisect import bisect_left
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

STEP_COSTS = 1.5  # changed cells that a step must explain, or the cells were changed and nothing was moved
GONE_COSTS = 0.999  # of a cell deleted: a little likelier than one changed, where both would explain it
NEAR = (0, 1, -1, 2, -2, 3, -3, 4, -4)  # offsets that are always thought of


@dataclass(frozen=True, slots=True)
class Step:
    """``count`` lines inserted (at ``at``, as they are numbered now) or deleted (from ``at``, as issued)."""

    at: int
    count: int
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each line lies now, None for a deleted one, and by which steps it came to be so."""

    where: Mapping[int, int | None]
    steps: tuple[Step, ...] = ()

    def now(self, line: int) -> int | None:
        """Return where a line lies now; one that nothing is known of has not moved."""
        return self.where.get(line, line)


UNMOVED = Alignment({})


@dataclass(frozen=True)
class Lines:
    """Lines as issued in order, how many cells lie before each, and ``wrong(line, now)``: how many differ there.

    ``offsets`` are the distances by which lines may have moved, 0 among them.
    """

    numbers: Sequence[int]
    before: Sequence[int]
    wrong: Callable[[int, int], int]
    offsets: Sequence[int]

    def step(self, index: int, offset: int, other: int) -> tuple[float, int]:
        """Return what it costs to go on with another offset, and the index of the line to go on with."""
        if other == offset:
            return 0.0, index
        if other > offset:
            return STEP_COSTS, index
        going_on = bisect_left(self.numbers, self.numbers[index] + offset - other, index)
        return STEP_COSTS + GONE_COSTS * (self.before[going_on] - self.before[index]), going_on

    @cached_property
    def costs(self) -> list[dict[int, float]]:
        """For each line and offset what it costs to place it so, and all lines after it in the best way."""
        placed: list[dict[int, float]] = [dict.fromkeys(self.offsets, 0.0)]  # after the last line nothing is left
        for index in range(len(self.numbers) - 1, -1, -1):
            line = self.numbers[index]
            placed.insert(0, {})
            best = self.best(index + 1, placed)
            placed[0] |= {offset: self.wrong(line, line + offset) + best[offset] for offset in self.offsets}
        return placed

    def best(self, index: int, placed: list[dict[int, float]]) -> dict[int, float]:
        """Return for each offset what the lines from ``index`` on cost at least; ``placed`` begins one line before."""
        if index == len(self.numbers):
            return placed[1]
        found = {}
        for offset in self.offsets:
            steps = ((self.step(index, offset, other), other) for other in self.offsets)
            found[offset] = min(cost + placed[to - index + 1][other] for (cost, to), other in steps)
        return found


def align(lines: Lines) -> Alignment:
    """Return how the lines moved, by the steps that leave the fewest cells unexplained."""
    where: dict[int, int | None] = {}
    steps: list[Step] = []
    index = offset = 0
    while index < len(lines.numbers):
        others = sorted(lines.offsets, key=lambda other: other != offset)  # no step where one would do as well
        options = [(lines.step(index, offset, other), other) for other in others]
        (_, to), other = min(options, key=lambda one: one[0][0] + lines.costs[one[0][1]][one[1]])
        line = lines.numbers[index]
        if other > offset:
            steps.append(Step(line + offset, other - offset))
        elif other < offset:
            steps.append(Step(line, offset - other, deleted=True))
        where |= dict.fromkeys(lines.numbers[index:to])
        offset = other
        if to < len(lines.numbers):
            where[lines.numbers[to]] = lines.numbers[to] + offset
        index = to + 1
    return Alignment(where, tuple(steps))


def offsets_of(pairs: Iterable[tuple[int, int]], most: int = 6) -> list[int]:
    """Return the distances that the most lines seem to have moved by, given as pairs (as issued, now)."""
    votes: dict[int, int] = {}
    for line, now in pairs:
        votes[now - line] = votes.get(now - line, 0) + 1
    likely = sorted(votes, key=lambda offset: (-votes[offset], abs(offset)))[:most]
    return list(dict.fromkeys([*NEAR, *likely]))
