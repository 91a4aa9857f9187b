"""What stands in the unit's own cells: odd numbers, texts, dates; each is read as it is, or said."""

import re
from dataclasses import replace

from openpyxl import Workbook

from tests.corpus.case import AMOUNTS
from tests.corpus.case import Case
from tests.corpus.case import away
from tests.corpus.case import back
from tests.corpus.case import fine
from tests.corpus.case import here
from tests.corpus.case import room
from tests.corpus.case import told
from tests.corpus.parts import FORM_PART
from tests.corpus.parts import cell
from tests.corpus.parts import formula
from tests.corpus.parts import sub
from tests.corpus.parts import text
from tests.corpus.parts import value
from tests.intake.bench import FORM_SHEET
from tests.intake.bench import Bench
from tests.intake.spoil import Spoil
from tests.intake.spoil import book
from tests.intake.spoil import parts
from tests.intake.spoil import typed

NO_NUMBER = "money_cell_not_number"
AS_TEXT = "number_as_text"
WIDE = "full_width_digits"
ERROR = "error_value"
FORMULA = "formula_in_input"
NO_DATE = "date_unreadable"
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA")
TOO_LARGE = ("income_spending_mismatch", "sum_mismatch", "unit_mismatch_yuan_wan", "negative_money")
MONEY = here("D7")


def amounts(**given: float) -> Spoil:
    """Return a spoiler that types amounts into cells."""

    def change(workbook: Workbook) -> None:
        for one, number in given.items():
            workbook[FORM_SHEET][one] = number

    return book(change)


def words(content: str) -> Case:
    """Return a case in which words stand for money."""
    return back(f"money as {content!r}", text("D7", content), NO_NUMBER, where=MONEY)


def digits(content: str, name: str = AS_TEXT) -> Case:
    """Return a case in which money is plainly a number though typed as text."""
    return Case(f"money as {content!r}", text("D7", content), "accepted", (name,), MONEY, same=AMOUNTS)


def error(code: str) -> Case:
    """Return a case in which an error stands in a money cell."""
    return back(f"the error {code}", cell("D7", f"<v>{code}</v>", 't="e"'), ERROR, where=MONEY)


def odd(number: str, *more: str) -> Case:
    """Return a case in which the number of a cell is none, or none that a workbook may hold."""
    wanted = "|".join((NO_NUMBER, ERROR, "damaged", *more))
    return Case(f"the number {number}", value("D7", number), "quarantined|blocked", (wanted,), may=TOO_LARGE)


def day(content: str) -> Case:
    """Return a case in which the day of filing is typed as text and means the same day."""
    return told(f"the day as {content!r}", text("C2", content))


def no_day(name: str, spoil: Spoil) -> Case:
    """Return a case in which the day of filing is none."""
    return Case(name, spoil, "accepted|needs_reason|blocked", (f"{NO_DATE}|filed_late|filed_after_year|{ERROR}",))


MONEYS = room(
    "values",
    fine("17 digits that a double needs", sub(
        FORM_PART, '(<c r="D7"[^>]*><v>)150(?=</v>)', r"\g<1>150.00000000000000")),
    told("163.11999999999999 for 163.12", amounts(D7=153.12, D10=63.11999999999999)),
    fine("150 as 1.5E2", value("D7", "1.5E2")),
    fine("150 as 1.5e+02", value("D7", "1.5e+02")),
    fine("150 as 150.0", value("D7", "150.0")),
    fine("nought as -0", value("D8", "10")),
    fine("nought as 0.0", value("G8", "0.0")),
    fine("nought as -0.0", value("G8", "-0")),
    fine("money without its type said", cell("D7", "<v>150</v>")),
    digits("150"),
    digits("150.00"),
    digits(" 150 ", f"{AS_TEXT}|{WIDE}"),
    digits("0,150"),
    digits("150\u00a0", f"{AS_TEXT}|{WIDE}"),
    digits("\u3000150", f"{AS_TEXT}|{WIDE}"),
    digits("１５０", WIDE),
    digits("１５０．００", WIDE),
    digits("15０", WIDE),
    Case("150 with a zero-width blank", text("D7", "1\u200b50"), "accepted|blocked",
         (f"{AS_TEXT}|{WIDE}|{NO_NUMBER}",)),
    *map(words, ("150万元", "壹佰伍拾", "一百五十", "¥150", "约150", "150左右", "(150)", "1,50", "1,5000", "150.0.0")),
    *map(words, ("nan", "NaN", "inf", "Infinity", "1_50", "0x96", "١٥٠", "१५०", "150-", "--150", "=150", "1 50x")),
    *map(words, ("+-150", "1e999", "150%", "15O", "l50", "²", "⑮", "①⑤⓪", "ⅩⅤ", "half", "无", "True", "a\u202e051")),
    Case("the text #REF!", text("D7", "#REF!"), "blocked", (ERROR,), MONEY),
    *map(error, ERRORS),
    back("an error nobody knows", cell("D7", "<v>#BUSY!</v>", 't="e"'), f"{ERROR}|{NO_NUMBER}", where=MONEY),
    back("an error in a text", cell("B13", "<v>#N/A</v>", 't="e"'), ERROR, where=here("B13")),
    back("an error in an indicator value", cell("G48", "<v>#DIV/0!</v>", 't="e"'), ERROR, where=here("G48"),
         may=("*",)),
    back("money that is true", cell("D7", "<v>1</v>", 't="b"'), NO_NUMBER, where=MONEY),
    Case("a cell type nobody knows", cell("D7", "<v>150</v>", 't="zz"'), "quarantined|blocked|accepted",
         (f"damaged|{NO_NUMBER}|{ERROR}|{AS_TEXT}",)),
    *map(odd, ("NaN", "INF", "-INF", "0x1F", "1e400", "1,5", "15O", "--1", "1e", "١٥٠", "１５０")),
    Case("a number of 20 digits", value("D7", "12345678901234567890"), "blocked|quarantined",
         (f"{NO_NUMBER}|{ERROR}|income_spending_mismatch|damaged",), may=TOO_LARGE),
    Case("a number of 400 digits", value("D7", "1" * 400), "blocked|quarantined",
         (f"{NO_NUMBER}|{ERROR}|damaged|income_spending_mismatch",), may=TOO_LARGE),
    Case("a number next to nothing", value("G8", "1e-400"), "accepted|blocked|quarantined", may=("*",)),
    back("a required amount without a value", cell("D7", "<v></v>"), "missing_required", where=MONEY,
         may=TOO_LARGE),
    back("a required amount wiped", cell("D7", ""), "missing_required", where=MONEY, may=TOO_LARGE),
    back("a required text of blanks", text("D4", " \u3000\u00a0\u200b"), "missing_required", where=here("D4")),
    back("a negative amount", amounts(D7=170, D8=-10), "negative_money", where=here("D8")),
    back("a formula", formula("D7", "100+50", "150"), FORMULA, where=MONEY, may=("stale_total",)),
    back("a formula without its value", formula("D7", "100+50"), FORMULA, where=MONEY),
    back("a formula that sums", formula("D7", "SUM(G7:H7)", "270.5"), FORMULA, where=MONEY),
    back("a formula in a text", formula("B13", '"a"&amp;"b"', "ab"), FORMULA, where=here("B13")),
    back("a formula in a date", formula("C2", "TODAY()", "45307"), FORMULA, where=here("C2")),
    back("a formula in an indicator value", formula("G48", "30+6", "36"), FORMULA, where=here("G48"), may=("*",)),
    back("an array formula", cell("D7", '<f t="array" ref="D7">SUM(G7:H7)</f><v>270.5</v>'), FORMULA, where=MONEY),
    back("a shared formula", cell("D7", '<f t="shared" ref="D7" si="7">G7+1</f><v>131.5</v>'), FORMULA, where=MONEY),
    back("a formula that shows an error", cell("D7", "<f>1/0</f><v>#DIV/0!</v>", 't="e"'), f"{FORMULA}|{ERROR}",
         where=MONEY),
)  # fmt: skip

def shown_as(number: int, address: str, content: str) -> Spoil:
    """Return a spoiler that shows a number by one of the formats that every office knows by its number."""

    def spoil(bench: Bench) -> bytes:
        style = re.findall(rb"<cellXfs count=.(\d+)", parts(bench.good)["xl/styles.xml"])[0].decode()
        look = f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        changed = sub("xl/styles.xml", "</cellXfs>", look)(bench)
        return cell(address, f"<v>{content}</v>", style=style)(replace(bench, good=changed))

    return spoil


OTHERS = room(
    "values",
    *(fine(f"the day in the format of number {number}", shown_as(number, "C2", "45307"))
      for number in (14, 15, 27, 31, 57)),
    fine("the day and time in the format of number 22", shown_as(22, "C2", "45307")),
    told("a percentage in the format of number 10", shown_as(10, "G49", "0.95")),
    *map(day, ("2024-01-16", "2024/1/16", "2024/01/16", "2024年1月16日", "2024.1.16", " 2024-01-16 ")),
    told("the day in full width", text("C2", "２０２４-０１-１６")),
    fine("the day as a date of XML", cell("C2", "<v>2024-01-16</v>", 't="d"')),
    fine("the day as a moment of XML", cell("C2", "<v>2024-01-16T00:00:00</v>", 't="d"')),
    fine("the day with a fraction of noise", value("C2", "45307.0")),
    Case("the day at noon", value("C2", "45307.5"), "accepted"),
    Case("the day as a plain number", cell("C2", "<v>45307</v>", style="0"), "accepted|needs_reason|blocked",
         may=(NO_DATE,)),
    no_day("the day as a word", text("C2", "昨天")),
    no_day("a day that is none", text("C2", "2024-02-30")),
    no_day("day -1", value("C2", "-1")),
    no_day("day 60, which never was", value("C2", "60")),
    no_day("day 99999999", value("C2", "99999999")),
    no_day("a day that is true", cell("C2", "<v>1</v>", 't="b"')),
    no_day("an error for the day", cell("C2", "<v>#VALUE!</v>", 't="e"')),
    fine("line breaks as Excel writes them", text("B13", "负责园林绿化管理。_x000D_\n")),
    fine("a text in runs", cell(
        "B13", "<is><r><t>负责园林</t></r><r><rPr><b/></rPr><t>绿化管理。</t></r></is>", 't="inlineStr"')),
    fine("a text as a formula's text", cell("B13", "<v>负责园林绿化管理。</v>", 't="str"')),
    fine("a text marked as such by an apostrophe", typed("B13", "负责园林绿化管理。", quotePrefix=True)),
    told("emoji and other planes", text("B13", "负责😀𠮷绿化管理。")),
    told("an escape of Excel", text("B13", "负责_x0041_绿化管理。")),
    told("an escape of nothing", text("B13", "负责_x0000_绿化管理。")),
    told("an escape of half a character", text("B13", "负责_xD800_绿化管理。")),
    told("the reverse of reading order", text("B13", "负责\u202e绿化\u202c管理。")),
    told("a script", text("B13", "&lt;script&gt;alert(1)&lt;/script&gt;")),
    told("a formula as text", text("B13", "=cmd|'/c calc'!A0 说明")),
    told("an at sign", text("D4", "@SUM(A1)")),
    told("a link as text", text("B13", "http://192.0.2.1/ 见此")),
    told("a private character", text("B13", "负责\ue000绿化。")),
    Case("a text of 32,767 characters", text("B13", "绿" * 32_767), "accepted|needs_reason|blocked", ("text_too_long",),
         here("B13")),
    Case("a text of a million characters", text("B13", "绿化" * 500_000), "accepted|needs_reason|blocked|quarantined",
         ("text_too_long|damaged|unsafe_content|too_large",)),
    fine("a percentage as its number", cell("G50", "<is><t>≥95%</t></is>", 't="inlineStr"')),
    told("a count as a number", value("G48", "36")),
    told("a percentage typed into a value", typed("G49", 0.95, number_format="0%")),
    back("a required text wiped", cell("D4", ""), "missing_required", where=here("D4")),
    back("two amounts that must be equal are not", value("D7", "140"), "income_spending_mismatch", where=here("D9")),
    away("a number where a text's number stands", cell("D4", "<v>1.5</v>", 't="s"'), "damaged"),
)  # fmt: skip
