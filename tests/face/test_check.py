"""``check``: the findings of returned workbooks, and not a trace of having looked."""

from pathlib import Path

import pytest

from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.codes import Code
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.finding import facts
from templates.finding import phrase_fact
from templates.returned import Source
from tests.face.cli import dump
from tests.face.cli import files
from tests.face.cli import run
from tests.face.conftest import Demo
from tianbao.face import Face
from tianbao.telling import outcome_lines

BLOCKED = "203001_示例区交通运输局_部门整体支出绩效目标表_2024.xlsx"
ACCEPTED = "201001_示例区教育局_部门整体支出绩效目标表_2024.xlsx"


def test_it_records_nothing(demo: Demo, small: Path) -> None:
    stranger = demo.folder / "inbox" / ACCEPTED
    before, ledger = files(small), dump(small)
    ended = run(small, "check", next((small / "outbox" / "2024").iterdir()), stranger)
    assert ended.code == 1
    assert (files(small), dump(small)) == (before, ledger)


@pytest.mark.parametrize(
    ("names", "states", "code"),
    [
        ([ACCEPTED], ["accepted"], 0),
        ([BLOCKED], ["blocked"], 1),
        ([BLOCKED, ACCEPTED], ["blocked", "accepted"], 1),
        ([ACCEPTED, BLOCKED], ["accepted", "blocked"], 1),
    ],
)
def test_files_come_in_the_order_given(demo: Demo, names: list[str], states: list[str], code: int) -> None:
    ended = run(demo.folder, "check", "--json", *(demo.folder / "inbox" / name for name in names))
    assert ended.code == code
    told = ended.document["files"]
    assert [(one["file"], one["state"]) for one in told] == [
        (f"inbox/{name}", state) for name, state in zip(names, states, strict=True)]  # fmt: skip
    assert {(*one["forms"], one["year"]) for one in told} == {("department-target", 2024)}


def test_the_gravest_comes_first_and_says_what_to_do(demo: Demo) -> None:
    ended = run(demo.folder, "check", demo.folder / "inbox" / BLOCKED, today="2024-01-17")
    assert (ended.code, ended.err) == (1, "")
    first, grave, fix, *_ = ended.out.splitlines()
    assert first == f"示例区交通运输局  inbox/{BLOCKED}  —  退回修改"
    assert grave.startswith("  [强制] 绩效目标表!D9 ")
    assert fix.startswith("      → ")


def test_in_english(demo: Demo) -> None:
    ended = run(demo.folder, "check", demo.folder / "inbox" / BLOCKED, lang="en")
    assert ended.out.splitlines()[0].endswith("  —  blocked")
    assert "  [block] 绩效目标表!D9 " in ended.out
    told = run(demo.folder, "check", "--json", demo.folder / "inbox" / BLOCKED, lang="en").document["files"][0]
    assert all(each["message"].isascii() and each["fix"].isascii() for each in told["findings"])


def test_a_file_that_is_only_looked_at_is_never_late(demo: Demo) -> None:
    path = demo.folder / "inbox" / ACCEPTED
    for day in ("2024-01-20", "2024-01-21"):
        assert run(demo.folder, "check", "--json", path, today=day).document["files"][0]["findings"] == []


def test_a_file_that_is_not_there_is_a_mistake_of_the_call(demo: Demo) -> None:
    ended = run(demo.folder, "check", "没有.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert "没有.xlsx" in ended.err


def test_a_notice_with_its_own_advice_says_it(tmp_path: Path) -> None:
    told = facts(what=phrase_fact("old_excel"), todo=phrase_fact("todo_next_time"))
    found = Finding(Code.WRONG_FORMAT, Severity.NOTICE, Place(), told)
    outcome = Outcome(Source("报回.xls", "ab", ""), State.ACCEPTED, findings=(found,))
    assert list(outcome_lines(Face.of(tmp_path, "zh", "2024-01-16"), outcome)) == [
        "报回.xls  —  通过",
        "  [提示] 文件格式不是 .xlsx，而是：旧版 Excel（.xls）或 WPS 表格（.et）",
        "      → 已按内容读取，下次请另存为 Excel 工作簿（*.xlsx）再发送",
    ]
