"""One fact with two figures: an indicator beside what the tasks and the report say of the very same thing."""

from collections.abc import Iterator
from collections.abc import Mapping
from itertools import combinations

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.goal_indicators import indicator_core
from consolidate.checks.goal_indicators import tells
from consolidate.checks.read_rows import Cell
from consolidate.checks.read_rows import ReadRow
from consolidate.checks.read_rows import read_rows
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.layout import PlacedField
from templates.layout import matches
from templates.returned import Return
from templates.text import bare_name
from templates.text_facts import text_facts
from templates.value import ValueKind
from templates.value_reader import read_value

LEAST = 6  # characters: a shorter name may mean another thing elsewhere in the report
SAID = {
    "target": (Code.TARGET_RESTATED_DIFFERS, ("tasks[*].goal",)),
    "actual": (Code.ACTUAL_RESTATED_DIFFERS, ("tasks[*].completion", "achievements", "conclusion")),
}
PAIRED = {"target": ("goal", Code.TARGET_RESTATED_DIFFERS), "actual": ("completion", Code.ACTUAL_RESTATED_DIFFERS)}


def restated_rows(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield indicators whose figure a task or the report gives otherwise, and one task listed with two figures."""
    fields = returned.by_id()
    tasks = [one.row_group for one in fields.values() if matches("tasks[*].project", one.name)]
    if not tasks:
        return
    for read in read_rows(returned, contract):
        yield from _beside_texts(read, returned, contract)
    yield from _listed_twice(tasks, fields, returned, contract)


def _beside_texts(read: ReadRow, returned: Return, contract: Contract) -> Iterator[Finding]:
    core = indicator_core(read.name)
    cells: dict[str, Cell | None] = {"target": read.target, "actual": read.actual}
    for column, cell in cells.items() if len(core) >= LEAST else ():
        if cell is None or not tells(cell):
            continue
        code, places = SAID[column]
        told = [
            (one, fact)
            for one in returned.fields()
            if any(matches(place, one.name) for place in places)
            for fact in text_facts(returned.text(one.id), contract.words, LEAST)
            if fact.phrase == core and fact.unit == cell.value.measure and not fact.scope
        ]
        exact = [one for one in told if not one[1].about and not one[1].bound]
        if exact and len(exact) == len(told) and all(fact.number != cell.value.low for _, fact in told):
            where, fact = told[0]
            yield _finding(code, where, fact.said, cell.field, cell.text)


def _listed_twice(
    tasks: list[str], fields: Mapping[str, PlacedField], returned: Return, contract: Contract
) -> Iterator[Finding]:
    """Yield tasks of one project and one text in two rows whose figures have one unit and differ."""
    for first, second in combinations(tasks, 2):
        names = [bare_name(returned.text(f"{row}.project")) for row in (first, second)]
        if not names[0] or names[0] != names[1]:
            continue
        for column, (text, code) in PAIRED.items():
            said = [returned.text(f"{row}.{text}") for row in (first, second)]
            here = [fields[f"{row}.{column}"] for row in (first, second)]
            one, other = (read_value(returned.text(field.id), contract.words) for field in here)
            plain = {one.kind, other.kind} <= {ValueKind.COUNT, ValueKind.PERCENT, ValueKind.MEASURE}
            if said[0] == said[1] and plain and one.measure == other.measure and one.low != other.low:
                yield _finding(code, here[0], one.raw, here[1], other.raw)


def _finding(code: Code, first: PlacedField, one: str, second: PlacedField, other: str) -> Finding:
    labels = {"first": text_fact(first.label), "second": text_fact(second.label)}
    return found(code, second.id, one=quoted(one), other=quoted(other), **labels)
