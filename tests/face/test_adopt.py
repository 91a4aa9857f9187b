"""``adopt``: blank official layouts become form files whose inputs are right and that generate."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl import load_workbook

from generate.workbook import Seal
from generate.workbook import Task
from generate.workbook import write_workbook
from templates.codes import Slip
from templates.form import Owner
from templates.form_reader import read_form
from templates.known import Known
from templates.shipped import shipped_vocabulary
from templates.slips import AuthorError
from tests.adopt import layouts
from tests.adopt import truth
from tests.adopt.judge import YEAR
from tests.adopt.judge import Tried
from tests.adopt.judge import blanks
from tests.adopt.judge import labels
from tests.adopt.judge import try_layout
from tests.adopt.pen import Pen
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.generate.judge import cells_in
from tests.generate.judge import judge
from tianbao.adopting.adopt import adopt
from tianbao.adopting.read_sheet import read_sheet
from tianbao.previewing import UNIT
from tianbao.previewing import rules_for

LAYOUTS: dict[str, tuple[Callable[[], Pen], str]] = {
    "hubei_target": (layouts.hubei_target, truth.HUBEI_TARGET),
    "mof_self_evaluation": (layouts.mof_self_evaluation, truth.MOF_SELF_EVALUATION),
    "hubei_self_evaluation": (layouts.hubei_self_evaluation, truth.HUBEI_SELF_EVALUATION),
    "guangshui_target": (layouts.guangshui_target, truth.GUANGSHUI_TARGET),
    "north_project_target": (layouts.north_project_target, truth.NORTH_PROJECT_TARGET),
}
WANTED = 0.9
SEAL = Seal("Pass-2024", "k1", b"secret")
ODD = [
    "单位：{year}#1",
    "a: b",
    "- x",
    "'引号'与\"双引号\"",
    "%TAG",
    "=SUM(A1)",
    "是",
    "null",
    "{a: [b]}",
    "🙂 #注",
    "1e5",
    "~",
    "两\n行",
]


@pytest.fixture(params=LAYOUTS)
def tried(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Tried, dict[str, tuple[str, str]]]:
    draw, right = LAYOUTS[request.param]
    return try_layout(draw(), tmp_path), truth.truth(right)


def test_inputs_are_right_for_nine_cells_of_ten(tried: tuple[Tried, dict[str, tuple[str, str]]]) -> None:
    layout, right = tried
    misses = layout.misses(right)
    print(f"{len(right) - len(misses)} of {len(right)} right", *misses, sep="\n")  # noqa: T201 - shown when it fails
    assert blanks(layout.path) <= set(right), "the table of what is right leaves blank cells out"
    assert 1 - len(misses) / len(right) >= WANTED


def test_labels_stay_where_they_are(tried: tuple[Tried, dict[str, tuple[str, str]]]) -> None:
    layout, _ = tried
    slots = {(slot.row, slot.column): slot for slot in layout.plan.layouts[0].slots}
    said = {f"{chr(64 + column)}{row}": slot for (row, column), slot in slots.items()}
    lost = []
    for cell, text in labels(layout.path).items():
        kept = said.get(cell)
        if kept is None:
            covered = [one for one in layout.plan.fields.values() if one.name.startswith(("indicators", "goals"))]
            assert covered, f"{cell} {text!r} is gone"  # a level name, now in the list of choices
        elif kept.field is None and kept.text.zh[:3] not in wording(text):
            lost.append(f"{cell} {text!r} became {kept.text.zh!r}")
    assert lost == []


def wording(text: str) -> str:
    """Return a printed text as the unit of the test reads it."""
    filled = (
        text.replace("×××（单位）", UNIT.name).replace("XXXX", str(YEAR)).replace("（    年度）", f"（{YEAR}年度）")
    )
    for old, new in (("2023年度", "2024年度"), ("2021年", "2022年"), ("2022年", "2023年")):
        filled += text.replace(old, new) if old in text else ""
    return filled


def test_draft_generates_and_only_inputs_are_unlocked(
    tried: tuple[Tried, dict[str, tuple[str, str]]], tmp_path: Path
) -> None:
    layout, _ = tried
    form = layout.adopted.form
    task = Task(
        form, Known(UNIT, YEAR), rules_for(form, YEAR, own=True), shipped_vocabulary(), "zh", "2024-01-16", "a.xlsx"
    )
    write_workbook(task, SEAL, tmp_path / "a.xlsx")
    book = judge(tmp_path / "a.xlsx")
    sheet = layout.plan.layouts[0].sheet
    inputs = [one for one in layout.plan.fields.values() if one.sheet == sheet and one.owner is Owner.UNIT]
    wanted = set()
    for one in inputs:
        last = (
            load_workbook(layout.path)
            .worksheets[0]
            .cell(one.row + one.down - 1, one.column + one.across - 1)
            .coordinate
        )
        wanted |= cells_in(f"{one.cell}:{last}")
    assert book.unlocked(sheet) == wanted


def test_every_guess_is_marked_on_its_line(tmp_path: Path) -> None:
    text = try_layout(layouts.mof_self_evaluation(), tmp_path).adopted.text
    guessed = [line for line in text.splitlines() if "field:" in line]
    assert guessed
    assert all("# 请核对 / check: " in line for line in guessed)


@pytest.mark.parametrize("text", ODD)
def test_odd_label_reads_back_as_it_is(tmp_path: Path, text: str) -> None:
    pen = Pen()
    pen.put("A1:C1", "测试表", framed=False)
    pen.line(2, "A", "B:C")
    pen.sheet["A2"].value = text
    pen.sheet["A2"].data_type = "s"
    adopted = try_layout(pen, tmp_path).adopted
    shown = {cell.text.zh for group in adopted.form.groups for row in group.items for cell in row.cells}  # type: ignore[union-attr]
    assert text.replace("{year}", "｛year｝") in shown


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_sheet_gives_a_form_or_a_named_fault(data: st.DataObject) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    texts = [
        "",
        "合计",
        "项目名称",
        "一级指标",
        "三级指标",
        "指标值",
        "年初预算数",
        "执行率",
        "年度目标1：",
        "指标1：",
        "填报人：",
        "日期：  年 月 日",
        "新增□ 延续□",
    ]
    pen = Pen(book)
    row = 1
    for _ in range(data.draw(st.integers(1, 8))):
        down, column = data.draw(st.integers(1, 3)), 1
        while column <= 6:
            across = data.draw(st.integers(1, 3))
            block = f"{chr(64 + column)}{row}:{chr(63 + column + across)}{row + down - 1}"
            pen.put(block, data.draw(st.sampled_from(texts)), framed=data.draw(st.booleans()))
            column += across
        row += down
    sheet["A1"].value = "表"
    stream = BytesIO()
    book.save(stream)
    read, slip = read_sheet(stream.getvalue(), "a.xlsx", "", "zh"), None
    try:
        adopt(read, "a.xlsx", YEAR)  # reads its own text back
    except AuthorError as fault:
        slip = fault.slip
    assert slip in {None, Slip.NOTHING_TO_FILL}


def test_command_writes_beside_the_form_and_never_over_a_file(tmp_path: Path) -> None:
    path = layouts.mof_self_evaluation().save(tmp_path / "自评表.xlsx")
    first = run(tmp_path, "adopt", path, "--id", "my-form")
    assert (first.code, first.out.strip()) == (0, str(tmp_path / "自评表.yaml"))
    assert "请核对" in first.err
    assert read_form((tmp_path / "自评表.yaml").read_text(encoding="utf-8"), "x").id == "my-form"
    again = run(tmp_path, "adopt", path)
    assert again.code == 2
    assert "--force" in again.err
    assert run(tmp_path, "adopt", path, "--force").code == 0


def test_command_writes_into_the_templates_of_a_workspace_that_then_issues_it(
    blank: Callable[..., Path], tmp_path: Path
) -> None:
    space = blank(
        units="code,name,forms\n1,一局,own-form\n", projects="unit,project,total_budget,year_budget\n1,甲,5,5\n"
    )
    ran = run(space, "adopt", layouts.hubei_target().save(tmp_path / "目标表.xlsx"), "--id", "own-form")
    assert ran.out.strip() == str(space / "templates" / "own-form.yaml")
    issued = run(space, "generate", "--form", "own-form")
    assert (issued.code, len(list((space / "outbox").rglob("*.xlsx")))) == (0, 1), issued.err


def several(path: Path) -> None:
    book = Workbook()
    for title in ("甲", "乙"):
        book.create_sheet(title)["A1"].value = "表"
    book.save(path)


def huge(path: Path) -> None:
    book = Workbook()
    book.worksheets[0].cell(5000, 1).value = "表"
    book.save(path)


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_bytes("项目,金额".encode()), "空白表.xlsx"),
    "old excel": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "xlsx"),
    "encrypted": (
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        "密码",
    ),
    "cut short": (lambda path: path.write_bytes(b"PK\x03\x04 nothing"), "损坏"),
    "empty": (lambda path: path.write_bytes(b""), "空白表.xlsx"),
    "blank sheet": (lambda path: Workbook().save(path), "没有任何文字"),
    "several sheets": (several, "甲、乙"),
    "huge": (huge, "5000"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_bad_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    make, said = FAULTS[name]
    make(tmp_path / "空白表.xlsx")
    ran = run(tmp_path, "adopt", tmp_path / "空白表.xlsx")
    assert (ran.code, said in ran.err, is_one_line(ran.err)) == (2, True, True), ran.err
    assert not list(tmp_path.glob("*.yaml"))


def test_sheet_can_be_named(tmp_path: Path) -> None:
    book = layouts.hubei_self_evaluation().book
    book.create_sheet("说明")["A1"].value = "填写说明"
    book.save(tmp_path / "a.xlsx")
    assert run(tmp_path, "adopt", tmp_path / "a.xlsx").code == 2
    assert run(tmp_path, "adopt", tmp_path / "a.xlsx", "--sheet", "没有").code == 2
    assert run(tmp_path, "adopt", tmp_path / "a.xlsx", "--sheet", "自评表").code == 0
