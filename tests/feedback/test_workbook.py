"""What stands in a workbook that is sent back: marks that go, notes, links, locks; nothing of a unit comes alive."""

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from templates.a1 import address
from templates.a1 import column_letters
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.plan import plan
from templates.returned import Reading
from templates.text import Lang
from tests.feedback.bench import FORMS
from tests.feedback.bench import TARGET
from tests.feedback.bench import Bench
from tests.feedback.bench import a_bench
from tests.feedback.bench import number
from tests.feedback.bench import text
from tests.generate.judge import functions_of
from tests.generate.judge import judge

ATTACKS = (
    '=HYPERLINK("https://example.com","x")',
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "{=1+1}",
    "https://example.com/",
    "file:///etc/passwd",
    "internal:Sheet1!A1",
    "<f>1</f>",
    "\x01\x02坏\ud800",
    "§no cached value§",
    "../../坏",
)
DUTIES, PREPARER, MONEY = "duties", "unit.preparer", "income.appropriation.current"
FALL = "goals[1].indicators[1].target"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The department's target form, issued."""
    return a_bench(TARGET, tmp_path_factory.mktemp("issued"))


def written(bench: Bench, folder: Path, given: dict[str, Reading], *more: Finding, lang: Lang = "zh") -> Path:
    """Return the workbook that goes back for these answers."""
    bench.write(bench.feedback(bench.answered(given, *more)), folder / "back.xlsx", lang)
    return folder / "back.xlsx"


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_a_return_comes_alive(bench: Bench, tmp_path: Path, attack: str) -> None:
    """In every input at once: no formula, link or name more than in a workbook with harmless answers."""
    found = Finding(
        Code.LOCKED_CELL_CHANGED,
        Severity.BLOCK,
        Place(sheet="绩效目标表", cell="A1"),
        facts(expected="标题", given=attack),
    )
    odd = {one.id: text(attack) for one in bench.inputs if one.kind.value in {"text", "long_text", "value", "choice"}}
    plain = {field: text("好") for field in odd}
    seen = []
    for name, given in (("odd", odd), ("plain", plain)):
        (tmp_path / name).mkdir()
        path = written(bench, tmp_path / name, given, found)
        with zipfile.ZipFile(path) as parts:
            whole = "".join(parts.read(one).decode() for one in parts.namelist() if one.startswith("xl/worksheets/"))
            rels = [one for one in parts.namelist() if "rels" in one]
            assert b"External" not in b"".join(parts.read(one) for one in rels)
        book = load_workbook(path)
        formulas = {
            (sheet.title, cell.coordinate)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        back = book["退回修改"]
        ours = {cell for sheet, cell in formulas if sheet == back.title}
        assert {re.sub(r"\d+", "", cell) for cell in ours} <= {"D", "J"}
        assert not [cell for cell in ours if attack in str(back[cell].value)]
        others = {one for one in formulas if one[0] != back.title}
        seen.append((others, rels, whole.count("externalLink"), sorted(book.defined_names)))
    assert seen[0] == seen[1]


def test_a_mark_compares_its_cell_with_what_was_returned(bench: Bench, tmp_path: Path) -> None:
    path = written(bench, tmp_path, {MONEY: text("一百万"), FALL: text("100")})
    money, fall, preparer = (bench.field(one) for one in (MONEY, FALL, PREPARER))
    sheet = load_workbook(path)[money.sheet]
    shift = plan(FORMS[TARGET], bench.known, bench.rules).layouts[0].flag_column
    hidden = [range(one.min or 0, (one.max or 0) + 1) for one in sheet.column_dimensions.values() if one.hidden]
    rules = {
        str(block.sqref): rule.formula[0]
        for block in sheet.conditional_formatting
        for rule in block.rules
        if "EXACT" in str(rule.formula)
    }
    copies = {}
    for one in (money, fall, preparer):
        copy = sheet[address(one.row, one.column + shift)]
        block = next(key for key in rules if key.split(":")[0] == one.cell)
        assert rules[block] == (
            f"AND(EXACT(${one.cell[0]}${one.row},${column_letters(copy.column)}${copy.row}),"
            f"ISNUMBER(${one.cell[0]}${one.row})=ISNUMBER(${column_letters(copy.column)}${copy.row}))"
        )
        assert any(copy.column in columns for columns in hidden)
        copies[one.id] = copy.value
    assert copies == {MONEY: "一百万", FALL: "100", PREPARER: None}


def test_a_note_says_what_and_what_to_do(bench: Bench, tmp_path: Path) -> None:
    path = written(bench, tmp_path, {FALL: text("100")})
    fall, reason = bench.field(FALL), bench.field("goals[1].indicators[1].reason")
    sheet = load_workbook(path)[fall.sheet]
    note = sheet[fall.cell].comment
    assert note is not None
    assert re.fullmatch(
        r"第 \d+ 条【核实】“管护面积”.*倒退.*\n→ .+\n→ 内容无误的，请在“绩效目标表”" + reason.cell + " 写明原因",
        note.text,
    )
    assert note.author == "示例区"


def test_settled_ones_and_notices_stand_apart_below(bench: Bench, tmp_path: Path) -> None:
    given = {
        FALL: text("100"),
        "goals[1].indicators[1].reason": text("部分绿地移交街道管护"),
        MONEY: text("150"),
    }
    path = written(bench, tmp_path, given)
    sheet = load_workbook(path)["退回修改"]
    heads = [row[0].value for row in sheet.iter_rows() if str(row[0].value)[:2] in {"一、", "二、", "三、"}]
    assert [re.sub(r"\d+", "n", str(head)) for head in heads] == [
        "一、需要处理的（n 项）",
        "二、已说明或已获同意，无需再处理（n 项）",
        "三、提示，不影响接收（n 项）",
    ]
    told = {row[4].value: (row[1].value, row[7].value, row[9].value) for row in sheet.iter_rows(16) if row[4].value}
    fall = next(
        value for key, value in told.items() if str(key).startswith("预期当年实现值（公园管护）") and value[0] == "核实"
    )
    assert fall == ("核实", "部分绿地移交街道管护", None)
    assert told["收入·财政拨款·当年金额"][0] == "提示"
    marked = load_workbook(path)[bench.field(FALL).sheet]
    assert marked[bench.field(FALL).cell].comment is None
    assert marked[bench.field(MONEY).cell].comment is not None


def test_what_the_fresh_workbook_has_undone_needs_nothing(bench: Bench, tmp_path: Path) -> None:
    changed = Finding(
        Code.LOCKED_CELL_CHANGED,
        Severity.BLOCK,
        Place(sheet="绩效目标表", cell="A1"),
        facts(expected="标题", given="x"),
    )
    sheet = load_workbook(written(bench, tmp_path, {}, changed))["退回修改"]
    (row,) = [row for row in sheet.iter_rows(16) if row[2].value == "绩效目标表" and row[3].value == "A1"]
    assert (row[7].value, row[9].value) == (
        "本工作簿已按下发的原样恢复，无需处理；预填内容如有误，请告知财政部门",
        "已恢复",
    )


@pytest.mark.parametrize("form", sorted(FORMS))
def test_it_is_locked_and_guarded_like_the_one_issued(form: str, tmp_path: Path) -> None:
    bench = a_bench(form, tmp_path)
    given = {one.id: number("3") if place % 2 else text("内容") for place, one in enumerate(bench.inputs)}
    path = written(bench, tmp_path, given)
    issued, back = judge(tmp_path / f"{form}.xlsx"), judge(path)
    for sheet in issued.book.sheetnames:
        assert back.unlocked(sheet) == issued.unlocked(sheet), sheet
        assert back.guarded(sheet) == issued.guarded(sheet), sheet
        assert back.book[sheet].protection.sheet
    assert back.unlocked("退回修改") == set()
    assert back.book["退回修改"].protection.sheet
    shared = {
        name
        for sheet in issued.book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for name in functions_of(str(cell.value))
    }
    ours = {
        name
        for row in back.book["退回修改"].iter_rows()
        for cell in row
        if cell.data_type == "f"
        for name in functions_of(str(cell.value))
    }
    assert ours <= shared | {"EXACT", "ISNUMBER"}


def test_rows_with_an_answer_or_a_mark_are_shown(bench: Bench, tmp_path: Path) -> None:
    spare = "goals[3].indicators[4].target"
    field = bench.field(spare)
    issued = load_workbook(written(bench, tmp_path, {}))[field.sheet]
    assert issued.row_dimensions[field.row].hidden
    shown = load_workbook(written(bench, tmp_path, {spare: text("5")}))[field.sheet]
    assert not shown.row_dimensions[field.row].hidden


def test_the_longest_text_is_kept_and_an_endless_one_is_cut(bench: Bench, tmp_path: Path) -> None:
    path = written(bench, tmp_path, {DUTIES: text("字" * 40000)})
    field = bench.field(DUTIES)
    assert len(str(load_workbook(path)[field.sheet][field.cell].value)) == 32000
