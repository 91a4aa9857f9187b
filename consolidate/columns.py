"""A table of indicators compared with last year at once: by the functions that compare one row, each case once."""

import pandas as pd

from consolidate.distinct import Column
from consolidate.distinct import column
from consolidate.distinct import each
from templates.compare import Comparison
from templates.compare import compare
from templates.contract import Contract
from templates.direction import Direction
from templates.direction import direction_of
from templates.indicators import ACTUAL
from templates.indicators import TARGET
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary
from templates.years import measured

TEXTS = ("level1", "level2", "level3", "prior2", "prior1", "target", "actual", "measure", "direction")
NOTHING = Comparison("")


def compare_columns(frame: pd.DataFrame, contract: Contract, year: int, stage: str = TARGET) -> pd.DataFrame:
    """Return verdict, trend, change, change_ratio, why, size, unit_changed and way of each row, as ``year_row`` has it.

    The frame has the columns of TEXTS as written, ``money`` (whether the figures are known to be money) and ``reason``;
    a missing one counts as blank. ``target`` has its operator before it; at the stage ``actual`` the column ``actual``
    is compared. The index stays. The verdict is empty where there is no last year to compare with.
    """
    words, rules = contract.words, contract.rules.years
    text = {name: column(frame[name] if name in frame else [""] * len(frame), "") for name in TEXTS}
    before, base, target = (
        _read(text, name, words, when) for name, when in (("prior2", year - 2), ("prior1", year - 1), ("target", year))
    )
    current = _read(text, "actual", words, year) if stage == ACTUAL else target
    ways = _directions(text, target, words)
    money = column(frame["money"] if "money" in frame else [False] * len(frame), blank=False)
    found = each(
        lambda way, is_money, *values: compare(values, way, rules, words, money=is_money, stage=stage) or NOTHING,
        *(ways, money, before, base, current),
    )
    return _frame(frame, found, ways, rules.reason_least)


def _read(text: dict[str, Column[str]], name: str, words: Vocabulary, year: int) -> Column[Value]:
    """Return a column of values read; only what may be money is read again beside its indicator's name."""
    bare = each(lambda given, measure: measured(given, measure, words, year), text[name], text["measure"])
    if all(value.kind is not ValueKind.MONEY for value in bare.distinct):
        return bare
    names = each(
        lambda *levels: next(filter(None, levels), ""), *(text[level] for level in ("level3", "level2", "level1"))
    )
    beside = names.only(bare.part(lambda value: value.kind is ValueKind.MONEY), "")
    return each(
        lambda value, given, measure, said: measured(given, measure, words, year, said) if said else value,
        *(bare, text[name], text["measure"], beside),
    )


def _directions(text: dict[str, Column[str]], target: Column[Value], words: Vocabulary) -> Column[Direction]:
    """Return the direction of each row; of the target only its sign tells one."""
    signs = each(lambda value: Value("", ValueKind.NUMBER, value.op), target).merged()
    levels = (text[name] for name in ("level1", "level2", "level3"))
    return each(
        lambda said, sign, *names: direction_of(said, sign, names, words), text["direction"], signs, *levels
    ).merged()


def _frame(frame: pd.DataFrame, found: Column[Comparison], ways: Column[Direction], least: int) -> pd.DataFrame:
    """Return what was found as a table; a fall with a reason is explained."""
    result = pd.DataFrame(
        {
            "verdict": found.part(lambda one: one.verdict).array,
            "trend": found.part(lambda one: one.trend).array,
            "change": found.part(lambda one: one.change).array,
            "change_ratio": found.part(lambda one: one.change_ratio).array,
            "why": found.part(lambda one: one.why).array,
            "size": found.part(lambda one: one.size).array,
            "unit_changed": found.part(lambda one: one.unit_changed).array,
            "way": ways.part(lambda one: one.way).array,
        },
        index=frame.index,
    )
    if "reason" in frame:
        fell = result["verdict"] == "regressed"
        told = frame.loc[fell, "reason"].map(len) >= least
        result.loc[told.index[told], "verdict"] = "explained"
    return result
