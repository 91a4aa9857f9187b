"""What was locked: labels, headings, prefilled figures, lists, formulas; and protection itself."""

from dataclasses import replace

from openpyxl import Workbook

from tests.corpus import honest
from tests.corpus.case import ANYTHING
from tests.corpus.case import Case
from tests.corpus.case import back
from tests.corpus.case import fine
from tests.corpus.case import here
from tests.corpus.case import room
from tests.corpus.case import told
from tests.corpus.parts import FORM_PART
from tests.corpus.parts import OFFICE
from tests.corpus.parts import STYLES
from tests.corpus.parts import formula
from tests.corpus.parts import put
from tests.corpus.parts import resaved
from tests.corpus.parts import sub
from tests.intake.bench import FORM_SHEET
from tests.intake.bench import Bench
from tests.intake.spoil import Spoil
from tests.intake.spoil import book
from tests.intake.spoil import replaced
from tests.intake.spoil import typed

CHANGED = "locked_cell_changed"
FORMULA = "formula_changed"
REMOVED = "protection_removed"
TOTAL = 'IF(COUNT(D7:D8)=0,"",SUM(D7:D8))'


def locked(name: str, cell: str, value: str | float | None, sheet: str = FORM_SHEET) -> Case:
    """Return a case in which a locked cell was changed."""
    return back(name, typed(cell, value, sheet), CHANGED, where=f"{sheet}!{cell}")


def other(name: str, value: str | float | None, cell: str = "D9", sheet: str = FORM_SHEET) -> Case:
    """Return a case in which a formula was changed."""
    return back(name, typed(cell, value, sheet), FORMULA, where=f"{sheet}!{cell}")


def unprotected(*titles: str) -> Spoil:
    """Return a spoiler that takes the protection off sheets, or off all of them."""

    def change(workbook: Workbook) -> None:
        for sheet in workbook.worksheets:
            if not titles or sheet.title in titles:
                sheet.protection.sheet = False

    return book(change)


LOCKS = room(
    "locks",
    locked("a label", "C7", "财政拨款收入"),
    locked("a label wiped", "C7", None),
    locked("a label made a number", "C7", 7),
    locked("a label made an error", "C7", "#N/A"),
    locked("a label of other letters", "C9", "合汁"),
    Case("a label made a formula", typed("C7", '="财政拨款"'), "blocked", (f"{CHANGED}|{FORMULA}",), here("C7")),
    locked("a heading", "D5", "上年金额"),
    locked("the year in a heading", "H6", "2022年"),
    locked("the title", "A1", "示例区园林局2025年整体支出绩效目标表"),
    locked("the money unit", "G2", "单位：元"),
    locked("a prefilled budget", "E34", 600),
    locked("a prefilled budget by a fen", "E34", 60.01),
    locked("a prefilled budget by a millionth", "E34", 60.000001),
    locked("a prefilled budget as text", "E34", "60"),
    locked("a prefilled budget wiped", "E34", None),
    locked("a prefilled amount of last year", "H7", 14),
    locked("a prefilled nought made blank", "H8", None),
    locked("a prefilled value of last year", "F40", "100"),
    locked("a prefilled word of last year", "F41", "提升"),
    locked("a prefilled project name", "B34", "公园建设"),
    locked("a prefilled purpose", "F35", "古树名木复壮。"),
    locked("a prefilled indicator name", "D40", "管护面积合计"),
    locked("a prefilled level", "B40", "效益指标"),
    locked("a prefilled unit of measure", "J40", "亩"),
    locked("a list", "A2", "效率指标", "_lists"),
    locked("a ladder of words", "B3", "10", "_words"),
    locked("the deadline on the guide", "B6", "2024-12-31", "填报说明"),
    told("protection off one sheet", unprotected(FORM_SHEET), REMOVED, where=FORM_SHEET),
    told("protection off", unprotected(), REMOVED),
    fine("the password off and protection on", sub(FORM_PART, '(<sheetProtection [^>]*?) password="[0-9A-F]+"', r"\1")),
    fine("the password set anew, as newer programs keep it", sub(
        FORM_PART, '(<sheetProtection [^>]*?) password="[0-9A-F]+"',
        r'\1 algorithmName="SHA-512" hashValue="eA==" saltValue="eQ==" spinCount="100000"')),
    fine("the lock off every cell", sub(STYLES, "<protection [^>]*/>", '<protection locked="0"/>', 0)),
    fine("no locks in the styles at all", sub(STYLES, "<protection [^>]*/>", "", 0)),
    fine("a blank behind a label", typed("C7", "财政拨款 ")),
    fine("a label in rich text", sub(
        FORM_PART, '(<c r="C7"[^>]*>)<is>.*?</is>',
        r"\1<is><r><rPr><strike/></rPr><t>财政</t></r><r><t>拨款</t></r></is>")),
    fine("a label with its reading in signs", sub(
        FORM_PART, '(<c r="C7"[^>]*>)<is>.*?</is>',
        r'\1<is><t>财政拨款</t><rPh sb="0" eb="2"><t>caizheng</t></rPh><phoneticPr fontId="1"/></is>')),
)  # fmt: skip

EXTERNAL = {
    "xl/externalLinks/externalLink1.xml": '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    f'main"><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>',
    "xl/externalLinks/_rels/externalLink1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
    f'2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" Target="file:///D:/汇总.xlsx" '
    'TargetMode="External"/></Relationships>',
}
LINK_TYPE = (
    '<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.externalLink+xml"/>'
)
LINK_REL = f'<Relationship Id="rId97" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
DDE = {
    **EXTERNAL,
    "xl/externalLinks/externalLink1.xml": '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
}


def twice(first: Spoil, second: Spoil) -> Spoil:
    """Return a spoiler that does two things."""
    return lambda bench: second(replace(bench, good=first(bench)))


def swapped(bench: Bench) -> bytes:
    """Return the good return in which two formulas changed places."""
    return replaced(
        bench.good, FORM_PART, r'(<c r="D9"[^>]*><f>)([^<]*)(</f>.*?<c r="D12"[^>]*><f>)([^<]*)(?=</f>)', r"\1\4\3\2"
    )


def filled_down(bench: Bench) -> bytes:
    """Return the good return in which a share was dragged down: the total it divides by moved along."""
    content = replaced(bench.good, FORM_PART, r'(<c r="E7"[^>]*>)<f>([^<]*)</f>',
                       r'\1<f t="shared" ref="E7:E8" si="0">\2</f>')  # fmt: skip
    return replaced(content, FORM_PART, r'(<c r="E8"[^>]*>)<f>[^<]*</f>', r'\1<f t="shared" si="0"/>')


def forged(number: str) -> Spoil:
    """Return a spoiler that writes cached values nobody worked out."""
    return sub(FORM_PART, r'(<c r="D9"[^>]*>)(<f>[^<]*</f>)<v[^>]*?(?:/>|>[^<]*</v>)', rf"\1\2<v>{number}</v>")


FORMULAS = room(
    "formulas",
    other("a formula made its value", 160),
    other("a formula wiped", None),
    other("a formula made text", f"'={TOTAL}"),
    other("another formula", "=D7"),
    other("one more added", f"={TOTAL}+1"),
    other("a range widened", '=IF(COUNT(D7:D8)=0,"",SUM(D7:D10))'),
    other("a reference made absolute", '=IF(COUNT(D7:D8)=0,"",SUM($D$7:D8))'),
    other("a word within it", '=IF(COUNT(D7:D8)=0," ",SUM(D7:D8))'),
    other("the same cells of another sheet", '=IF(COUNT(D7:D8)=0,"",SUM(_calc!D7:D8))'),
    other("the hidden calculation", "=5", "C40", "_calc"),
    other("a check of the self-check sheet", "通过", "D6", "填报自检"),
    back("two formulas changed places", swapped, FORMULA, where=here("D9")),
    back("a formula dragged down", filled_down, FORMULA, where=here("E8")),
    back("a table of data", sub(FORM_PART, r'(<c r="D9"[^>]*>)<f>[^<]*</f>',
                                r'\1<f t="dataTable" ref="D9" dt2D="0" dtr="0" r1="D7"/>'), FORMULA, where=here("D9")),
    back("a formula to another workbook", twice(
        formula("D9", "[1]Sheet1!A1", "160"), put(EXTERNAL, types=LINK_TYPE, rels=LINK_REL)),
        FORMULA, "external_link", where=here("D9")),
    told("a link to another workbook unused", put(EXTERNAL, types=LINK_TYPE, rels=LINK_REL), "external_link"),
    Case("a link that runs a program", put(DDE, types=LINK_TYPE, rels=LINK_REL), "accepted|quarantined",
         ("external_link|unsafe_content",)),
    told("a forged total", forged("31337"), "stale_total", where=here("D9")),
    told("an error as a total", sub(
        FORM_PART, r'<c r="D9"([^>]*)>(<f>[^<]*</f>)<v[^>]*?(?:/>|>[^<]*</v>)',
        r'<c r="D9"\1 t="e">\2<v>#REF!</v>'), "stale_total|error_value", where=here("D9"), may=(ANYTHING,)),
    fine("the right total", forged("160")),
    fine("a total as a double says it", forged("160.00000000000003")),
    fine("no cached values", resaved("no cached values")),
    fine("formulas shared as Excel shares them", lambda bench: honest.shared_formulas(bench.good)),
    fine("formulas to be worked out again each time", sub(FORM_PART, "<f>", '<f ca="1">', 0)),
    fine("a chain of calculation", lambda bench: honest.calc_chain(bench.good)),
    *(fine(name, resaved(name)) for name in (
        "sheet names unquoted", "TRUE as a function", "functions in lower case", "blanks in formulas",
        "line breaks in formulas", "newer functions marked")),
)  # fmt: skip
