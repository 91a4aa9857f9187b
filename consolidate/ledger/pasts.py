"""One past year of a unit as the ledger has it: its projects, its indicators with what was achieved or planned."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from consolidate.history import HistoryRow
from templates.amounts import plain_number
from templates.expr_value import plain
from templates.indicators import indicator_key
from templates.indicators import indicator_rows
from templates.project_names import project_fields
from templates.returned import Return
from templates.roster import ONE_OFF
from templates.shipped import shipped_vocabulary
from templates.text import bare_name
from templates.text import squeeze
from templates.value import ValueKind
from templates.value_reader import read_value

Key = tuple[str, str, str, str]
NOTHING_SAID = frozenset({ValueKind.BLANK, ValueKind.PLACEHOLDER})


@dataclass(frozen=True, slots=True)
class PastYear:
    """All that is known of one unit's year: its accepted return and the rows of the history."""

    form: str
    returned: Return | None
    rows: tuple[HistoryRow, ...]

    def amount(self, field: str) -> str:
        """Return what the accepted return says in a field, as plain text."""
        number = self.returned.amounts.get(field) if self.returned else None
        return "" if number is None else plain(number)

    def told(self, field: str, kind: str) -> str:
        """Return what the history says of a field, as plain text."""
        wanted = (self.form, "", field, kind)
        here = (row.value for row in self.rows if (row.form, row.project, row.field, row.kind) == wanted)
        number = plain_number(squeeze(next(here, "")))
        return "" if number is None else plain(number)

    def projects(self) -> tuple[str, ...]:
        """Return the names of the year's projects, each once, those of the accepted return first."""
        filed = self.returned
        listed = [filed.text(field) for field in project_fields(filed).values()] if filed else []
        told = [row.project for row in self.rows if not row.field and row.form == self.form]
        names = {bare_name(name): name for name in reversed((*listed, *told)) if bare_name(name)}
        return tuple(reversed(names.values()))

    def one_off(self, project: str) -> bool:
        """Tell whether a project was a one-off: by its attribute when it was issued, or by its own name."""
        issued = self.returned.issued.one_off if self.returned else ()
        return ONE_OFF in project or bare_name(project) in {bare_name(name) for name in issued}

    def pasts(self, project: str) -> tuple["Past", ...]:
        """Return a project's indicators: the rows of its accepted return, else those of the history."""
        name = bare_name(project)
        told = [row for row in self.rows if not row.field and bare_name(row.project) == name]
        actual = {_key(row): row for row in sorted(told, key=lambda row: row.form == self.form) if _is_actual(row)}
        planned = tuple(_planned(self.returned, name)) if self.returned else ()
        changed = {_key(row): row.value for row in told if row.kind == "adjusted" and row.value}
        planned = tuple(replace(row, value=changed.get(row.key, row.value)) for row in planned)
        kept = tuple(row for row in planned if row.key in actual or not _given_up(row))
        listed = kept if planned else tuple(_listed([row for row in told if row.form == self.form]))
        times = Counter(row.key for row in listed)
        return tuple(_achieved(row, actual.get(row.key) if times[row.key] == 1 else None) for row in listed)


@dataclass(frozen=True, slots=True)
class Past:
    """One indicator of one past year; ``before`` is what its own row says of the year before.

    ``planned`` is its target where ``value`` is what was achieved.
    """

    key: Key
    names: tuple[str, str, str]
    value: str
    kind: str
    measure: str
    direction: str = ""
    before: str = ""
    planned: str = ""


def _planned(returned: Return, project: str) -> Iterator[Past]:
    for row in indicator_rows(returned):
        names = (row.level1, row.level2, row.level3)
        if row.key[0] == project and any(names):
            yield Past(row.key, names, row.wanted, "target", row.measure, row.direction, row.prior1)


def _given_up(row: Past) -> bool:
    """Tell whether a row of an accepted return names an indicator and sets it no target."""
    return read_value(row.value, shipped_vocabulary()).kind in NOTHING_SAID


def _listed(rows: Sequence[HistoryRow]) -> Iterator[Past]:
    """Yield each indicator of the history once, where it first stands, with its target."""
    firsts: dict[Key, HistoryRow] = {}
    for row in rows:
        firsts.setdefault(_key(row), row)
    targets = {_key(row): row for row in rows if row.kind == "target"}
    for key, row in firsts.items():
        target = targets.get(key)
        yield Past(
            key,
            (row.level1, row.level2, row.level3),
            target.value if target else "",
            "target",
            target.measure if target else row.measure,
        )


def _achieved(row: Past, actual: HistoryRow | None) -> Past:
    if actual is None:
        return row
    planned = row.value if row.kind == "target" else ""
    return replace(
        row, value=actual.value, kind="actual", measure=actual.measure or row.measure, planned=planned
    )


def _is_actual(row: HistoryRow) -> bool:
    return row.kind == "actual" and bool(row.value)


def _key(row: HistoryRow) -> Key:
    return indicator_key(row.project, row.level1, row.level2, row.level3)
