"""Rows as units file them, in one line each."""

from dataclasses import replace
from decimal import Decimal

from consolidate.arithmetic.filed import FiledRow
from consolidate.arithmetic.sums import IndicatorSum
from consolidate.arithmetic.sums import aggregate_indicators
from templates.indicators import ACTUAL
from templates.indicators import IndicatorRow
from templates.scores import judged
from templates.scores import read_pair
from templates.scoring_rules import MINISTRY
from templates.shipped import shipped_vocabulary

WORDS = shipped_vocabulary()
YEAR = 2024
LEVELS = {
    "数量": ("产出指标", "数量指标"),
    "质量": ("产出指标", "质量指标"),
    "时效": ("产出指标", "时效指标"),
    "成本": ("成本指标", "经济成本指标"),
    "社会": ("效益指标", "社会效益指标"),
    "满意": ("满意度指标", "服务对象满意度指标"),
}


def filed(  # noqa: PLR0913 - a row in one line
    unit: str,
    name: str,
    target: str,
    actual: str = "",
    *,
    money: str = "100",
    level: str = "数量",
    measure: str = "",
    points: str = "10",
    score: str = "",
    project: str = "项目",
) -> FiledRow:
    """Return a row of a unit; ``money`` blank for unknown."""
    level1, level2 = LEVELS[level]
    row = IndicatorRow(
        f"1/indicators[{name}]",
        project,
        None,
        None,
        level1,
        level2,
        name,
        "",
        "",
        target,
        "",
        measure,
        "",
        "",
        actual=actual,
        stage=ACTUAL,
    )
    wanted, done, way = read_pair(row, WORDS, YEAR)
    return FiledRow(
        unit,
        f"{unit}局",
        "project-self-evaluation",
        row,
        wanted,
        done,
        way,
        Decimal(money) if money else None,
        "1/funds.total.adjusted",
        Decimal(points) if points else None,
        Decimal(score) if score else None,
        judged=judged(row, WORDS, YEAR, MINISTRY),
    )


def added(*rows: FiledRow) -> tuple[IndicatorSum, ...]:
    return aggregate_indicators(rows, MINISTRY, WORDS, YEAR)


def one(*rows: FiledRow) -> IndicatorSum:
    """Return what rows come to that are all one indicator."""
    found = added(*rows)
    assert len(found) == 1, [line.name for line in found]
    return found[0]


def as_money(row: FiledRow) -> FiledRow:
    return replace(row, is_money=True)


def said(line: IndicatorSum) -> str:
    """Return target → actual, completion and share of the points as one text; the reason where nothing is added."""
    if line.why:
        return line.why
    both = line.compared
    figures = " → ".join(
        f"{one.op}{_plain(one.low)}" if one.low is not None else one.why for one in (line.target, line.actual)
    )
    if both is None:
        return f"{figures} {line.measure}".strip()
    shares = f"{_plain(both.least)}–{_plain(both.most)}" if both.least != both.most else _plain(both.least)
    return f"{figures} {line.measure} 完成{_plain(both.completion)} 得分率{shares}"


def _plain(number: Decimal | None) -> str:
    return "?" if number is None else f"{number:.4f}".rstrip("0").rstrip(".")
