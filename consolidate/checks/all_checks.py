"""All checks of a return in one tuple, and the run that gathers what they find."""

from collections.abc import Callable
from collections.abc import Iterator

from consolidate.checks.choices import choices
from consolidate.checks.copied_values import actual_copies_operator
from consolidate.checks.copied_values import value_is_score
from consolidate.checks.costs import costs
from consolidate.checks.dates import dates
from consolidate.checks.directions import benefit_in_cost
from consolidate.checks.directions import direction_suspicious
from consolidate.checks.directions import strict_less_than_budget
from consolidate.checks.execution_rates import execution_rates
from consolidate.checks.expected_kinds import basis_same_for_all
from consolidate.checks.expected_kinds import expected_kinds
from consolidate.checks.filing_dates import filing_dates
from consolidate.checks.funds import funds
from consolidate.checks.goal_indicators import goal_vs_indicator
from consolidate.checks.goals import goals_of_money
from consolidate.checks.goals import goals_twice
from consolidate.checks.indicator_values import basis_copies_value
from consolidate.checks.indicator_values import value_is_budget_amount
from consolidate.checks.indicator_values import value_unreadable
from consolidate.checks.levels import levels
from consolidate.checks.matching import match_doubtful
from consolidate.checks.matching import project_ended
from consolidate.checks.measures import rates
from consolidate.checks.measures import units_of_measure
from consolidate.checks.money_columns import value_column_ties_to_money
from consolidate.checks.money_units import money_units
from consolidate.checks.names import copies
from consolidate.checks.names import names
from consolidate.checks.numbers import numbers
from consolidate.checks.office_cells import office_cells
from consolidate.checks.placeholder_rows import placeholder_rows
from consolidate.checks.priors import prior_restated
from consolidate.checks.projects_and_goals import projects_and_goals
from consolidate.checks.required import required
from consolidate.checks.restated import restated
from consolidate.checks.restated_rows import restated_rows
from consolidate.checks.rules import rules
from consolidate.checks.satisfaction import satisfaction
from consolidate.checks.satisfaction import subset_exceeds_set
from consolidate.checks.score_rows import score_rows
from consolidate.checks.score_totals import score_totals
from consolidate.checks.settle import on_the_sheet
from consolidate.checks.settle import settled
from consolidate.checks.stale_totals import stale_totals
from consolidate.checks.targets import targets
from consolidate.checks.task_targets import task_target_without_indicator
from consolidate.checks.texts import texts
from consolidate.checks.weights import weights
from consolidate.checks.year_over_year import year_over_year
from consolidate.checks.years_named import stale_policy_phrase
from consolidate.checks.years_named import years_named
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
    money_units,
    funds,
    execution_rates,
    costs,
    weights,
    score_totals,
    score_rows,
    targets,
    placeholder_rows,
    names,
    copies,
    goals_of_money,
    goals_twice,
    years_named,
    stale_policy_phrase,
    filing_dates,
    expected_kinds,
    basis_same_for_all,
    task_target_without_indicator,
    units_of_measure,
    rates,
    actual_copies_operator,
    value_is_score,
    direction_suspicious,
    strict_less_than_budget,
    benefit_in_cost,
    satisfaction,
    subset_exceeds_set,
    restated,
    restated_rows,
    goal_vs_indicator,
)


def run_checks(returned: Return, contract: Contract) -> tuple[Finding, ...]:
    """Return everything found in a return, each at its cell, in the order of the sheet."""
    fields = returned.by_id()
    everything = (finding for check in CHECKS for finding in check(returned, contract))
    findings = [settled(finding, returned, contract, fields) for finding in everything]
    return tuple(sorted(findings, key=lambda finding: on_the_sheet(finding, returned)))
