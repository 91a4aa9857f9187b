"""The year's cycle: approved targets feed monitoring and self-evaluation, actuals feed next year's targets."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from consolidate.history import HistoryRow
from consolidate.ledger.ledger import Ledger
from templates.form import Form
from templates.form_check import field_ids
from templates.indicators import indicator_key
from templates.indicators import indicator_rows
from templates.known import PriorIndicator
from templates.returned import Return
from templates.shipped import shipped_vocabulary
from templates.text import bare_name
from templates.value import ValueKind
from templates.value_reader import read_value

TARGET, ACTUAL = "target", "actual"
GOALS = ("goal.annual", "goal.long")
GIVEN_UP = frozenset({ValueKind.BLANK, ValueKind.PLACEHOLDER, ValueKind.TEMPLATE})
Key = tuple[str, str, str, str]


def achieved(ledger: Ledger, unit: str, year: int, forms: Mapping[str, Form]) -> Iterator[HistoryRow]:
    """Yield what the unit's accepted self-evaluations of a year say was achieved, as rows of the history.

    Of names that stand twice nobody can tell which is which: they yield nothing.
    """
    for form in forms.values():
        returned = ledger.accepted(unit, form.id, year) if form.stage == ACTUAL else None
        rows = indicator_rows(returned) if returned else ()
        times = Counter(row.key for row in rows)
        for row in rows:
            if row.project and times[row.key] == 1 and _said(row.actual):
                names = (row.level1, row.level2, row.level3)
                value = _whole(row.actual, row.measure, beside=True)
                yield HistoryRow(unit, form.id, row.project, *names, "", year, ACTUAL, value, row.measure)


def approved(ledger: Ledger, unit: str, year: int, forms: Mapping[str, Form], like: Form) -> Return | None:
    """Return the accepted targets of a unit's year, those filled in project by project first where ``like`` is so."""
    planning = [form for form in forms.values() if form.stage == TARGET]
    for form in sorted(planning, key=lambda one: one.per != like.per):
        returned = ledger.accepted(unit, form.id, year)
        if returned is not None:
            return returned
    return None


def planned(
    returned: Return, priors: Sequence[PriorIndicator], adjusted: Mapping[Key, str], projects: Sequence[str], like: Form
) -> tuple[PriorIndicator, ...]:
    """Return the approved indicators of a year with their targets, each beside its values of earlier years.

    ``adjusted`` holds targets that were changed within the year (目标调整) and approved; they stand in place of the
    first ones, which the ledger keeps; a change of names that stand twice in a project changes neither. A form that
    is not filled in per project takes them all, without the weights that each had in its own project.
    """
    before = {indicator_key(one.project, one.level1, one.level2, one.level3): one for one in priors}
    roster = {bare_name(name): name for name in projects}
    beside = any(path.endswith(".measure") for path in field_ids(like))
    rows = indicator_rows(returned)
    times = Counter(row.key for row in rows)
    found = []
    for row in rows:
        target = (adjusted.get(row.key, "") if times[row.key] == 1 else "") or row.wanted
        if not _said(target):
            continue
        prior = before.get(row.key) or PriorIndicator("", "", "", "")
        found.append(
            replace(
                prior,
                project=roster.get(bare_name(row.project), row.project) if like.per else "",
                **{name: getattr(row, name) for name in ("level1", "level2", "level3", "measure", "direction")},
                planned=True,
                operator=row.operator if target == row.wanted else "",
                target=_whole(target, row.measure, beside=beside),
                weight=row.weight if like.per else "",
            )
        )
    return tuple(found)


def approved_goals(returned: Return, projects: Sequence[str]) -> dict[str, str]:
    """Return the goal of each project as its approved target form has it, by the name on the list of projects."""
    roster = {bare_name(name): name for name in projects}
    found = {}
    for part in returned.parts():
        goal = next((text for name in GOALS if (text := returned.text(part + name))), "")
        if part and goal:
            name = returned.text(f"{part}project.name")
            found[roster.get(bare_name(name), name)] = goal
    return found


def adjusted_targets(rows: Sequence[HistoryRow], year: int) -> dict[Key, str]:
    """Return the approved changes of a year's targets by indicator."""
    return {
        indicator_key(row.project, row.level1, row.level2, row.level3): _whole(row.value, row.measure, beside=True)
        for row in rows
        if row.kind == "adjusted" and row.year == year and not row.field and row.value
    }


def _said(text: str) -> bool:
    return read_value(text, shipped_vocabulary()).kind not in GIVEN_UP


def _whole(text: str, measure: str, *, beside: bool) -> str:
    """Return a value with the unit from its column, for a form on which that column does not print.

    A rate (元/人次) stays a bare figure where the form has the column ``beside`` it: its formulas read no rates.
    """
    if beside and "/" in measure:
        return text
    return text + measure if text and text[-1].isdigit() and measure and not measure[0].isdigit() else text
