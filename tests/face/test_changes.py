"""What a later return changed: told by ``collect``, listed by ``changes``."""

from pathlib import Path

from tests.face.cli import is_one_line
from tests.face.cli import run
from tests.face.cli import send

ON_TIME = "2024-01-16"


def test_collect_tells_what_a_later_return_changed(small: Path) -> None:
    send(small, "1.xlsx")
    run(small, "collect", today=ON_TIME)
    send(small, "2.xlsx", {"unit.preparer": "另一填报人", "income.other.current": "11"})
    ended = run(small, "collect", today=ON_TIME)
    assert ended.out.splitlines()[-3:] == [
        "  与上一次报送相比改动 2 处",
        "    绩效目标表!D4 填报人：示例填报人 → 另一填报人",
        "    绩效目标表!D8 收入·其他资金·当年金额：10 → 11",
    ]
    assert run(small, "collect", today=ON_TIME).out == ""


def test_json_has_every_change_of_the_superseding_file_only(small: Path) -> None:
    send(small, "1.xlsx")
    send(small, "2.xlsx", {"duties": ""})
    first, second = run(small, "collect", "--json", today=ON_TIME).document["files"]
    assert "changes" not in first
    assert second["changes"] == [
        {
            "field": "duties",
            "project": None,
            "label": "部门职能概述",
            "sheet": "绩效目标表",
            "cell": "B13",
            "before": "负责园林绿化管理。",
            "after": None,
        }
    ]


def test_many_changes_are_cut_and_say_where_the_rest_is(small: Path) -> None:
    send(small, "1.xlsx")
    others = {f"goals[2].indicators[{row}].basis": f"另一依据{row}" for row in (1, 2, 3)}
    send(small, "2.xlsx", {"unit.preparer": "甲某某", "duties": "绿化", "tasks": "1、管护公园。", **others})
    ended = run(small, "collect", lang="en", today=ON_TIME)
    assert ended.out.splitlines()[-1] == "    1 more: tianbao changes --unit 301001"


def test_changes_lists_every_correction_of_a_unit(small: Path) -> None:
    for number, preparer in enumerate(("甲某某", "乙某某", "乙某某"), start=1):
        send(small, f"{number}.xlsx", {"unit.preparer": preparer})
        run(small, "collect", today=f"2024-01-1{number}")
    told = run(small, "changes", "--unit", "301001", "--json").document
    (only,) = told["corrections"]  # the third is the second once more, byte for byte
    assert (only["from"]["file"], only["from"]["received"]) == ("inbox/1.xlsx", "2024-01-11")
    assert (only["to"]["file"], only["to"]["received"]) == ("inbox/2.xlsx", "2024-01-12")
    assert [(one["field"], one["before"], one["after"]) for one in only["changes"]] == [
        ("unit.preparer", "甲某某", "乙某某")]  # fmt: skip
    shown = run(small, "changes", "--unit", "301001", "--form", "department-target").out
    assert shown.splitlines() == [
        "部门整体支出绩效目标表  inbox/1.xlsx（2024-01-11）→ inbox/2.xlsx（2024-01-12）：改动 1 处",
        "  绩效目标表!D4 填报人：甲某某 → 乙某某",
    ]


def test_nobody_corrected_anything(small: Path) -> None:
    assert run(small, "changes", "--unit", "301001").err == "没有更正：没有哪一份报送过两次以上\n"
    wrong = run(small, "changes", "--unit", "999999")
    assert (wrong.code, is_one_line(wrong.err)) == (2, True)
