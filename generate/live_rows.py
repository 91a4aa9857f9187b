"""The live check of an indicator row: the comparison with last year and the row's other checks, as formulas.

A courtesy to the clerk: the same judgement as the check on return for numbers with one unit, percentages and standard
words; whatever is harder to read is left to the return and says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generate.validations import list_name
from templates.form import Owner
from templates.layout import Layout
from templates.layout import PlacedField
from templates.rulebook import RuleBook
from templates.say import phrase
from templates.text import Lang

# One column each on the calculation sheet, on the row of the indicator.
HELPERS = (
    *("prior", "target", "prior_core", "target_core", "prior_tail", "target_tail", "prior_unit", "target_unit"),
    *("prior_number", "target_number", "prior_rung", "target_rung"),
    *("way", "budget", "compared", "bad_choices", "issues"),
)
CELLS = ("level1", "level2", "level3", "prior1", "target", "basis", "measure", "direction", "reason")
AT_LEAST, AT_MOST = ("及以上", "以上"), ("及以下", "以内", "以下", "之内")
SIGNS = ("≥", "≤", ">", "<", "=", ",", " ", *AT_LEAST, *AT_MOST)
NOT_A_UNIT = "月年日-/:：(（~至—、上下左余多内"  # a date, a range, two figures, an approximate one
LARGE = "元万亿千"  # a bare number is never compared with these
NAMED = ("level1", "level2", "level3")


@dataclass(frozen=True, slots=True)
class RowFormulas:
    """The formulas of one row: helper cells of the calculation sheet by name, and the state the unit sees."""

    helpers: tuple[tuple[str, str], ...]
    state: str


def row_formulas(
    layout: Layout,
    row_group: str,
    calc: Mapping[str, str],
    sheet: str,
    rules: RuleBook,
    lang: Lang,
    directions: tuple[tuple[int, str], ...],
) -> RowFormulas:
    """Return the formulas of one indicator row.

    ``calc`` gives the address of each helper cell on ``sheet``; ``directions`` the lists of direction words, see
    ``direction_lists``.
    """
    fields = {name: layout.fields[f"{row_group}.{name}"] for name in CELLS}
    cells = {name: f"'{layout.sheet}'!{field.cell}" for name, field in fields.items()}
    parts = [
        *((name, f'=TRIM({cells[source]}&"")') for name, source in (("prior", "prior1"), ("target", "target"))),
        *((f"{name}_core", _core(calc[name])) for name in ("prior", "target")),
        *((f"{name}_tail", _tail(calc[f"{name}_core"])) for name in ("prior", "target")),
        *((f"{name}_unit", _unit(calc[f"{name}_tail"], cells["measure"])) for name in ("prior", "target")),
        *((f"{name}_number", _number(calc, name)) for name in ("prior", "target")),
        *((f"{name}_rung", _rung(calc[name])) for name in ("prior", "target")),
        ("way", _way(cells, calc, directions)),
        ("budget", _is_budget(cells, calc, rules.money_unit, _budget_cells(layout, row_group))),
        ("compared", _compared(calc, str(rules.years.tolerance))),
        ("bad_choices", _bad_choices(tuple(fields.values()), cells)),
        ("issues", _issues(cells, calc, lang, named=not fields["level2"].unlocked)),
    ]
    helpers = {name: f"'{sheet}'!{spot}" for name, spot in calc.items()}
    return RowFormulas(tuple(parts), _state(fields, helpers, rules, lang))


def _core(text: str) -> str:
    core = f'SUBSTITUTE({text},"％","%")'
    for sign in SIGNS:
        core = f'SUBSTITUTE({core},"{sign}","")'
    return f"={core}"


def _tail(core: str) -> str:
    """Return the formula of what stands behind the number; all of a text without any figure."""
    tail = core
    for digit in "0123456789.":
        tail = f'SUBSTITUTE({tail},"{digit}","")'
    return f"={tail}"


def _unit(tail: str, measure: str) -> str:
    return f'=IF({tail}="",TRIM({measure}&""),{tail})'


def _number(calc: Mapping[str, str], name: str) -> str:
    """Return the formula of the number of a value: one figure, then nothing or a unit; no date and no range."""
    core, tail = calc[f"{name}_core"], calc[f"{name}_tail"]
    odd = ",".join(f'"{char}"' for char in NOT_A_UNIT)
    bare = f'SUBSTITUTE(SUBSTITUTE({tail},"工作日",""),"个月","")'
    return (
        f'=IF(OR({tail}={core},RIGHT({core},LEN({tail}))<>{tail},LEN({core})-LEN(SUBSTITUTE({core},".",""))>1,'
        f'SUMPRODUCT(--ISNUMBER(FIND({{{odd}}},{bare})))>0),"",'
        f'IFERROR(VALUE(LEFT({core},LEN({core})-LEN({tail}))),""))'
    )


def _rung(text: str) -> str:
    return f'=IFERROR(VALUE(VLOOKUP({text},rung_of,2,FALSE)),"")'


def _way(cells: Mapping[str, str], calc: Mapping[str, str], directions: tuple[tuple[int, str], ...]) -> str:
    """Return the formula of the direction, 1, -1 or 0 for unknown: column, operator, name, then level."""
    level1, level2, level3 = (f'TRIM({cells[name]}&"")' for name in NAMED)
    name, target, chosen = f'IF({level3}="",{level2},{level3})', calc["target"], cells["direction"]
    way = (
        f"IFERROR(VALUE(VLOOKUP({level2},way_of_level2,2,FALSE)),"
        f"IFERROR(VALUE(VLOOKUP({level1},way_of_level1,2,FALSE)),0))"
    )
    for sign, words in reversed(directions):
        fits = f"RIGHT({name},1)={words}" if words.endswith("_end") else f"ISNUMBER(FIND({words},{name}))"
        way = f"IF(SUMPRODUCT(--({fits}))>0,{sign},{way})"
    for sign, marks, ends in ((-1, ("≤", "<"), AT_MOST), (1, ("≥", ">"), AT_LEAST)):
        tests = [f'LEFT({target},1)="{mark}"' for mark in marks]
        tests += [f'ISNUMBER(FIND("{end}",{target}))' for end in ends]
        way = f"IF(OR({','.join(tests)}),{sign},{way})"
    return f'=IF({chosen}="正向",1,IF({chosen}="反向",-1,{way}))'


def _is_budget(cells: Mapping[str, str], calc: Mapping[str, str], money_unit: str, budget: tuple[str, ...]) -> str:
    number, unit = calc["target_number"], calc["target_unit"]
    same = ",".join(f"AND({one}<>0,{number}={one})" for one in budget) or "FALSE"
    cost = ",".join(f'TRIM({cells[name]}&"")="成本指标"' for name in ("level1", "level2"))
    return (
        f'=IF(AND(ISNUMBER({number}),OR({unit}="",{unit}="{money_unit}"),NOT(OR({cost})),'
        f'ISERROR(FIND(LEFT({calc["target"]},1),"≥≤><"))),OR({same}),FALSE)'
    )


def _compared(calc: Mapping[str, str], tolerance: str) -> str:
    """Return the formula of how the target stands to last year: same, fell, fine, words, unclear, or nothing."""
    prior, target, base, now = calc["prior"], calc["target"], calc["prior_number"], calc["target_number"]
    units, way = (calc["prior_unit"], calc["target_unit"]), calc["way"]
    both = f"{units[0]}&{units[1]}"  # of which one is blank
    bare = f'IF({units[0]}="",{base},{now})'
    large = ",".join(f'"{char}"' for char in LARGE)
    mixed = f'IF({both}="%",AND({bare}>=1,{bare}<=100),SUMPRODUCT(--ISNUMBER(FIND({{{large}}},{both})))=0)'
    family = f'IF({units[0]}={units[1]},TRUE,IF(OR({units[0]}="",{units[1]}=""),{mixed},FALSE))'
    worse = f"AND(({now}-{base})*{way}<0,ABS({now}-{base})>{tolerance}*ABS({base}))"
    numbers = f'IF(NOT({family}),"unclear",IF({now}={base},"same",IF({way}=0,"unclear",IF({worse},"fell","fine"))))'
    rungs = (calc["prior_rung"], calc["target_rung"])
    steps = f'IF(INT({rungs[0]}/100)<>INT({rungs[1]}/100),"unclear",IF({rungs[1]}>{rungs[0]},"fell","fine"))'
    words = f'AND(ISNUMBER({base}),{calc["target_tail"]}={calc["target_core"]})'
    nothing = f'OR({prior}="",{target}="",{is_dash(prior)},{is_dash(target)})'
    return (
        f'=IF({nothing},"",IF({prior}={target},"same",IF(AND(ISNUMBER({base}),ISNUMBER({now})),{numbers},'
        f'IF(AND(ISNUMBER({rungs[0]}),ISNUMBER({rungs[1]})),{steps},IF({words},"words","unclear")))))'
    )


def is_dash(text: str) -> str:
    """Return the test that a text is a dash, 无 or the like."""
    return f"SUMPRODUCT(--(no_values={text}))>0"


def _bad_choices(fields: tuple[PlacedField, ...], cells: Mapping[str, str]) -> str:
    tests = [
        f'({cells[one.id.rpartition(".")[2]]}<>"")*(SUMPRODUCT(--({list_name(one.list_id)}='
        f"{cells[one.id.rpartition('.')[2]]}))=0)"
        for one in fields
        if one.unlocked and one.choices
    ]
    return f"={'+'.join(tests) or '0'}"


def _issues(cells: Mapping[str, str], calc: Mapping[str, str], lang: Lang, *, named: bool) -> str:
    """Return the formula of what needs a reason, drawn together by a mark, of which the first is taken off.

    ``named``: the bureau filled in level 2; the unit is not asked to explain it.
    """
    mark = "；" if lang == "zh" else "; "
    level1, level2, level3 = (f'TRIM({cells[name]}&"")' for name in NAMED)
    listed = f'SUMPRODUCT(--(known_level2={level1}&"|"&{level2}))>0'
    names = (
        (f'AND({level2}<>"",{level3}="",NOT({listed}))', "row_level3"),
        (f'AND({level2}<>"",{level3}<>"",NOT({listed}))', "row_level2"),
    )
    tests = (
        (calc["budget"], "row_budget"),
        (f'AND({calc["target"]}<>"",TRIM({cells["basis"]}&"")={calc["target"]})', "row_basis"),
        *(() if named else names),
        (f'AND({calc["compared"]}="fell",NOT({calc["budget"]}))', "row_fell"),
        (f'{calc["compared"]}="words"', "row_words"),
    )
    said = "&".join(f'IF({test},"{mark}{phrase(key, lang)}","")' for test, key in tests)
    return f"=MID({said},{len(mark) + 1},500)"


def _state(fields: Mapping[str, PlacedField], calc: Mapping[str, str], rules: RuleBook, lang: Lang) -> str:
    cell = {name: field.cell for name, field in fields.items()}
    text = {name: f"TRIM({one})" for name, one in cell.items()}
    dash, nothing = is_dash(calc["target"]), f'{calc["target"]}=""'
    given = reason_given(cell["reason"], rules)
    ok, told = phrase("state_ok", lang), phrase("state_explained", lang)
    blank = [f'{text[name]}=""' for name in ("level1", "level2", "basis")]
    proper = f'SUMPRODUCT(--(level2_names={text["level2"]}))>0'
    blank += [nothing, dash, f'AND({text["level3"]}="",{proper})']
    unclear = f'AND({calc["compared"]}="unclear",NOT({calc["budget"]}))'
    fine = f'IF({unclear},"{phrase("state_compared_later", lang)}","{ok}")'
    judged = f'IF({calc["issues"]}="",{fine},IF({given},"{told}",{_asked(calc["issues"], rules, lang)}))'
    state = f'IF(OR({",".join(blank)}),"{phrase("state_missing", lang)}",{judged})'
    dropped = f'IF({given},"{told}",{_asked(chr(34) + phrase("row_dropped", lang) + chr(34), rules, lang)})'
    if any(fields[name].owner is Owner.BUREAU for name in NAMED):
        not_yet = f'IF({given},"{told}","{phrase("state_open", lang)}")'
        return f"=IF({nothing},{not_yet},IF({dash},{dropped},{state}))"
    unused = ",".join(f'{text[name]}=""' for name in (*NAMED, "target", "basis"))
    had = f'AND({dash},{calc["prior"]}<>"",NOT({is_dash(calc["prior"])}))'
    return f'=IF(AND({unused}),"",IF({had},{dropped},{state}))'


def reason_given(cell: str, rules: RuleBook) -> str:
    """Return the test that a reason is long enough; blanks do not count."""
    return f'LEN(SUBSTITUTE({cell}," ",""))>={rules.years.reason_least}'


def _asked(issues: str, rules: RuleBook, lang: Lang) -> str:
    """Return the formula text of a row that needs a reason: what is asked, for what, how to answer."""
    head, how = phrase("row_asked", lang), phrase("row_how", lang, least=rules.years.reason_least)
    return f'"{head}"&{issues}&"{how}"'


def _budget_cells(layout: Layout, row_group: str) -> tuple[str, ...]:
    number = row_group.partition("[")[2].partition("]")[0]
    fields = (layout.fields.get(f"projects[{number}].{name}") for name in ("year_budget", "total_budget"))
    return tuple(f"'{layout.sheet}'!{field.cell}" for field in fields if field is not None)
