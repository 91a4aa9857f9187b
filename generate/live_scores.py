"""Scores as formulas: the part of its points that an indicator earns, the score of execution, the grade.

The same arithmetic as ``templates/derived.py`` works out on return (财预〔2020〕10号).
"""

from generate.live_falls import family
from generate.live_figures import figure_helpers
from generate.live_figures import rung
from generate.live_row import Row
from templates.expr_value import plain
from templates.scoring_rules import HUNDRED
from templates.scoring_rules import ScoringRules


def score_helpers(row: Row) -> list[tuple[str, str]]:
    """Return the helper cells of an actual: the target as read, and the part of its points that is earned."""
    calc = row.calc
    return [
        *figure_helpers(calc, "wanted", row.cells["measure"]),
        ("wanted_rung", rung(calc["wanted"])),
        ("share", _share(row)),
    ]


def figures_met(row: Row) -> str:
    """Return the test that target and actual are both figures of one kind."""
    calc = row.calc
    both = f"AND(ISNUMBER({calc['wanted_number']}),ISNUMBER({calc['target_number']}))"
    return f"IF({both},{family(calc, 'wanted', 'target')},FALSE)"


def _share(row: Row) -> str:
    """Return the formula of the part of its points that an actual earns, nothing where a person has to judge."""
    calc, achieved = row.calc, row.cells["achievement"]
    goal, done, way = calc["wanted_number"], calc["target_number"], calc["way"]
    judged = f'IF(ISNUMBER({achieved}),{achieved}/100,"")'
    higher, lower = f"IF({done}>={goal},1,{done}/{goal})", f"IF({done}<={goal},1,{goal}/{done})"
    equal = f'OR(LEFT({calc["wanted"]},1)="=",{way}=0)'
    figures = f"IF({equal},IF({done}={goal},1,{judged}),IF({way}=1,{higher},{lower}))"
    rungs = calc["wanted_rung"], calc["target_rung"]
    as_good = f"AND(INT({rungs[0]}/100)=INT({rungs[1]}/100),{rungs[1]}<={rungs[0]})"
    on_ladder = f"IF(AND(ISNUMBER({rungs[0]}),ISNUMBER({rungs[1]})),IF({as_good},1,{judged}),{judged})"
    same = f'EXACT(SUBSTITUTE({calc["wanted"]}," ",""),SUBSTITUTE({calc["target"]}," ",""))'
    words = f"IF(ISNUMBER({achieved}),{achieved}/100,IF({same},1,{on_ladder}))"
    blank = f'OR({calc["wanted"]}="",{calc["target"]}="")'
    return f'=IF({blank},"",IF({figures_met(row)},{figures},{words}))'


def indicator_score(weight: str, share: str, rules: ScoringRules) -> str:
    """Return the formula of an indicator's score: its points times the part of them earned."""
    return f'=IF(AND(ISNUMBER({weight}),ISNUMBER({share})),ROUND({weight}*{share},{rules.places}),"")'


def execution_score(weight: str, executed: str, adjusted: str, rules: ScoringRules) -> str:
    """Return the formula of weight × min(1, executed ÷ adjusted budget), capped where the district caps it."""
    rate = f"{executed}/{adjusted}"
    caps = [f"IF({rate}*100<{plain(one.rate)},{plain(one.most / HUNDRED)},1)" for one in rules.caps]
    share = f"MAX(0,MIN({','.join(('1', rate, *caps))}))"
    given = f"AND(ISNUMBER({weight}),ISNUMBER({executed}),ISNUMBER({adjusted}))"
    return f'=IF({given},IF({adjusted}=0,"",ROUND({weight}*{share},{rules.places})),"")'


def grade(total: str, rules: ScoringRules) -> str:
    """Return the formula of the grade that a total on a scale of 100 earns."""
    ranked = sorted(rules.grades, key=lambda one: one.least, reverse=True)
    found = f'"{ranked[-1].name}"'
    for one in reversed(ranked[:-1]):
        found = f'IF({total}>={plain(one.least)},"{one.name}",{found})'
    return f'=IF(ISNUMBER({total}),{found},"")'
