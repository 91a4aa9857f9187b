"""``distribute --send`` against a real mail server: what it accepted is entered, the rest is named and sent later."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.face.cli import dump
from tests.face.cli import is_one_line
from tests.sending.bureau import DAY
from tests.sending.bureau import WORKBOOKS
from tests.sending.bureau import Bureau
from tests.sending.bureau import attached
from tests.sending.bureau import body
from tests.sending.post import HOST
from tests.sending.post import SECRET
from tests.sending.post import USER
from tests.sending.post import Post
from tests.sending.post import free_port
from tests.sending.post import server_context
from tests.sending.post import serving

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "TIANBAO_SMTP_PASSWORD"  # noqa: S105 - the name of the variable
SOME = "已发给该单位其余邮箱，只有这一个被拒收"
ALL = ["jyj@example.com", "a@example.com", "b@example.com", "swj@example.com", "ylj@example.com"]


@pytest.fixture
def reachable(bureau: Bureau) -> Bureau:
    """The district, every unit with an address."""
    bureau.rewrite("units.csv", "示例区水务局,示例区水务局,,", "示例区水务局,示例区水务局,,swj@example.com")
    bureau.rewrite("units.csv", "园林局邮箱", "ylj@example.com")
    return bureau


def failed(document: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    """Return why units were not reached."""
    return {one["unit"]: one["reason"] for one in document["failed"]}


def sent_to(bureau: Bureau) -> list[str]:
    """Return the units in the register, in order."""
    return [one["unit"] for one in bureau.json("distribute", "--list")["sendings"]]


def test_every_unit_gets_its_own_workbook(reachable: Bureau) -> None:
    with serving(Post()) as post:
        reachable.mail(post.port)
        ended = reachable.run("distribute", "--send")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.splitlines() == [
        "本次分发 4 份（4 家单位）；此前已分发 0 份，未重复",
        "注意：mail.security 是 none，邮件和密码不加密",
    ]
    assert sorted(post.recipients) == sorted(ALL)
    for number, code in enumerate(("101001", "101002", "102001", "103001")):
        assert attached(post.message(number)) == {WORKBOOKS[code]: reachable.workbook(code).read_bytes()}
    mail = post.message()
    assert mail["From"] == "示例区绩效科 <jxk@example.gov.cn>"
    assert mail["X-Unsent"] is None
    assert mail["Date"] is not None
    assert mail["Message-ID"].endswith("@example.gov.cn>")
    assert body(mail).startswith("示例区教育局：\n")
    assert reachable.states() == dict.fromkeys(WORKBOOKS, "未报送")


def test_running_again_sends_nothing_and_reaches_no_server(reachable: Bureau) -> None:
    with serving(Post()) as post:
        reachable.mail(post.port)
        reachable.run("distribute", "--send")
    ended = reachable.run("distribute", "--send")  # nobody listens any more, and nobody need
    assert (ended.code, ended.err.splitlines()[0]) == (0, "本次分发 0 份（0 家单位）；此前已分发 4 份，未重复")
    assert len(post.mails) == 4


def test_a_refused_recipient_is_named_and_the_rest_goes_on(reachable: Bureau) -> None:
    with serving(Post(refused=frozenset({"jyj@example.com", "b@example.com"}))) as post:
        reachable.mail(post.port)
        ended = reachable.run("distribute", "--send")
        assert ended.code == 1
        reply = "(550 5.1.1 no such user)"
        assert ended.err.splitlines()[:3] == [
            f"101001 示例区教育局：邮件服务器拒收：jyj@example.com {reply}。请核对邮箱或联系对方",
            f"101002 示例区第一中学：{SOME}：b@example.com {reply}。请在 units.csv 改正，这一份不再补发",
            "1 家单位没有发成，见上。改正后再运行一次，只补发没发成的",
        ]
        assert sorted(post.recipients) == ["a@example.com", "swj@example.com", "ylj@example.com"]
        register = reachable.json("distribute", "--list")["sendings"]
        assert (register[0]["unit"], register[0]["recipient"]) == ("101002", "a@example.com")
        post.refused = frozenset()
        reachable.rewrite("units.csv", "jyj@example.com", "new@example.com")
        assert reachable.run("distribute", "--send").code == 0
    assert post.recipients.count("a@example.com") == 1
    assert post.recipients[-1] == "new@example.com"


@pytest.mark.parametrize("stays_dead", [False, True])
@pytest.mark.parametrize("dies_at", [0, 1, 3])
def test_a_server_that_dies_in_the_middle(reachable: Bureau, dies_at: int, stays_dead: bool) -> None:  # noqa: FBT001 - a column of the table
    with serving(Post(dies_at=dies_at, stays_dead=stays_dead)) as post:
        reachable.mail(post.port)
        ended = reachable.run("distribute", "--send", "--json")
        units = list(WORKBOOKS)
        broken, later = units[dies_at], units[dies_at + 1 :]
        assert ended.code == 1
        assert failed(ended.document) == {broken: "broken"} | (dict.fromkeys(later, "not_tried") if stays_dead else {})
        assert sent_to(reachable) == [unit for unit in units if unit not in failed(ended.document)]
        told = [one["message"] for one in ended.document["failed"]]
        assert told[0].startswith("连接中断，没有得到服务器的确认：")
        assert not stays_dead or not later or told[1].startswith("服务器已连不上，没有发送：")
    before = list(post.recipients)
    with serving(post):
        reachable.rewrite("rules.yaml", "  port: ", f"  port: {post.port} #")
        assert reachable.run("distribute", "--send").code == 0
    assert sorted(post.recipients) == sorted(ALL)  # nobody twice
    assert post.recipients[: len(before)] == before


def test_killed_in_the_middle_the_next_run_sends_the_rest(reachable: Bureau) -> None:
    command = [sys.executable, "-m", "tianbao", "-C", str(reachable.folder), "--today", DAY, "distribute", "--send"]
    with serving(Post(dies_at=2)) as post:
        reachable.mail(post.port)
        process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)
        post.dying = process.kill
        assert process.wait(timeout=60) != 0
        assert sent_to(reachable) == ["101001", "101002"]
        assert reachable.run("distribute", "--send").code == 0
    assert sorted(post.recipients) == sorted(ALL)


def test_a_mail_that_was_not_confirmed_goes_out_again_under_the_same_id(reachable: Bureau) -> None:
    ids = []
    for dies_at in (1, None):
        with serving(Post(dies_at=dies_at)) as post:
            if dies_at:
                reachable.mail(post.port)
            else:
                reachable.rewrite("rules.yaml", "  port: ", f"  port: {post.port} #")
            reachable.run("distribute", "--send")
            ids += [post.message(n)["Message-ID"] for n in range(len(post.mails))]
    assert len(set(ids)) == len(ids) == 4
    with serving(Post()) as post:
        reachable.rewrite("rules.yaml", "  port: ", f"  port: {post.port} #")
        reachable.run("distribute", "--send", "--again", "--unit", "101001")
    assert post.message()["Message-ID"] not in ids  # sent again on purpose: mail servers must not drop it


def test_a_server_that_is_not_there(reachable: Bureau) -> None:
    port = free_port()
    reachable.mail(port)
    ledger = dump(reachable.folder)
    for lang, told in (("zh", f"邮件服务器 {HOST}:{port} 用不了："), ("en", f"the mail server {HOST}:{port} cannot")):
        ended = reachable.run("distribute", "--send", lang=lang)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(told)
        assert is_one_line(ended.err)
    assert dump(reachable.folder) == ledger


def test_without_settings_it_says_what_is_missing(reachable: Bureau) -> None:
    ended = reachable.run("distribute", "--send")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("rules.yaml: rules.yaml 里没有 mail")
    assert reachable.run("distribute", "--send", lang="en").err.startswith("rules.yaml: rules.yaml has no section mail")


@pytest.mark.parametrize(
    ("password", "code", "told"),
    [
        (SECRET, 0, ""),
        ("wrong", 2, "用不了：535"),
        ("密码", 2, "用不了："),
        ("", 2, f"邮箱 {USER} 的密码要放在环境变量 {PASSWORD} 里，现在没有"),
    ],
)
def test_a_server_that_asks_for_a_password(
    reachable: Bureau, monkeypatch: pytest.MonkeyPatch, password: str, code: int, told: str
) -> None:
    monkeypatch.setenv(PASSWORD, password)
    with serving(Post(), login=True) as post:
        reachable.mail(post.port, user=USER)
        ended = reachable.run("distribute", "--send")
    assert ended.code == code
    assert told in ended.err
    assert is_one_line(ended.err) or code == 0
    assert len(post.mails) == (0 if code else 4)
    everything = b"".join(path.read_bytes() for path in reachable.folder.rglob("*") if path.is_file())
    assert SECRET.encode() not in everything
    assert SECRET not in ended.err


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_encrypted_server_with_a_certificate_of_the_bureau(
    reachable: Bureau, monkeypatch: pytest.MonkeyPatch, certificate: Path, security: str
) -> None:
    monkeypatch.setenv(PASSWORD, SECRET)
    context = server_context(certificate)
    how = {"ssl_context": context} if security == "tls" else {"tls_context": context, "require_starttls": True}
    own = certificate.with_name("cert.pem")
    (reachable.folder / "ca.pem").write_bytes(own.read_bytes())
    with serving(Post(), login=True, **how) as post:
        reachable.mail(post.port, security, user=USER)
        refused = reachable.run("distribute", "--send")
        assert refused.code == 2  # nobody vouches for the certificate
        assert "CERTIFICATE_VERIFY_FAILED" in refused.err
        reachable.rewrite("rules.yaml", f"\n  user: {USER}\n", f"\n  user: {USER}\n  ca: ca.pem\n")
        ended = reachable.run("distribute", "--send")
    assert ended.code == 0
    assert (len(post.mails), set(post.secure), set(post.logins)) == (4, {True}, {USER})
    assert "不加密" not in ended.err


def test_starttls_is_not_given_up_where_the_server_has_none(reachable: Bureau) -> None:
    with serving(Post()) as post:
        reachable.mail(post.port, "starttls")
        ended = reachable.run("distribute", "--send")
    assert (ended.code, post.mails) == (2, [])
    assert "STARTTLS" in ended.err


def test_two_windows_do_not_send_at_once(reachable: Bureau) -> None:
    with serving(Post()) as post:
        reachable.mail(post.port)
        with (reachable.folder / ".tianbao" / "sending.lock").open("ab") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            for lang, told in (("zh", "另一个窗口正在分发或催报"), ("en", "workbooks or reminders are being sent")):
                ended = reachable.run("distribute", "--send", lang=lang)
                assert (ended.code, ended.err.startswith(told)) == (2, True)
        assert post.mails == []
        assert reachable.run("distribute", "--send").code == 0
