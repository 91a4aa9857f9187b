"""The best way to pair two lists one to one: the Hungarian method in whole numbers, small and exact."""

from collections.abc import Mapping
from collections.abc import Sequence

Pair = tuple[int, int]


def best_pairs(rows: int, columns: int, weights: Mapping[Pair, int]) -> tuple[Pair, ...]:
    """Return the one-to-one pairs of (row, column) with the greatest sum of weights, by row.

    Only pairs with a weight above 0 are made. The same weights give the same pairs.
    """
    if not any(weight > 0 for weight in weights.values()):
        return ()
    if rows > columns:
        flipped = best_pairs(columns, rows, {(column, row): weight for (row, column), weight in weights.items()})
        return tuple(sorted((row, column) for column, row in flipped))
    costs = [[-max(weights.get((row, column), 0), 0) for column in range(columns)] for row in range(rows)]
    return tuple(pair for pair in _Assignment(costs).pairs() if weights.get(pair, 0) > 0)


class _Assignment:
    """The cheapest column for each row; there are no more rows than columns. Rows and columns count from 1."""

    def __init__(self, costs: Sequence[Sequence[int]]) -> None:
        self.costs, self.rows, self.columns = costs, len(costs), len(costs[0])
        self.row_price = [0] * (self.rows + 1)
        self.column_price = [0] * (self.columns + 1)
        self.holder = [0] * (self.columns + 1)  # the row that has a column; column 0 is where each search starts
        for row in range(1, self.rows + 1):
            self.holder[0] = row
            self.move_up(*self.search())

    def pairs(self) -> list[Pair]:
        """Return (row, column), counted from 0, by row."""
        return sorted((row - 1, column - 1) for column, row in enumerate(self.holder) if column and row)

    def search(self) -> tuple[int, list[int]]:
        """Return the free column that is cheapest to reach, and from which column each was reached."""
        way = [0] * (self.columns + 1)
        least: list[int | None] = [None] * (self.columns + 1)
        seen: set[int] = set()
        here = 0
        while self.holder[here]:
            seen.add(here)
            row = self.holder[here]
            for column in range(1, self.columns + 1):
                price = self.costs[row - 1][column - 1] - self.row_price[row] - self.column_price[column]
                best = least[column]
                if column not in seen and (best is None or price < best):
                    least[column], way[column] = price, here
            step, here = min(
                (price, column) for column, price in enumerate(least) if price is not None and column not in seen
            )
            self.reprice(step, seen, least)
        return here, way

    def reprice(self, step: int, seen: set[int], least: list[int | None]) -> None:
        for column in seen:
            self.row_price[self.holder[column]] += step
            self.column_price[column] -= step
        for column, price in enumerate(least):
            if column not in seen and price is not None:
                least[column] = price - step

    def move_up(self, column: int, way: list[int]) -> None:
        """Give each column on the way to the row that reached it."""
        while column:
            self.holder[column] = self.holder[way[column]]
            column = way[column]
