"""``feedback``: what is written for a return with open findings, once, and what becomes of it when it comes back."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from consolidate.ledger.engine import sqlite_url
from consolidate.ledger.feedbacks import feedbacks
from consolidate.ledger.ledger import open_ledger
from tests.face.cli import dump
from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.cli import send
from tests.space import Space
from tianbao.example.fill import fill_workbook

FORM = "department-target"
SHIPPED = Path(__file__).parents[2] / "templates" / "forms"
ON_TIME = "2024-01-16"
UNBALANCED = {"income.appropriation.current": "140"}  # income 150, spending 160
FALLEN = {"goals[1].indicators[1].target": "100"}  # last year 120
CORRECTED = {"income.appropriation.current": "150", "goals[1].indicators[1].reason": "部分绿地移交街道管护"}


def sent_back(folder: Path, *args: str, today: str = ON_TIME) -> dict[str, Any]:
    """Collect, send back, and return the document of the latter."""
    run(folder, "collect", today=today)
    document: dict[str, Any] = run(folder, "feedback", "--json", *args, today=today).document
    return document


def correct(folder: Path, workbook: str, name: str, changes: dict[str, str]) -> None:
    """Put a workbook that was sent back into the inbox, with nothing changed but these fields."""
    cells = {one["field"]: one for one in Space(folder).json("fields", str(folder / workbook))["fields"]}
    typed = {(cells[key]["sheet"], cells[key]["cell"]): (cells[key]["kind"], text) for key, text in changes.items()}
    fill_workbook(folder / workbook, typed, folder / "inbox" / name)


def test_it_writes_a_workbook_and_a_notice_and_says_so(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED | FALLEN)
    run(small, "collect", today=ON_TIME)
    ended = run(small, "feedback", "--due", "2024-01-31", today=ON_TIME)
    stem = "outbox/2024/退回修改/301001_示例区园林局_部门整体支出绩效目标表_2024_"
    assert (ended.code, ended.out) == (0, f"{stem}退回修改1.xlsx（示例区园林局：强制 2 项，核实 1 项）\n")
    assert ended.err == "新写 1 份退回修改（工作簿和通知各一）\n"
    assert (small / f"{stem}退回修改通知1.docx").is_file()
    book = load_workbook(small / f"{stem}退回修改1.xlsx")
    assert book.active is not None
    assert (book.sheetnames[0], book.active.title) == ("退回修改", "退回修改")
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["退回修改"]
    told = {row[0].value: row[3].value for row in book["退回修改"].iter_rows(3, 9)}
    assert told == {
        "填报单位": "示例区园林局（301001）",
        "报表": "2024 年度《部门整体支出绩效目标表》",
        "针对的报送": "第 1 次报送，2024-01-16 收到，文件“1.xlsx”",
        "请于何时前改好报送": "2024-01-31",
        "咨询": "区财政局绩效管理科",
        "待处理": "强制 2 项（必须修改），核实 1 项（修改或说明原因）",
        "还没有动过的（自动更新）": '=COUNTIF($J$16:$J$18,"待修改")+COUNTIF($J$16:$J$18,"待说明")',
    }


def test_in_english(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED)
    run(small, "collect", today=ON_TIME)
    ended = run(small, "feedback", lang="en", today=ON_TIME)
    (workbook,) = (small / "outbox/2024/退回修改").glob("*.xlsx")
    assert ended.out == f"outbox/2024/退回修改/{workbook.name} (示例区园林局: 1 to correct, 0 to explain)\n"
    assert workbook.name.endswith("_2024_correction1.xlsx")
    assert len(list(workbook.parent.glob("*_2024_notice of correction1.docx"))) == 1
    sheet = load_workbook(workbook)["退回修改"]
    assert [sheet["A1"].value, *(cell.value for cell in sheet[16][:9])] == [
        "Returned for correction",
        *("1", "block", "绩效目标表", "D9", "Income, total, this year", "150"),
        "Total income 150 and total spending 160 of 2024 differ by 10",
        *("Check the amounts so that both totals agree", None),
    ]


def test_twice_writes_nothing_new_but_with_force(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED)
    first = sent_back(small)["written"][0]
    before, ledger = files(small), dump(small)
    again = run(small, "feedback", today=ON_TIME)
    assert (again.code, again.out) == (0, "")
    assert again.err == "另有 1 份此前已写，之后没有新的报送，未重写（要重写请加 --force）\n"
    assert (files(small), dump(small)) == (before, ledger)
    kept = run(small, "feedback", "--json", today=ON_TIME).document["kept"]
    assert [(one["file"], one["issue"]) for one in kept] == [(first["file"], first["issue"])]
    forced = run(small, "feedback", "--force", "--json", today=ON_TIME).document["written"][0]
    assert forced["file"].endswith("退回修改2.xlsx")
    assert forced["issue"] != first["issue"]
    folder = small / "outbox/2024/退回修改"
    assert len(list(folder.glob("*.*"))) == 2
    assert len(list((folder / "作废").iterdir())) == 2


def test_nothing_to_send_back(small: Path) -> None:
    send(small, "1.xlsx")
    run(small, "collect", today=ON_TIME)
    ended = run(small, "feedback", today=ON_TIME)
    assert (ended.code, ended.out, ended.err) == (0, "", "没有需要退回的报送\n")


def test_a_corrected_one_is_accepted_and_its_findings_are_resolved(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED | FALLEN)
    written = sent_back(small)["written"][0]
    assert run(small, "status", "--json", today=ON_TIME).document["units"][0]["state"] == "sent_back"
    correct(small, written["file"], "2.xlsx", CORRECTED)
    ended = run(small, "collect", "--json", today=ON_TIME)
    second = next(one for one in ended.document["files"] if one["file"] == "inbox/2.xlsx")
    since = second["since"]
    assert (second["state"], since["resolved"], since["open"], since["new"]) == ("accepted", 3, 0, 0)
    assert {(one["name"], one["fate"]) for one in since["findings"]} == {
        ("income_spending_mismatch", "resolved"),
        ("target_regressed", "resolved"),
        ("regression_reason_missing", "resolved"),
    }
    assert run(small, "status", "--json", today=ON_TIME).document["units"][0]["state"] == "accepted"
    assert run(small, "feedback", today=ON_TIME).err == "没有需要退回的报送\n"


def test_half_corrected_it_goes_back_again_with_what_became_of_it(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED | FALLEN)
    first = sent_back(small)["written"][0]
    correct(small, first["file"], "2.xlsx", {"income.appropriation.current": "150", "unit.preparer": " "})
    collected = run(small, "collect", today=ON_TIME)
    assert "  与上次退回相比：已解决 1 项，仍未解决 2 项，新出现 1 项\n" in collected.out
    again = run(small, "feedback", today=ON_TIME)
    assert "  与上次退回相比：已解决 1 项，仍未解决 2 项，新出现 1 项\n" in again.out
    assert run(small, "status", "--json", today=ON_TIME).document["units"][0]["state"] == "sent_back"
    with open_ledger(sqlite_url(small / ".tianbao" / "ledger.sqlite")) as ledger:
        one, two = feedbacks(ledger, 2024)
    assert (one.issue, one.base, one.unit, one.form) == (first["issue"], two.base, "301001", "department-target")
    assert (one.answers, one.answers == two.answers) == (first["sha256"], False)


def test_the_workbook_first_issued_may_be_corrected_as_well(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED)
    sent_back(small)
    send(small, "2.xlsx")
    files_now = run(small, "collect", "--json", today=ON_TIME).document["files"]
    (second,) = (one for one in files_now if one["file"] == "inbox/2.xlsx")
    assert (second["state"], second["since"]["resolved"]) == ("accepted", 1)


def edit(folder: Path, old: str, new: str) -> None:
    """Change the district's rules."""
    text = (folder / "rules.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "rules.yaml").write_text(text.replace(old, new), encoding="utf-8")


def test_rules_that_only_add_rows_move_no_answer_to_another_field(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED | FALLEN)
    run(small, "collect", today=ON_TIME)
    edit(small, "indicators: 3", "indicators: 5")
    (written,) = run(small, "feedback", "--json", today=ON_TIME).document["written"]
    before = {one["field"]: one["value"] for one in Space(small).json("fields", str(small / "inbox/1.xlsx"))["fields"]}
    after = {one["field"]: one["value"] for one in Space(small).json("fields", str(small / written["file"]))["fields"]}
    assert {field: after[field] for field in before} == before
    assert len(after) > len(before)


def test_another_money_unit_needs_another_issue(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED)
    run(small, "collect", today=ON_TIME)
    edit(small, "money_unit: 万元", "money_unit: 元")
    ended = run(small, "feedback", today=ON_TIME)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        "未写：示例区园林局《部门整体支出绩效目标表》下发时金额单位是万元，现在是元，无法带入。"
        "请重新下发：tianbao generate --force --unit 301001 --form department-target\n"
    )


def test_answers_without_a_place_need_another_issue(small: Path) -> None:
    """The district asks another question in the place of one: its answer would be no answer to that."""
    send(small, "1.xlsx", UNBALANCED)
    run(small, "collect", today=ON_TIME)
    form = (SHIPPED / f"{FORM}.yaml").read_text(encoding="utf-8")
    assert form.count("label: {zh: 部门职能概述") == 1
    changed = form.replace("label: {zh: 部门职能概述", "label: {zh: 机构编制情况")
    (small / "templates" / f"{FORM}.yaml").write_text(changed, encoding="utf-8")
    ended = run(small, "feedback", today=ON_TIME)
    assert (ended.code, ended.out) == (1, "")
    assert (
        "1 处填报内容对不上（如“部门职能概述”），无法带入。请重新下发：tianbao generate --force --unit 301001"
        in ended.err
    )
    assert is_one_line(ended.err)
    assert not (small / "outbox/2024/退回修改").exists()


def test_an_old_version_is_carried_into_the_new_one(small: Path) -> None:
    """The unit filled in a workbook that was issued again since: it need not type anything again."""
    send(small, "1.xlsx", UNBALANCED)
    run(small, "generate", "--force", today=ON_TIME)
    document = sent_back(small)
    (written,) = document["written"]
    assert "old_version" in [one["name"] for one in written["findings"]]
    correct(small, written["file"], "2.xlsx", {"income.appropriation.current": "150"})
    second = run(small, "collect", "--json", today=ON_TIME).document["files"][-1]
    assert (second["state"], [one["name"] for one in second["findings"]]) == ("accepted", [])


def test_reissuing_puts_the_feedback_of_the_old_one_away(small: Path) -> None:
    send(small, "1.xlsx", UNBALANCED)
    sent_back(small)
    run(small, "generate", "--force", today=ON_TIME)
    folder = small / "outbox/2024/退回修改"
    assert [path.name for path in folder.iterdir()] == ["作废"]
    assert len(list((folder / "作废").iterdir())) == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--unit", "999"], "999"),
        (["--form", "no-such-form"], "no-such-form"),
        (["--due", "明天"], "“明天”不是日期"),
    ],
)
def test_a_mistake_is_one_sentence_and_changes_nothing(small: Path, args: list[str], said: str) -> None:
    before = files(small)
    ended = run(small, "feedback", *args, today=ON_TIME)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert is_one_line(ended.err)
    assert files(small) == before
