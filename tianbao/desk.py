"""Everything a command works with, opened once: workspace, rules, forms, roster, keys, ledger."""

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
from templates.issued import Issued
from templates.known import Known
from templates.known import PriorIndicator
from templates.layout import matches
from templates.roster import Roster
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from templates.slips import Origin
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

    def contract(self, issued: Issued) -> Contract:
        """Return what a return of this issue is judged by."""
        unit = self.roster.unit(issued.stamp.unit)
        if unit is None:
            return Contract(self.rules, self.words)
        known = self.known(unit, issued.stamp.form)
        kinds = {f"{row_group}.prior1": prior.kind1 for prior, row_group in prior_rows(known, issued) if prior.kind1}
        return Contract(self.rules, self.words, self.priors(known, issued), kinds)

    def priors(self, known: Known, issued: Issued) -> dict[str, str]:
        """Return what the ledger holds for the earlier-year fields of an issue, by field id."""
        found = dict(known.values)
        for prior, row_group in prior_rows(known, issued):
            found |= {f"{row_group}.prior1": prior.prior1, f"{row_group}.prior2": prior.prior2}
        return {key: text for key, text in found.items() if text}

    def base_kinds(self, district: District) -> dict[tuple[str, str], str]:
        """Return whether last year's value was a target or an actual, by unit and field id, where the ledger knows."""
        found = {}
        for standing in district.standings:
            if standing.latest is not None:
                issued = standing.latest.issued
                for prior, row_group in prior_rows(self.known(standing.unit, standing.form), issued):
                    if prior.kind1:
                        found[standing.unit.code, f"{row_group}.prior1"] = prior.kind1
        return found

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


def prior_rows(known: Known, issued: Issued) -> Iterator[tuple[PriorIndicator, str]]:
    """Yield each earlier indicator with the row it was issued in."""
    for one in issued.fields:
        if not matches("goals[*].project", one.id) or not one.value:
            continue
        for number, prior in enumerate(known.indicators_of(one.value), start=1):
            yield prior, f"{one.row_group}.indicators[{number}]"


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
