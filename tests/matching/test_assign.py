"""The best one-to-one pairs: as good as trying every way."""

from collections.abc import Mapping
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as some

from consolidate.matching.assign import Pair
from consolidate.matching.assign import best_pairs

SIZES = some.integers(0, 5)


def best_by_trying(rows: int, columns: int, weights: Mapping[Pair, int]) -> int:
    """Return the greatest sum of weights; columns beyond the last one mean no pair."""
    ways = permutations(range(columns + rows), rows)
    return max(sum(max(weights.get(pair, 0), 0) for pair in enumerate(way)) for way in ways)


@given(some.data())
def test_nothing_is_better(data: some.DataObject) -> None:
    rows, columns = data.draw(SIZES), data.draw(SIZES)
    places = [(row, column) for row in range(rows) for column in range(columns)]
    drawn = some.dictionaries(some.sampled_from(places), some.integers(-2, 100)) if places else some.just({})
    weights: dict[Pair, int] = data.draw(drawn)
    pairs = best_pairs(rows, columns, weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[pair] > 0 for pair in pairs)
    assert sum(weights[pair] for pair in pairs) == best_by_trying(rows, columns, weights)
