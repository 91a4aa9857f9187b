"""100,000 indicator pairs of two years: the product's comparison beside a plain merge, to_numeric and subtract.

Both begin with two tables of text by the same keys and end with one table. The plain way takes the digits of a cell
for its number and knows no direction; ours reads each value (unit, date, range, standard word, unreadable), finds the
direction of each indicator, and gives verdict, trend, change and ratio, by the functions that judge a return.
``python -m bench.years [rounds]`` prints ratios of one run; below 5 is what is aimed at.
"""

import sys
from collections.abc import Callable

import pandas as pd

from bench.indicators import KEYS
from bench.indicators import District
from bench.indicators import district
from bench.turns import Case
from bench.turns import best_of
from consolidate.columns import compare_columns
from templates.contract import Contract
from templates.indicators import IndicatorRow
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.years import year_row

PAIRS, YEAR, ROUNDS = 100_000, 2024, 3
DATA = {"as typed": None, "10 % unlike any other": 0.1, "50 %": 0.5, "100 %": 1.0}


def plain(both: District) -> pd.DataFrame:
    """Return the change of every pair as an analyst would write it."""
    pairs = _merged(both)
    pairs["change"] = _numbers(pairs["target"]) - _numbers(pairs["prior1"])
    pairs["fell"] = pairs["change"] < 0
    return pairs


def in_columns(both: District) -> pd.DataFrame:
    """Return the verdict of every pair, all at once."""
    pairs = _merged(both)
    return pd.concat([pairs, compare_columns(pairs, _contract(), YEAR)], axis=1)


def row_by_row(both: District) -> list[str]:
    """Return the verdict of every pair, one by one, as a return is judged."""
    contract = _contract()
    found = [year_row(one, contract, YEAR).comparison for one in map(_row, _merged(both).itertuples(index=False))]
    return [one.verdict if one else "" for one in found]


def ready(way: Callable[[District], object], pairs: int, distinct: float | None) -> Callable[[], object]:
    """Return the work to be timed, its data made and the files that ship read."""
    both, _ = district(pairs, distinct), _contract()
    return lambda: way(both)


def main(rounds: int = ROUNDS) -> None:
    """Print one table: by data, how many texts are distinct, and how many times the plain way each other one takes."""
    lines = ["| values | distinct texts | plain pandas | in columns | row by row |", "|---|--:|--:|--:|--:|"]
    for name, distinct in DATA.items():
        cases: dict[str, Case] = {
            way.__name__: (ready, (way, PAIRS, distinct)) for way in (plain, in_columns, row_by_row)
        }
        best = best_of(cases, rounds)
        ratios = " | ".join(f"{best[way] / best['plain']:.1f}" for way in cases)
        both = district(PAIRS, distinct)
        texts = pd.concat([both.last["value"], both.this["value"]]).nunique()
        lines.append(f"| {name} | {texts:,} | {ratios} |")
    sys.stdout.write("\n".join(lines) + "\n")


def _merged(both: District) -> pd.DataFrame:
    pairs = both.last.merge(both.this, on=KEYS, suffixes=("_last", "_this"))
    return pairs.rename(columns={"value_last": "prior1", "value_this": "target"})


def _numbers(column: "pd.Series[str]") -> "pd.Series[float]":
    return pd.to_numeric(column.str.replace(r"[^0-9.]", "", regex=True), errors="coerce")


def _row(one: "tuple[str, ...]") -> IndicatorRow:
    _, project, level1, level2, level3, prior1, target, direction = one
    return IndicatorRow("", project, None, None, level1, level2, level3, "", prior1, target, "", "", direction, "")


def _contract() -> Contract:
    return Contract(read_rules(shipped_rules_text(), "rules.yaml", shipped_forms()), shipped_vocabulary())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
