"""Kinds of indicators that a form should have: quantities, one of quality, time or cost, satisfaction."""

from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal

from consolidate.checks.filing_dates import sets_targets
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.levels import level1_of
from consolidate.checks.levels import level2_of
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.level_words import shipped_level_words
from templates.returned import Return
from templates.text import bare_name

OUTPUT, COST, BENEFIT, SATISFACTION = "产出指标", "成本指标", "效益指标", "满意度指标"
COUNT, OTHERS = "数量指标", frozenset({"质量指标", "时效指标", "成本指标"})
ALL = Decimal(100)
LEAST_DOCUMENT = 8  # characters; 计划标准 and 历史标准 say the kind of a basis and are no document
LEAST_PROJECTS = 3


def expected_kinds(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield what kinds of indicators a form lacks altogether; of one that is not finished nothing is said."""
    everything = indicator_rows(returned)
    for part in returned.parts():
        rows = [row for row in everything if row.part == part]
        kinds = [(level1_of(row.level1, contract.words), level2_of(row.level2, contract.words)) for row in rows]
        if rows and _complete(part, kinds, returned, contract):
            yield from _missing(rows, kinds)


def basis_same_for_all(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield one document that all indicators of at least three projects rest on, those apart that copy their value."""
    del contract
    rows = [row for row in indicator_rows(returned) if row.basis and bare_name(row.basis) != bare_name(row.target)]
    projects = {bare_name(row.project) for row in rows} - {""}
    if len(projects) < LEAST_PROJECTS or len({bare_name(row.basis) for row in rows}) != 1:
        return
    field = returned.by_id().get(rows[0].field("basis"))
    if field is not None and field.unlocked and len(bare_name(rows[0].basis)) >= LEAST_DOCUMENT:
        yield found(
            Code.BASIS_SAME_FOR_ALL, field.id, value=quoted(rows[0].basis), projects=len(projects), rows=len(rows)
        )


def _complete(part: str, kinds: Sequence[tuple[str, str]], returned: Return, contract: Contract) -> bool:
    """Tell whether a form is filled to its end: all points are given away, or it has none and outputs and benefits."""
    weights = [one for one in returned.lookup(f"{part}indicators[*].weight") if one is not None]
    if weights:
        execution = returned.amounts.get(f"{part}funds.total.weight")
        if execution is None:
            execution = contract.rules.scoring.execution
        return sum(weights, execution) >= ALL
    return sets_targets(returned) and {OUTPUT, BENEFIT} <= {level1 for level1, _ in kinds}


def _missing(rows: Sequence[IndicatorRow], kinds: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    outputs = [(row, level2) for row, (level1, level2) in zip(rows, kinds, strict=True) if level1 == OUTPUT]
    if outputs and not any(level1 == COST or level2 in OTHERS for level1, level2 in kinds):
        yield found(Code.NO_COST_QUALITY_TIME_INDICATOR, outputs[0][0].field("level2"))
    standard = shipped_level_words().parts[OUTPUT]
    if outputs and all(level2 in standard and level2 != COUNT for _, level2 in outputs):
        yield found(Code.COUNT_MISSING, outputs[0][0].field("level2"))
    names = [bare_name(f"{row.level2}{row.level3}") for row in rows]
    served = any(word in name for name in names for word in check_words().satisfaction)
    known = {level1 for level1, _ in kinds} & {OUTPUT, BENEFIT}
    if known and not served and SATISFACTION not in {level1 for level1, _ in kinds}:
        yield found(Code.NO_SATISFACTION, rows[-1].field("level1"))
