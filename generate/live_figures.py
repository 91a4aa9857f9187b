"""How a formula reads a value cell: its number, its unit, its place on a ladder; and the direction of its row."""

from collections.abc import Mapping

from templates.plain_figure import AT_LEAST
from templates.plain_figure import AT_MOST
from templates.plain_figure import NOT_A_UNIT
from templates.plain_figure import SIGNS

NAMED = ("level1", "level2", "level3")


def figure_helpers(calc: Mapping[str, str], name: str, measure: str) -> list[tuple[str, str]]:
    """Return the helper cells by which the figure of one value is read."""
    return [
        (f"{name}_core", core(calc[name])),
        (f"{name}_tail", tail(calc[f"{name}_core"])),
        (f"{name}_unit", unit(calc[f"{name}_tail"], measure)),
        (f"{name}_number", number(calc, name)),
    ]


def core(text: str) -> str:
    """Return the formula of a value without its signs, thousands separators and words of at least and at most."""
    bare = f'SUBSTITUTE({text},"％","%")'
    for sign in SIGNS:
        bare = f'SUBSTITUTE({bare},"{sign}","")'
    return f"={bare}"


def tail(bare: str) -> str:
    """Return the formula of what stands behind the number; all of a text without any figure."""
    rest = bare
    for digit in "0123456789.":
        rest = f'SUBSTITUTE({rest},"{digit}","")'
    return f"={rest}"


def unit(rest: str, measure: str) -> str:
    """Return the formula of the unit: what stands behind the number, else the measure of the row."""
    return f'=IF({rest}="",TRIM({measure}&""),{rest})'


def number(calc: Mapping[str, str], name: str) -> str:
    """Return the formula of the number of a value: one figure, then nothing or a unit; no date and no range."""
    whole, rest = calc[f"{name}_core"], calc[f"{name}_tail"]
    odd = ",".join(f'"{char}"' for char in NOT_A_UNIT)
    bare = f'SUBSTITUTE(SUBSTITUTE({rest},"工作日",""),"个月","")'
    return (
        f'=IF(OR({rest}={whole},RIGHT({whole},LEN({rest}))<>{rest},LEN({whole})-LEN(SUBSTITUTE({whole},".",""))>1,'
        f'SUMPRODUCT(--ISNUMBER(FIND({{{odd}}},{bare})))>0),"",'
        f'IFERROR(VALUE(LEFT({whole},LEN({whole})-LEN({rest}))),""))'
    )


def rung(text: str) -> str:
    """Return the formula of the place of a standard word, hundreds for its ladder; nothing for any other text."""
    return f'=IFERROR(VALUE(VLOOKUP({text},rung_of,2,FALSE)),"")'


def way(cells: Mapping[str, str], target: str, directions: tuple[tuple[int, str], ...]) -> str:
    """Return the formula of the direction, 1, -1 or 0 for unknown: column, operator of the target, name, then level."""
    level1, level2, level3 = (f'TRIM({cells[name]}&"")' for name in NAMED)
    name, chosen = f'IF({level3}="",{level2},{level3})', cells["direction"]
    found = (
        f"IFERROR(VALUE(VLOOKUP({level2},way_of_level2,2,FALSE)),"
        f"IFERROR(VALUE(VLOOKUP({level1},way_of_level1,2,FALSE)),0))"
    )
    for sign, words in reversed(directions):
        fits = f"ISNUMBER(FIND({words},{name}))"
        if words.endswith("_end"):
            fits = f"RIGHT({name},1)={words}"
        elif "_known_" in words:  # whole names; VLOOKUP would take a * of the name for any text
            fits = f'SUBSTITUTE({name}," ","")={words}'
        found = f"IF(SUMPRODUCT(--({fits}))>0,{sign},{found})"
    for sign, marks, ends in ((-1, ("≤", "<"), AT_MOST), (1, ("≥", ">"), AT_LEAST)):
        tests = [f'LEFT({target},1)="{mark}"' for mark in marks]
        tests += [f'ISNUMBER(FIND("{end}",{target}))' for end in ends]
        found = f"IF(OR({','.join(tests)}),{sign},{found})"
    return f'=IF({chosen}="正向",1,IF({chosen}="反向",-1,{found}))'
