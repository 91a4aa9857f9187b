"""One change each, and exactly what is told of it: the name, the cell, how grave. Read it as a table."""

import re
from dataclasses import replace

import pytest

from consolidate.raw import RawBook
from consolidate.tampering.tampering import tampering
from templates.finding import Finding
from templates.say import fix
from templates.say import message
from templates.text import Lang
from tests.tampering.bench import GUIDE
from tests.tampering.bench import RULES
from tests.tampering.bench import SHEET
from tests.tampering.bench import Change
from tests.tampering.bench import Told
from tests.tampering.bench import facet
from tests.tampering.bench import good
from tests.tampering.bench import hidden
from tests.tampering.bench import made
from tests.tampering.bench import merged
from tests.tampering.bench import ordered
from tests.tampering.bench import renamed
from tests.tampering.bench import told
from tests.tampering.bench import typed
from tests.tampering.bench import without
from tests.tampering.moves import Move

CHECKS = "填报自检"


def block(name: str, cell: str, sheet: str = SHEET) -> list[Told]:
    """Return one blocking finding."""
    return [(name, f"{sheet}!{cell}" if cell else sheet, "block")]


def notice(name: str, cell: str, sheet: str = SHEET) -> list[Told]:
    """Return one notice."""
    return [(name, f"{sheet}!{cell}" if cell else sheet, "notice")]


def both(*changes: Change) -> Change:
    """Return the changes one after another."""

    def change(book: RawBook) -> RawBook:
        for one in changes:
            book = one(book)
        return book

    return change


def book(**parts: object) -> Change:
    """Return the change of the workbook as a whole."""
    return lambda given: replace(given, **parts)  # type: ignore[arg-type]


CASES: dict[str, tuple[Change, list[Told]]] = {
    # locked cells
    "a label": (typed("C7", "财政拨款收入"), block("locked_cell_changed", "C7")),
    "a label wiped": (typed("C7", ""), block("locked_cell_changed", "C7")),
    "a prefilled amount": (typed("H7", 141), block("locked_cell_changed", "H7")),
    "the unit of money": (typed("G2", "单位：元"), block("locked_cell_changed", "G2")),
    "a word of a list": (typed("A2", "效率指标", "_lists"), block("locked_cell_changed", "A2", "_lists")),
    "a formula made a number": (typed("D9", 160), block("formula_changed", "D9")),
    "a formula that adds one": (typed("D9", '=IF(COUNT(D7:D8)=0,"",SUM(D7:D8))+1'), block("formula_changed", "D9")),
    "a formula that misses a cell": (typed("D9", '=IF(COUNT(D7:D8)=0,"",SUM(D7:D7))'), block("formula_changed", "D9")),
    "a formula fixed by $": (typed("D9", '=IF(COUNT(D$7:D8)=0,"",SUM(D7:D8))'), block("formula_changed", "D9")),
    "a word within a formula": (typed("D9", '=IF(COUNT(D7:D8)=0," ",SUM(D7:D8))'), block("formula_changed", "D9")),
    # rows and columns
    "a row more": (Move(row=10), block("layout_changed", "A10")),
    "three rows more": (Move(row=12, count=3), block("layout_changed", "A12")),
    "a row above everything": (Move(row=1), block("layout_changed", "A1")),
    "a row before the last": (Move(row=58), block("layout_changed", "A58")),
    "a row less": (Move(row=8, deleted=True), block("layout_changed", "A8")),
    "two rows less": (Move(row=35, deleted=True, count=2), block("layout_changed", "A35")),
    "a column more": (Move(column=4), block("layout_changed", "D1")),
    "a column less": (Move(column=8, deleted=True), block("layout_changed", "H1")),
    "a row and a column more": (both(Move(row=12), Move(column=4)), block("layout_changed", "D12")),
    "a row here and a row there": (both(Move(row=12), Move(row=40)), block("layout_changed", "A12")),
    "a row more, formulas left alone": (Move(row=10, rewrite=False), block("layout_changed", "A10")),
    "a row more in the guide": (Move(sheet=GUIDE, row=3), block("layout_changed", "A3", GUIDE)),
    "a row more and a label changed": (
        both(typed("C7", "x"), Move(row=12)),
        [*block("layout_changed", "A12"), *block("locked_cell_changed", "C7")],
    ),
    "a row more above a label changed": (
        both(typed("C7", "x"), Move(row=3)),
        [*block("layout_changed", "A3"), *block("locked_cell_changed", "C8")],
    ),
    # sheets
    "the form sheet deleted": (without(SHEET), block("sheet_missing", "")),
    "a list sheet deleted": (without("_lists"), block("sheet_missing", "", "_lists")),
    "the form sheet renamed": (renamed(SHEET, "目标表 (2)"), block("sheet_renamed", "")),
    "the guide renamed": (renamed(GUIDE, "说明"), block("sheet_renamed", "", GUIDE)),
    "the hidden sheet renamed": (renamed("_calc", "计算"), block("sheet_renamed", "", "_calc")),
    "the form sheet renamed and a label changed": (
        both(typed("C7", "x"), renamed(SHEET, "新表")),
        [*block("sheet_renamed", ""), *block("locked_cell_changed", "C7")],
    ),
    "the form sheet renamed and a row more": (
        both(Move(row=10), renamed(SHEET, "新表")), [*block("sheet_renamed", ""), *block("layout_changed", "A10")]),
    "a sheet dragged to the front": (ordered(CHECKS), notice("layout_changed", "", CHECKS)),
    "two sheets changed about": (ordered(SHEET, GUIDE), notice("layout_changed", "", SHEET)),
    # hidden
    "a row hidden": (hidden(rows=[7]), block("hidden_input", "D7")),
    "rows hidden together": (hidden(rows=[7, 8, 9, 10]), [*block("hidden_input", "D7"), *block("hidden_input", "D10")]),
    "a column hidden": (hidden(columns="G"), block("hidden_input", "G7")),
    "an indicator hidden": (hidden(rows=[50]), block("hidden_input", "B50")),
    "all rows of a long text hidden": (hidden(rows=range(13, 21)), block("hidden_input", "B13")),
    "the form sheet hidden": (facet(state="hidden"), block("hidden_input", "C2")),
    # merged
    "two inputs merged": (merged("D7:D8"), block("merged_input", "D8")),
    "an input merged with its label": (merged("C7:D7"), block("merged_input", "D7")),
    "an input merged with the formula below": (merged("D8:D9"), block("merged_input", "D8")),
    "a row merged from end to end": (merged("A7:H7"), block("merged_input", "D7")),
    "a long text merged with the next": (merged("B13:H32"), block("merged_input", "B21")),
    "a label covered": (merged("B33:D33"), notice("layout_changed", "D33")),
    # the workbook
    "links": (book(external=("D:\\预算.xlsx", "x.xlsx")), [("external_link", "", "notice")]),
    "dates from 1904": (book(date1904=True), [("date_system_changed", "", "block")]),
    "no protection": (book(protected=good().protected - {SHEET}), notice("protection_removed", "")),
}  # fmt: skip

SILENT: dict[str, Change] = {
    "as it came": both(),
    "a row hidden at issue": hidden(rows=[36, 44, 52, 56]),
    "a row of a group that is still blank, hidden by the print filter": hidden(rows=[43]),
    "a row in which nothing counts, hidden by the print filter": both(typed("K43", "正向"), hidden(rows=[43])),
    "a row hidden at issue that was filled in": typed("B44", "产出指标"),
    "every row shown": facet(hidden_rows=()),
    "rows without an input hidden": hidden(rows=[1, 3, 5, 6, 9]),
    "some rows of a long text hidden": hidden(rows=[14, 15]),
    "a column without an input hidden": hidden(columns="AI"),
    "the reasons nobody needed hidden": hidden(CHECKS, rows=[15, 16]),
    "the guide hidden": facet(GUIDE, state="hidden"),
    "hidden sheets shown": both(facet("_calc", state="visible"), facet("_lists", state="visible")),
    "merges undone": both(facet(merges=()), facet(GUIDE, merges=())),
    "a long text merged less": both(facet(merges=()), merged("B13:H19")),
    "part of a long text merged": both(facet(merges=()), merged("C15:D16")),
    "blank cells merged": merged("J62:K63"),
    "an input merged with the blank beside it": both(typed("P7", ""), merged("K41:K41")),
    "a sheet of the unit's own": both(book(sheets=(*good().sheets, "草稿")), typed("A1", "草稿", "草稿")),
    "a copy of the form": lambda given: replace(
        given,
        sheets=(*given.sheets, "目标表 (2)"),
        cells={**given.cells, **{("目标表 (2)", at[1]): one for at, one in given.cells.items() if at[0] == SHEET}},
    ),
    "no validations": facet(guarded=()),
    "nothing known of the sheets": book(facets={}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_told(name: str) -> None:
    change, expected = CASES[name]
    assert told(change(good())) == expected


@pytest.mark.parametrize("name", SILENT)
def test_what_is_no_tampering(name: str) -> None:
    assert told(SILENT[name](good())) == []


def found(change: Change) -> list[Finding]:
    return list(tampering(change(good()), made()[0], RULES))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_can_be_said(name: str, lang: Lang) -> None:
    for one in found(CASES[name][0]):
        said = message(one, lang) + fix(one, lang)
        if one.name == "layout_changed" and lang == "zh":
            assert (fix(one) == "无需处理") is not one.open
        assert "{" not in said
        assert "¶" not in said


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("three rows more", "表格的行列或次序与下发时不同：工作表“绩效目标表”插入了第 12-14 行",
         "Rows, columns or sheets are not where they were issued: inserted on sheet “绩效目标表”: row 12-14"),
        ("a column less", "表格的行列或次序与下发时不同：工作表“绩效目标表”删除了原第 H 列",
         "Rows, columns or sheets are not where they were issued: deleted from sheet “绩效目标表”: column H as issued"),
        ("the form sheet renamed", "工作表“绩效目标表”被改名为“目标表 (2)”",
         "The sheet “绩效目标表” was renamed “目标表 (2)”"),
        ("rows hidden together", "填报内容被隐藏：第 7-8 行", "Cells to be filled in were hidden: row 7-8"),
        ("two inputs merged", "填报单元格被合并为 D7:D8，其中的内容会丢失或看不见",
         "A cell to be filled in was merged into D7:D8; content is lost or covered"),
    ],
)  # fmt: skip
def test_the_wording(name: str, zh: str, en: str) -> None:
    one = found(CASES[name][0])[0]
    assert (message(one, "zh"), message(one, "en")) == (zh, en)


def test_of_many_changed_cells_the_first_are_told_and_the_rest_counted() -> None:
    labels = [one for one in made()[0].locked if one.sheet == SHEET and one.kind == "text"][:30]
    change = both(*(typed(one.cell, f"新{number}") for number, one in enumerate(labels)))
    findings = found(change)
    assert [one.place.cell for one in findings] == [*(one.cell for one in labels[:20]), ""]
    assert {one.name for one in findings} == {"locked_cell_changed"}
    assert message(findings[-1]) == "锁定的内容被改动：应为“下发时的内容”，现为“另有 10 处也不同，未逐一列出”"


def test_of_much_outside_the_form_the_rest_is_counted() -> None:
    findings = found(both(*(typed(f"P{row}", "x") for row in range(1, 31))))
    assert [one.place.cell for one in findings] == [*(f"P{row}" for row in range(1, 21)), ""]
    assert message(findings[-1]) == "表格以外的单元格写了内容“另有 10 处，未逐一列出”，未读取"


@pytest.mark.parametrize("wiped", [r"C[0-9]+", r"[A-H](3[7-9]|4[0-9])", r"[A-H]5[0-9]"])
def test_many_labels_wiped_are_no_rows_deleted(wiped: str) -> None:
    locked = [one for one in made()[0].locked if one.sheet == SHEET and re.fullmatch(wiped, one.cell)]
    findings = found(both(*(typed(one.cell, "") for one in locked)))
    assert len(locked) > 5
    assert {one.name for one in findings} <= {"locked_cell_changed", "formula_changed"}
    assert [one.place.cell for one in findings if one.place.cell] == [one.cell for one in locked][:20]
