"""Everything a command works with, opened once: workspace, rules, forms, roster, keys, ledger."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from consolidate.district import District
from consolidate.identity import Registry
from consolidate.intake import Judges
from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.known import known_of
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.ledger import open_ledger
from consolidate.standings import district_of
from templates.codes import Slip
from templates.contract import Contract
from templates.finding import facts
from templates.form import Form
from templates.indicators import indicator_rows
from templates.known import Known
from templates.known import PriorIndicator
from templates.returned import Return
from templates.roster import Roster
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from templates.slips import Origin
from templates.text import bare_name
from templates.vocabulary import Vocabulary
from tianbao.face import Face
from tianbao.workspace import Keys
from tianbao.workspace import Workspace


@dataclass
class Desk:
    """One workspace at work on one fiscal year."""

    workspace: Workspace
    face: Face
    forms: dict[str, Form]
    rules: RuleBook
    roster: Roster
    ledger: Ledger

    @property
    def year(self) -> int:
        """The fiscal year at work."""
        return self.rules.year

    @property
    def words(self) -> Vocabulary:
        """The words by which values are read."""
        return shipped_vocabulary()

    @cached_property
    def keys(self) -> Keys:
        """The secrets of the workspace, read when first needed."""
        return self.workspace.keys()

    def units(self, codes: tuple[str, ...]) -> tuple[Unit, ...]:
        """Return the units of the codes, all for none; an unknown code ends the command."""
        for code in codes:
            if self.roster.unit(code) is None:
                raise AuthorError(Slip.UNIT_UNKNOWN, Origin(), facts(unit=code))
        return tuple(unit for unit in self.roster.units if not codes or unit.code in codes)

    def forms_of(self, unit: Unit, chosen: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the ids of the forms a unit owes, narrowed to the chosen ones."""
        for form in (*chosen, *unit.forms):
            if form not in self.forms:
                raise AuthorError(Slip.FORM_UNKNOWN, Origin(), facts(form=form, known=tuple(sorted(self.forms))))
        owed = unit.forms or self.rules.forms
        return tuple(form for form in owed if not chosen or form in chosen)

    def known(self, unit: Unit, form: str) -> Known:
        """Return what the bureau knows of a unit before it fills the form."""
        return known_of(self.ledger, unit, self.roster.projects_of(unit.code), self.forms[form], self.year)

    def contract(self, returned: Return) -> Contract:
        """Return what a return is judged by."""
        stamp = returned.issued.stamp
        unit = self.roster.unit(stamp.unit)
        priors = priors_of(self.known(unit, stamp.form), returned) if unit else {}
        return Contract(self.rules, self.words, priors, returned.issued.base_kinds)

    def judges(self) -> Judges:
        """Return what returned files are judged by."""
        registry = Registry(
            secrets=self.keys.secrets,
            issue=self.ledger.issue,
            latest=self.ledger.latest_issue,
            year=self.year,
            units=frozenset(unit.code for unit in self.roster.units),
        )
        return Judges(registry, self.rules, self.contract)

    def district(self) -> District:
        """Return the standing of every return the district expects."""
        return district_of(self.ledger, self.roster, self.rules, self.words, self.year, self.face.today)


def priors_of(known: Known, returned: Return) -> dict[str, str]:
    """Return what the ledger holds for the earlier-year fields of a return, by field id.

    An indicator is the same by the names in its row as it came back, wherever the row stands; of names that
    stand twice nobody can tell which is which.
    """
    found = dict(known.values)
    rows, priors = indicator_rows(returned), known.indicators
    times = Counter(row.key for row in rows), Counter(_key(prior) for prior in priors)
    held = {_key(prior): prior for prior in priors}
    for row in rows:
        if all(counted[row.key] == 1 for counted in times):
            prior = held[row.key]
            found |= {row.field("prior1"): prior.prior1, row.field("prior2"): prior.prior2}
    return {key: text for key, text in found.items() if text}


def _key(prior: PriorIndicator) -> tuple[str, str, str, str]:
    """Return what makes it the same indicator in two years, as an ``IndicatorRow`` has it."""
    return (bare_name(prior.project), bare_name(prior.level1), bare_name(prior.level2), bare_name(prior.level3))


@contextmanager
def desk_of(face: Face, year: int | None = None) -> Iterator[Desk]:
    """Open the workspace of a call; AuthorError for a folder that is none and for any mistake in its files."""
    workspace = Workspace.open(face.folder)
    forms = workspace.forms()
    rules = workspace.rules(forms)
    if year is not None:
        due = rules.due if year == rules.year else {}  # the dates of rules.yaml are those of its own year
        rules = replace(rules, year=year, due=due)
    roster = workspace.roster()
    inner = Path(workspace.root / ".tianbao")
    inner.mkdir(exist_ok=True)
    with open_ledger(sqlite_url(inner / "ledger.sqlite")) as ledger:
        yield Desk(workspace, face, forms, rules, roster, ledger)
