"""The live check of an indicator row: the comparison with last year and the row's other checks, as formulas.

A courtesy to the clerk: the same judgement as the check on return for plain numbers, percentages and standard words.
"""

from dataclasses import dataclass

from templates.layout import Layout
from templates.rulebook import RuleBook
from templates.say import phrase
from templates.text import Lang

SIGNS = ("≥", "≤", ">", "<", "=", "%", "％", ",", " ")


@dataclass(frozen=True, slots=True)
class RowFormulas:
    """The formulas of one row: helper cells of the calculation sheet by name, and the state the unit sees."""

    helpers: tuple[tuple[str, str], ...]
    state: str


def row_formulas(layout: Layout, row_group: str, calc: dict[str, str], rules: RuleBook, lang: Lang) -> RowFormulas:
    """Return the formulas of one indicator row; ``calc`` gives the address of each helper cell."""
    cells = {
        name: f"'{layout.sheet}'!{layout.fields[f'{row_group}.{name}'].cell}"
        for name in ("level1", "level2", "level3", "prior1", "target", "basis", "measure", "direction")
    }
    budget = _budget_cells(layout, row_group)
    helpers = (
        ("prior", _number(cells["prior1"])),
        ("target", _number(cells["target"])),
        ("prior_rung", _rung(cells["prior1"])),
        ("target_rung", _rung(cells["target"])),
        ("way", _way(cells)),
        ("budget", _is_budget(cells, calc, budget)),
        ("fell", _fell(cells, calc, str(rules.years.tolerance))),
        ("issues", _issues(cells, calc, lang)),
    )
    return RowFormulas(helpers, _state(layout, row_group, calc, rules, lang))


def _number(cell: str) -> str:
    text = f'{cell}&""'
    for sign in SIGNS:
        text = f'SUBSTITUTE({text},"{sign}","")'
    return f'=IF({cell}="","",IFERROR(VALUE({text}),""))'


def _rung(cell: str) -> str:
    return f'=IF({cell}="","",IFERROR(VALUE(VLOOKUP({cell}&"",rung_of,2,FALSE)),""))'


def _way(cells: dict[str, str]) -> str:
    target, way = cells["target"], cells["direction"]
    name = f'IF({cells["level3"]}="",{cells["level2"]},{cells["level3"]})'
    lower = f"SUMPRODUCT(MAX(ISNUMBER(FIND(lower_words,{name}))*LEN(lower_words)))"
    higher = (
        f"MAX(SUMPRODUCT(MAX(ISNUMBER(FIND(higher_words,{name}))*LEN(higher_words))),"
        f"SUMPRODUCT(--(RIGHT({name},1)=higher_endings)))"
    )
    level = (
        f'IFERROR(VALUE(VLOOKUP({cells["level2"]}&"",way_of_level,2,FALSE)),'
        f'IFERROR(VALUE(VLOOKUP({cells["level1"]}&"",way_of_level,2,FALSE)),0))'
    )
    named = f"IF({lower}+{higher}=0,{level},IF({lower}>={higher},-1,1))"
    signed = f'IF(OR(LEFT({target},1)="≤",LEFT({target},1)="<"),-1,{named})'
    signed = f'IF(OR(LEFT({target},1)="≥",LEFT({target},1)=">"),1,{signed})'
    return f'=IF({way}="正向",1,IF({way}="反向",-1,{signed}))'


def _is_budget(cells: dict[str, str], calc: dict[str, str], budget: tuple[str, ...]) -> str:
    target = cells["target"]
    same = ",".join(f"AND({one}<>0,{calc['target']}={one})" for one in budget) or "FALSE"
    bare = f'ISERROR(FIND("%",{target}))'
    cost = f'{cells["level1"]}="成本指标",{cells["level2"]}="成本指标"'
    return (
        f'=IF(AND(ISNUMBER({calc["target"]}),{cells["measure"]}="",{bare},NOT(OR({cost})),'
        f'ISERROR(FIND(LEFT({target},1),"≥≤><"))),OR({same}),FALSE)'
    )


def _fell(cells: dict[str, str], calc: dict[str, str], tolerance: str) -> str:
    prior, target, base, now = cells["prior1"], cells["target"], calc["prior"], calc["target"]
    percents = f'((RIGHT({prior},1)="%")=(RIGHT({target},1)="%"))'
    bare = f'IF(RIGHT({prior},1)="%",{now},{base})'
    family = f"OR({percents},AND({bare}>=1,{bare}<=100))"
    numbers = f"AND({family},({now}-{base})*{calc['way']}<0,ABS({now}-{base})>{tolerance}*ABS({base}))"
    rungs = (
        f"AND(INT({calc['prior_rung']}/100)=INT({calc['target_rung']}/100),{calc['target_rung']}>{calc['prior_rung']})"
    )
    return (
        f"=IF({calc['budget']},FALSE,IF(AND(ISNUMBER({base}),ISNUMBER({now})),{numbers},"
        f"IF(AND(ISNUMBER({calc['prior_rung']}),ISNUMBER({calc['target_rung']})),{rungs},FALSE)))"
    )


def _issues(cells: dict[str, str], calc: dict[str, str], lang: Lang) -> str:
    mark = "；" if lang == "zh" else "; "
    level1, level2, level3 = cells["level1"], cells["level2"], cells["level3"]
    listed = f'COUNTIF(known_level2,{level1}&"|"&{level2})>0'
    tests = (
        (calc["budget"], "row_budget"),
        (f'AND({cells["basis"]}<>"",{cells["basis"]}&""={cells["target"]}&"")', "row_basis"),
        (f'AND({level2}<>"",{level3}="",NOT({listed}))', "row_level3"),
        (f'AND({level2}<>"",{level3}<>"",NOT({listed}))', "row_level2"),
        (calc["fell"], "row_fell"),
        (f'AND(ISNUMBER({calc["prior"]}),{cells["target"]}<>"",ISNUMBER({calc["target_rung"]}))', "row_words"),
    )
    return "=" + "&".join(f'IF({test},"{phrase(key, lang)}{mark}","")' for test, key in tests)


def _state(layout: Layout, row_group: str, calc: dict[str, str], rules: RuleBook, lang: Lang) -> str:
    cell = {
        name: layout.fields[f"{row_group}.{name}"].cell
        for name in ("level1", "level2", "level3", "prior1", "target", "basis", "reason")
    }
    unused = f'AND({cell["level1"]}="",{cell["level2"]}="",{cell["level3"]}="",{cell["target"]}="",{cell["basis"]}="")'
    dropped = f'AND({cell["target"]}="",{cell["prior1"]}<>"")'
    blank = ",".join(f'{cell[name]}=""' for name in ("level1", "level2", "target", "basis"))
    given = f"LEN(TRIM({cell['reason']}))>={rules.years.reason_least}"
    ask, ok, told = (phrase(key, lang) for key in ("state_ask", "state_ok", "state_explained"))
    judged = f'IF({calc["issues"]}="","{ok}",IF({given},"{told}","{ask}："&{calc["issues"]}))'
    still_open = f'IF({dropped},IF({given},"{told}","{phrase("state_open", lang)}"),'
    return f'=IF({unused},"",{still_open}IF(OR({blank}),"{phrase("state_missing", lang)}",{judged})))'


def _budget_cells(layout: Layout, row_group: str) -> tuple[str, ...]:
    number = row_group.partition("[")[2].partition("]")[0]
    fields = (layout.fields.get(f"projects[{number}].{name}") for name in ("year_budget", "total_budget"))
    return tuple(f"'{layout.sheet}'!{field.cell}" for field in fields if field is not None)
