"""Figures that only the scoring rules can work out: scores of indicators and of execution, grades.

财预〔2020〕10号: a target met earns its full points, one not met a part of them; never more than the points set.
"""

from decimal import Decimal

from templates.direction import HIGHER
from templates.direction import LOWER
from templates.direction import direction_of
from templates.expr_value import plain
from templates.expr_value import rounded
from templates.indicators import ACTUAL
from templates.indicators import COLUMNS
from templates.indicators import IndicatorRow
from templates.layout import PlacedField
from templates.plain_figure import PlainFigure
from templates.plain_figure import plain_figure
from templates.plain_figure import same_family
from templates.plain_figure import signed
from templates.plain_figure import trimmed_as_excel
from templates.returned import Return
from templates.scores import Outcome
from templates.scores import judged
from templates.scoring_rules import HUNDRED
from templates.scoring_rules import ScoringRules
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary

ONE, NOTHING = Decimal(1), Decimal(0)
INDICATOR, EXECUTION, GRADE = "indicator_score", "execution_score", "grade"


def rests_on(field: PlacedField) -> tuple[str, ...]:
    """Return the ids of the figures a derived field is worked out from that may be derived themselves."""
    row = field.id.rpartition(".")[0]
    match field.derive:
        case "execution_score":
            return tuple(f"{row}.{name}" for name in ("weight", "executed", "adjusted"))
        case "grade":
            return (f"{field.part}score.total",)
        case _:
            return (f"{row}.weight",)


def derived_text(field: PlacedField, returned: Return, words: Vocabulary) -> str:
    """Return what a derived field comes to, as plain text; empty where something it needs is blank."""
    rules, row = returned.issued.scoring, field.id.rpartition(".")[0]
    if field.derive == GRADE:
        total = returned.amounts.get(f"{field.part}score.total")
        return "" if total is None else rules.grade_of(total)
    if field.derive == EXECUTION:
        weight, executed, adjusted = (returned.amounts.get(name) for name in rests_on(field))
        score = execution_score(weight, executed, adjusted, rules)
    else:
        score = _indicator(row, returned, rules, words)
    return "" if score is None else plain(score)


def execution_score(
    weight: Decimal | None, executed: Decimal | None, adjusted: Decimal | None, rules: ScoringRules
) -> Decimal | None:
    """Return weight × min(1, executed ÷ adjusted budget), capped where the district caps it; None without a budget."""
    if weight is None or executed is None or not adjusted:
        return None
    rate = executed / adjusted
    share = max(NOTHING, min(ONE, rate))
    for cap in rules.caps:
        if rate * HUNDRED < cap.rate:
            share = min(share, cap.most / HUNDRED)
    return rounded(weight * share, rules.places)


def _indicator(row: str, returned: Return, rules: ScoringRules, words: Vocabulary) -> Decimal | None:
    text = {name: returned.text(f"{row}.{name}") for name in ("operator", "target", "actual", "measure", "direction")}
    names = (returned.text(f"{row}.level1"), returned.text(f"{row}.level2"), returned.text(f"{row}.level3"))
    weight, achieved = returned.amounts.get(f"{row}.weight"), returned.amounts.get(f"{row}.achievement")
    wanted = signed(text["operator"], trimmed_as_excel(text["target"]))
    actual = trimmed_as_excel(text["actual"])
    if weight is None or not wanted or not actual:
        return None
    figures = plain_figure(wanted, text["measure"]), plain_figure(actual, text["measure"])
    if figures[0] is not None and figures[1] is not None and same_family(figures[0], figures[1]):
        value = Value(wanted, ValueKind.NUMBER, figures[0].op.replace("=", ""))
        share = figure_share(figures[0], figures[1], direction_of(text["direction"], value, names, words).way)
        share = achieved / HUNDRED if share is None and achieved is not None else share
    elif achieved is not None:
        share = achieved / HUNDRED
    else:
        share = _word_share(wanted, actual, words)
        share = _judged_share(row, returned, rules, words) if share is None else share
    return None if share is None else rounded(weight * share, rules.places)


def figure_share(target: PlainFigure, actual: PlainFigure, way: str) -> Decimal | None:
    """Return which part of its points an actual figure earns: 1 for a target met, None where nobody can tell."""
    goal, done = target.number, actual.number
    if target.op == "=" or way not in (HIGHER, LOWER):
        return ONE if done == goal else None
    if way == HIGHER:
        return ONE if done >= goal else done / goal
    return ONE if done <= goal else goal / done


def _judged_share(row: str, returned: Return, rules: ScoringRules, words: Vocabulary) -> Decimal | None:
    """Return the part that a dated or ranged target surely earns: what no formula reads, the check still does."""
    texts = {name: returned.text(f"{row}.{name}") for name in COLUMNS}
    found = judged(IndicatorRow(row, "", None, None, **texts, stage=ACTUAL), words, returned.issued.stamp.year, rules)
    sure = found.outcome is not Outcome.UNKNOWN and found.least == found.most
    return found.most if sure else None


def _word_share(wanted: str, actual: str, words: Vocabulary) -> Decimal | None:
    """Return 1 where the actual says the same, or a rung of the same ladder that is as good; else a person judges."""
    if wanted.replace(" ", "") == actual.replace(" ", ""):
        return ONE
    ladders = [words.rungs.get(one) for one in (wanted, actual)]
    if ladders[0] is None or ladders[1] is None or ladders[0][0] != ladders[1][0]:
        return None
    return ONE if ladders[1][2] <= ladders[0][2] else None
