"""Two years of indicators as a district has them: units, projects, names of the library, values as they are typed."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from templates.direction import LOWER
from templates.library import LibraryIndicator
from templates.shipped import shipped_library

KEYS = ["unit", "project", "level1", "level2", "level3"]
SEED = 2024
PER_PROJECT = 8
PROJECTS_PER_UNIT = 5
RATES = ("100%", "≥95%", "≥90%", "≥98%", "95%", "90%", "≥85%", "≥99%", "98%", "≤5%", "≥80%", "≤3%", "92.5%", "≥ 95 %")
WORDS = ("有效提升", "显著提升", "长期", "有所改善", "持续", "良好", "优", "完成", "稳步提升", "专款专用")
DATES = ("12月底前", "2024年12月31日前", "11月底", "当年完成", "10月31日前", "24小时内", "≤5个工作日", "3个工作日")
ODD = ("/", "—", "", "854万854万", "290%", "39批1052人次", "≥1次/月", "90%-95%", "按合同约定全部管护")
COUNTS = ("个", "次", "人", "人次", "场", "户", "件", "")
SIGNS = ("", "", "≥", "≥", "=", "≤")
# How often each sort of value stands in published forms, about: rates, counts, words, dates, what is odd.
SORTS = (0.30, 0.46, 0.12, 0.08, 0.04)


@dataclass(frozen=True)
class District:
    """Last year's rows and this year's, by the same keys, this year's in another order."""

    last: pd.DataFrame
    this: pd.DataFrame


def district(pairs: int, distinct: float | None = None) -> District:
    """Return so many pairs; ``distinct`` is the share of value strings that occur once, None for values as typed."""
    rng = np.random.default_rng(SEED)
    frame = _names(pairs, rng)
    if distinct is None:
        before, now = _typed(pairs, rng), _typed(pairs, rng)
        same = rng.random(pairs) < 0.4  # many a target is last year's over again
        now = np.where(same, before, now)
    else:
        before, now = _numbered(pairs, distinct, rng), _numbered(pairs, distinct, rng)
    last = frame.assign(value=before)
    this = frame.assign(value=now, direction=rng.choice(["", "", "正向"], pairs), measure="")
    return District(last, this.sample(frac=1, random_state=SEED, ignore_index=True))


def _names(pairs: int, rng: np.random.Generator) -> pd.DataFrame:
    """Return unit, project and the three levels of each row; a project has each indicator once."""
    library = shipped_library().indicators
    number = np.arange(pairs)
    project = number // PER_PROJECT
    start = rng.integers(0, len(library), project[-1] + 1)
    chosen: list[LibraryIndicator] = [library[at] for at in (start[project] + 7 * number) % len(library)]
    return pd.DataFrame(
        {
            "unit": [f"{301001 + one // PROJECTS_PER_UNIT}" for one in project],
            "project": [f"第{one % PROJECTS_PER_UNIT + 1}期{chosen[0].level3}项目" for one in project],
            "level1": [one.level1 for one in chosen],
            "level2": [one.level2 for one in chosen],
            "level3": [one.level3 for one in chosen],
        }
    )


def _typed(pairs: int, rng: np.random.Generator) -> np.ndarray:
    """Return values as units type them: rates and words over and over, counts of 1 to 5,000 with a sign and a unit."""
    sort = rng.choice(len(SORTS), pairs, p=SORTS)
    size = np.exp(rng.uniform(0, np.log(5000), pairs)).astype(int)
    signs, units = rng.choice(SIGNS, pairs), rng.choice(COUNTS, pairs)
    counts = [f"{sign}{number}{unit}" for sign, number, unit in zip(signs, size, units, strict=True)]
    picks = [rng.choice(one, pairs) for one in (RATES, WORDS, DATES, ODD)]
    return np.choose(sort, [picks[0], np.array(counts), *picks[1:]]).astype(object)


def _numbered(pairs: int, distinct: float, rng: np.random.Generator) -> np.ndarray:
    """Return counts with a unit, of which a share is unlike any other and the rest are a few hundred round ones."""
    once = rng.random(pairs) < distinct
    numbers = np.where(once, 10_000 + rng.permutation(10 * pairs)[:pairs], 10 * rng.integers(1, 300, pairs))
    return np.array([f"{one}人次" for one in numbers], dtype=object)
