"""All checks of a return in one tuple, and the run that gathers what they find."""

from collections.abc import Callable
from collections.abc import Iterator

from consolidate.checks.cells import by_id
from consolidate.checks.choices import choices
from consolidate.checks.dates import dates
from consolidate.checks.indicator_values import basis_copies_value
from consolidate.checks.indicator_values import value_is_budget_amount
from consolidate.checks.indicator_values import value_unreadable
from consolidate.checks.levels import levels
from consolidate.checks.matching import match_doubtful
from consolidate.checks.matching import project_ended
from consolidate.checks.money_columns import value_column_ties_to_money
from consolidate.checks.numbers import numbers
from consolidate.checks.office_cells import office_cells
from consolidate.checks.priors import prior_restated
from consolidate.checks.projects_and_goals import projects_and_goals
from consolidate.checks.required import required
from consolidate.checks.rules import rules
from consolidate.checks.settle import on_the_sheet
from consolidate.checks.settle import settled
from consolidate.checks.stale_totals import stale_totals
from consolidate.checks.texts import texts
from consolidate.checks.year_over_year import year_over_year
from templates.contract import Contract
from templates.finding import Finding
from templates.returned import Return

Check = Callable[[Return, Contract], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    required,
    projects_and_goals,
    office_cells,
    numbers,
    choices,
    dates,
    texts,
    rules,
    stale_totals,
    levels,
    basis_copies_value,
    value_unreadable,
    value_is_budget_amount,
    value_column_ties_to_money,
    year_over_year,
    prior_restated,
    match_doubtful,
    project_ended,
)


def run_checks(returned: Return, contract: Contract) -> tuple[Finding, ...]:
    """Return everything found in a return, each at its cell, in the order of the sheet."""
    fields = by_id(returned)
    everything = (finding for check in CHECKS for finding in check(returned, contract))
    findings = [settled(finding, returned, contract, fields) for finding in everything]
    return tuple(sorted(findings, key=lambda finding: on_the_sheet(finding, returned)))
