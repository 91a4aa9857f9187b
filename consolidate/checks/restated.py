"""One fact with two figures inside one return: targets and results of tasks, told again in another cell."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.layout import PlacedField
from templates.layout import matches
from templates.returned import Return
from templates.text import bare_name
from templates.text_facts import TextFact
from templates.text_facts import text_facts
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value

ONE_TASK, WHOLE_REPORT = 2, 6  # characters a phrase needs to be known again: within one task, and anywhere
TASKS, REPORTS = "tasks[*].project", ("achievements", "conclusion", "goal.actual")
PLAIN = (ValueKind.COUNT, ValueKind.PERCENT, ValueKind.MEASURE)
OCCASIONS = frozenset({"次", "批", "批次", "场", "场次", "期", "期次", "人次"})
LIKE = 0.75  # of the pairs of characters of two phrases of which a person should look
LEAST_BROKEN = 8  # characters of a project's name before it is taken for one broken by a page


@dataclass(frozen=True, slots=True)
class _Told:
    """The figures of one cell."""

    field: PlacedField
    facts: tuple[TextFact, ...]


def restated(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield targets and results of the tasks that another cell tells with another figure."""
    fields = {field.id: field for field in returned.fields()}
    groups = _same_tasks([one.row_group for one in fields.values() if matches(TASKS, one.name)], returned)
    for rows in groups:
        goals = [fields[f"{row}.goal"] for row in rows]
        done = [fields[f"{row}.completion"] for row in rows]
        yield from _within(
            Code.TARGET_RESTATED_DIFFERS, goals, [fields[f"{row}.target"] for row in rows], returned, contract
        )
        yield from _within(
            Code.ACTUAL_RESTATED_DIFFERS, done, [fields[f"{row}.actual"] for row in rows], returned, contract
        )
    yield from _goal_of_year(returned, contract)
    yield from _reports(returned, contract)


def _within(
    code: Code, texts: Sequence[PlacedField], values: Sequence[PlacedField], returned: Return, contract: Contract
) -> Iterator[Finding]:
    """Yield figures of one task that disagree: its text with the value beside it, or two texts of one project."""
    told = [_told(field, returned, contract, ONE_TASK) for field in texts]
    for at, later in enumerate(told):
        for earlier in told[:at]:
            yield from _differing(code, earlier, later)
    for one, field in product(told, values):
        text = returned.text(field.id)
        if not text:
            continue
        value = read_value(text, contract.words)
        same = _of_unit(one.facts, value)
        if (
            same is not None
            and value.low != same.number
            and not same.about
            and not same.bound
            and value.op in ("", "=", "≥")
        ):
            yield _finding(code, one.field, same.said, field, text)
        elif not value.numeric:
            yield from _differing(code, one, _told(field, returned, contract, ONE_TASK))


def _of_unit(facts: Sequence[TextFact], value: Value) -> TextFact | None:
    """Return the only figure of a text that has the unit of a value; of two nobody knows which is meant."""
    if value.kind not in PLAIN or value.low is None or value.high is not None:
        return None
    same = [one for one in facts if one.unit == value.measure or (one.unit == "%" and value.kind is ValueKind.PERCENT)]
    return same[0] if len({(one.phrase, one.number) for one in same}) == 1 else None


def _goal_of_year(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield figures of the year's goal that a task's own goal gives otherwise; the goal may give the sum of them."""
    fields = [one for one in returned.fields() if matches("tasks[*].goal", one.name)]
    wanted = [_told(field, returned, contract, WHOLE_REPORT) for field in fields]
    goals = [one for one in returned.fields() if one.name == "goal"] if wanted else []
    for goal in goals:
        whole = _told(goal, returned, contract, WHOLE_REPORT)
        for task in wanted:
            yield from _differing(Code.TARGET_RESTATED_DIFFERS, task, whole, _sums(wanted))


def _reports(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield results of the tasks that the report as a whole tells otherwise."""
    done = [one for one in returned.fields() if matches("tasks[*].completion", one.name)]
    results = [_told(field, returned, contract, WHOLE_REPORT) for field in done]
    reports = [one for one in returned.fields() if one.name in REPORTS and one.id in returned.texts]
    whole = [_told(field, returned, contract, WHOLE_REPORT) for field in reports]
    sums = _sums(results)
    for at, later in enumerate(whole):
        for earlier in (*results, *whole[:at]):
            yield from _differing(Code.ACTUAL_RESTATED_DIFFERS, earlier, later, sums)


def _differing(
    code: Code, earlier: _Told, later: _Told, sums: frozenset[tuple[str, str, object]] = frozenset()
) -> Iterator[Finding]:
    """Yield the figures of one phrase that two cells give differently; a cell that has both contradicts nobody."""
    for one in earlier.facts:
        others = [fact for fact in later.facts if _one_fact(one, fact)]
        agree = any(_agree(one, fact) or (fact.phrase, fact.unit, fact.number) in sums for fact in others)
        if (
            not others
            or agree
            or any(_agree(fact, mine) for fact in others for mine in earlier.facts if _one_fact(mine, fact))
        ):
            continue
        sure = one.phrase == others[0].phrase and one.unit == others[0].unit and one.scope == others[0].scope
        exact = not (one.about or others[0].about)
        yield _finding(
            code if sure and exact else Code.SAME_FACT_DIFFERS, earlier.field, one.said, later.field, others[0].said
        )


def _one_fact(one: TextFact, other: TextFact) -> bool:
    """Tell whether two figures are, surely or perhaps, of one fact."""
    if one.unit != other.unit:
        return (
            one.phrase == other.phrase and {one.unit, other.unit} <= OCCASIONS and "人次" not in (one.unit, other.unit)
        )
    return one.phrase == other.phrase or _likeness(one.phrase, other.phrase) >= LIKE


def _agree(one: TextFact, other: TextFact) -> bool:
    """Tell whether two figures may be the same: 100余 is 100 to 150, 近100 80 to 100."""
    if one.unit != other.unit:
        return one.number == other.number
    if one.bound or other.bound:
        return one.number <= other.number if one.bound else other.number <= one.number
    if not (one.about or other.about):
        return one.number == other.number
    low, high = sorted((one.number, other.number))
    return low * 3 >= high * 2


def _likeness(one: str, other: str) -> float:
    first, second = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _sums(results: Sequence[_Told]) -> frozenset[tuple[str, str, object]]:
    """Return what the tasks come to together, by phrase and unit: the report may give the sum of them."""
    totals: dict[tuple[str, str], list[TextFact]] = {}
    for told in results:
        for fact in told.facts:
            totals.setdefault((fact.phrase, fact.unit), []).append(fact)
    return frozenset(
        (phrase, unit, sum(fact.number for fact in facts)) for (phrase, unit), facts in totals.items() if len(facts) > 1
    )


def _told(field: PlacedField, returned: Return, contract: Contract, least: int) -> _Told:
    return _Told(field, text_facts(returned.text(field.id), contract.words, least))


def _finding(code: Code, first: PlacedField, one: str, second: PlacedField, other: str) -> Finding:
    labels = {"first": text_fact(first.label), "second": text_fact(second.label)}
    return found(code, second.id, one=quoted(one), other=quoted(other), **labels)


def _same_tasks(rows: Sequence[str], returned: Return) -> list[list[str]]:
    """Return the rows of tasks by project; a name that a page break cut in two is one with what follows it."""
    names = [bare_name(returned.text(f"{row}.project")) for row in rows]
    groups: dict[str, list[str]] = {}
    whole = set(names)
    for at, (row, name) in enumerate(zip(rows, names, strict=True)):
        joined = name + names[at + 1] if at + 1 < len(names) else ""
        before = names[at - 1] + name if at else ""
        if name and joined in whole and joined != name:
            name = joined  # noqa: PLW2901 - the first half
        elif name and before in whole and before != names[at - 1]:
            name = before  # noqa: PLW2901 - the second half
        else:
            longer = [one for one in whole if one != name and one.startswith(name) and len(name) >= LEAST_BROKEN]
            name = longer[0] if len(longer) == 1 else name  # noqa: PLW2901 - cut off
        if name:
            groups.setdefault(name, []).append(row)
    return list(groups.values())
