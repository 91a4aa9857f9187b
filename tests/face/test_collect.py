"""``collect``: every file kept, judged and recorded once; doing it again changes nothing."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.face.cli import dump
from tests.face.cli import files
from tests.face.cli import run
from tests.face.cli import send

ON_TIME = "2024-01-16"


def counts(small: Path, *paths: Path) -> tuple[int, dict[str, str], tuple[int, int, int]]:
    """Collect, and return the exit code, the states by file name, and (new, unchanged, superseded)."""
    ended = run(small, "collect", "--json", *paths, today=ON_TIME)
    told = ended.document
    states = {one["file"]: one["state"] for one in told["files"]}
    return ended.code, states, (told["new"], told["unchanged"], told["superseded"])


def test_the_demonstration_collected_again_changes_nothing(copied: Path) -> None:
    before, ledger = files(copied), dump(copied)
    ended = run(copied, "collect", "--json")
    assert ended.code == 1  # two returns are still blocked
    assert (ended.document["new"], ended.document["unchanged"], ended.document["superseded"]) == (0, 12, 0)
    assert (files(copied), dump(copied)) == (before, ledger)


def test_a_good_return_is_accepted_and_kept_by_its_hash(small: Path) -> None:
    path = send(small, "报回.xlsx")
    assert counts(small) == (0, {"inbox/报回.xlsx": "accepted"}, (1, 0, 0))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (small / ".tianbao" / "store" / sha256).read_bytes() == path.read_bytes()
    ledger = dump(small)
    assert counts(small) == (0, {"inbox/报回.xlsx": "accepted"}, (0, 1, 0))
    assert dump(small) == ledger


def test_one_bad_file_among_good_ones_stops_nobody(small: Path) -> None:
    (small / "inbox" / "0 空.xlsx").write_bytes(b"")
    send(small, "1 好.xlsx")
    (small / "inbox" / "2 名单.csv").write_text("单位,电话\n", encoding="utf-8")
    states = {"inbox/0 空.xlsx": "quarantined", "inbox/1 好.xlsx": "accepted", "inbox/2 名单.csv": "quarantined"}
    assert counts(small) == (1, states, (3, 0, 0))
    ledger = dump(small)
    assert counts(small) == (1, states, (0, 3, 0))
    assert dump(small) == ledger
    assert len(list((small / ".tianbao" / "store").iterdir())) == 3


def test_a_later_return_supersedes_and_a_worse_one_does_not_displace(small: Path) -> None:
    send(small, "1.xlsx")
    send(small, "2.xlsx", {"unit.preparer": "另一填报人"})
    assert counts(small)[2] == (2, 0, 1)
    send(small, "3.xlsx", {"unit.preparer": ""})
    code, states, told = counts(small)
    assert (code, states["inbox/3.xlsx"], told) == (1, "blocked", (1, 2, 1))
    assert run(small, "consolidate", "--json").document["units"] == {"expected": 1, "returned": 1, "accepted": 1}


def test_only_the_paths_given_and_folders_within_folders(small: Path, tmp_path: Path) -> None:
    mail = tmp_path / "邮件" / "一月" / "附件"
    mail.mkdir(parents=True)
    shutil.move(send(small, "报回.xlsx"), mail / "报回.xlsx")
    (small / "inbox" / "留着.txt").write_text("x", encoding="utf-8")
    code, states, told = counts(small, tmp_path / "邮件")
    assert (code, told) == (0, (1, 0, 0))
    assert list(states) == [(mail / "报回.xlsx").as_posix()]


def test_the_same_bytes_under_another_name_are_one_return(small: Path) -> None:
    path = send(small, "报回.xlsx")
    shutil.copy(path, path.with_name("报回 (1).xlsx"))
    told = run(small, "collect", "--json", today=ON_TIME).document
    assert (told["new"], told["unchanged"]) == (1, 1)
    assert [(one["state"], [each["name"] for each in one["findings"]]) for one in told["files"]] == [
        ("accepted", []), ("accepted", ["duplicate_return"])]  # fmt: skip


def test_the_same_bytes_under_another_name_are_one_line(small: Path) -> None:
    path = send(small, "一.xlsx")
    run(small, "collect", today="2024-01-12")
    shutil.copy(path, path.with_name("二.xlsx"))
    for args in ((), (), ("--move",)):
        ended = run(small, "collect", *args, today=ON_TIME)
        assert ended.out.splitlines()[0] == (
            "inbox/二.xlsx 与 inbox/一.xlsx（2024-01-12 收到）完全相同，未计为新报送")
        assert (ended.code, ended.err) == (0, "新收 0 份，以前收过 2 份，其中更正 0 份\n")


def test_a_superseded_return_needs_nobody_any_more(small: Path) -> None:
    send(small, "1.xlsx", {"unit.preparer": ""})
    assert run(small, "collect", today=ON_TIME).code == 1
    ended = run(small, "collect", today=ON_TIME)
    assert (ended.code, ended.out, ended.err.splitlines()[1:]) == (
        1, "", ["以前收过的仍有 1 份要处理：301001 示例区园林局。各单位情况见 tianbao status"])  # fmt: skip
    send(small, "2.xlsx")
    for args in ((), (), ("--again",)):
        ended = run(small, "collect", *args, today=ON_TIME)
        assert (ended.code, len(ended.err.splitlines())) == (0, 1)


def test_a_copy_of_what_is_told_now_is_not_pending(small: Path) -> None:
    path = send(small, "1.xlsx", {"unit.preparer": ""})
    shutil.copy(path, path.with_name("2.xlsx"))
    ended = run(small, "collect", today=ON_TIME)
    assert (ended.code, ended.err) == (1, "新收 1 份，以前收过 1 份，其中更正 0 份\n")


def test_a_strange_file_is_named_as_long_as_it_lies_there(small: Path) -> None:
    (small / "inbox" / "空.xlsx").write_bytes(b"")
    assert run(small, "collect", today=ON_TIME).err == "新收 1 份，以前收过 0 份，其中更正 0 份\n"
    ended = run(small, "collect", today=ON_TIME, lang="en")
    assert (ended.code, ended.err.splitlines()[1]) == (
        1, "1 collected before still need a person: inbox/空.xlsx. See tianbao status")  # fmt: skip


def test_what_offices_leave_behind_is_no_return(small: Path) -> None:
    for name in ("~$报回.xlsx", ".~lock.报回.xlsx#", "Thumbs.db", "desktop.ini", ".DS_Store"):
        (small / "inbox" / name).write_bytes(b"x")
    assert counts(small) == (0, {}, (0, 0, 0))
    assert not (small / ".tianbao" / "store").exists() or not list((small / ".tianbao" / "store").iterdir())


def test_a_link_is_not_followed(small: Path) -> None:
    (small / "inbox" / "别处.xlsx").symlink_to(small / ".tianbao" / "keys.json")
    ended = run(small, "collect", "--json")
    assert ended.code == 1
    assert [(one["file"], one["state"], one["findings"][0]["name"]) for one in ended.document["files"]] == [
        ("inbox/别处.xlsx", "quarantined", "not_a_workbook")]  # fmt: skip
    told = run(small, "collect")
    assert told.out.splitlines() == [
        "inbox/别处.xlsx  —  没有读取、没有留存",
        "  [强制] 不是能读取的 Excel 工作簿：是快捷方式（链接）、文件夹或管道，不是文件本身",
        "      → 请把文件本身放进 inbox 再收",
    ]
    assert told.err == "新收 0 份，以前收过 0 份，其中更正 0 份\n"  # neither now nor before


def test_the_screen_tells_each_file_and_the_counts(small: Path) -> None:
    send(small, "报回.xlsx")
    ended = run(small, "collect", lang="en", today=ON_TIME)
    assert ended.out == "示例区园林局  inbox/报回.xlsx  —  accepted\n"
    assert ended.err == "1 new, 0 collected before; 0 replace an earlier return\n"


@pytest.mark.skipif(os.name != "posix", reason="only here are file names bytes")
def test_a_name_in_gbk_bytes_is_read_and_stops_nothing(small: Path) -> None:
    path = send(small, "报回.xlsx")
    path.rename(os.fsdecode(os.fsencode(path.parent) + b"/" + "示例区".encode("gb18030") + b"\xff.xlsx"))
    assert list(counts(small)[1].items()) == [("inbox/示例区\ufffd.xlsx", "accepted")]
    assert run(small, "consolidate", "--json").document["units"]["accepted"] == 1


@pytest.mark.skipif(os.name != "posix", reason="other systems do not take such names")
def test_a_name_meant_to_mislead_stays_on_its_line(small: Path) -> None:
    send(small, "=cmd\n\x1b[31m\u202exslx.xlsx")
    ended = run(small, "collect", today=ON_TIME)
    assert ended.out == "示例区园林局  inbox/=cmd  [31m xslx.xlsx  —  通过\n"
    assert run(small, "consolidate", "--json").document["units"]["accepted"] == 1
    book = load_workbook(small / "汇总_2024.xlsx")
    assert not [
        cell
        for row in book["报送情况表"].iter_rows()
        for cell in row
        if cell.data_type == "f" and "cmd" in str(cell.value)
    ]
