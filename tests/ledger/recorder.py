"""A process of its own that records example outcomes: `python -m tests.ledger.recorder LEDGER COUNT FIRST`.

It waits for a line, begins with the example FIRST and goes once around. It writes one sign for each as soon as it
is done: `+` recorded, `=` there already.
"""

import sys
from pathlib import Path

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.ledger import open_ledger
from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from tests.ledger.examples import a_stray
from tests.ledger.examples import an_issue
from tests.ledger.examples import an_outcome


def example_outcomes(count: int) -> list[Outcome]:
    """Return so many outcomes, one in five of them a stray file."""
    issued = an_issue()
    findings = [Finding(Code.MISSING_REQUIRED, Severity.BLOCK, Place(cell=f"D{row}")) for row in range(1, 9)]
    return [
        a_stray(str(number))
        if number % 5 == 0
        else an_outcome(issued, state=State.BLOCKED, copy=number, findings=findings)
        for number in range(count)
    ]


def main() -> None:
    path, count, first = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    outcomes = example_outcomes(count)
    with open_ledger(sqlite_url(path)) as ledger:
        ledger.record_issue(an_issue())
        sys.stdin.readline()
        for outcome in outcomes[first:] + outcomes[:first]:
            sys.stdout.write("+" if ledger.record(outcome) else "=")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
