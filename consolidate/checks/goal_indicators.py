"""What the goal says of an indicator, beside the indicator itself: the same thing must have the same figure."""

from collections.abc import Iterator
from collections.abc import Sequence

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.read_rows import Cell
from consolidate.checks.read_rows import ReadRow
from consolidate.checks.read_rows import read_rows
from templates.check_words import check_words
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.returned import Return
from templates.text_facts import TextFact
from templates.text_facts import bare_phrase
from templates.text_facts import text_facts
from templates.value import ValueKind

PAIRS = (("goal", "target"), ("goal.annual", "target"), ("goal.expected", "target"), ("goal.actual", "actual"))
LEAST = 4  # characters that a name and a phrase must share
COUNTED = (ValueKind.COUNT, ValueKind.MEASURE, ValueKind.PERCENT)
ENDS = ("数量", "数", "量", "个数", "总数")


def goal_vs_indicator(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield indicators whose figure is not the one that the goal gives for the very same thing."""
    everything = tuple(read_rows(returned, contract))
    for part in returned.parts():
        rows = [read for read in everything if read.row.part == part]
        for goal, column in PAIRS:
            facts = text_facts(returned.text(part + goal), contract.words, LEAST)
            for read in rows if facts else []:
                yield from _differing(read, getattr(read, column), facts)


def _differing(read: ReadRow, cell: Cell | None, facts: Sequence[TextFact]) -> Iterator[Finding]:
    if cell is None or not tells(cell):
        return
    core = indicator_core(read.name)
    same = [fact for fact in facts if fact.unit == cell.value.measure and _means(fact, core)]
    if same and not any(_agrees(fact, cell) for fact in same):
        name, value = quoted(read.row.name), quoted(cell.text)
        yield found(Code.GOAL_VS_INDICATOR, cell.field.id, goal=quoted(same[0].said), name=name, value=value)


def _means(fact: TextFact, core: str) -> bool:
    """Tell whether a phrase is the name of an indicator, or all of its end; more likeness than that is a guess."""
    if fact.scope or min(len(core), len(fact.phrase)) < LEAST:
        return False
    return fact.phrase.endswith(core) or (core.endswith(fact.phrase) and len(fact.phrase) * 2 > len(core))


def _agrees(fact: TextFact, cell: Cell) -> bool:
    low, op = cell.value.low, cell.value.op
    if low is None or op == "≈" or fact.about:
        return True
    result = cell.field.id.endswith(".actual")
    return fact.number == low or (result and fact.bound and low > fact.number)


def tells(cell: Cell) -> bool:
    """Tell whether a value cell holds one figure of a plain unit, which a text may tell again."""
    return cell.value.kind in COUNTED and cell.value.low is not None and cell.value.high is None


def indicator_core(name: str) -> str:
    """Return what an indicator counts: 培训教师 of 培训教师人数."""
    ends = (*check_words().quantity_ends, *ENDS)
    return bare_phrase(name.removesuffix(next((end for end in ends if name.endswith(end)), "")))
