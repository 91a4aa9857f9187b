"""``remind``: who is late or nearly so gets one letter a day, by mail, as a draft, or on paper."""

from io import BytesIO

import pytest
from docx import Document

from templates.say import phrase
from tests.face.cli import dump
from tests.sending.bureau import Bureau
from tests.sending.bureau import attached
from tests.sending.bureau import body
from tests.sending.bureau import parsed
from tests.sending.post import Post
from tests.sending.post import serving
from tests.sending.test_anew import send_back

LATE = "2024-02-05"  # due was 31 January
FORM = "《部门整体支出绩效目标表》"


def told(bureau: Bureau, *args: str, today: str, lang: str = "zh") -> str:
    """Return what the one letter to the first unit says of its form."""
    ended = bureau.run("remind", "--unit", "101001", *args, today=today, lang=lang)
    text = body(parsed(bureau.folder / ended.out.strip()))
    return next(line for line in text.splitlines() if line.startswith("1. "))


def test_nothing_late_says_so_and_changes_nothing(bureau: Bureau) -> None:
    before = dump(bureau.folder)
    for args, lang, expected in (
        ((), "zh", "没有逾期的，不用催报（快到期的也要催，加 --days N）\n"),
        (("--days", "3"), "zh", "没有逾期的，3 天内也没有到期的，不用催报\n"),
        ((), "en", "nothing is late: nobody to remind (add --days N for what is due soon)\n"),
        (("--days", "3"), "en", "nothing is late and nothing is due within 3 days: nobody to remind\n"),
    ):
        ended = bureau.run("remind", *args, today="2024-01-27", lang=lang)
        assert (ended.code, ended.out, ended.err) == (0, "", expected)
    assert dump(bureau.folder) == before


def test_without_due_dates_it_says_so(bureau: Bureau) -> None:
    bureau.rewrite("rules.yaml", "due:\n  department-target: 2024-01-31\n", "")
    assert bureau.run("remind", today=LATE).err.startswith("rules.yaml 里没有 2024 年的截止日期")
    assert bureau.run("remind", today=LATE, lang="en").err.startswith("rules.yaml has no due dates (due) for 2024")


@pytest.mark.parametrize(
    ("today", "args", "zh", "en"),
    [
        (LATE, (), "应于2024年1月31日前报送，已逾期 5 天", "was due on 2024-01-31, 5 day(s) ago"),
        ("2024-02-01", (), "应于2024年1月31日前报送，已逾期 1 天", "was due on 2024-01-31, 1 day(s) ago"),
        ("2024-01-31", ("--days", "0"), "今天（2024年1月31日）截止", "due today (2024-01-31)"),
        ("2024-01-28", ("--days", "3"), "2024年1月31日截止，还有 3 天", "due on 2024-01-31, 3 day(s) from now"),
    ],
)
def test_what_the_letter_says(bureau: Bureau, today: str, args: tuple[str, ...], zh: str, en: str) -> None:
    assert told(bureau, *args, today=today) == f"1. {FORM}：{zh}"
    english = told(bureau, *args, "--again", today=today, lang="en")
    assert english == f"1. Whole-department spending targets: {en}"


def test_drafts_for_those_with_an_address_and_paper_for_the_others(bureau: Bureau) -> None:
    ended = bureau.run("remind", today=LATE)
    assert ended.out.splitlines() == [
        "outbox/2024/催报/101001_示例区教育局_催报通知_2024-02-05.eml",
        "outbox/2024/催报/101002_示例区第一中学_催报通知_2024-02-05.eml",
        "outbox/2024/催报/102001_示例区园林局_催报通知_2024-02-05.docx",
        "outbox/2024/催报/103001_示例区水务局_催报通知_2024-02-05.docx",
    ]
    assert ended.err.splitlines() == [
        "本次催报 4 家单位（4 份表）",
        phrase("remind_paper_instead", unit="102001", name="示例区园林局", email="园林局邮箱"),
        "没有邮箱的 1 家写成了 Word 催报通知，请打印送达",
        "邮件草稿在 outbox/2024/催报：用 Outlook 打开核对后发送；Foxmail、网页邮箱用“再次编辑”或转发",
    ]
    assert ended.code == 0  # a letter was written instead: nobody was left out
    mail = parsed(bureau.folder / ended.out.splitlines()[0])
    assert (mail["Subject"], mail["X-Unsent"], attached(mail)) == (
        "催报通知：示例区2024年度预算绩效填报（示例区教育局）", "1", {})  # fmt: skip
    paper = Document(BytesIO((bureau.folder / ended.out.splitlines()[3]).read_bytes()))
    texts = [one.text for one in paper.paragraphs]
    assert texts[0] == "催报通知：示例区2024年度预算绩效填报（示例区水务局）"
    assert texts[1:3] == ["", "示例区水务局："]
    assert f"1. {FORM}：应于2024年1月31日前报送，已逾期 5 天" in texts
    assert texts[-1] == "2024年2月5日"


def test_a_day_brings_one_letter(bureau: Bureau) -> None:
    bureau.run("remind", today=LATE)
    before = dump(bureau.folder)
    ended = bureau.run("remind", today=LATE)
    assert (ended.out, ended.err.splitlines()[1]) == ("", "另有 4 家今天已经催过，未重复；要再催加 --again")
    assert dump(bureau.folder) == before
    assert len(bureau.json("remind", "--again", today=LATE)["files"]) == 4
    assert bureau.json("remind", today="2024-02-06")["units"] == 4
    units = bureau.json("status", today="2024-02-06")["units"]
    assert {(one["reminded_count"], one["reminded_at"]) for one in units} == {(2, "2024-02-06")}
    assert "催报" in bureau.run("status", today="2024-02-06").out.splitlines()[0]


def test_paper_for_all(bureau: Bureau) -> None:
    ended = bureau.run("remind", "--paper", today=LATE)
    assert ended.code == 0
    assert [name.endswith(".docx") for name in ended.out.splitlines()] == [True] * 4
    assert ended.err == "本次催报 4 家单位（4 份表）\n"


def test_through_the_server(bureau: Bureau) -> None:
    with serving(Post(refused=frozenset({"jyj@example.com"}))) as post:
        bureau.mail(post.port)
        ended = bureau.run("remind", "--send", today=LATE)
        assert ended.code == 1
        assert ended.err.startswith("101001 示例区教育局：邮件服务器拒收：jyj@example.com")
        assert post.recipients == ["a@example.com", "b@example.com"]
        post.refused = frozenset()
        assert bureau.json("remind", "--send", today=LATE)["units"] == 1
        assert post.recipients == ["a@example.com", "b@example.com", "jyj@example.com"]
        bureau.run("remind", "--send", today="2024-02-06")
    assert len({post.message(n)["Message-ID"] for n in range(len(post.mails))}) == 4
    kinds = {(one["kind"], one["channel"]) for one in bureau.json("distribute", "--list")["sendings"]}
    assert kinds == {("reminder", "smtp"), ("reminder", "docx")}


def test_who_has_returned_is_left_in_peace_and_who_sent_rubbish_is_not(bureau: Bureau) -> None:
    (bureau.folder / "inbox" / "一.xlsx").write_bytes(bureau.workbook("101001").read_bytes())
    bureau.run("collect", today="2024-01-20")
    found = bureau.json("remind", today=LATE)
    assert {one["unit"] for one in found["handed"]} == {"101002", "102001", "103001"}


def test_a_return_sent_back_and_not_heard_of_since(bureau: Bureau) -> None:
    send_back(bureau, today="2024-02-03")
    assert {one["unit"] for one in bureau.json("remind", today=LATE)["handed"]} == {"101002", "102001", "103001"}
    expected = f"1. {FORM}：2024年2月3日退回修改，尚未重新报送（原定2024年1月31日前报送）"
    assert told(bureau, today="2024-02-06") == expected
    english = told(bureau, "--again", today="2024-02-06", lang="en")
    assert english.endswith("sent back for correction on 2024-02-03, not returned since (was due on 2024-01-31)")


def test_what_was_never_issued_is_nobody_s_fault(bureau: Bureau) -> None:
    with (bureau.folder / "units.csv").open("a", encoding="utf-8") as roster:
        roster.write("104001,示例区文化馆,,,whg@example.com\n")
    assert "104001" not in {one["unit"] for one in bureau.json("remind", today=LATE)["handed"]}


def test_a_bureau_writes_its_own_reminder(bureau: Bureau) -> None:
    ended = bureau.run("remind", "--write-template", lang="en")
    assert ended.err.startswith("written: templates/reminder.en.txt.")
    own = bureau.folder / "templates" / "reminder.txt"
    own.write_text("主题：第{{第几次}}次催报\n{{催报清单}}\n", encoding="utf-8")
    bureau.run("remind", today=LATE)
    file = bureau.run("remind", "--unit", "101001", today="2024-02-06").out.strip()
    mail = parsed(bureau.folder / file)
    assert (mail["Subject"], body(mail)) == (
        "第2次催报", f"1. {FORM}：应于2024年1月31日前报送，已逾期 6 天\n")  # fmt: skip
