"""Every shipped form issued, answered in any way, judged, sent back, and taken in again without a change."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from consolidate.checks.all_checks import run_checks
from consolidate.identity import Registry
from consolidate.identity import identify
from consolidate.outcome import Outcome
from consolidate.outcome import state_of
from consolidate.raw import RawBook
from consolidate.reading.reading import read_bytes
from consolidate.sent_back import send_back
from consolidate.tampering.tampering import tampering
from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.contract import Contract
from templates.feedback import Feedback
from templates.feedback import Head
from templates.finding import Finding
from templates.form import Owner
from templates.interpret import interpret
from templates.issued import Issued
from templates.known import Known
from templates.layout import PlacedField
from templates.plan import plan
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Source
from templates.rulebook import RuleBook
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.shipped import shipped_vocabulary
from templates.text import Lang
from tests.space import HONEST_KNOWN

FORMS = shipped_forms()
TARGET = "department-target"
RULES = replace(read_rules(shipped_rules_text(), "rules.yaml", FORMS), spare_projects=1, indicators=4)
WORDS = shipped_vocabulary()
SEAL = Seal("Pass-2024", "k1", b"secret")
DAY = "2024-01-16"
PLACE = ("project", "field", "sheet", "cell")


def text(content: str) -> Reading:
    """Return the reading of a cell with a text."""
    return Reading(ReadingKind.TEXT, content) if content else BLANK


def number(digits: str) -> Reading:
    """Return the reading of a cell with a number."""
    return Reading(ReadingKind.NUMBER, digits, Decimal(digits))


@dataclass(frozen=True, repr=False)
class Bench:
    """One form as issued to the one unit, and the rules at work."""

    form: str
    issued: Issued
    known: Known
    rules: RuleBook

    def field(self, field_id: str) -> PlacedField:
        """Return a field that there is."""
        found = self.issued.field(field_id)
        assert found is not None, field_id
        return found

    @property
    def inputs(self) -> tuple[PlacedField, ...]:
        """The unit's own fields."""
        return tuple(one for one in self.issued.fields if one.owner is Owner.UNIT)

    def registry(self, *issues: Issued) -> Registry:
        """Return the registry of these issues; the first one counts."""
        by_id = {one.stamp.issue: one for one in (self.issued, *issues)}
        units = frozenset({self.known.unit.code})
        return Registry({SEAL.key: SEAL.secret}, by_id.get, lambda *_: self.issued, self.known.year, units)

    def answered(self, readings: Mapping[str, Reading], *more: Finding) -> Outcome:
        """Return the outcome of a return with these readings, and findings beside those of the checks."""
        given = {one.id: readings.get(one.id, BLANK) for one in self.inputs}
        source = Source("inbox/报回.xlsx", hashlib.sha256(repr(sorted(given.items())).encode()).hexdigest(), DAY)
        returned = interpret(self.issued, source, given)
        found = (*more, *run_checks(returned, Contract(self.rules, WORDS)))
        return Outcome(source, state_of(found), self.issued, returned, found)

    def feedback(self, outcome: Outcome, **changes: object) -> Feedback:
        """Return what goes back."""
        head = Head(
            self.known.unit,
            FORMS[self.form].title,
            2024,
            self.issued.stamp.issue,
            1,
            1,
            DAY,
            "2024-01-20",
            "示例区",
            "",
        )
        laid = plan(FORMS[self.form], self.known, self.rules)
        found = send_back(outcome, laid, self.issued, replace(head, **changes))  # type: ignore[arg-type] # a test's own
        assert isinstance(found, Feedback)
        return found

    def write(self, feedback: Feedback | None, path: Path, lang: Lang = "zh") -> Issued:
        """Write the workbook of a return sent back, or the one first issued."""
        return write_workbook(
            Task(FORMS[self.form], self.known, self.rules, WORDS, lang, DAY, path.name, feedback=feedback), SEAL, path
        )

    def again(self, path: Path, issued: Issued) -> Outcome:
        """Return what becomes of a workbook that was sent back and returned."""
        book = read_bytes(path.read_bytes())
        assert isinstance(book, RawBook), book
        identity = identify(book, self.registry(issued))
        assert (identity.issued, identity.code) == (issued, None)
        returned = interpret(
            issued, Source(path.name, "back", DAY), {one.id: book.at(one.sheet, one.cell) for one in issued.fields}
        )
        found = (*tampering(book, issued, self.rules), *run_checks(returned, Contract(self.rules, WORDS)))
        return Outcome(returned.source, state_of(found), issued, returned, found)


def a_bench(form: str, folder: Path, known: Known = HONEST_KNOWN, rules: RuleBook = RULES) -> Bench:
    """Return one form issued to the unit."""
    task = Task(FORMS[form], known, rules, WORDS, "zh", DAY, f"{form}.xlsx")
    return Bench(form, write_workbook(task, SEAL, folder / f"{form}.xlsx"), known, rules)


def plain(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    """Return findings without the file they were found in, in any order."""
    return sorted(
        (one.code.value, one.severity, *(getattr(one.place, part) for part in PLACE), repr(one.facts), one.reason)
        for one in findings
    )
