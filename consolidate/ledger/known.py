"""What the ledger knows of a unit before a year begins: the two years before, to prefill and to compare with.

An actual value outranks a plan: first what the history says was achieved, then what the accepted return
planned, then what the history says was planned, then what the next year's return says of the year before it.
An indicator that the accepted return gave up (its target blank or a dash) is not carried on, unless an actual came.
"""

from collections import Counter
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from consolidate.history import HistoryRow
from consolidate.ledger.ledger import Ledger
from templates.amounts import plain_number
from templates.expr_value import plain
from templates.form import Form
from templates.form import Kind
from templates.form import Owner
from templates.form_check import field_ids
from templates.indicators import indicator_rows
from templates.known import Known
from templates.known import PriorIndicator
from templates.returned import Return
from templates.roster import Project
from templates.roster import Unit
from templates.shipped import shipped_vocabulary
from templates.text import bare_name
from templates.text import squeeze
from templates.value import ValueKind
from templates.value_reader import read_value

Key = tuple[str, str, str, str]
NOTHING_SAID = frozenset({ValueKind.BLANK, ValueKind.PLACEHOLDER})


@dataclass(frozen=True, slots=True)
class _Year:
    """All that is known of one unit's year: its accepted return and the rows of the history."""

    returned: Return | None
    rows: tuple[HistoryRow, ...]

    def amount(self, field: str) -> str:
        """Return what the accepted return says in a field, as plain text."""
        number = self.returned.amounts.get(field) if self.returned else None
        return "" if number is None else plain(number)

    def told(self, form: str, field: str, kind: str) -> str:
        """Return what the history says of a field, as plain text."""
        wanted = (form, "", field, kind)
        here = (row.value for row in self.rows if (row.form, row.project, row.field, row.kind) == wanted)
        number = plain_number(squeeze(next(here, "")))
        return "" if number is None else plain(number)


@dataclass(frozen=True, slots=True)
class _Past:
    """One indicator of one past year; ``before`` is what its own row says of the year before."""

    key: Key
    names: tuple[str, str, str]
    value: str
    kind: str
    measure: str
    direction: str = ""
    before: str = ""


def known_of(ledger: Ledger, unit: Unit, projects: Sequence[Project], form: Form, year: int) -> Known:
    """Return the unit, its projects, and what the ledger holds of the two years before.

    That is money by field id (``income.other.prior1``), and indicators by project in last year's order.
    """
    history = ledger.history(unit.code)
    last, before = (
        _Year(ledger.accepted(unit.code, form.id, one), tuple(row for row in history if row.year == one))
        for one in (year - 1, year - 2)
    )
    indicators = tuple(prior for project in projects for prior in _indicators(project, form.id, last, before))
    return Known(unit, year, tuple(projects), _money(form, last, before), indicators)


def _money(form: Form, last: _Year, before: _Year) -> dict[str, str]:
    once = frozenset(field_ids(form))
    values: dict[str, str] = {}
    for field in form.fields():
        base, _, which = field.id.rpartition(".")
        if field.kind is not Kind.MONEY or field.owner is Owner.FORMULA or field.id not in once:
            continue
        if which == "prior1":
            values[field.id] = _amount(form.id, base, last)
        elif which == "prior2":
            values[field.id] = _amount(form.id, base, before) or last.amount(f"{base}.prior1")
    return {field: value for field, value in values.items() if value}


def _amount(form: str, base: str, year: _Year) -> str:
    field = f"{base}.current"
    return year.told(form, field, "actual") or year.amount(field) or year.told(form, field, "target")


def _indicators(project: Project, form: str, last: _Year, before: _Year) -> Iterator[PriorIndicator]:
    rows = _pasts(project, form, last)
    for row, earlier in _paired(rows, _pasts(project, form, before)):
        value, kind = (earlier.value, earlier.kind) if earlier and earlier.value else (row.before, "actual")
        yield PriorIndicator(
            project.name,
            *row.names,
            prior2=value,
            prior1=row.value,
            kind2=kind if value else "",
            kind1=row.kind if row.value else "",
            measure=row.measure or (earlier.measure if earlier else ""),
            direction=row.direction or (earlier.direction if earlier else ""),
        )


def _pasts(project: Project, form: str, year: _Year) -> tuple[_Past, ...]:
    """Return a project's indicators of a year: the rows of its accepted return, else those of the history."""
    name = bare_name(project.name)
    told = [row for row in year.rows if not row.field and bare_name(row.project) == name]
    actual = {_key(row): row for row in sorted(told, key=lambda row: row.form == form) if _is_actual(row)}
    planned = tuple(_planned(year.returned, name)) if year.returned else ()
    kept = tuple(row for row in planned if row.key in actual or not _given_up(row))
    listed = kept if planned else tuple(_listed([row for row in told if row.form == form]))
    times = Counter(row.key for row in listed)
    return tuple(_achieved(row, actual.get(row.key) if times[row.key] == 1 else None) for row in listed)


def _planned(returned: Return, project: str) -> Iterator[_Past]:
    for row in indicator_rows(returned):
        names = (row.level1, row.level2, row.level3)
        if row.key[0] == project and any(names):
            yield _Past(row.key, names, row.target, "target", row.measure, row.direction, row.prior1)


def _given_up(row: _Past) -> bool:
    """Tell whether a row of an accepted return names an indicator and sets it no target."""
    return read_value(row.value, shipped_vocabulary()).kind in NOTHING_SAID


def _listed(rows: Sequence[HistoryRow]) -> Iterator[_Past]:
    """Yield each indicator of the history once, where it first stands, with its target."""
    firsts: dict[Key, HistoryRow] = {}
    for row in rows:
        firsts.setdefault(_key(row), row)
    targets = {_key(row): row for row in rows if row.kind == "target"}
    for key, row in firsts.items():
        target = targets.get(key)
        yield _Past(
            key,
            (row.level1, row.level2, row.level3),
            target.value if target else "",
            "target",
            target.measure if target else row.measure,
        )


def _achieved(row: _Past, actual: HistoryRow | None) -> _Past:
    if actual is None:
        return row
    return replace(row, value=actual.value, kind="actual", measure=actual.measure or row.measure)


def _is_actual(row: HistoryRow) -> bool:
    return row.kind == "actual" and bool(row.value)


def _key(row: HistoryRow) -> Key:
    return (bare_name(row.project), bare_name(row.level1), bare_name(row.level2), bare_name(row.level3))


def _paired(rows: Sequence[_Past], earlier: Sequence[_Past]) -> Iterator[tuple[_Past, _Past | None]]:
    """Pair rows of the same names, first with first; nobody can tell which where a year has more of them."""
    same: dict[Key, list[_Past]] = defaultdict(list)
    for past in earlier:
        same[past.key].append(past)
    times, met = Counter(row.key for row in rows), Counter[Key]()
    for row in rows:
        twins = same[row.key]
        yield row, twins[met[row.key]] if len(twins) == times[row.key] else None
        met[row.key] += 1
