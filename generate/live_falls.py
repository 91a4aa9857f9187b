"""How a target stands to last year as a formula: the district's tolerance, floors and small falls are in it."""

from collections.abc import Mapping
from decimal import Decimal

from templates.compare_numbers import POINTS
from templates.compare_numbers import days_in
from templates.expr_value import plain
from templates.plain_figure import LARGE
from templates.plain_figure import PlainFigure
from templates.rulebook import Floor
from templates.rulebook import YearRules
from templates.vocabulary import UnitWord
from templates.vocabulary import Vocabulary

PLACES = 9  # a difference of two typed figures is exact to as many
PERMILLE_OF_PERCENT = 10


def compared(calc: Mapping[str, str], years: YearRules, planned: PlainFigure | None = None) -> str:
    """Return the formula of how the target stands to last year.

    It comes to same, fell, small (a fall that needs no reason), below (above ``planned``, last year's target, and below
    its actual), fine, words, unclear, or nothing.
    """
    prior, target, base, now = calc["prior"], calc["target"], calc["prior_number"], calc["target_number"]
    way = calc["way"]
    fell = _graded(calc, years)
    if planned is not None and not years.asks_reason("below_actual"):
        unit = f'OR({calc["target_unit"]}="",{calc["target_unit"]}="{planned.unit}")'
        above = f"AND({unit},({now}-{plain(planned.number)})*{way}>0)"
        fell = f'IF({above},"below",{fell})'
    worse = _worse(base, now, _unit(calc, "prior", "target"), way, years)
    alike = family(calc, "prior", "target")
    numbers = f'IF(NOT({alike}),"unclear",IF({now}={base},"same",IF({way}=0,"unclear",IF({worse},{fell},"fine"))))'
    rungs = (calc["prior_rung"], calc["target_rung"])
    steps = f'IF(INT({rungs[0]}/100)<>INT({rungs[1]}/100),"unclear",IF({rungs[1]}>{rungs[0]},"fell","fine"))'
    words = f"AND(ISNUMBER({base}),{calc['target_tail']}={calc['target_core']})"
    nothing = f'OR({prior}="",{target}="",{is_dash(prior)},{is_dash(target)})'
    return (
        f'=IF({nothing},"",IF({prior}={target},"same",IF(AND(ISNUMBER({base}),ISNUMBER({now})),{numbers},'
        f'IF(AND(ISNUMBER({rungs[0]}),ISNUMBER({rungs[1]})),{steps},IF({words},"words","unclear")))))'
    )


def lets_small_falls_pass(years: YearRules) -> bool:
    """Tell whether there are falls so small that they need no reason."""
    return not years.asks_reason("small")


def floor_table(words: Vocabulary, floor: Floor) -> list[tuple[str, str]]:
    """Return each unit of measure with the smallest fall that counts in it; nothing while every fall counts."""
    if floor == Floor():
        return []
    return [(word, plain(_floor_in(unit, words, floor))) for word, unit in words.units.items()]


def is_dash(text: str) -> str:
    """Return the test that a text is a dash, 无 or the like."""
    return f"SUMPRODUCT(--(no_values={text}))>0"


def _floor_in(unit: UnitWord, words: Vocabulary, floor: Floor) -> Decimal:
    match unit.kind:
        case "percent":
            return floor.percent / unit.factor
        case "permille":
            return floor.percent * PERMILLE_OF_PERCENT
        case "money":
            return floor.money / unit.factor
        case "duration":
            return floor.days * days_in(unit.measure, words)
        case "count":
            return floor.score if unit.measure == POINTS else floor.count
        case _:
            return Decimal(0)


def _graded(calc: Mapping[str, str], years: YearRules) -> str:
    """Return the formula text of a fall: small where it is and the year before did not fall as well."""
    if years.small is None or not lets_small_falls_pass(years):
        return '"fell"'
    base, now, before, earlier = calc["prior_number"], calc["target_number"], calc["before"], calc["before_number"]
    small = f"ROUND(ABS({now}-{base}),{PLACES})<ROUND({years.small.bound}*ABS({base}),{PLACES})"
    worse = _worse(earlier, base, _unit(calc, "before", "prior"), calc["way"], years)
    fell = f"IF({family(calc, 'before', 'prior')},{worse},FALSE)"
    digits = f"SUMPRODUCT(--ISNUMBER(FIND({{0,1,2,3,4,5,6,7,8,9}},{before})))>0"
    unread = f'IF({before}={calc["prior"]},"small",IF({digits},"unclear","small"))'
    twice = f'IF(ISNUMBER({earlier}),IF({fell},"fell","small"),{unread})'
    return f'IF({small},{twice},"fell")'


def _worse(base: str, now: str, unit: str, way: str, years: YearRules) -> str:
    tests = [f"({now}-{base})*{way}<0", f"ABS({now}-{base})>{years.tolerance}*ABS({base})"]
    if years.floor != Floor():
        bare = plain(years.floor.count)
        floor = f'IF({unit}="",{bare},IFERROR(VALUE(VLOOKUP({unit},floor_of,2,FALSE)),{bare}))'
        tests.append(f"ROUND(ABS({now}-{base}),{PLACES})>={floor}")
    return f"AND({','.join(tests)})"


def _unit(calc: Mapping[str, str], base: str, now: str) -> str:
    return f'IF({calc[f"{now}_unit"]}="",{calc[f"{base}_unit"]},{calc[f"{now}_unit"]})'


def family(calc: Mapping[str, str], base: str, now: str) -> str:
    """Return the test that two figures are of one kind: the same unit, or one bare beside no money and no rate."""
    units = (calc[f"{base}_unit"], calc[f"{now}_unit"])
    both = f"{units[0]}&{units[1]}"  # of which one is blank
    bare = f'IF({units[0]}="",{calc[f"{base}_number"]},{calc[f"{now}_number"]})'
    large = ",".join(f'"{char}"' for char in LARGE)
    mixed = f'IF({both}="%",AND({bare}>=1,{bare}<=100),SUMPRODUCT(--ISNUMBER(FIND({{{large}}},{both})))=0)'
    return f'IF({units[0]}={units[1]},TRUE,IF(OR({units[0]}="",{units[1]}=""),{mixed},FALSE))'
