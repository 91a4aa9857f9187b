"""指标汇总: the same indicator over units, by the arithmetic of the official notes (domain.md 1.6, case 18).

绝对值直接累加；相对值按资金额度加权平均；定量指标先汇总完成数再计算得分；定性指标以资金额度为权重加权平均。
"""

from collections import Counter
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consolidate.arithmetic.compared import Compared
from consolidate.arithmetic.compared import compared_degrees
from consolidate.arithmetic.compared import compared_figures
from consolidate.arithmetic.filed import FiledRow
from consolidate.arithmetic.filed import filed_rows
from consolidate.arithmetic.line import DEGREE
from consolidate.arithmetic.line import NOT_ADDED
from consolidate.arithmetic.line import line_of
from consolidate.arithmetic.names import NOTHING_SAID
from consolidate.arithmetic.names import Key
from consolidate.arithmetic.names import indicator_of
from consolidate.arithmetic.parts import Part
from consolidate.arithmetic.parts import Rolled
from consolidate.arithmetic.parts import part_of
from consolidate.arithmetic.parts import rolled
from consolidate.district import District
from templates.scoring_rules import ScoringRules
from templates.text import bare_name
from templates.text import squeeze
from templates.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Rung:
    """One wording of a qualitative indicator: how many rows say so, and the money behind them."""

    level: str
    text: str
    rows: int
    money: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorSum:
    """One indicator over all units that filed it in one form.

    ``how`` is ``sum`` (absolute figures), ``mean`` (relative ones, by money), ``degree`` (words and deadlines, by
    money) or nothing, and then ``why`` is the phrase that says why. ``way`` is its direction where all rows have the
    same. ``compared`` sets the actuals beside the targets of the same rows. ``rungs`` are the wordings of a degree.
    """

    form: str
    level1: str
    level2: str
    name: str
    measure: str
    way: str
    how: str
    why: str
    target: Rolled
    actual: Rolled
    compared: Compared | None
    rungs: tuple[Rung, ...]
    parts: tuple[Part, ...]

    @property
    def units(self) -> int:
        """How many units filed it."""
        return len({part.unit for part in self.parts})

    def apart(self, column: str) -> dict[str, int]:
        """Return how many rows of ``target`` or ``actual`` are counted apart, by the phrase that says why."""
        told = (part.target if column == "target" else part.actual for part in self.parts)
        return dict(sorted(Counter(one.why for one in told if one.why).items()))


def indicator_sums(district: District, same: Mapping[str, str] = NOTHING_SAID) -> tuple[IndicatorSum, ...]:
    """Return every indicator of the accepted returns over its units; ``same`` is as in ``names.same_names``."""
    return aggregate_indicators(filed_rows(district), district.rules.scoring, district.words, district.year, same)


def aggregate_indicators(
    rows: Iterable[FiledRow],
    scoring: ScoringRules,
    words: Vocabulary,
    year: int,
    same: Mapping[str, str] = NOTHING_SAID,
) -> tuple[IndicatorSum, ...]:
    """Return one line for each indicator, in the order of forms, levels and names; that of the rows plays no part.

    Rows without a name of their own are no indicator that two units share: each stands alone.
    """
    groups: dict[tuple[Key, tuple[str, str]], list[FiledRow]] = defaultdict(list)
    for row in rows:
        key = indicator_of(row, words, same)
        groups[key, ("", "") if key[2] else (row.unit, row.row.path)].append(row)
    made = (_made(sorted(group, key=_place), scoring, words, year) for group in groups.values())
    return tuple(sorted(made, key=lambda one: _order(one, words)))


def _place(row: FiledRow) -> tuple[str, str, str]:
    return row.unit, row.row.path, row.row.name


def _made(rows: Sequence[FiledRow], scoring: ScoringRules, words: Vocabulary, year: int) -> IndicatorSum:
    line = line_of(rows, words)
    ways = {row.way for row in rows if row.way}
    way = ways.pop() if len(ways) == 1 else ""
    parts = tuple(part_of(row, line, words) for row in rows)
    compared: Compared | None = None
    rungs: tuple[Rung, ...] = ()
    if line.how == DEGREE:
        parts, compared = compared_degrees(rows, parts)
        rungs = _rungs(rows)
    elif line.how != NOT_ADDED:
        compared = compared_figures(parts, line, way, lambda pair: pair.share(way, scoring, words, year))
    figures = {
        column: Rolled(why=line.why) if line.how in (DEGREE, NOT_ADDED) else rolled(parts, column, line, way)
        for column in ("target", "actual")
    }
    return IndicatorSum(
        form=rows[0].form,
        level1=_common(words.level1.get(bare_name(row.row.level1), row.row.level1) for row in rows),
        level2=_common(words.level2.get(bare_name(row.row.level2), row.row.level2) for row in rows),
        name=_common(row.row.name for row in rows),
        measure=line.measure,
        way=way,
        how=line.how,
        why=line.why,
        **figures,
        compared=compared,
        rungs=rungs,
        parts=parts,
    )


def _rungs(rows: Sequence[FiledRow]) -> tuple[Rung, ...]:
    """Return the wordings, the most money first: of the actuals where there are any, else of the targets."""
    given = [(row.actual, row) for row in rows if row.actual.has_data and row.actual.read]
    given = given or [(row.target, row) for row in rows if row.target.has_data and row.target.read]
    groups: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for value, row in given:
        rung = value.level if value.level not in ("", "none") else squeeze(value.raw)
        groups[rung].append((squeeze(value.raw), row.money or Decimal(0)))
    found = (
        Rung(level, _common(text for text, _ in said), len(said), sum((money for _, money in said), Decimal(0)))
        for level, said in groups.items()
    )
    return tuple(sorted(found, key=lambda rung: (-rung.money, -rung.rows, rung.level)))


def _common(texts: Iterable[str]) -> str:
    """Return the commonest text, of equally common ones the first by its signs."""
    counted = Counter(texts)
    return min(counted, key=lambda text: (-counted[text], text))


def _order(one: IndicatorSum, words: Vocabulary) -> tuple[str | int, ...]:
    first, second = (_rank(name, known) for name, known in ((one.level1, words.level1), (one.level2, words.level2)))
    begins = one.parts[0]
    return one.form, first, second, one.level1, one.level2, one.name, begins.unit, begins.target.field


def _rank(name: str, known: Mapping[str, str]) -> int:
    """Return the place of a level on the official list; others come last."""
    listed = list(dict.fromkeys(known.values()))
    return listed.index(name) if name in listed else len(listed)
