"""Two years of indicators as a district has them: units, projects, names of the library, values as they are typed."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from templates.shipped import shipped_library

KEYS = ["unit", "project", "level1", "level2", "level3"]
SEED = 2024
PER_PROJECT, PER_UNIT = 8, 5  # indicators of a project, projects of a unit
RATES = ("100%", "≥95%", "≥90%", "≥98%", "95%", "90%", "≥85%", "≥99%", "98%", "≤5%", "≥80%", "≤3%", "92.5%", "≥ 95 %")
WORDS = ("有效提升", "显著提升", "长期", "有所改善", "持续", "良好", "优", "完成", "稳步提升", "专款专用")
DATES = ("12月底前", "2023年12月31日前", "11月底", "当年完成", "10月31日前", "24小时内", "≤5个工作日", "3个工作日")
ODD = ("/", "—", "", "854万854万", "290%", "39批1052人次", "≥1次/月", "90%-95%", "按合同约定全部管护", "120万元")
COUNTS = ("个", "次", "人", "人次", "场", "户", "件", "")
SIGNS = ("", "", "≥", "≥", "=", "≤")
# How often rates, counts, words, dates and what is odd stand in published forms, about.
SORTS = (0.30, 0.46, 0.12, 0.08, 0.04)
SAME = 0.4  # many a target is last year's over again
STEPS = (0.5, 0.8, 0.9, 0.95, 1.05, 1.1, 1.2, 2.0)
_COUNT = re.compile(r"(\D*)(\d+)([^\d%]*)")


@dataclass(frozen=True)
class District:
    """Last year's rows and this year's, by the same keys, this year's in another order."""

    last: pd.DataFrame
    this: pd.DataFrame


def district(pairs: int, distinct: float | None = None) -> District:
    """Return so many pairs of values as units type them.

    With ``distinct``, counts instead, of which that share is unlike any other of the whole table.
    """
    rng = np.random.default_rng(SEED)
    names = _names(pairs, rng)
    before = _typed(pairs, rng) if distinct is None else _numbered(pairs, distinct, rng)
    if distinct is None:
        steps = np.where(rng.random(pairs) < SAME, 1.0, rng.choice(STEPS, pairs))
        now = [_a_year_on(value, step) for value, step in zip(before, steps, strict=True)]
    else:
        now = _numbered(pairs, distinct, rng)
    this = names.assign(value=now, direction=rng.choice(["", "", "", "正向"], pairs))
    return District(names.assign(value=before), this.sample(frac=1, random_state=SEED, ignore_index=True))


def _names(pairs: int, rng: np.random.Generator) -> pd.DataFrame:
    """Return unit, project and the three levels of each row; a project has each indicator once."""
    library = shipped_library().indicators
    number = np.arange(pairs)
    project = number // PER_PROJECT
    start = rng.integers(0, len(library), int(project[-1]) + 1)
    chosen = [library[at] for at in (start[project] + 7 * number) % len(library)]
    return pd.DataFrame(
        {
            "unit": [f"{301001 + one // PER_UNIT}" for one in project],
            "project": [f"{library[start[one]].level3}项目（{one % PER_UNIT + 1}期）" for one in project],
            "level1": [one.level1 for one in chosen],
            "level2": [one.level2 for one in chosen],
            "level3": [one.level3 for one in chosen],
        }
    )


def _typed(pairs: int, rng: np.random.Generator) -> list[str]:
    """Return rates and words that come over and over, and counts of 1 to 5,000 with a sign and a unit."""
    size = np.exp(rng.uniform(0, np.log(5000), pairs)).astype(int)
    parts = zip(rng.choice(SIGNS, pairs), size, rng.choice(COUNTS, pairs), strict=True)
    counts = np.array([f"{sign}{number}{unit}" for sign, number, unit in parts])
    others = [rng.choice(one, pairs) for one in (RATES, WORDS, DATES, ODD)]
    sort = rng.choice(len(SORTS), pairs, p=SORTS)
    return [str(one) for one in np.choose(sort, [others[0], counts, *others[1:]])]


def _numbered(pairs: int, distinct: float, rng: np.random.Generator) -> list[str]:
    """Return counts, of which a share is unlike any other and the rest are a few hundred round ones."""
    once = rng.random(pairs) < distinct
    numbers = np.where(once, 10_000 + rng.permutation(10 * pairs)[:pairs], 10 * rng.integers(1, 300, pairs))
    return [f"{one}人次" for one in numbers]


def _a_year_on(value: str, step: float) -> str:
    """Return what a unit types a year later: a count that many times as large, anything else as it was."""
    count = _COUNT.fullmatch(value)
    return f"{count[1]}{round(int(count[2]) * step)}{count[3]}" if count and step != 1 else value
