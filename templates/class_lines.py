"""Checks that only the return can make and that a reason settles: each has its line with a reason cell at issue."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from templates.codes import Code
from templates.layout import PlacedField


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One such check: the finding, and the names of the fields of which the first that a sheet has is pointed to.

    A sheet that has none of them has no such line; findings in a row with a reason cell of its own need none either.
    """

    code: Code
    anchors: tuple[str, ...]


CLASS_LINES: tuple[ClassLine, ...] = (
    ClassLine(Code.BUDGET_CUT_NOT_EXPLAINED, ("funds.total.adjusted", "funds.adjusted")),
    ClassLine(Code.EXEC_RATE_BLANK, ("funds.total.rate", "funds.rate")),
    ClassLine(Code.LOW_EXECUTION_NEEDS_REASON, ("funds.total.rate", "funds.rate")),
    ClassLine(Code.OUTPUT_RESTATES_BUDGET, ("goal.annual", "goal.expected", "goal")),
    ClassLine(Code.LONG_AND_ANNUAL_IDENTICAL, ("goal.annual",)),
    ClassLine(Code.ACTUAL_COPIES_GOAL, ("goal.actual",)),
)


def class_lines(fields: Mapping[str, PlacedField], part: str) -> Iterator[tuple[Code, str]]:
    """Yield (finding, id of the field it is about) for every line a sheet has."""
    for line in CLASS_LINES:
        at = next((part + name for name in line.anchors if part + name in fields), "")
        if at:
            yield line.code, at
