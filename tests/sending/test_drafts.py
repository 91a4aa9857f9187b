"""``distribute --mail``: a draft per unit that mail programs open, the letter from an editable template."""

import pytest

from tests.face.cli import dump
from tests.face.cli import files
from tests.face.cli import is_one_line
from tests.sending.bureau import TITLE
from tests.sending.bureau import WORKBOOKS
from tests.sending.bureau import Bureau
from tests.sending.bureau import attached
from tests.sending.bureau import body
from tests.sending.bureau import parsed

EDU = "101001_示例区教育局_2024_填报表.eml"
SCHOOL = "101002_示例区第一中学_2024_填报表.eml"
LETTER = """示例区教育局：

现将2024年度《部门整体支出绩效目标表》发给贵单位，见附件。
《部门整体支出绩效目标表》请于2024年1月31日前报送。

填报要求：
1. 用 Excel 或 WPS 打开附件，先看“填报说明”，只填可以编辑的单元格，不要增删行列、工作表；
2. 填完看“填报自检”，改到没有红色提示；要求说明原因的，写在对应的说明栏；
3. 直接保存后发回，不要改成别的格式，也不要把内容复制到别的文件里。

附件：
1. 101001_示例区教育局_部门整体支出绩效目标表_2024.xlsx

咨询：区财政局绩效管理科

2024年1月3日
"""


def test_a_draft_opens_as_a_mail_not_sent_yet_with_the_very_workbook(bureau: Bureau) -> None:
    ended = bureau.run("distribute", "--mail")
    assert ended.code == 1  # two units have no address
    assert ended.out.splitlines() == [f"outbox/2024/分发/{EDU}", f"outbox/2024/分发/{SCHOOL}"]
    mail = parsed(bureau.handed(EDU))
    assert (mail["X-Unsent"], mail["To"], mail["From"]) == ("1", "示例区教育局 <jyj@example.com>", None)
    assert mail["Subject"] == "示例区2024年度预算绩效填报表（示例区教育局）"
    assert body(mail) == LETTER
    assert attached(mail) == {WORKBOOKS["101001"]: bureau.workbook("101001").read_bytes()}
    school = parsed(bureau.handed(SCHOOL))["To"].addresses
    assert [(one.display_name, one.addr_spec) for one in school] == [
        ("示例区第一中学", "a@example.com"), ("示例区第一中学", "b@example.com")]  # fmt: skip


def test_headers_are_ascii_and_chinese_attachment_names_are_written_by_rfc_2231(bureau: Bureau) -> None:
    bureau.run("distribute", "--mail")
    raw = bureau.handed(EDU).read_bytes()
    assert raw.isascii()
    assert b"\r\n" in raw
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"filename*0*=utf-8''101001_%E7%A4%BA" in raw
    assert b"=?utf-8?b?" in raw


def test_units_without_a_usable_address_are_named_and_the_rest_goes_on(bureau: Bureau) -> None:
    told = bureau.run("distribute", "--mail").err.splitlines()
    assert told == [
        "102001 示例区园林局：邮箱写法不对：园林局邮箱。请在 units.csv 改正",
        "103001 示例区水务局：没有邮箱。请在 units.csv 的 email 列补上，或用 tianbao distribute（不带 --mail）打包转交",
        "2 家单位没有发成，见上。改正后再运行一次，只补发没发成的",
        "本次分发 2 份（2 家单位）；此前已分发 0 份，未重复",
        "邮件草稿在 outbox/2024/分发：用 Outlook 打开核对后发送；Foxmail、网页邮箱用“再次编辑”或转发",
    ]
    bureau.rewrite("units.csv", "示例区水务局,示例区水务局,,", "示例区水务局,示例区水务局,,swj@example.com")
    again = bureau.run("distribute", "--mail", lang="en")
    assert again.out == "outbox/2024/分发/103001_示例区水务局_2024_workbooks.eml\n"
    assert again.err.splitlines() == [
        "102001 示例区园林局: not an e-mail address: 园林局邮箱. Correct it in units.csv",
        "1 units were not reached, see above. Correct this and run again: only what is missing is sent",
        "workbooks handed out: 1 (units: 1); handed out before and left alone: 2",
        "of those handed out before, 2 exist as drafts only; where these were never sent, hand them out --again",
        "the drafts are in outbox/2024/分发: open them in Outlook, look at them and send",
    ]


def test_the_english_letter(bureau: Bureau) -> None:
    bureau.run("distribute", "--mail", "--unit", "101001", lang="en")
    mail = parsed(bureau.handed("101001_示例区教育局_2024_workbooks.eml"))
    assert mail["Subject"] == "示例区: budget performance forms 2024 (示例区教育局)"
    assert "to be returned by 2024-01-31." in body(mail)
    assert "{{" not in body(mail)


def test_a_bureau_writes_its_own_letter(bureau: Bureau) -> None:
    ended = bureau.run("distribute", "--write-template")
    assert ended.err.startswith("已写出 templates/letter.txt、templates/feedback.txt。改好后，以后的信都照它写")
    own = "主题：请填｛｛填报表｝｝\n\n{{ 联系人 }}：\n{{Unit}} {{due}}\n有人吗：{{作废说明}}\n{{咨询}} {{作废说明}}\n"
    (bureau.folder / "templates" / "letter.txt").write_bytes(own.encode("gb18030").replace(b"\n", b"\r\n"))
    bureau.run("distribute", "--mail", "--unit", "101001")
    mail = parsed(bureau.handed(EDU))
    assert mail["Subject"] == f"请填《{TITLE}》"
    assert body(mail) == f"示例联系人：\n示例区教育局 《{TITLE}》请于2024年1月31日前报送。\n区财政局绩效管理科 \n"


def test_what_is_written_again_is_not_lost(bureau: Bureau) -> None:
    bureau.run("distribute", "--write-template")
    (bureau.folder / "templates" / "letter.txt").write_text("主题：甲\n乙\n", encoding="utf-8")
    ended = bureau.run("distribute", "--write-template")
    assert ended.code == 2
    assert ended.err.startswith("templates/letter.txt 已经存在，没有改动")
    assert (bureau.folder / "templates" / "letter.txt").read_text(encoding="utf-8") == "主题：甲\n乙\n"


@pytest.mark.parametrize(
    ("letter", "zh", "en"),
    [
        ("主题：甲\n\n{{单位}}\n", "3: 信函模板里的占位“{{单位}}”不认识", "3: the letter's placeholder “{{单位}}”"),
        ("主题：甲\n{{单位名称}\n", "2: 模板里这一段的占位括号不成对", "2: the braces of a placeholder do not pair"),
        ("\n各位：\n{{单位名称}}\n", "2: 信函模板的第一行应是“主题：……”", "2: the first line of the letter"),
        ("", "1: 信函模板的第一行应是", "1: the first line"),
    ],
)
def test_a_wrong_letter_is_told_at_its_line_and_nothing_goes_out(bureau: Bureau, letter: str, zh: str, en: str) -> None:
    for name in ("letter.txt", "letter.en.txt"):
        (bureau.folder / "templates" / name).write_text(letter, encoding="utf-8")
    before, ledger = files(bureau.folder), dump(bureau.folder)
    for lang, told in (("zh", f"templates/letter.txt:{zh}"), ("en", f"templates/letter.en.txt:{en}")):
        ended = bureau.run("distribute", "--mail", lang=lang)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(told)
        assert is_one_line(ended.err)
    after = files(bureau.folder)
    after.pop(".tianbao/sending.lock")
    assert (after, dump(bureau.folder)) == (before, ledger)


INJECTED = (
    '"示例区教育局\r\nBcc: thief@example.com",,,jyj@example.com',
    '"示例区教育局"" <thief@example.com>, x",,,jyj@example.com',
    "示例区教育局,,,jyj@example.com%0ABcc:thief@example.com",
    '示例区教育局,,,"jyj@example.com\r\nBcc: thief@example.com"',
    '示例区教育局,,,"jyj@example.com>, <thief@example.com"',
    "示例区教育局,,,jyj@example.com\u202e\x00",
    "=?utf-8?q?=0ABcc:thief=40example.com?=,,,jyj@example.com",
    "{{咨询}}{{nothing}},,,jyj@example.com",
)


@pytest.mark.parametrize("line", INJECTED)
def test_nothing_of_the_roster_reaches_a_header_that_it_is_not_meant_for(bureau: Bureau, line: str) -> None:
    (bureau.folder / "units.csv").write_bytes(f"code,name,department,contact,email\n101001,{line}\n".encode())
    (bureau.folder / "projects.csv").write_text("unit,project,year_budget\n", encoding="utf-8")
    ended = bureau.run("distribute", "--mail", "--json")
    for file in ended.document["files"]:
        mail = parsed(bureau.folder / file)
        headers = {"Subject", "To", "MIME-Version", "Content-Type", "X-Unsent"}
        assert set(mail.keys()) == headers
        assert [one.addr_spec for one in mail["To"].addresses] == ["jyj@example.com"]
        assert not mail.defects
    if not ended.document["files"]:
        assert [one["reason"] for one in ended.document["failed"]] == ["bad_email"]


def test_what_a_name_holds_is_no_placeholder(bureau: Bureau) -> None:
    bureau.rewrite("units.csv", "示例区教育局,示例区教育局,示例联系人", "{{咨询}},示例区教育局,示例联系人")
    file = bureau.json("distribute", "--mail", "--unit", "101001")["files"][0]
    assert body(parsed(bureau.folder / file)).startswith("{{咨询}}：\n")


def test_equal_runs_write_equal_drafts(bureau: Bureau) -> None:
    bureau.run("distribute", "--mail")
    bureau.run("distribute", "--mail", "--again")
    assert bureau.handed(EDU).read_bytes() == bureau.handed(EDU.replace(".eml", "_2.eml")).read_bytes()
