"""The shape of one catalogue entry of a finding."""

from dataclasses import dataclass

from templates.finding import Severity
from templates.text import Text

BLOCK = Severity.BLOCK
EXPLAIN = Severity.EXPLAIN
NOTICE = Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Words:
    """Default severity, what is wrong, and what to do; named placeholders, the same in both languages."""

    severity: Severity
    what: Text
    fix: Text


def words(severity: Severity, zh: str, zh_fix: str, en: str, en_fix: str) -> Words:
    """Return an entry; Chinese first, English beside it, so that a diff shows when one was forgotten."""
    return Words(severity, Text(zh, en), Text(zh_fix, en_fix))
