"""A return's own projects and indicators against what the ledger knows of last year."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import TypeVar

from consolidate.matching.indicators import Levels
from consolidate.matching.indicators import paired_indicators
from consolidate.matching.matcher import PLAIN
from consolidate.matching.matcher import Matcher
from consolidate.matching.pairs import paired_projects
from templates.indicators import IndicatorRow
from templates.indicators import indicator_key
from templates.indicators import indicator_rows
from templates.known import NOTHING_MATCHED
from templates.known import Doubt
from templates.known import Known
from templates.known import Matched
from templates.known import PastProject
from templates.known import PriorIndicator
from templates.project_names import project_fields
from templates.returned import Return
from templates.shipped import shipped_vocabulary
from templates.text import bare_name
from templates.text import squeeze
from templates.value import ValueKind
from templates.value_reader import read_value

T = TypeVar("T")
GIVEN_UP = frozenset({ValueKind.BLANK, ValueKind.PLACEHOLDER})


@dataclass(slots=True)
class Found:
    """What the ledger holds for a return: by field id the values and their kinds; and what became of last year."""

    priors: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    matched: Matched = NOTHING_MATCHED


def found_for(known: Known, returned: Return, matcher: Matcher = PLAIN) -> Found:
    """Return what the ledger holds for the earlier-year fields of a return.

    An indicator is the same by the names in its row as it came back, wherever the row stands, or by names that are
    surely the same; of names that stand twice nobody can tell which is which.
    """
    return _Finder(known, returned, matcher).found()


class _Finder:
    def __init__(self, known: Known, returned: Return, matcher: Matcher) -> None:
        self.known, self.returned, self.matcher = known, returned, matcher
        self.decided = matcher.decided(known.unit.code, known.year)
        self.unlocked = {one.id for one in returned.fields() if one.unlocked}
        self.result = Found(priors={key: text for key, text in known.values.items() if text})
        self.doubts: list[tuple[str, Doubt]] = []
        self.renamed: set[str] = set()

    def found(self) -> Found:
        """Go through the projects of the return, then say what is left of last year."""
        named = project_fields(self.returned)
        ours = {bare_name(project.name): project.name for project in self.known.projects}
        self.doubts += [
            (named[bare_name(one.project)], one) for one in self.known.doubts if bare_name(one.project) in named
        ]
        partners, ended = self.others({name: field for name, field in named.items() if name not in ours})
        rows = indicator_rows(self.returned)
        for name in dict.fromkeys(row.key[0] for row in rows):
            here = [row for row in rows if row.key[0] == name]
            if name in ours:
                self.project(here, self.known.indicators_of(ours[name]), "")
            elif name in partners:
                self.project(here, partners[name].indicators, partners[name].name)
        one_off = frozenset(bare_name(project.name) for project in self.known.projects if project.one_off)
        self.result.matched = Matched(tuple(self.doubts), ended, frozenset(self.renamed), one_off)
        return self.result

    def others(self, named: Mapping[str, str]) -> tuple[dict[str, PastProject], tuple[PastProject, ...]]:
        """Pair the projects that only the return has with those that only last year had; return what is gone, too."""
        doubted = {one.last_project for one in self.known.doubts}
        free = [past for past in self.known.past if past.name not in doubted]
        names = list(named)
        found = paired_projects([past.name for past in free], names, self.matcher.rules, self.decided.projects)
        for asked in found.asked:
            field = named[names[asked.now]]
            self.doubts.append((field, Doubt(self.returned.text(field), free[asked.last].name, score=asked.score)))
        met = {*found.same.values(), *(asked.last for asked in found.asked)}
        ended = tuple(past for place, past in enumerate(free) if place not in met)
        return {names[now]: free[last] for now, last in found.same.items()}, ended

    def project(self, rows: Sequence[IndicatorRow], priors: Sequence[PriorIndicator], last_project: str) -> None:
        """Find the priors of one project's rows: by equal names first, then among the rows the unit named itself."""
        held = _once([(_levels(prior), prior) for prior in priors])
        named = _once([(row.key[1:], row) for row in rows])
        twice = {levels for levels, count in Counter(row.key[1:] for row in rows).items() if count > 1}
        decided = self.decided.of_indicators(last_project or rows[0].project, rows[0].project)
        for levels, row in named.items():
            if levels in held and (not self.typed(row) or decided.get((_name(levels), _name(levels))) is not False):
                self.take(row, held[levels])
        free = {levels: one for levels, one in held.items() if levels not in twice and self.is_free(named.get(levels))}
        new = {levels: row for levels, row in named.items() if levels not in held and self.typed(row)}
        olds, news = list(free), list(new)
        found = paired_indicators(olds, news, self.matcher.rules, decided)
        for now, last in found.same.items():
            self.take(new[news[now]], free[olds[last]])
            if olds[last] in named:
                self.renamed.add(named[olds[last]].field("target"))
        for asked in found.asked:
            row, prior = new[news[asked.now]], free[olds[asked.last]]
            names = (row.project, last_project or row.project, row.name, _shown(prior))
            self.doubts.append((row.field("level3"), Doubt(*names, score=asked.score)))

    def take(self, row: IndicatorRow, prior: PriorIndicator) -> None:
        for column, text, kind in (("prior1", prior.prior1, prior.kind1), ("prior2", prior.prior2, prior.kind2)):
            if text:
                self.result.priors[row.field(column)] = _measured(text, prior.measure, row.measure)
                self.result.kinds[row.field(column)] = kind

    def typed(self, row: IndicatorRow) -> bool:
        """Tell whether the unit named the indicator itself."""
        return all(row.field(column) in self.unlocked for column in ("level1", "level2", "level3"))

    def is_free(self, row: IndicatorRow | None) -> bool:
        """Tell whether an indicator of last year has no row, or one that the bureau named and the unit gave up."""
        if row is None:
            return True
        return not self.typed(row) and read_value(row.target, shipped_vocabulary()).kind in GIVEN_UP


def _once(pairs: Sequence[tuple[Levels, T]]) -> dict[Levels, T]:
    """Return what stands under each levels; what stands twice is nobody's."""
    times = Counter(levels for levels, _ in pairs)
    return {levels: one for levels, one in pairs if times[levels] == 1}


def _levels(prior: PriorIndicator) -> Levels:
    return indicator_key(prior.project, prior.level1, prior.level2, prior.level3)[1:]


def _name(levels: Levels) -> str:
    return levels[2] or levels[1] or levels[0]


def _shown(prior: PriorIndicator) -> str:
    return prior.level3 or prior.level2 or prior.level1


def _measured(text: str, measure: str, beside: str) -> str:
    """Return an earlier value with its own unit of measure, where the row it stands in now says another or none."""
    bare = measure and squeeze(measure) != squeeze(beside) and read_value(text, shipped_vocabulary()).kind
    return f"{text}{measure}" if bare is ValueKind.NUMBER else text
