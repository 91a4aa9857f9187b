"""The form sheet: the official form with its helper columns, row checks, print flags and amber rows."""

from dataclasses import dataclass
from decimal import Decimal

from generate.answers import put_answer
from generate.book import NO_CACHE
from generate.book import Page
from generate.heights import row_heights
from generate.live_rows import HELPERS
from generate.live_rows import row_formulas
from generate.live_scores import execution_score
from generate.live_scores import grade
from generate.live_scores import indicator_score
from generate.marks import mark
from generate.name_lists import takes_names
from generate.styles import AMBER
from generate.styles import MONEY
from generate.styles import RED
from generate.validations import guard
from templates.a1 import address
from templates.a1 import column_letters
from templates.a1 import in_sheet
from templates.expr import Ref
from templates.expr_excel import formula
from templates.expr_value import value
from templates.feedback import Feedback
from templates.feedback import printable
from templates.form import Kind
from templates.form import Owner
from templates.layout import Layout
from templates.layout import PlacedField
from templates.layout import RowPlan
from templates.layout import Slot
from templates.rulebook import RuleBook
from templates.say import phrase
from templates.scoring_rules import ScoringRules

RESTS_ON = ("weight", "executed", "adjusted")
NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)
FLAG_HEAD_ROW = 2
A4 = 9


@dataclass(frozen=True, slots=True)
class FormTask:
    """What the form sheet is written from: layout, rules, fiscal year, the lists of direction words.

    ``named`` says that the workbook has lists of names for level 3; ``feedback`` is the return that is sent back.
    """

    layout: Layout
    rules: RuleBook
    year: int
    directions: tuple[tuple[int, str], ...]
    named: bool = False
    feedback: Feedback | None = None


def calc_sheet(layout: Layout) -> str:
    """Return the name of the hidden sheet on which the rows of a sheet are worked out."""
    return f"_calc{layout.number}" if layout.number > 1 else "_calc"


def write_form(page: Page, calc: Page, task: FormTask) -> None:
    """Write the whole form sheet and the hidden calculation sheet beside it."""
    layout, rules = task.layout, task.rules
    widths = dict(enumerate(layout.widths, start=1))
    page.widths({**widths, layout.flag_column: 8})
    mark(page, task.feedback, layout.flag_column)
    for slot in layout.slots:
        _slot(page, calc, task, slot)
    for field in layout.fields.values():
        if field.unlocked:
            named = task.named and takes_names(field, layout.fields)
            guard(page, field, layout.fields, rules.money_unit, task.year, named=named)
    _flags(page, layout)
    _paper(page, layout)
    page.fill_ground(layout.rows[-1].row, layout.flag_column)
    values = [one for one in layout.fields.values() if one.kind is Kind.VALUE]
    if values:
        page.sheet.ignore_errors({"number_stored_as_text": " ".join(one.cell for one in values)})


def cells_of(layout: Layout, path: str) -> tuple[str, ...]:
    """Return the addresses of a field id on the form sheet, several for ``[*]``."""
    return tuple(one.cell for one in layout.matching(path))


def prefilled(layout: Layout, path: str) -> tuple[Decimal | None, ...]:
    """Return the prefilled amounts of a field id, derived ones worked out; what is cached in the formulas."""
    return tuple(_amount(layout, one) for one in layout.matching(path))


def _amount(layout: Layout, field: PlacedField) -> Decimal | None:
    if field.owner is Owner.FORMULA and field.formula is not None:
        return value(field.formula, lambda path: prefilled(layout, path))
    return Decimal(field.value) if field.value and field.kind in NUMBERS else None


def _slot(page: Page, calc: Page, task: FormTask, slot: Slot) -> None:
    spot, span, lang = (slot.row, slot.column), (slot.down, slot.across), page.book.lang
    styles, layout = page.book.styles, task.layout
    if slot.field is not None:
        _field(page, task, slot, slot.field)
    elif slot.should_be is not None:
        said = f'"{slot.text.zh} {phrase("should_be", lang)} "'
        look = styles.role("should_be", num_format=f"{said}{MONEY if slot.should_be.kind in NUMBERS else '@'}")
        page.formula(spot, formula_of(layout, slot.should_be, task.rules.scoring), NO_CACHE, look, span)
    elif slot.style == "row_state":
        _row_state(page, calc, task, slot)
    else:
        # Latin words would break in a narrow column.
        upright = {"rotation": 90} if slot.style == "side" and lang == "en" else {}
        page.put(spot, slot.text.say(lang), styles.role(slot.style, **upright), span)


def formula_of(layout: Layout, field: PlacedField, scoring: ScoringRules) -> str:
    """Return the formula of a figure worked out from others: by its expression, or by the scoring rules."""
    if field.formula is not None:
        return formula(field.formula, lambda path: cells_of(layout, path))
    row = field.id.rpartition(".")[0]
    cells = {name: one.cell for name in RESTS_ON if (one := layout.fields.get(f"{row}.{name}")) is not None}
    match field.derive:
        case "grade":
            return grade(layout.fields[f"{field.part}score.total"].cell, scoring)
        case "execution_score":
            return execution_score(cells["weight"], cells["executed"], cells["adjusted"], scoring)
        case _:
            share = in_sheet(calc_sheet(layout), address(field.row, HELPERS.index("share") + 1))
            return indicator_score(cells["weight"], share, scoring)


def _field(page: Page, task: FormTask, slot: Slot, field: PlacedField) -> None:
    layout = task.layout
    spot, span = (field.row, field.column), (field.down, field.across)
    wording = field.wording.say(page.book.lang)
    extra = {"num_format": '"' + wording.replace("{}", '"@"') + '"'} if wording else {}
    look = page.book.styles.field(field.kind, field.owner, slot.style, **extra)
    if task.feedback is not None and field.unlocked:
        put_answer(page, field, task.feedback.answer(layout.fields[field.id]), slot.style)
    elif field.owner is not Owner.FORMULA or (field.formula is None and not field.derive):
        content = Decimal(field.value) if field.value and field.kind in NUMBERS else field.value
        page.put(spot, content, look, span, unlocked=field.unlocked)
    elif field.derive:
        page.formula(spot, formula_of(layout, field, task.rules.scoring), _cached(task, field, NO_CACHE), look, span)
    elif isinstance(field.formula, Ref) and field.kind not in NUMBERS:
        source = cells_of(layout, field.formula.path)[0]
        page.formula(spot, f'=IF({source}="","",{source})', _cached(task, field, ""), look, span)
        if wording:
            _unworded(page, field)
    else:
        text = formula_of(layout, field, task.rules.scoring)
        amount = _amount(layout, field)
        page.formula(spot, text, _cached(task, field, "" if amount is None else amount), look, span)


def _cached(task: FormTask, field: PlacedField, otherwise: str | Decimal) -> str | Decimal:
    """Return what a formula shows until it is worked out: in a return sent back, what its answers come to."""
    if task.feedback is None:
        return otherwise
    amount = task.feedback.amounts.get(field.id)
    return printable(task.feedback.texts.get(field.id, "")) if amount is None else amount


def _unworded(page: Page, field: PlacedField) -> None:
    """Show nothing at all, not even the words around it, while a field taken over from another cell is blank."""
    top, left = field.row - 1, field.column - 1
    nothing = page.book.book.add_format({"num_format": ";;;"})
    rule = {"type": "formula", "criteria": f'=${column_letters(field.column)}${field.row}=""', "format": nothing}
    page.sheet.conditional_format(top, left, top, left + field.across - 1, rule)


def _row_state(page: Page, calc: Page, task: FormTask, slot: Slot) -> None:
    layout = task.layout
    spots = {name: (slot.row, number) for number, name in enumerate(HELPERS, start=1)}
    named = {name: address(*spot) for name, spot in spots.items()}
    lang, sheet = page.book.lang, calc_sheet(layout)
    formulas = row_formulas(layout, slot.row_group, named, sheet, task.rules, lang, task.directions)
    for name, text in formulas.helpers:
        calc.formula(spots[name], text, NO_CACHE, calc.book.styles.role("plain"))
    page.formula((slot.row, slot.column), formulas.state, NO_CACHE, page.book.styles.role("row_state"))
    _amber(page, layout, slot)


def _amber(page: Page, layout: Layout, slot: Slot) -> None:
    book, lang = page.book, page.book.lang
    state = f"${address(slot.row, slot.column)}"
    amber, red = book.book.add_format({"bg_color": AMBER}), book.book.add_format({"bg_color": RED})
    ask, missing = phrase("state_ask", lang), phrase("state_missing", lang)
    row, last = slot.row - 1, slot.column - 1
    for first, end in ((1, layout.printed - 1), (layout.printed + 1, last)):
        page.sheet.conditional_format(
            row, first, row, end, {"type": "formula", "criteria": f'=LEFT({state},{len(ask)})="{ask}"', "format": amber}
        )
    wanting = f'=OR({state}="{missing}",{state}="{phrase("state_judge", lang)}")'
    page.sheet.conditional_format(row, last, row, last, {"type": "formula", "criteria": wanting, "format": red})


def _flags(page: Page, layout: Layout) -> None:
    """Write which rows print, and hide by the filter what is spare."""
    lang, column = page.book.lang, layout.flag_column
    look, shown = page.book.styles.role("flag"), phrase("flag_print", lang)
    heights = row_heights(layout, lang)
    page.put((FLAG_HEAD_ROW, column), phrase("flag_head", lang), look)
    for plan in layout.rows:
        page.height(plan.row, heights[plan.row], fitted=not plan.height, hidden=plan.hidden)
        if plan.row > FLAG_HEAD_ROW:
            if plan.needs:
                page.formula((plan.row, column), _flag(layout, plan, shown, phrase("flag_blank", lang)), NO_CACHE, look)
            else:
                page.put((plan.row, column), shown, look)
    last = layout.rows[-1].row
    page.sheet.autofilter(FLAG_HEAD_ROW - 1, column - 1, last - 1, column - 1)
    page.sheet.filter_column_list(column - 1, [shown])


def _flag(layout: Layout, plan: RowPlan, shown: str, blank: str) -> str:
    used = [_any_filled(layout, names) for names in plan.needs]
    if plan.or_none_of:
        used[-1] = f"OR({used[-1]},NOT({_any_filled(layout, plan.or_none_of)}))"
    test = used[0] if len(used) == 1 else f"AND({','.join(used)})"
    return f'=IF({test},"{shown}","{blank}")'


def _any_filled(layout: Layout, names: tuple[str, ...]) -> str:
    """Return the test that one of the fields has something; runs within one row or column are drawn together."""
    cells = [layout.fields[name] for name in names if name in layout.fields]
    rows, columns = {one.row for one in cells}, {one.column for one in cells}
    block = f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"
    if len(cells) == len(rows) * len(columns) and len(cells) > 1 and len(columns) == max(columns) - min(columns) + 1:
        return f'SUMPRODUCT(--({block}<>""))>0'
    if len(cells) == 1:
        return f'{cells[0].cell}<>""'
    parts = [
        f'SUMPRODUCT(--({column_letters(c)}{min(rows)}:{column_letters(c)}{max(rows)}<>""))' for c in sorted(columns)
    ]
    return f"{'+'.join(parts)}>0"


def _paper(page: Page, layout: Layout) -> None:
    sheet, last = page.sheet, layout.rows[-1].row
    sheet.set_paper(A4)
    sheet.set_landscape() if layout.landscape else sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.print_area(0, 0, last - 1, layout.printed - 1)
    sheet.repeat_rows(0)
    sheet.print_black_and_white()
    sheet.set_footer(phrase("footer", page.book.lang))
    sheet.freeze_panes(FLAG_HEAD_ROW, 0)
    sheet.hide_gridlines(2)
