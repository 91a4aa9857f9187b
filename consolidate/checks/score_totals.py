"""The execution score, the total of all scores, and the grade."""

from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal

from consolidate.checks.cells import blank
from consolidate.checks.execution_row import Execution
from consolidate.checks.execution_row import execution
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.weights import Weighed
from consolidate.checks.weights import summed
from consolidate.checks.weights import weighed
from templates.codes import Code
from templates.contract import Contract
from templates.derived import execution_score
from templates.finding import Finding
from templates.returned import Return
from templates.scoring_rules import HUNDRED
from templates.scoring_rules import ScoringRules
from templates.text import squeeze

TOTAL, GRADE = "score.total", "score.grade"


def score_totals(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield execution scores, totals and grades, as the unit typed them, that the rest of its sheet contradicts."""
    fields, scoring = returned.by_id(), contract.rules.scoring
    rows = weighed(returned, fields)
    for part in returned.parts():
        total, grade = fields.get(part + TOTAL), fields.get(part + GRADE)
        line = execution(returned, fields, part)
        if line is not None:
            yield from _execution(line, scoring)
        if total is None or grade is None:
            continue
        given, named = returned.amounts.get(total.id), squeeze(returned.text(grade.id))
        if total.unlocked and given is not None:
            here = [one for one in rows if one.part == part]
            yield from _total(returned, (total.id, given), here, line, contract)
        if grade.unlocked and given is not None and named:
            yield from _grade(grade.id, given, named, scoring)
        if total.unlocked and blank(returned, total) and blank(returned, grade):
            yield found(Code.NO_SCORE_OR_GRADE, total.id)


def _execution(line: Execution, scoring: ScoringRules) -> Iterator[Finding]:
    """Compare with the rate as printed and as the amounts give it: a rate that is wrong is said at the rate alone."""
    weight, given = line.amounts.get("weight"), line.amounts.get("score")
    if "score" not in line.typed or given is None or weight is None:
        return
    rates = [rate for rate in (line.rate, line.amounts.get("rate")) if rate is not None]
    expected = [execution_score(weight, rate, HUNDRED, scoring) for rate in rates]
    fair = [one for one in expected if one is not None]
    if fair and all(abs(given - one) > scoring.tolerance for one in fair):
        rate = figure(rates[0], 2)
        yield found(
            Code.EXEC_SCORE_WRONG,
            line.ids["score"],
            given=figure(given),
            weight=figure(weight),
            rate=rate,
            expected=figure(fair[0], 2),
        )


def execution_points(line: Execution | None, scoring: ScoringRules) -> Decimal | None:
    """Return the execution score as written, else as the rule gives it; 0 where none is at stake, None if unknown."""
    if line is None or "score" in line.amounts:
        return Decimal(0) if line is None else line.amounts["score"]
    if "weight" not in line.amounts:
        return Decimal(0)
    return execution_score(line.amounts["weight"], line.stated, HUNDRED, scoring)


def _total(
    returned: Return,
    typed: tuple[str, Decimal],
    rows: Sequence[Weighed],
    line: Execution | None,
    contract: Contract,
) -> Iterator[Finding]:
    """Compare a typed total, given with its field, with the scores of its sheet."""
    at, given = typed
    points = [returned.amounts.get(one.score) for one in rows]
    of_execution = execution_points(line, contract.rules.scoring)
    scored = [one for one in points if one is not None]
    unknown = any(one.weight and score is None for one, score in zip(rows, points, strict=True))
    if of_execution is None or not scored or unknown:
        return
    expected = sum(scored, of_execution)
    tolerance = contract.rules.scoring.tolerance
    # Rows that are not there may hold the points that bring the weights to 100: their absence is said already.
    absent = HUNDRED - summed(rows, line).total
    fair = [expected, *([expected + absent] if absent > 0 and any(one.weight for one in rows) else [])]
    if all(abs(given - one) > tolerance for one in fair):
        yield found(
            Code.TOTAL_WRONG,
            at,
            given=figure(given),
            expected=figure(expected),
            gap=figure(abs(given - expected)),
        )


def _grade(at: str, total: Decimal, named: str, scoring: ScoringRules) -> Iterator[Finding]:
    """Compare the grade with its bands; 优秀 and 良好 are the same grades in two signs."""
    known = next((one.name for one in scoring.grades if named.startswith(one.name)), "")
    expected = scoring.grade_of(total)
    if known and known != expected:
        bands = tuple(f"{one.name}≥{figure(one.least)}" for one in scoring.grades if one.least)
        yield found(Code.GRADE_MISMATCH, at, total=figure(total), given=quoted(named), expected=expected, bands=bands)
