"""The rows of every table, unit by unit out of the ledger: only a few units' returns are in hand at a time."""

import json
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal

from consolidate.district import District
from consolidate.export.cells import Row
from consolidate.export.cells import day_cell
from consolidate.export.cells import number_cell
from consolidate.export.cells import text_cell
from consolidate.export.values import value_rows
from consolidate.ledger.ledger import Ledger
from consolidate.ledger.register import IssueLine
from consolidate.ledger.rows import Submission
from consolidate.outcome import Outcome
from consolidate.outcome import State
from consolidate.regressions import regression_rows
from consolidate.standings import Judge
from consolidate.standings import district_of
from templates.finding import Fact
from templates.finding import Finding
from templates.roster import Roster
from templates.roster import Unit
from templates.rulebook import RuleBook
from templates.say import fix
from templates.say import message
from templates.say import spoken_fact
from templates.text import Lang
from templates.vocabulary import Vocabulary

TOGETHER = 10  # units whose standings are asked for at once
Told = tuple[str, Row]  # the name of a table and one of its rows


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported: a ledger and its district; ``judge`` says what the latest return of a unit is compared with."""

    ledger: Ledger
    roster: Roster
    rules: RuleBook
    words: Vocabulary
    year: int
    lang: Lang = "zh"
    judge: Judge | None = None

    def district(self, units: Sequence[Unit]) -> District:
        """Return the standings of some units; what day it is plays no part in what is exported of them."""
        roster = Roster(tuple(units))
        return district_of(self.ledger, roster, self.rules, self.words, self.year, "", self.judge)


def rows_of(source: Source) -> Iterator[Told]:
    """Yield the rows of all tables: units in the order of the roster, then strays and units no longer on it."""
    sent: dict[str, list[Submission]] = defaultdict(list)
    for one in source.ledger.submissions(source.year):
        sent[one.unit if one.identified else ""].append(one)
    issued: dict[str, list[IssueLine]] = defaultdict(list)
    for line in source.ledger.issue_lines(source.year):
        issued[line.unit].append(line)
    units = source.roster.units
    for start in range(0, len(units), TOGETHER):
        here = units[start : start + TOGETHER]
        district = source.district(here)
        for unit in here:
            yield from _of_unit(source, unit, sent[unit.code], issued[unit.code])
            own = tuple(one for one in district.standings if one.unit.code == unit.code)
            yield from _regressions(replace(district, standings=own), unit, source.lang)
    for code in sorted((sent.keys() | issued.keys()) - {unit.code for unit in units}):
        yield from _of_unit(source, Unit(code, ""), sent[code], issued[code])


def _of_unit(source: Source, unit: Unit, sent: Sequence[Submission], issued: Iterable[IssueLine]) -> Iterator[Told]:
    for line in issued:
        yield (
            "issues",
            {
                **_whose(source.year, unit, line.form),
                "issue": line.issue,
                "issued_on": day_cell(line.issued_on),
                "file": text_cell(line.file),
                "feedback_of": text_cell(line.feedback_of),
            },
        )
    counts = _counted(sent)
    versions: dict[str, int] = defaultdict(int)
    for one in sent:
        outcome = source.ledger.outcomes_of([one])[0]
        versions[one.form] += one.identified
        given = {**_whose(one.year, unit, one.form), **_file(one, accepted=one.sequence in counts)}
        yield "submissions", _submission(source, one, outcome, given, versions[one.form])
        for position, finding in enumerate(outcome.findings, start=1):
            yield "findings", {**given, **_finding(finding, source.lang), "position": position}
        if outcome.returned is not None:
            for row in value_rows(outcome.returned, source.words, source.year, source.lang):
                yield "values", {**given, **row}


def _counted(sent: Iterable[Submission]) -> frozenset[int]:
    """Return the sequence of the newest accepted file of each form."""
    newest = {one.form: one.sequence for one in sent if one.identified and one.readable and one.state is State.ACCEPTED}
    return frozenset(newest.values())


def _whose(year: int | None, unit: Unit, form: str) -> Row:
    return {
        "year": year,
        "unit": text_cell(unit.code),
        "unit_name": text_cell(unit.name),
        "department": text_cell(unit.department),
        "form": text_cell(form),
    }


def _file(one: Submission, *, accepted: bool) -> Row:
    return {
        "file": text_cell(one.source.file),
        "sha256": one.source.sha256,
        "received": day_cell(one.source.received),
        "state": one.state.value,
        "accepted": accepted,
    }


def _submission(source: Source, one: Submission, outcome: Outcome, given: Row, version: int) -> Row:
    due = source.rules.due.get(one.form, "") if source.year == source.rules.year else ""
    return {
        **given,
        "issue": text_cell(one.issue),
        "version": version or None,
        "readable": one.readable,
        "late": one.source.received > due if due and one.identified else None,
        "findings": len(outcome.findings),
        "open_findings": sum(finding.open for finding in outcome.findings),
    }


def _finding(finding: Finding, lang: Lang) -> Row:
    place = finding.place
    told = {key: _fact(fact, lang) for key, fact in finding.facts}
    return {
        "code": finding.code.value,
        "name": finding.name,
        "severity": finding.severity.value,
        "project": text_cell(place.project),
        "field": text_cell(place.field),
        "sheet": text_cell(place.sheet),
        "cell": text_cell(place.cell),
        "message": text_cell(message(finding, lang)),
        "fix": text_cell(fix(finding, lang)),
        "facts": text_cell(json.dumps(told, ensure_ascii=False)),
        "open": finding.open,
        "reason": text_cell(finding.reason),
        "waiver": text_cell(finding.waiver),
    }


def _fact(fact: Fact, lang: Lang) -> str | int | list[str]:
    if isinstance(fact, tuple):
        return [spoken_fact(part, lang) for part in fact]
    return spoken_fact(fact, lang) if isinstance(fact, str) else fact


def _regressions(district: District, unit: Unit, lang: Lang) -> Iterator[Told]:
    for row in regression_rows(district, lang):
        told = {key: text_cell(str(given)) for key, given in asdict(row).items() if given is not None}
        yield (
            "regressions",
            {
                **told,
                **_whose(district.year, unit, row.form),
                "base_year": row.base_year,
                "change": _decimal(row.change),
                "change_ratio": _decimal(row.change_ratio),
            },
        )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else number_cell(Decimal(text))
