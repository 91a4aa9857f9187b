"""What became of one returned file: its state, what was read, what was found."""

from dataclasses import dataclass
from enum import StrEnum

from templates.finding import Finding
from templates.finding import Severity
from templates.finding import worst
from templates.issued import Issued
from templates.returned import Return
from templates.returned import Source


class State(StrEnum):
    """Where a returned file stands."""

    ACCEPTED = "accepted"
    NEEDS_REASON = "needs_reason"
    BLOCKED = "blocked"
    QUARANTINED = "quarantined"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's end: ``issued`` and ``returned`` are None where the file could not be identified or read."""

    source: Source
    state: State
    issued: Issued | None = None
    returned: Return | None = None
    findings: tuple[Finding, ...] = ()


def state_of(findings: tuple[Finding, ...]) -> State:
    """Return the state of an identified return: what the gravest open finding makes of it."""
    return {
        Severity.BLOCK: State.BLOCKED,
        Severity.EXPLAIN: State.NEEDS_REASON,
        None: State.ACCEPTED,
    }[worst(findings)]
