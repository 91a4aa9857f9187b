"""What a check says: a code, how grave it is, where, and the facts; the wording is looked up when it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum

from templates.codes import Code
from templates.text import Text

Fact = str | int | tuple[str, ...]
Facts = tuple[tuple[str, Fact], ...]


MARK = "¶"  # begins a fact that is said in the reader's language; a unit's own text never counts as one


def phrase_fact(key: str) -> str:
    """Return a fact that is a phrase of the catalogue: ``blank`` is said 空白 or (blank)."""
    return MARK + key


def text_fact(text: Text) -> str:
    """Return a fact that is a text in two languages, such as the label of a field."""
    return f"{MARK}{text.zh}{MARK}{text.en or text.zh}"


class Severity(StrEnum):
    """How a return is treated: not rolled up, accepted with a reason, or merely told."""

    BLOCK = "block"
    EXPLAIN = "explain"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding belongs; parts that do not apply stay empty."""

    file: str = ""
    unit: str = ""
    form: str = ""
    project: str = ""
    year: int | None = None
    field: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark; ``reason`` is the unit's own explanation where it settles the finding.

    ``waiver`` is why the bureau accepts it all the same; a finding that was waived holds nothing back.
    """

    code: Code
    severity: Severity
    place: Place
    facts: Facts = ()
    reason: str = ""
    waiver: str = ""

    @property
    def name(self) -> str:
        """The name of the finding in every export (``checks.md``)."""
        return self.code.name.lower()

    @property
    def open(self) -> bool:
        """Whether a person still has to act: blocking, or to be explained and not explained yet; never once waived."""
        if self.waiver:
            return False
        return self.severity is Severity.BLOCK or (self.severity is Severity.EXPLAIN and not self.reason)

    def fact(self, key: str) -> Fact:
        """Return one fact; KeyError when the check did not give it."""
        return dict(self.facts)[key]

    def at(self, **parts: str | int | None) -> "Finding":
        """Return the same finding with parts of its place filled in."""
        return replace(self, place=replace(self.place, **parts))  # type: ignore[arg-type]


def facts(**given: Fact) -> Facts:
    """Return facts in the order given, as a finding keeps them."""
    return tuple(given.items())


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the gravest severity still open, or None when nothing is open."""
    grave = {finding.severity for finding in findings if finding.open}
    return next((s for s in (Severity.BLOCK, Severity.EXPLAIN) if s in grave), None)
