"""Columns of a table worked on once per distinct value: what stands in a thousand rows is worked out one time."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from typing import Generic
from typing import TypeVar

import pandas as pd

T = TypeVar("T")
MOST_CODES = 2**62


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column as its distinct values and, for each row, which of them is its own."""

    codes: "pd.Series[int]"
    distinct: list[T]

    def part(self, function: Callable[[T], Any]) -> "pd.Series[Any]":
        """Return what the function takes out of the value of every row."""
        return pd.Series([function(value) for value in self.distinct], dtype=object).take(self.codes.to_numpy())

    def merged(self) -> "Column[T]":
        """Return the same column with equal values as one; they have to be hashable."""
        places = {value: place for place, value in enumerate(dict.fromkeys(self.distinct))}
        onto = pd.Series([places[value] for value in self.distinct], dtype="int64")
        return Column(onto.take(self.codes.to_numpy()).reset_index(drop=True), list(places))

    def only(self, rows: "pd.Series[Any]", other: T) -> "Column[T]":
        """Return the column with another value wherever a row is not among those told."""
        told = pd.Series(rows.array, dtype=bool)
        return Column(self.codes.where(told, len(self.distinct)), [*self.distinct, other])


def column(values: "Iterable[Any] | pd.Series[Any]", blank: T) -> "Column[T]":
    """Return the values as a column, ``blank`` for those that are missing."""
    codes, found = pd.factorize(pd.Series(values, dtype=object).array)
    missing = pd.Series(codes == -1)
    return Column(pd.Series(codes).mask(missing, len(found)), [*found, blank])


def each(function: Callable[..., T], *columns: Column[Any]) -> Column[T]:
    """Return what the function gives for the values of each row, called once per distinct combination of them."""
    together, size = columns[0].codes, len(columns[0].distinct)
    for one in columns[1:]:
        count = max(len(one.distinct), 1)
        if size * count > MOST_CODES:
            codes, kinds = pd.factorize(together)
            together, size = pd.Series(codes), len(kinds)
        together, size = together * count + one.codes, size * count
    codes, _ = pd.factorize(together)
    first = ~together.duplicated()  # the rows in which a combination stands first, in the order of its code
    given = ([one.distinct[code] for code in one.codes[first]] for one in columns)
    return Column(pd.Series(codes), [function(*values) for values in zip(*given, strict=True)])
