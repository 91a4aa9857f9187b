"""A workbook issued anew goes to its unit once more and says why; one sent back goes with its notice."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from tests.sending.bureau import WORKBOOKS
from tests.sending.bureau import Bureau
from tests.sending.bureau import attached
from tests.sending.bureau import body
from tests.sending.bureau import parsed

SECOND = WORKBOOKS["101001"].replace(".xlsx", "_2.xlsx")
WHY = "项目预算调整"


def send_back(bureau: Bureau, unit: str = "101001", today: str = "2024-01-10") -> dict[str, str]:
    """Let a unit return its workbook blank, send it back, and return what `feedback` told."""
    (bureau.folder / "inbox" / f"{unit}.xlsx").write_bytes(bureau.workbook(unit).read_bytes())
    assert bureau.run("collect", today=today).code == 1
    (written,) = bureau.json("feedback", "--unit", unit, today=today)["written"]
    return dict(written)


def test_the_letter_says_that_the_earlier_workbook_is_void_and_why(bureau: Bureau) -> None:
    bureau.run("distribute", "--mail")
    bureau.run("generate", "--force", "--because", f" {WHY}\n", "--unit", "101001", today="2024-01-05")
    assert bureau.states()["101001"] == "已下发"  # the new one is not in the unit's hands
    (file,) = bureau.json("distribute", "--mail", today="2024-01-05")["files"]
    mail = parsed(bureau.folder / file)
    assert (
        f"此前下发的《部门整体支出绩效目标表》（{WORKBOOKS['101001']}）作废，请改用本次附件，旧表报回不予受理。"
        f"重新下发的原因：{WHY}\n"
    ) in body(mail)
    assert attached(mail) == {SECOND: bureau.workbook("101001").with_name(SECOND).read_bytes()}
    assert bureau.states()["101001"] == "未报送"


@pytest.mark.parametrize(
    ("because", "lang", "told"),
    [
        ((), "zh", "作废，请改用本次附件，旧表报回不予受理。\n"),
        ((), "en", "is void: please use the one attached, the earlier one will not be accepted.\n"),
        (("--because", "new"), "en", "will not be accepted. Why it was issued anew: new\n"),
    ],
)
def test_the_letter_in_other_words(bureau: Bureau, because: tuple[str, ...], lang: str, told: str) -> None:
    bureau.run("distribute")
    bureau.run("generate", "--force", "--unit", "101001", *because)
    ended = bureau.run("distribute", "--mail", "--unit", "101001", lang=lang)
    assert told in body(parsed(bureau.folder / ended.out.strip()))


def test_what_never_left_the_bureau_need_not_be_called_void(bureau: Bureau) -> None:
    bureau.run("generate", "--force", "--because", WHY, "--unit", "101001")
    (file,) = bureau.json("distribute", "--mail", "--unit", "101001")["files"]
    assert "作废" not in body(parsed(bureau.folder / file))


def test_the_list_in_a_zip_says_so_too(bureau: Bureau) -> None:
    bureau.run("distribute")
    bureau.run("generate", "--force", "--because", WHY, "--unit", "101001")
    bureau.run("generate", "--force", "--unit", "101002")
    (file,) = bureau.json("distribute")["files"]
    with ZipFile(bureau.folder / file) as archive:
        listed = Document(BytesIO(archive.read("交接清单.docx")))
    assert [row.cells[3].text for row in listed.tables[0].rows][1:] == [
        f"{SECOND}（重新下发：{WHY}）", f"{WORKBOOKS['101002'].replace('.xlsx', '_2.xlsx')}（重新下发）"]  # fmt: skip
    assert "标“重新下发”的单位，此前下发的工作簿作废。" in [one.text for one in listed.paragraphs]


def test_a_reason_goes_with_force(bureau: Bureau) -> None:
    for lang, told in (("zh", "--because 是重新下发的原因，要和 --force 一起用"), ("en", "--because says why")):
        ended = bureau.run("generate", "--because", WHY, lang=lang)
        assert ended.code == 2
        assert told in ended.err


def test_a_feedback_workbook_goes_out_with_its_notice(bureau: Bureau) -> None:
    bureau.run("distribute")
    written = send_back(bureau)
    assert bureau.states("2024-01-10")["101001"] == "退回"
    ended = bureau.run("distribute", "--feedback", "--mail", today="2024-01-10")
    assert (ended.code, ended.out) == (0, "outbox/2024/分发/101001_示例区教育局_2024_退回修改.eml\n")
    mail = parsed(bureau.folder / ended.out.strip())
    assert mail["Subject"] == "退回修改：示例区2024年度《部门整体支出绩效目标表》（示例区教育局）"
    files = [bureau.folder / written[name] for name in ("file", "notice")]
    assert attached(mail) == {path.name: path.read_bytes() for path in files}
    assert "第一张表逐条列出问题" in body(mail)
    assert [one["kind"] for one in bureau.json("distribute", "--list")["sendings"]][-1] == "feedback"
    again = bureau.run("distribute", "--feedback", "--mail", today="2024-01-10")
    assert (again.out, again.err.splitlines()[0]) == ("", "本次分发 0 份（0 家单位）；此前已分发 1 份，未重复")


def test_a_feedback_zip_has_a_list_of_its_own(bureau: Bureau) -> None:
    written = send_back(bureau)
    (file,) = bureau.json("distribute", "--feedback", today="2024-01-10")["files"]
    assert file == "outbox/2024/分发/示例区教育局_2024_退回修改.zip"
    with ZipFile(bureau.folder / file) as archive:
        names = [name.rpartition("/")[2] for name in archive.namelist()]
        listed = Document(BytesIO(archive.read("交接清单.docx")))
    assert names == ["交接清单.docx", *((bureau.folder / written[name]).name for name in ("file", "notice"))]
    assert listed.paragraphs[0].text == "示例区2024年度退回修改工作簿交接清单"


def test_nothing_sent_back_says_so(bureau: Bureau) -> None:
    assert bureau.run("distribute", "--feedback").err == "没有要退回的工作簿（先运行 tianbao feedback）\n"
    assert bureau.run("distribute", "--feedback", lang="en").err.startswith("there is no workbook to send back")


def test_a_newer_return_makes_the_old_answer_pointless(bureau: Bureau) -> None:
    written = send_back(bureau)
    (bureau.folder / "inbox" / "again.xlsx").write_bytes((bureau.folder / written["file"]).read_bytes())
    bureau.run("collect", today="2024-01-11")
    assert bureau.states("2024-01-11")["101001"] == "待修改"
    assert bureau.json("distribute", "--feedback", today="2024-01-11")["handed"] == []
    (unit, *_) = bureau.json("status", today="2024-01-11")["units"]
    assert (unit["state"], unit["sent_back_count"], unit["returned_count"]) == ("blocked", 1, 2)


def test_sent_back_twice(bureau: Bureau) -> None:
    written = send_back(bureau)
    (bureau.folder / "inbox" / "again.xlsx").write_bytes((bureau.folder / written["file"]).read_bytes())
    bureau.run("collect", today="2024-01-11")
    bureau.run("feedback", today="2024-01-11")
    (unit, *_) = bureau.json("status", today="2024-01-11")["units"]
    assert (unit["state"], unit["sent_back_count"], unit["sent_back_at"]) == ("sent_back", 2, "2024-01-11")
    assert "退回 2 次" in bureau.run("status", today="2024-01-11").out
    assert "sent back (2)" in bureau.run("status", today="2024-01-11", lang="en").out
