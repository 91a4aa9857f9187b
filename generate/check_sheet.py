"""The self-check sheet: each check Excel can express, live, with a link to its cell and a reason cell."""

from collections.abc import Callable
from dataclasses import dataclass

from generate.answers import put_answer
from generate.book import NO_CACHE
from generate.book import Page
from generate.heights import SAFETY
from generate.heights import WIDE
from generate.heights import lines_in
from generate.live_counts import Counts
from generate.live_row import reason_given
from generate.marks import mark
from generate.styles import AMBER
from generate.styles import GREEN
from generate.styles import RED
from generate.validations import guard
from templates.a1 import column_letters
from templates.a1 import in_sheet
from templates.check_line import CheckLine
from templates.expr_excel import relation_state
from templates.expr_value import plain
from templates.feedback import Feedback
from templates.plan import Plan
from templates.rulebook import RuleBook
from templates.say import phrase

WIDTHS = {1: 6.0, 2: 62.0, 3: 9.0, 4: 20.0, 5: 44.0}
HEAD_ROW = 4
SHIFT = 6  # columns right of a reason, where a return sent back has it once more


@dataclass(frozen=True, slots=True)
class CheckTask:
    """What the self-check sheet is written from: the plan, the rules, the fiscal year, the counts over the form."""

    laid: Plan
    rules: RuleBook
    year: int
    counts: Counts


def write_checks(page: Page, task: CheckTask, feedback: Feedback | None = None) -> None:
    """Write the self-check sheet of one workbook, with the reasons of a return that is sent back."""
    laid = task.laid
    lang, styles = page.book.lang, page.book.styles
    page.widths(WIDTHS)
    mark(page, feedback, SHIFT)
    page.put((1, 1), phrase("check_title", lang), styles.role("title"), (1, 5))
    page.put((2, 1), phrase("check_note", lang), styles.role("plain"), (1, 5))
    page.height(1, 34)
    page.height(2, 34)
    for column, key in enumerate(("number", "what", "where", "result", "reason"), start=1):
        page.put((HEAD_ROW, column), phrase(f"check_{key}", lang), styles.role("head"))
    for number, line in enumerate(laid.checks, start=1):
        _line(page, task, number, line)
        if feedback is not None and line.reason:
            put_answer(page, laid.fields[line.reason], feedback.answer(laid.fields[line.reason]))
    _colours(page, laid)
    _paper(page)
    page.fill_ground(laid.checks[-1].row, len(WIDTHS))


def _line(page: Page, task: CheckTask, number: int, line: CheckLine) -> None:
    styles, row, laid = page.book.styles, line.row, task.laid
    target = laid.fields[line.at]
    page.put((row, 1), str(number), styles.role("centre"))
    page.put((row, 2), line.title.say(page.book.lang), styles.role("cell"))
    page.link((row, 3), target.sheet, target.cell, styles.role("link"))
    page.formula((row, 4), _state(page, task, line), NO_CACHE, styles.role("centre"))
    if line.reason:
        field = laid.fields[line.reason]
        page.put((row, 5), None, styles.field(field.kind, field.owner), unlocked=True)
        guard(page, field, laid.fields, task.rules.money_unit, task.year)
    else:
        page.put((row, 5), None, styles.role("cell"))
    page.height(row, 30)


def _state(page: Page, task: CheckTask, line: CheckLine) -> str:
    lang, laid = page.book.lang, task.laid
    ok = phrase("state_ok", lang)
    match line.kind:
        case "restated" | "ties" | "on_return":
            return f'="{phrase("state_on_return", lang)}"'
        case "required":
            return _counted(task.counts.blank, ok, phrase("count_left", lang))
        case "kinds":
            return _counted(task.counts.invalid, ok, phrase("count_invalid", lang))
        case "rows":
            return _goal_state(page, laid, line)
        case "fits":
            return _fits_state(laid, line, ok, phrase("state_stretch", lang))
        case _:
            return _rule_state(page, laid, task.rules, line)


def _counted(count: str, none: str, some: str) -> str:
    return f'=IF({count}=0,"{none}",{count}&"{some}")'


def _rule_state(page: Page, laid: Plan, rules: RuleBook, line: CheckLine) -> str:
    if line.rule is None:
        raise ValueError(line.kind)
    lang = page.book.lang
    ok, ask = phrase("state_ok", lang), phrase("state_ask", lang)
    bad = ask if line.reason else phrase("state_wrong", lang)
    text = relation_state(line.rule.relation, _sheet_cells(laid), plain(line.rule.tolerance), ok, bad)
    if not line.reason:
        return text
    given = reason_given(laid.fields[line.reason].cell, rules)
    return f'=IF({text[1:]}="{ask}",IF({given},"{phrase("state_explained", lang)}","{ask}"),{text[1:]})'


def _goal_state(page: Page, laid: Plan, line: CheckLine) -> str:
    lang = page.book.lang
    states = state_ranges(laid, line.group)[0]
    field = laid.fields[line.at]
    project = in_sheet(field.sheet, field.cell)
    words = {key: phrase(key, lang) for key in ("state_missing", "state_judge", "state_ask", "state_open", "state_ok")}
    done = f'COUNTIF({states},"{words["state_ok"]}*")+COUNTIF({states},"{phrase("state_explained", lang)}")'
    unnamed = f'IF(SUMPRODUCT(--({states}<>""))>0,"{phrase("state_unnamed", lang)}","")'
    return (
        f'=IF(TRIM({project})="",{unnamed},IF(COUNTIF({states},"{words["state_missing"]}")+COUNTIF({states},"{words["state_judge"]}")>0,'
        f'"{words["state_missing"]}",'
        f'IF(COUNTIF({states},"{words["state_ask"]}*")>0,"{words["state_ask"]}",'
        f'IF(COUNTIF({states},"{words["state_open"]}")+({done}=0)>0,"{words["state_open"]}","{words["state_ok"]}"))))'
    )


def _fits_state(laid: Plan, line: CheckLine, fits: str, stretch: str) -> str:
    """Return whether a long text fits its box: by letters, and by paragraphs, which end their lines half empty."""
    field = laid.fields[line.at]
    cell = in_sheet(field.sheet, field.cell)
    layout = laid.layout_of(field)
    width = sum(layout.widths[field.column - 1 : field.column - 1 + field.across])
    height = sum(plan.height for plan in layout.rows if field.row <= plan.row < field.row + field.down)
    paragraphs = f'(LEN({cell})-LEN(SUBSTITUTE({cell},CHAR(10),""))+1)'
    lines = f"MAX({paragraphs},LEN({cell})/{int(width / WIDE / SAFETY)}+{paragraphs}/2)"
    return f'=IF(TRIM({cell})="","",IF({lines}>{lines_in(height)},"{stretch}","{fits}"))'


def result_range(laid: Plan) -> str:
    """Return the range of the results of the self-check."""
    return in_sheet(laid.check_sheet, f"$D${laid.checks[0].row}:$D${laid.checks[-1].row}")


def state_ranges(laid: Plan, group: str) -> tuple[str, ...]:
    """Return the ranges of the row checks of one goal or sheet, or of the whole workbook for an empty group."""
    found = []
    for layout in laid.layouts:
        slots = [slot for slot in layout.states if slot.row_group.startswith(group)]
        if slots:
            letters = column_letters(slots[0].column)
            found.append(in_sheet(layout.sheet, f"${letters}${slots[0].row}:${letters}${slots[-1].row}"))
    return tuple(found)


def _sheet_cells(laid: Plan) -> Callable[[str], tuple[str, ...]]:
    return lambda path: tuple(in_sheet(one.sheet, one.cell) for one in laid.matching(path))


def _colours(page: Page, laid: Plan) -> None:
    lang, last = page.book.lang, laid.checks[-1].row
    top = f"$D{HEAD_ROW + 1}"
    tests = (
        (GREEN, f'=OR({top}="{phrase("state_ok", lang)}",{top}="{phrase("state_explained", lang)}")'),
        (AMBER, f'=OR({top}="{phrase("state_ask", lang)}",{top}="{phrase("state_open", lang)}")'),
        (RED, f'=AND({top}<>"",{top}<>"{phrase("state_on_return", lang)}",{top}<>"{phrase("state_stretch", lang)}")'),
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
