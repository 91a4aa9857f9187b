"""The guide sheet, first in the workbook: what to fill in, by when, whom to ask, colours, live progress."""

from dataclasses import dataclass

from generate.book import NO_CACHE
from generate.book import Page
from generate.check_sheet import result_range
from generate.check_sheet import state_ranges
from generate.styles import AMBER
from generate.styles import GREEN
from templates.a1 import in_sheet
from templates.expr_excel import joined
from templates.known import Known
from templates.plan import Plan
from templates.rulebook import RuleBook
from templates.say import phrase
from templates.stamp import Stamp
from templates.text import Text

WIDTHS = {1: 26.0, 2: 66.0}
HOW = ("guide_1", "guide_2", "guide_3", "guide_4", "guide_5", "guide_6", "guide_7")
# Results of the self-check that keep nobody from sending; a line that does not apply shows nothing.
PASSED = ("state_ok", "state_explained", "state_on_return", "state_stretch")
LEGEND = ("legend_input", "legend_known", "legend_formula", "legend_amber")


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """What the guide tells of this issue: the form's title, the stamp, the ISO day of issue, the count of blanks."""

    title: Text
    stamp: Stamp
    issued_on: str
    blank: str


def write_guide(page: Page, laid: Plan, known: Known, rules: RuleBook, facts: GuideFacts) -> None:
    """Write the guide of one workbook."""
    lang, styles = page.book.lang, page.book.styles
    page.widths(WIDTHS)
    page.put((1, 1), phrase("guide_title", lang), styles.role("title"), (1, 2))
    page.height(1, 34)
    row = _facts(page, known, rules, facts)
    row = _progress(page, laid, row + 2, facts.blank)
    row = _block(
        page,
        "guide_how",
        row + 2,
        tuple(
            phrase(key, lang, money_unit=rules.money_unit, sheet=laid.layouts[0].sheet, check=laid.check_sheet)
            for key in HOW
        ),
    )
    row = _legend(page, row + 2)
    page.fill_ground(row, 2)
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.hide_gridlines(2)
    page.sheet.set_footer(phrase("footer", lang))
    page.sheet.activate()


def _facts(page: Page, known: Known, rules: RuleBook, facts: GuideFacts) -> int:
    lang, styles = page.book.lang, page.book.styles
    due = rules.due.get(facts.stamp.form, "") or phrase("guide_no_due", lang)
    opens = rules.opens.get(facts.stamp.form, "")
    window = ("guide_window", phrase("guide_from_to", lang, opens=opens, due=due)) if opens else ("guide_due", due)
    rows = (
        ("guide_unit", f"{known.unit.name}（{known.unit.code}）"),
        ("guide_form", facts.title.say(lang)),
        ("guide_year", str(known.year)),
        window,
        ("guide_contact", rules.contact or rules.district),
        ("guide_issued", f"{facts.issued_on} / {facts.stamp.issue}"),
    )
    for row, (key, text) in enumerate(rows, start=3):
        page.put((row, 1), phrase(key, lang), styles.role("guide_key"))
        page.put((row, 2), text, styles.role("guide_text"))
        page.height(row, 22)
    return 2 + len(rows)


def _progress(page: Page, laid: Plan, start: int, blank: str) -> int:
    lang, styles = page.book.lang, page.book.styles
    page.put((start, 1), phrase("guide_progress", lang), styles.role("guide_head"), (1, 2))
    states = state_ranges(laid, "")
    results = result_range(laid)
    goals = joined(tuple(in_sheet(laid.check_sheet, f"D{line.row}") for line in laid.checks if line.kind == "rows"))
    ask, missing, still_open = (phrase(key, lang) for key in ("state_ask", "state_missing", "state_open"))
    unnamed, judge = phrase("state_unnamed", lang), phrase("state_judge", lang)
    counts = (
        ("guide_left", blank),
        ("guide_rows", _counted(states, missing, still_open, judge)),
        ("guide_goals", _counted(goals, missing, still_open, unnamed)),
        ("guide_reasons", f"{_counted(states, f'{ask}*')}+{_rules_asking(laid, ask)}"),
        (
            "guide_wrong",
            f'COUNTIF({results},"{phrase("state_wrong", lang)}")+COUNTIF({results},"*{phrase("count_invalid", lang)}")',
        ),
    )
    for row, (key, text) in enumerate(counts, start=start + 1):
        page.put((row, 1), phrase(key, lang), styles.role("guide_key"))
        page.formula((row, 2), f"={text}", NO_CACHE, styles.role("guide_count", num_format="0"))
        page.height(row, 22)
    verdict = start + len(counts) + 1
    page.put((verdict, 1), phrase("guide_verdict", lang), styles.role("guide_key"))
    page.height(verdict, 22)
    good = "+".join(f'({results}="{word}")' for word in ("", *(phrase(key, lang) for key in PASSED)))
    ready, not_ready = phrase("guide_ready", lang), phrase("guide_not_ready", lang)
    passed = f"SUMPRODUCT({good})={len(laid.checks)}"
    text = f'=IF(AND(SUM($B${start + 1}:$B${verdict - 1})=0,{passed}),"{ready}","{not_ready}")'
    page.formula((verdict, 2), text, NO_CACHE, styles.role("guide_count"))
    for colour, word in ((GREEN, ready), (AMBER, not_ready)):
        page.sheet.conditional_format(
            verdict - 1,
            1,
            verdict - 1,
            1,
            {
                "type": "formula",
                "criteria": f'=$B${verdict}="{word}"',
                "format": page.book.book.add_format({"bg_color": colour}),
            },
        )
    return verdict


def _counted(ranges: tuple[str, ...], *words: str) -> str:
    """Return the formula text that counts the cells of the ranges that say one of the words."""
    return "+".join(f'COUNTIF({one},"{word}")' for one in ranges for word in words) or "0"


def _rules_asking(laid: Plan, ask: str) -> str:
    lines = [in_sheet(laid.check_sheet, f"$D${line.row}") for line in laid.checks if line.kind == "rule"]
    return "+".join(f'({cell}="{ask}")' for cell in lines) or "0"


def _block(page: Page, head: str, start: int, texts: tuple[str, ...]) -> int:
    lang, styles = page.book.lang, page.book.styles
    page.put((start, 1), phrase(head, lang), styles.role("guide_head"), (1, 2))
    for number, text in enumerate(texts, start=1):
        page.put((start + number, 1), f"{number}. {text}", styles.role("guide_text"), (1, 2))
        page.height(start + number, 32)
    return start + len(texts)


def _legend(page: Page, start: int) -> int:
    lang, styles = page.book.lang, page.book.styles
    page.put((start, 1), phrase("guide_legend", lang), styles.role("guide_head"), (1, 2))
    for number, key in enumerate(LEGEND, start=1):
        page.put((start + number, 1), phrase(key, lang), styles.role(key), (1, 2))
        page.height(start + number, 20)
    return start + len(LEGEND)
