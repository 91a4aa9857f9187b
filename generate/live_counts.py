"""What the self-check counts over the whole form: required cells still blank, cells whose content cannot be."""

from dataclasses import dataclass
from datetime import date

from generate.book import Page
from generate.form_sheet import calc_sheet
from generate.live_rows import HELPERS
from generate.tally import tally
from generate.validations import LEAST
from generate.validations import PERCENT_TOP
from generate.validations import list_name
from templates.a1 import column_letters
from templates.a1 import in_sheet
from templates.expr_excel import joined
from templates.expr_value import plain
from templates.form import Kind
from templates.form import Need
from templates.layout import PlacedField
from templates.plan import Plan

EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Counts:
    """The formula texts of the two counts over the whole form: required cells still blank, cells that cannot be."""

    blank: str
    invalid: str


def counts(laid: Plan, calc: Page, year: int) -> Counts:
    """Return both counts, what is too long for one formula laid down on the calculation sheet."""
    first = len(HELPERS) + 2
    return Counts(tally(calc, first, blanks_left(laid)), tally(calc, first + 1, invalid(laid, year)))


def blanks_left(laid: Plan) -> list[str]:
    """Return the counts of required cells still blank; an indicator row counts on its own."""
    needed = [one for one in laid.fields.values() if one.unlocked and one.need is Need.ALWAYS]
    parts = [f'(TRIM({in_sheet(one.sheet, one.cell)})="")' for one in needed]
    judged = {slot.row_group for layout in laid.layouts for slot in layout.states}
    columns: dict[str, dict[str, list[PlacedField]]] = {}
    for one in laid.fields.values():
        if one.need is Need.ROW and one.row_group not in judged:
            row, _, name = one.id.rpartition(".")
            columns.setdefault(row.rpartition("[")[0], {}).setdefault(name, []).append(one)
    for group in columns.values():
        parts += _blank_in_used_rows(list(group.values()))
    return parts


def _blank_in_used_rows(columns: list[list[PlacedField]]) -> list[str]:
    """Return per run of rows the count of blank required cells; a long text alone does not make a row used."""
    runs = [joined(tuple(in_sheet(one.sheet, one.cell) for one in column)) for column in columns]
    found = []
    for blocks in zip(*runs, strict=True):
        short = [block for block, column in zip(blocks, columns, strict=True) if column[0].kind is not Kind.LONG_TEXT]
        used = "+".join(f'(TRIM({block})<>"")' for block in short)
        blank = "+".join(f'(TRIM({block})="")' for block in blocks)
        found.append(f"SUMPRODUCT((({used})>0)*({blank}))")
    return found


def invalid(laid: Plan, year: int) -> list[str]:
    """Return the counts of what cannot be: no number, out of bounds, off a list, too long."""
    parts = []
    fields = [one for one in laid.fields.values() if one.unlocked]
    for (low, high), cells in _by_bounds(fields, year).items():
        blocks = joined(tuple(in_sheet(one.sheet, one.cell) for one in cells))
        parts += [f'COUNTA({b})-COUNT({b})+COUNTIF({b},"<{low}")+COUNTIF({b},">{high}")' for b in blocks]
    letters = column_letters(HELPERS.index("bad_choices") + 1)
    for layout in laid.layouts:  # choices are judged row by row on its calculation sheet: no formula could hold them
        if layout.states:
            first, last = layout.states[0].row, layout.states[-1].row
            parts.append(f"SUM('{calc_sheet(layout)}'!{letters}{first}:{letters}{last})")
    groups = {slot.row_group for layout in laid.layouts for slot in layout.states}
    chosen = [one for one in fields if one.choices and one.row_group not in groups]
    parts += [
        f'({cell}<>"")*(SUMPRODUCT(--({list_name(one.list_id)}={cell}))=0)'
        for one in chosen
        for cell in [in_sheet(one.sheet, one.cell)]
    ]
    return [*parts, *(f"SUMPRODUCT(--(LEN({block})>{limit}))" for block, limit in _lengths(fields))]


def _lengths(fields: list[PlacedField]) -> list[tuple[str, int]]:
    """Return per column and limit the range of its texts; headings in between are shorter than any limit."""
    found: dict[tuple[str, int, int, str], list[int]] = {}
    for one in fields:
        if one.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.VALUE):
            found.setdefault((one.sheet, one.column, one.longest, one.name.partition("[")[0]), []).append(one.row)
    ranges = []
    for (sheet, column, limit, _), rows in found.items():
        letters = column_letters(column)
        ends = f"{letters}{rows[0]}" + (f":{letters}{rows[-1]}" if len(rows) > 1 else "")
        ranges.append((in_sheet(sheet, ends), limit))
    return ranges


def _by_bounds(fields: list[PlacedField], year: int) -> dict[tuple[str, str], list[PlacedField]]:
    found: dict[tuple[str, str], list[PlacedField]] = {}
    for one in sorted(fields, key=lambda each: (each.sheet, each.column, each.row)):
        if one.kind is Kind.DATE:
            low, high = (str((day - EXCEL_EPOCH).days) for day in one.days(year))
            found.setdefault((low, high), []).append(one)
        elif one.kind is Kind.PERCENT:
            low, high = (str(LEAST) if one.low is None else plain(one.low)), plain(one.high or PERCENT_TOP)
            found.setdefault((low, high), []).append(one)
        elif one.low is not None and one.high is not None:
            found.setdefault((plain(one.low), plain(one.high)), []).append(one)
    return found
