"""The live check of an indicator row: the comparison with last year and the row's other checks, as formulas.

A courtesy to the clerk: the same judgement as the check on return for numbers with one unit, percentages and standard
words; whatever is harder to read is left to the return and says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from generate.live_falls import compared
from generate.live_falls import is_dash
from generate.live_falls import lets_small_falls_pass
from generate.live_figures import figure_helpers
from generate.live_figures import rung
from generate.live_figures import way
from generate.live_row import NOTHING
from generate.live_row import Row
from generate.live_scores import score_helpers
from generate.live_states import issues_of
from generate.live_states import state_of
from generate.validations import list_name
from templates.a1 import in_sheet
from templates.indicators import YEAR_BUDGETS
from templates.layout import Layout
from templates.layout import PlacedField
from templates.plain_figure import BOUNDS
from templates.plain_figure import OPERATORS
from templates.plain_figure import PlainFigure
from templates.plain_figure import plain_figure
from templates.rulebook import RuleBook
from templates.text import Lang

# One column each on the calculation sheet, on the row of the indicator.
HELPERS = (
    *("prior", "target", "prior_core", "target_core", "prior_tail", "target_tail", "prior_unit", "target_unit"),
    *("prior_number", "target_number", "prior_rung", "target_rung"),
    *("way", "budget", "compared", "bad_choices", "issues", "open"),
    *("before", "before_core", "before_tail", "before_unit", "before_number"),  # only where small falls pass
    *("wanted", "wanted_core", "wanted_tail", "wanted_unit", "wanted_number", "wanted_rung", "share"),  # of actuals
)
COLUMNS = (
    *("level1", "level2", "level3", "prior2", "prior1", "operator", "target", "actual", "basis", "measure"),
    *("direction", "weight", "achievement", "reason", "regression_reason"),
)


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
    fields = {name: one for name in COLUMNS if (one := layout.fields.get(f"{row_group}.{name}")) is not None}
    cells = {name: in_sheet(layout.sheet, fields[name].cell) if name in fields else NOTHING for name in COLUMNS}
    row = Row(fields, cells, calc, rules, lang)
    wanted = _wanted(row)
    parts = [
        ("prior", f"={row.text('prior1')}"),
        ("target", f"={row.text('actual') if row.actual else wanted}"),
        *figure_helpers(calc, "prior", cells["measure"]),
        *figure_helpers(calc, "target", cells["measure"]),
        *((f"{name}_rung", rung(calc[name])) for name in ("prior", "target")),
        ("way", way(cells, calc["wanted" if row.actual else "target"], directions)),
        ("budget", _is_budget(row, _budget_cells(layout, row_group))),
        ("compared", compared(calc, rules.years, _planned(row))),
        ("bad_choices", _bad_choices(tuple(fields.values()), cells)),
        *issues_of(row),
    ]
    if lets_small_falls_pass(rules.years):
        text = row.text("prior2")
        parts += [
            ("before", f'=IF({is_dash(text)},"",{text})'),
            *figure_helpers(calc, "before", cells["measure"]),
        ]
    if row.actual:
        parts += [("wanted", f"={wanted}"), *score_helpers(row)]
    far = {name: in_sheet(sheet, spot) for name, spot in calc.items()}
    return RowFormulas(tuple(parts), state_of(replace(row, calc=far)))


def _planned(row: Row) -> PlainFigure | None:
    """Return last year's target as a figure, where the row is one of targets and last year's value an actual."""
    prior1, measure = row.fields.get("prior1"), row.fields.get("measure")
    if prior1 is None or row.actual or not prior1.planned:
        return None
    return plain_figure(prior1.planned, measure.value if measure else "")


def _wanted(row: Row) -> str:
    """Return the formula text of the target with the sign of the operator column before it."""
    target, operator = row.text("target"), row.cells["operator"]
    if "operator" not in row.fields:
        return target
    signs, words = (",".join(f'"{one}"' for one in group) for group in (OPERATORS, BOUNDS))
    known = f"SUMPRODUCT(--({{{signs}}}={operator}))>0"
    bare = f'ISERROR(FIND(LEFT({target},1),"{"".join(OPERATORS)}"))'
    unsaid = f"SUMPRODUCT(--ISNUMBER(FIND({{{words}}},{target})))=0"
    return f'IF(AND({target}<>"",{known},{bare},{unsaid}),{operator}&{target},{target})'


def _is_budget(row: Row, budget: tuple[str, ...]) -> str:
    calc, money_unit = row.calc, row.rules.money_unit
    number, unit = calc["target_number"], calc["target_unit"]
    same = ",".join(f"AND({one}<>0,{number}={one})" for one in budget) or "FALSE"
    cost = ",".join(f'{row.text(name)}="成本指标"' for name in ("level1", "level2"))
    return (
        f'=IF(AND(ISNUMBER({number}),OR({unit}="",{unit}="{money_unit}"),NOT(OR({cost})),'
        f'ISERROR(FIND(LEFT({calc["target"]},1),"≥≤><"))),OR({same}),FALSE)'
    )


def _bad_choices(fields: tuple[PlacedField, ...], cells: Mapping[str, str]) -> str:
    tests = [
        f'({cells[one.id.rpartition(".")[2]]}<>"")*(SUMPRODUCT(--({list_name(one.list_id)}='
        f"{cells[one.id.rpartition('.')[2]]}))=0)"
        for one in fields
        if one.unlocked and one.choices
    ]
    return f"={'+'.join(tests) or '0'}"


def _budget_cells(layout: Layout, row_group: str) -> tuple[str, ...]:
    """Return the cells that say the budget of the row's project: in the list of projects, or on its own sheet."""
    number = row_group.partition("[")[2].partition("]")[0]
    names = [f"projects[{number}].{name}" for name in ("year_budget", "total_budget")]
    if layout.part:
        names = [layout.part + name for name in (*YEAR_BUDGETS, "project.total_budget")]
    return tuple(in_sheet(layout.sheet, layout.fields[name].cell) for name in names if name in layout.fields)
