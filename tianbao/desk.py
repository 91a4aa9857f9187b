"""Everything a command works with, opened once: workspace, rules, forms, roster, keys, ledger."""

from collections.abc import Iterable
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
from consolidate.matching.decided import MatchRow
from consolidate.matching.decided import new_rows
from consolidate.matching.matcher import Matcher
from consolidate.matching.returns import Found
from consolidate.matching.returns import found_for
from consolidate.past_roster import as_issued
from consolidate.standings import district_of
from templates.codes import Slip
from templates.contract import Contract
from templates.district_words import district_words
from templates.finding import facts
from templates.form import Form
from templates.known import Known
from templates.library import Library
from templates.returned import Return
from templates.roster import Roster
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from templates.slips import Origin
from templates.vocabulary import Vocabulary
from tianbao.face import Face
from tianbao.matches_file import add_asked
from tianbao.matches_file import read_decisions
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
    own_year: int

    @cached_property
    def filing_roster(self) -> Roster:
        """The units that file in the year at work: of a year gone by, those that were issued something."""
        past = self.year < self.own_year
        return as_issued(self.ledger, self.roster, self.year) if past else self.roster

    @property
    def year(self) -> int:
        """The fiscal year at work."""
        return self.rules.year

    @cached_property
    def words(self) -> Vocabulary:
        """The words by which values are read, with the district's ladders and library; AuthorError for a wrong one."""
        return district_words(shipped_vocabulary(), self.rules, self.library)

    @cached_property
    def keys(self) -> Keys:
        """The secrets of the workspace, read when first needed."""
        return self.workspace.keys()

    @cached_property
    def library(self) -> Library:
        """The indicators known by name; AuthorError for a mistake in the district's ``library.yaml``."""
        return self.workspace.library()

    @cached_property
    def matcher(self) -> Matcher:
        """By what names of two years are matched; AuthorError for a mistake in ``matches.csv``."""
        return Matcher(self.rules.matching, read_decisions(self.workspace.root, self.roster.units))

    def units(self, codes: tuple[str, ...]) -> tuple[Unit, ...]:
        """Return the units of the codes, all for none; an unknown code ends the command."""
        for code in codes:
            if self.roster.unit(code) is None:
                raise AuthorError(Slip.UNIT_UNKNOWN, Origin(), facts(unit=code))
        return tuple(unit for unit in self.roster.units if not codes or unit.code in codes)

    def forms_of(self, unit: Unit, chosen: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the ids of the forms a unit owes; of chosen ones all, but for what its own list leaves out."""
        for form in (*chosen, *unit.forms):
            if form not in self.forms:
                raise AuthorError(Slip.FORM_UNKNOWN, Origin(), facts(form=form, known=tuple(sorted(self.forms))))
        owed = unit.forms or chosen or self.rules.forms
        return tuple(form for form in owed if not chosen or form in chosen)

    def known(self, unit: Unit, form: str) -> Known:
        """Return what the bureau knows of a unit before it fills the form."""
        projects = self.roster.projects_of(unit.code)
        return known_of(self.ledger, unit, projects, self.forms[form], self.year, self.matcher, self.forms)

    def contract(self, returned: Return) -> Contract:
        """Return what a return is judged by."""
        stamp = returned.issued.stamp
        unit = self.roster.unit(stamp.unit)
        found = found_for(self.known(unit, stamp.form), returned, self.matcher) if unit else Found()
        kinds = {**found.kinds, **returned.issued.base_kinds}
        return Contract(self.rules, self.words, found.priors, kinds, found.matched)

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

    def ask(self, asked: Iterable[MatchRow]) -> dict[str, int | bool]:
        """Add names in doubt to ``matches.csv``; return how many are new and whether they could be written."""
        fresh = new_rows(self.matcher.rows, asked)
        try:
            add_asked(self.workspace.root, fresh, self.face.lang)
        except OSError:  # open in Excel: what is asked stands in the findings as well, and comes again next time
            return {"asked": len(fresh), "asked_written": False}
        return {"asked": len(fresh), "asked_written": True}

    def district(self) -> District:
        """Return the standing of every return the district expects."""
        units, today = self.filing_roster, self.face.today
        return district_of(self.ledger, units, self.rules, self.words, self.year, today, self.contract)


@contextmanager
def desk_of(face: Face, year: int | None = None) -> Iterator[Desk]:
    """Open the workspace of a call; AuthorError for a folder that is none and for any mistake in its files."""
    workspace = Workspace.open(face.folder)
    forms = workspace.forms()
    rules = workspace.rules(forms)
    district_words(shipped_vocabulary(), rules)  # a wrong ladder ends the command before anything is done
    roster = workspace.roster()
    inner = Path(workspace.root / ".tianbao")
    inner.mkdir(exist_ok=True)
    with open_ledger(sqlite_url(inner / "ledger.sqlite")) as ledger:
        yield Desk(workspace, face, forms, _of_year(rules, year, ledger), roster, ledger, rules.year)


def _of_year(rules: RuleBook, year: int | None, ledger: Ledger) -> RuleBook:
    """Return the rules for the year at work: of another year than their own, the due dates are those once told."""
    if year is None or year == rules.year:
        return rules
    return replace(rules, year=year, due=ledger.dues(year), opens={})
