"""The self-check sheet: each check Excel can express, live, with a link to its cell and a reason cell."""

from collections.abc import Callable
from datetime import date

from generate.book import NO_CACHE
from generate.book import Page
from generate.styles import AMBER
from generate.styles import GREEN
from generate.styles import RED
from generate.validations import bounds_of
from generate.validations import guard
from generate.validations import list_name
from templates.a1 import column_letters
from templates.a1 import in_sheet
from templates.expr_excel import joined
from templates.expr_excel import relation_state
from templates.expr_value import plain
from templates.form import Kind
from templates.form import Need
from templates.layout import CheckLine
from templates.layout import Layout
from templates.layout import PlacedField
from templates.rulebook import RuleBook
from templates.say import phrase

WIDTHS = {1: 6.0, 2: 62.0, 3: 9.0, 4: 20.0, 5: 44.0}
HEAD_ROW = 4
EXCEL_EPOCH = date(1899, 12, 30)


def write_checks(page: Page, layout: Layout, rules: RuleBook, year: int) -> None:
    """Write the self-check sheet of one workbook."""
    lang, styles = page.book.lang, page.book.styles
    page.widths(WIDTHS)
    page.put((1, 1), phrase("check_title", lang), styles.role("title"), (1, 5))
    page.put((2, 1), phrase("check_note", lang), styles.role("plain"), (1, 5))
    page.sheet.set_row(0, 34)
    page.sheet.set_row(1, 34)
    for column, key in enumerate(("number", "what", "where", "result", "reason"), start=1):
        page.put((HEAD_ROW, column), phrase(f"check_{key}", lang), styles.role("head"))
    for number, line in enumerate(layout.checks, start=1):
        _line(page, layout, rules, number, line, year)
    _colours(page, layout)
    _paper(page)
    page.fill_ground(layout.checks[-1].row, len(WIDTHS))


def _line(page: Page, layout: Layout, rules: RuleBook, number: int, line: CheckLine, year: int) -> None:
    styles, row = page.book.styles, line.row
    target = layout.fields[line.at]
    page.put((row, 1), str(number), styles.role("centre"))
    page.put((row, 2), line.title.say(page.book.lang), styles.role("cell"))
    page.link((row, 3), target.sheet, target.cell, styles.role("link"))
    page.formula((row, 4), _state(page, layout, rules, line, year), NO_CACHE, styles.role("centre"))
    if line.reason:
        field = layout.fields[line.reason]
        page.put((row, 5), None, styles.field(field.kind, field.owner), unlocked=True)
        guard(page, field, layout, rules.money_unit, year)
    else:
        page.put((row, 5), None, styles.role("cell"))
    page.sheet.set_row(row - 1, 30)


def _state(page: Page, layout: Layout, rules: RuleBook, line: CheckLine, year: int) -> str:
    lang = page.book.lang
    ok, wrong, ask = phrase("state_ok", lang), phrase("state_wrong", lang), phrase("state_ask", lang)
    if line.kind == "restated":
        return f'="{phrase("state_on_return", lang)}"'
    if line.kind == "required":
        left = blanks_left(layout)
        return f'=IF({left}=0,"{ok}",{left}&"{phrase("count_left", lang)}")'
    if line.kind == "kinds":
        bad = _invalid(layout, year)
        return f'=IF({bad}=0,"{ok}",{bad}&"{phrase("count_invalid", lang)}")'
    if line.kind == "rows":
        return _goal_state(page, layout, line)
    if line.rule is None:
        raise ValueError(line.kind)
    bad_word = ask if line.reason else wrong
    text = relation_state(line.rule.relation, _sheet_cells(layout), plain(line.rule.tolerance), ok, bad_word)
    if not line.reason:
        return text
    reason = layout.fields[line.reason].cell
    given = f"LEN(TRIM({reason}))>={rules.years.reason_least}"
    return f'=IF({text[1:]}="{ask}",IF({given},"{phrase("state_explained", lang)}","{ask}"),{text[1:]})'


def _goal_state(page: Page, layout: Layout, line: CheckLine) -> str:
    lang = page.book.lang
    states = state_range(layout, line.group)
    project = in_sheet(layout.sheet, layout.fields[line.at].cell)
    words = {key: phrase(key, lang) for key in ("state_missing", "state_ask", "state_open", "state_ok")}
    done = f'COUNTIF({states},"{words["state_ok"]}")+COUNTIF({states},"{phrase("state_explained", lang)}")'
    return (
        f'=IF({project}="","",IF(COUNTIF({states},"{words["state_missing"]}")>0,"{words["state_missing"]}",'
        f'IF(COUNTIF({states},"{words["state_ask"]}*")>0,"{words["state_ask"]}",'
        f'IF(COUNTIF({states},"{words["state_open"]}")+({done}=0)>0,"{words["state_open"]}","{words["state_ok"]}"))))'
    )


def state_range(layout: Layout, group: str) -> str:
    """Return the range of the row checks of one goal, or of the whole sheet for an empty group."""
    slots = [slot for slot in layout.slots if slot.style == "row_state" and slot.row_group.startswith(group)]
    letters = column_letters(slots[0].column)
    return in_sheet(layout.sheet, f"${letters}${slots[0].row}:${letters}${slots[-1].row}")


def blanks_left(layout: Layout) -> str:
    """Return the formula text that counts the always-required cells still blank."""
    cells = [
        in_sheet(one.sheet, one.cell) for one in layout.fields.values() if one.unlocked and one.need is Need.ALWAYS
    ]
    return "(" + "+".join(f'({cell}="")' for cell in cells) + ")" if cells else "0"


def _sheet_cells(layout: Layout) -> Callable[[str], tuple[str, ...]]:
    return lambda path: tuple(in_sheet(one.sheet, one.cell) for one in layout.matching(path))


def _invalid(layout: Layout, year: int) -> str:
    parts = []
    fields = [one for one in layout.fields.values() if one.unlocked]
    for (low, high), cells in _by_bounds(fields, year).items():
        blocks = joined(tuple(in_sheet(one.sheet, one.cell) for one in cells))
        parts += [f'COUNTA({b})-COUNT({b})+COUNTIF({b},"<{low}")+COUNTIF({b},">{high}")' for b in blocks]
    for list_id in dict.fromkeys(one.list_id for one in fields if one.choices):
        chosen = sorted((one for one in fields if one.choices and one.list_id == list_id), key=lambda one: one.row)
        blocks = joined(tuple(in_sheet(one.sheet, one.cell) for one in chosen))
        parts += [f'SUMPRODUCT(({b}<>"")*(COUNTIF({list_name(list_id)},{b}&"")=0))' for b in blocks]
    return f"({'+'.join(parts)})" if parts else "0"


def _by_bounds(fields: list[PlacedField], year: int) -> dict[tuple[str, str], list[PlacedField]]:
    found: dict[tuple[str, str], list[PlacedField]] = {}
    for one in sorted(fields, key=lambda each: (each.sheet, each.column, each.row)):
        if one.kind is Kind.DATE:
            low, high = (str((day - EXCEL_EPOCH).days) for day in bounds_of(year))
            found.setdefault((low, high), []).append(one)
        elif one.low is not None and one.high is not None:
            found.setdefault((plain(one.low), plain(one.high)), []).append(one)
    return found


def _colours(page: Page, layout: Layout) -> None:
    lang, last = page.book.lang, layout.checks[-1].row
    top = f"$D{HEAD_ROW + 1}"
    tests = (
        (GREEN, f'=OR({top}="{phrase("state_ok", lang)}",{top}="{phrase("state_explained", lang)}")'),
        (AMBER, f'=OR({top}="{phrase("state_ask", lang)}",{top}="{phrase("state_open", lang)}")'),
        (RED, f'=AND({top}<>"",{top}<>"{phrase("state_on_return", lang)}")'),
    )
    for colour, test in tests:
        look = page.book.book.add_format({"bg_color": colour})
        page.sheet.conditional_format(
            HEAD_ROW, 3, last - 1, 3, {"type": "formula", "criteria": test, "format": look, "stop_if_true": True}
        )


def _paper(page: Page) -> None:
    sheet = page.sheet
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1)
    sheet.freeze_panes(HEAD_ROW, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer(phrase("footer", page.book.lang))
