"""``distribute``: one zip per department, everything registered, nothing handed out twice."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tests.face.cli import dump
from tests.face.cli import files
from tests.sending.bureau import FORM
from tests.sending.bureau import WORKBOOKS
from tests.sending.bureau import Bureau

LIST = "交接清单.docx"


def content(path: Path) -> dict[str, bytes]:
    """Return the files of a zip."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows(document: bytes) -> list[list[str]]:
    """Return the rows of a list's table."""
    return [[cell.text for cell in row.cells] for row in Document(BytesIO(document)).tables[0].rows]


def test_each_department_gets_the_workbooks_of_its_units_byte_by_byte(bureau: Bureau) -> None:
    ended = bureau.run("distribute")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "outbox/2024/分发/示例区教育局_2024_填报表.zip",
        "outbox/2024/分发/未注明主管部门_2024_填报表.zip",
        "outbox/2024/分发/示例区水务局_2024_填报表.zip",
    ]
    assert ended.err == "本次分发 4 份（4 家单位）；此前已分发 0 份，未重复\n"
    found = content(bureau.handed("示例区教育局_2024_填报表.zip"))
    listed = found.pop(LIST)
    assert found == {
        f"{code}_{name}/{WORKBOOKS[code]}": bureau.workbook(code).read_bytes()
        for code, name in (("101001", "示例区教育局"), ("101002", "示例区第一中学"))
    }
    assert rows(listed) == [
        ["序号", "单位代码", "单位", "工作簿", "截止日期", "签收"],
        ["1", "101001", "示例区教育局", WORKBOOKS["101001"], "2024-01-31", ""],
        ["2", "101002", "示例区第一中学", WORKBOOKS["101002"], "2024-01-31", ""],
    ]
    told = "\n".join(one.text for one in Document(BytesIO(listed)).paragraphs)
    assert "示例区2024年度预算绩效填报表交接清单" in told
    assert "主管部门：示例区教育局　　交接日期：2024-01-03　　2 家单位 2 份" in told


def test_chinese_names_in_a_zip_are_marked_as_utf8(bureau: Bureau) -> None:
    bureau.run("distribute")
    with ZipFile(bureau.handed("示例区水务局_2024_填报表.zip")) as archive:
        assert all(one.flag_bits & 0x800 for one in archive.infolist())


def test_a_second_run_changes_nothing_and_says_so(bureau: Bureau) -> None:
    bureau.run("distribute")
    before, ledger = files(bureau.folder), dump(bureau.folder)
    ended = bureau.run("distribute")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "本次分发 0 份（0 家单位）；此前已分发 4 份，未重复\n要把分发过的再分发一次，加 --again\n"
    assert (files(bureau.folder), dump(bureau.folder)) == (before, ledger)


def test_again_makes_a_new_zip_and_keeps_the_first(bureau: Bureau) -> None:
    bureau.run("distribute")
    first = bureau.handed("示例区水务局_2024_填报表.zip").read_bytes()
    again = bureau.json("distribute", "--again", "--unit", "103001")
    assert again["files"] == ["outbox/2024/分发/示例区水务局_2024_填报表_2.zip"]
    assert bureau.handed("示例区水务局_2024_填报表.zip").read_bytes() == first
    assert [one["unit"] for one in again["handed"]] == ["103001"]


def test_equal_workbooks_give_an_equal_zip(bureau: Bureau) -> None:
    bureau.run("distribute")
    bureau.run("distribute", "--again")
    for name in ("示例区教育局", "示例区水务局"):
        one, other = (bureau.handed(f"{name}_2024_填报表{end}.zip").read_bytes() for end in ("", "_2"))
        assert one == other


def test_what_a_run_that_died_left_behind_is_written_over(bureau: Bureau) -> None:
    bureau.handed().mkdir()
    bureau.handed("示例区水务局_2024_填报表.zip").write_bytes(b"half")
    assert bureau.json("distribute")["files"][2] == "outbox/2024/分发/示例区水务局_2024_填报表.zip"
    assert WORKBOOKS["103001"] in "".join(content(bureau.handed("示例区水务局_2024_填报表.zip")))


def test_the_register(bureau: Bureau) -> None:
    assert bureau.run("distribute", "--list").out == "2024 年还没有分发登记\n"
    assert bureau.run("distribute", "--list", lang="en").out == "nothing is in the register for 2024\n"
    bureau.run("distribute", "--unit", "102001")
    bureau.run("distribute", "--mail", "--unit", "101002", today="2024-01-04")
    found = bureau.json("distribute", "--list")
    assert found["year"] == 2024
    issues = {one["unit"]: one.pop("issue") for one in found["sendings"]}
    assert all(issue.startswith(f"2024-{unit}-") for unit, issue in issues.items())
    common = {"form": FORM, "kind": "distribute"}
    assert found["sendings"] == [
        common | {
            "unit": "102001", "name": "示例区园林局", "department": None, "channel": "zip",
            "recipient": "未注明主管部门", "file": "outbox/2024/分发/未注明主管部门_2024_填报表.zip",
            "sent_at": "2024-01-03"},
        common | {
            "unit": "101002", "name": "示例区第一中学", "department": "示例区教育局", "channel": "eml",
            "recipient": "a@example.com; b@example.com",
            "file": "outbox/2024/分发/101002_示例区第一中学_2024_填报表.eml", "sent_at": "2024-01-04"},
    ]  # fmt: skip
    lines = bureau.run("distribute", "--list").out.splitlines()
    assert lines[0].split() == ["日期", "代码", "单位", "表", "事项", "方式", "交给", "文件"]
    assert lines[2].split()[4:7] == ["下发", "压缩包", "未注明主管部门"]
    assert bureau.run("distribute", "--list", lang="en").out.splitlines()[3].split()[-5:-3] == ["workbook", "draft"]


def test_a_workbook_that_is_gone_or_replaced_is_named_and_the_rest_goes_on(bureau: Bureau) -> None:
    bureau.workbook("101001").unlink()
    bureau.workbook("103001").write_bytes(bureau.workbook("102001").read_bytes())  # another unit's
    bureau.workbook("101002").write_bytes(b"no workbook")
    ended = bureau.run("distribute", "--json")
    assert ended.code == 1
    assert [one["unit"] for one in ended.document["handed"]] == ["102001"]
    assert [(one["unit"], one["reason"]) for one in ended.document["failed"]] == [
        ("101001", "file_missing"), ("101002", "file_other"), ("103001", "file_other")]  # fmt: skip
    told = bureau.run("distribute", lang="en").err.splitlines()
    assert told[0].startswith("101001 示例区教育局: the workbook outbox/2024/101001_")
    assert "is not the workbook that was issued" in told[1]
    assert told[3].startswith("3 units were not reached, see above")


def test_a_unit_that_has_returned_its_workbook_already_gets_no_other(bureau: Bureau) -> None:
    (bureau.folder / "inbox" / "一.xlsx").write_bytes(bureau.workbook("103001").read_bytes())
    bureau.run("collect")
    ended = bureau.run("distribute")
    assert "示例区水务局" not in ended.out
    assert ended.err.splitlines()[1] == "另有 1 份已经报回，不再分发"


def test_odd_names_make_safe_names(bureau: Bureau) -> None:
    for old, new in ((",示例区水务局,示例区水务局,,", ",=HYPERLINK(1)\u202e,../../etc:*?|,,"),):
        bureau.rewrite("units.csv", old, new)
    bureau.run("generate", "--unit", "103001", "--force")
    files_of = bureau.json("distribute", "--unit", "103001")["files"]
    assert len(files_of) == 1
    path = bureau.folder / files_of[0]
    assert path.parent == bureau.handed()
    assert not set(path.name) & set("\\:*?|\u202e/")
    inside = [name for name in content(path) if name != LIST]
    assert len(inside) == 1
    assert ".." not in inside[0].split("/")
    assert inside[0].count("/") == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_stands_alone_on_standard_output(bureau: Bureau, lang: str) -> None:
    ended = bureau.run("distribute", "--json", lang=lang)
    assert json.loads(ended.out)["kept"] == 0
    assert set(json.loads(ended.out)) == {
        *("year", "kind", "channel", "again", "files", "handed", "failed", "kept", "drafts", "returned"),
    }
