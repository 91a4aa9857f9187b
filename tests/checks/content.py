"""A self-evaluation, a target form of one project and a department's report, for the tests of what stands in them."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from consolidate.checks.all_checks import run_checks
from templates.finding import Finding
from templates.finding import Severity
from templates.issued import Issued
from templates.known import Known
from templates.roster import Project
from templates.shipped import shipped_forms
from tests.checks.builder import TYPED
from tests.checks.builder import UNIT
from tests.checks.builder import Values
from tests.checks.builder import contract
from tests.checks.builder import filled
from tests.checks.builder import issued_for
from tests.checks.self_evaluation import ISSUED as EVALUATION
from tests.checks.self_evaluation import PART
from tests.checks.self_evaluation import values

KNOWN = Known(UNIT, 2024, (Project("301001", "道路改造", Decimal(90), Decimal(90)),))
TARGETS = issued_for(KNOWN, TYPED, shipped_forms()["project-target"])
REPORT = issued_for(replace(KNOWN, projects=()), TYPED, shipped_forms()["department-self-evaluation"])
JUDGED_BY = contract(TYPED)
OWN = {"F": range(111, 130), "V": range(105, 121), "X": range(101, 104)}


def own(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Return the findings about content and values as (name, field)."""
    return [
        (one.name, one.place.field) for one in findings if int(one.code.value[1:]) in OWN.get(one.code.value[0], ())
    ]


def evaluated(changed: Values) -> list[tuple[str, str]]:
    """Return what is found in the clean self-evaluation with these cells changed."""
    return own(run_checks(filled(values(changed), EVALUATION), JUDGED_BY))


def row(n: int = 1, **cells: str) -> dict[str, str]:
    """Return changes of one indicator row."""
    return {f"indicators[{n}].{name}": text for name, text in cells.items()}


def planned(*rows: Mapping[str, str], **other: str) -> list[tuple[str, str]]:
    """Return what is found in a target form with these rows (level1, level2, level3, target …) and other cells."""
    cells = {f"indicators[{n}].{name}": text for n, cells in enumerate(rows, start=1) for name, text in cells.items()}
    cells |= {name.replace("__", "."): text for name, text in other.items()}
    return own(_run(cells, TARGETS, PART))


def reported(cells: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what is found in a department's report with these cells."""
    return own(_run(cells, REPORT, ""))


def severities(changed: Values) -> set[Severity]:
    """Return how grave what is found in the clean self-evaluation with these cells changed is."""
    findings = run_checks(filled(values(changed), EVALUATION), JUDGED_BY)
    return {one.severity for one in findings if own([one])}


def _run(cells: Mapping[str, str], issued: Issued, part: str) -> tuple[Finding, ...]:
    return run_checks(filled({f"{part}{name}": text for name, text in cells.items()}, issued), JUDGED_BY)
