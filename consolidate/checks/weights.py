"""The weights of a form: 100 with execution, as its own note says, as the district's standard has them."""

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consolidate.checks.execution_row import Execution
from consolidate.checks.execution_row import execution
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.layout import PlacedField
from templates.returned import Return
from templates.scoring_rules import HUNDRED
from templates.text import bare_name
from templates.text import squeeze
from templates.vocabulary import Vocabulary

SLACK = Decimal("0.01")
_POINTS = re.compile(r"\((?P<points>\d+(?:\.\d+)?)分\)$")
_NOTED = re.compile(r"(?P<name>产出|效益|满意度|成本)指标(?:分值|权重|占|为|:)*(?P<points>\d+(?:\.\d+)?)分")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A used row of a form with weights: its weight (None where blank or unreadable), and where its score stands."""

    row: IndicatorRow
    part: str
    weight: Decimal | None
    score: str


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one sheet: of all indicators and of execution (None where the form asks for none)."""

    indicators: Decimal
    execution: Decimal | None

    @property
    def total(self) -> Decimal:
        """What they add up to."""
        return self.indicators + (self.execution or Decimal(0))


def weighed(returned: Return, fields: Mapping[str, PlacedField]) -> tuple[Weighed, ...]:
    """Return every used row of the indicators of a form that has a weight column."""
    return tuple(
        Weighed(row, row.part, returned.amounts.get(row.field("weight")), row.field("score"))
        for row in indicator_rows(returned)
        if row.field("weight") in fields
    )


def summed(rows: Sequence[Weighed], line: Execution | None) -> Weights:
    """Return what the rows of one sheet weigh, and its execution line."""
    given = [one.weight for one in rows if one.weight is not None]
    return Weights(sum(given, Decimal(0)), line.amounts.get("weight") if line is not None else None)


def weights(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield weights that do not add up to 100 with execution, or to what the form or the district says for a level."""
    fields = returned.by_id()
    rows = weighed(returned, fields)
    for part in returned.parts():
        here = [one for one in rows if one.part == part]
        if not any(one.weight for one in here):
            continue  # a form without weights of its own, as in Hubei
        line = execution(returned, fields, part)
        sums = summed(here, line)
        whole = _whole(sums, contract)
        if not whole and (sums.total > HUNDRED or _finished(returned, part, here)):
            yield _not_100(fields, part, line, sums)
        if whole:
            yield from _typed_total(returned, fields.get(f"{part}weights.total"), sums)
        noted = _noted(here, squeeze(returned.text(f"{part}notes")), contract.words)
        yield from noted
        if whole and not noted:
            yield from _nonstandard(here, sums, contract)


def _forgotten(one: Weighed) -> bool:
    """Tell whether a row still lacks its weight, which its own cell says; a dash says that it has none."""
    return one.weight is None and not one.row.weight


def _finished(returned: Return, part: str, rows: Sequence[Weighed]) -> bool:
    """Tell whether the unit holds its rows for complete: none lacks its weight, and a total stands below them."""
    totals = (f"{part}score.total", f"{part}weights.total")
    return any(returned.text(one) for one in totals) and not any(_forgotten(one) for one in rows)


def _whole(sums: Weights, contract: Contract) -> bool:
    """Tell whether the weights are complete; without a weight of execution the indicators may leave room for it."""
    rest = {HUNDRED} if sums.execution is not None else {HUNDRED, HUNDRED - contract.rules.scoring.execution}
    return any(abs(sums.total - one) <= SLACK for one in rest)


def _not_100(fields: Mapping[str, PlacedField], part: str, line: Execution | None, sums: Weights) -> Finding:
    places = (f"{part}weights.total", line.ids.get("weight", "") if line is not None else "")
    at = next((one for one in places if one in fields), f"{part}indicators[1].weight")
    return found(
        Code.WEIGHTS_SUM_NE_100,
        at,
        indicators=figure(sums.indicators),
        execution=figure(sums.execution or Decimal(0)),
        given=figure(sums.total),
    )


def _typed_total(returned: Return, field: PlacedField | None, sums: Weights) -> Iterator[Finding]:
    given = returned.amounts.get(field.id) if field is not None and field.unlocked else None
    if field is None or given is None or any(abs(given - one) <= SLACK for one in (sums.total, sums.indicators)):
        return
    gap = figure(abs(given - sums.total))
    yield found(
        Code.SUM_MISMATCH,
        field.id,
        label=text_fact(field.label),
        given=figure(given),
        expected=figure(sums.total),
        gap=gap,
        formula=f"{figure(sums.execution or Decimal(0))} + {figure(sums.indicators)}",
    )


def _noted(rows: list[Weighed], notes: str, words: Vocabulary) -> tuple[Finding, ...]:
    """Return level-1 indicators whose rows do not weigh what their name, or the notes of the form, say."""
    said = {f"{one['name']}指标": Decimal(one["points"]) for one in _NOTED.finditer(notes)}
    findings = []
    for level, group in _by_level(rows, words).items():
        own = next((m for one in group if (m := _POINTS.search(squeeze(one.row.level1)))), None)
        noted = Decimal(own["points"]) if own else said.get(level)
        given = sum((one.weight for one in group if one.weight is not None), Decimal(0))
        if noted is None or abs(given - noted) <= SLACK or any(_forgotten(one) for one in group):
            continue
        at = group[0].row.field("level1")
        findings.append(
            found(
                Code.LEVEL1_WEIGHT_VS_NOTE,
                at,
                level1=quoted(bare_name(group[0].row.level1)),
                given=figure(given),
                noted=figure(noted),
            )
        )
    return tuple(findings)


def _nonstandard(rows: list[Weighed], sums: Weights, contract: Contract) -> Iterator[Finding]:
    """Yield levels that weigh other than the district's standard; a form with levels of its own follows no standard."""
    scoring, groups = contract.rules.scoring, _by_level(rows, contract.words)
    tables = (dict(scoring.weights), dict(scoring.weights_with_cost))
    table = tables[1] if tables[1] and "成本指标" in groups else tables[0]
    execution_weight = HUNDRED - sums.indicators if sums.execution is None else sums.execution
    if not set(groups) <= set(table) or execution_weight != scoring.execution:
        return
    if "满意度指标" not in groups and "效益指标" in table:  # its points then belong to the benefits
        table["效益指标"] += table.get("满意度指标", Decimal(0))
    for level, group in groups.items():
        given = sum((one.weight for one in group if one.weight is not None), Decimal(0))
        if abs(given - table[level]) > SLACK:
            yield found(
                Code.LEVEL1_WEIGHT_NONSTANDARD,
                group[0].row.field("weight"),
                level1=quoted(level),
                given=figure(given),
                expected=figure(table[level]),
            )


def _by_level(rows: list[Weighed], words: Vocabulary) -> dict[str, list[Weighed]]:
    groups: dict[str, list[Weighed]] = {}
    for one in rows:
        name = bare_name(one.row.level1)
        groups.setdefault(words.level1.get(name, name), []).append(one)
    return groups
