"""What the ledger knows of a unit before a year begins: the two years before, to prefill and to compare with.

An actual value outranks a plan: first what the history says was achieved, then what the accepted return
planned, then what the history says was planned, then what the next year's return says of the year before it.
An indicator that the accepted return gave up (its target blank or a dash) is not carried on, unless an actual came.
A project or an indicator that goes by another name is carried on where it is sure, or a person said so.
"""

from collections import Counter
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from types import MappingProxyType

from consolidate.history import HistoryRow
from consolidate.ledger.cycle import TARGET
from consolidate.ledger.cycle import achieved
from consolidate.ledger.cycle import adjusted_targets
from consolidate.ledger.cycle import approved
from consolidate.ledger.cycle import approved_goals
from consolidate.ledger.cycle import planned
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.pasts import Past
from consolidate.ledger.pasts import PastYear
from consolidate.matching.decided import Decisions
from consolidate.matching.decided import Names
from consolidate.matching.indicators import Levels
from consolidate.matching.indicators import paired_indicators
from consolidate.matching.matcher import PLAIN
from consolidate.matching.matcher import Matcher
from consolidate.matching.pairs import paired_projects
from templates.form import Form
from templates.form import Kind
from templates.form import Owner
from templates.form_check import field_ids
from templates.known import Doubt
from templates.known import Known
from templates.known import PastProject
from templates.known import PriorIndicator
from templates.roster import Project
from templates.roster import Unit

Renamed = Callable[[Sequence[Past], Sequence[Past]], dict[int, int]]


def known_of(
    ledger: Ledger,
    unit: Unit,
    projects: Sequence[Project],
    form: Form,
    year: int,
    matcher: Matcher = PLAIN,
    forms: Mapping[str, Form] = MappingProxyType({}),
) -> Known:
    """Return the unit, its projects, and what the ledger holds of the two years before.

    That is money by field id (``income.other.prior1``), and indicators by project in last year's order; and what is
    left of last year: projects that are none of this year's, and names that are in doubt. A form of monitoring or
    self-evaluation takes its indicators from the approved targets of the same year; ``forms`` are all that there are.
    """
    if form.stage != TARGET:
        return _evaluated(ledger, unit, projects, form, year, matcher, forms)
    history = ledger.history(unit.code)
    last, before = (_year(ledger, unit.code, form, one, history, forms) for one in (year - 1, year - 2))
    past = _Past(last, before, matcher, matcher.decided(unit.code, year - 1))
    names, now = last.projects(), tuple(project.name for project in projects)
    found = paired_projects(names, now, matcher.rules, matcher.decided(unit.code, year).projects)
    indicators = tuple(
        prior
        for place, name in enumerate(now)
        if place in found.same
        for prior in past.indicators(names[found.same[place]], name)
    )
    left = (name for place, name in enumerate(names) if place not in found.same.values())
    return Known(
        unit,
        year,
        tuple(projects),
        _money(form, last, before),
        indicators,
        tuple(PastProject(name, last.one_off(name), tuple(past.indicators(name, name))) for name in left),
        tuple(Doubt(now[one.now], names[one.last], score=one.score) for one in found.asked),
    )


def _evaluated(
    ledger: Ledger,
    unit: Unit,
    projects: Sequence[Project],
    form: Form,
    year: int,
    matcher: Matcher,
    forms: Mapping[str, Form],
) -> Known:
    """Return what is known before a year is evaluated: its approved targets, each beside last year's value."""
    returned = approved(ledger, unit.code, year, forms, form)
    if returned is None:
        return Known(unit, year, tuple(projects))
    earlier = known_of(ledger, unit, projects, forms[returned.issued.stamp.form], year, matcher, forms)
    adjusted = adjusted_targets(ledger.history(unit.code), year)
    names = [project.name for project in projects]
    indicators = planned(returned, earlier.indicators, adjusted, names, form)
    return Known(unit, year, tuple(projects), indicators=indicators, goals=approved_goals(returned, names))


def _year(
    ledger: Ledger, unit: str, form: Form, year: int, history: Sequence[HistoryRow], forms: Mapping[str, Form]
) -> PastYear:
    """Return one past year: its targets, in whatever form they were filed, and all that is told of it."""
    returned = ledger.accepted(unit, form.id, year) or approved(ledger, unit, year, forms, form)
    told = tuple(row for row in history if row.year == year)
    return PastYear(form.id, returned, (*achieved(ledger, unit, year, forms), *told))


def _money(form: Form, last: PastYear, before: PastYear) -> dict[str, str]:
    once = frozenset(field_ids(form))
    values: dict[str, str] = {}
    for field in form.fields():
        base, _, which = field.id.rpartition(".")
        if field.kind is not Kind.MONEY or field.owner is Owner.FORMULA or field.id not in once:
            continue
        if which == "prior1":
            values[field.id] = _amount(base, last)
        elif which == "prior2":
            values[field.id] = _amount(base, before) or last.amount(f"{base}.prior1")
    return {field: value for field, value in values.items() if value}


def _amount(base: str, year: PastYear) -> str:
    field = f"{base}.current"
    return year.told(field, "actual") or year.amount(field) or year.told(field, "target")


class _Past:
    """The indicators of last year, each beside its own year before."""

    def __init__(self, last: PastYear, before: PastYear, matcher: Matcher, decided: Decisions) -> None:
        self.last, self.before, self.matcher, self.decided = last, before, matcher, decided
        self.names = last.projects(), before.projects()
        self.earlier = paired_projects(self.names[1], self.names[0], matcher.rules, decided.projects).same

    def indicators(self, name: str, project: str) -> Iterator[PriorIndicator]:
        """Yield the indicators of a project of last year under the name of this year's project."""
        rows = self.last.pasts(name)
        place = self.earlier.get(self.names[0].index(name))
        earlier = self.names[1][place] if place is not None else ""
        others = self.before.pasts(earlier) if earlier else ()
        decided = self.decided.of_indicators(earlier, name)
        for row, other in _paired(rows, others, lambda one, two: self.renamed(one, two, decided)):
            yield _prior(project, row, other)

    def renamed(self, earlier: Sequence[Past], rows: Sequence[Past], decided: Mapping[Names, bool]) -> dict[int, int]:
        """Return which of last year's rows go on from which of the year before under another name."""
        levels = [[_levels(past) for past in side] for side in (earlier, rows)]
        return dict(paired_indicators(levels[0], levels[1], self.matcher.rules, decided).same)


def _prior(project: str, row: Past, earlier: Past | None) -> PriorIndicator:
    value, kind = (earlier.value, earlier.kind) if earlier and earlier.value else (row.before, "actual")
    return PriorIndicator(
        project,
        *row.names,
        prior2=value,
        prior1=row.value,
        kind2=kind if value else "",
        kind1=row.kind if row.value else "",
        measure=row.measure or (earlier.measure if earlier else ""),
        direction=row.direction or (earlier.direction if earlier else ""),
        target1=row.planned,
    )


def _paired(rows: Sequence[Past], earlier: Sequence[Past], renamed: Renamed) -> Iterator[tuple[Past, Past | None]]:
    """Pair rows of the same names, first with first; nobody can tell which where a year has more of them.

    What stands once and has no pair by its names is paired by ``renamed``.
    """
    same: dict[Levels, list[Past]] = defaultdict(list)
    for past in earlier:
        same[_levels(past)].append(past)
    times = Counter(_levels(row) for row in rows)
    olds = [twins[0] for levels, twins in same.items() if len(twins) == 1 and levels not in times]
    news = [row for row in rows if times[_levels(row)] == 1 and _levels(row) not in same]
    others = {id(news[new]): olds[old] for new, old in renamed(olds, news).items()}
    met = Counter[Levels]()
    for row in rows:
        twins = same[_levels(row)]
        yield row, twins[met[_levels(row)]] if len(twins) == times[_levels(row)] else others.get(id(row))
        met[_levels(row)] += 1


def _levels(past: Past) -> Levels:
    return past.key[1:]
