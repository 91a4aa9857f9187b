"""Letters and mails for any text: what a bureau or a roster writes never leaves its place."""

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.catalogue.letter_phrases import LETTER_TAGS
from templates.mail_settings import Mail
from templates.say import phrase
from templates.text import Lang
from tianbao.sending.letter import FILES
from tianbao.sending.letter import Written
from tianbao.sending.letter import read_letter
from tianbao.sending.letter import shipped_letter
from tianbao.sending.letter import write_letter
from tianbao.sending.mails import Envelope
from tianbao.sending.mails import draft
from tianbao.sending.mails import outgoing

DOCS = Path(__file__).resolve().parents[2] / "docs"
ANY = st.text(max_size=200)
SENDER = Mail("mail.example.gov.cn", 465, "tls", "jxk@example.gov.cn", "绩效科")
NOTHING = dict.fromkeys(LETTER_TAGS, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["distribute", "feedback", "reminder"])
def test_what_ships_is_right_and_leaves_no_hole(kind: str, lang: Lang) -> None:
    letter = read_letter(shipped_letter(kind, lang), FILES[kind, lang])
    full = write_letter(letter, {tag: f"〔{tag}〕" for tag in LETTER_TAGS})
    assert "{" not in full.subject + full.body
    assert {"unit", "forms" if kind == "feedback" else "year"} <= set(re.findall("〔(.*?)〕", full.subject + full.body))
    bare = write_letter(letter, NOTHING)
    assert "\n\n\n" not in bare.body
    assert phrase("letter_subject", lang) not in bare.subject


@given(ANY, ANY)
def test_a_value_is_never_a_placeholder_and_the_subject_is_one_line(name: str, ask: str) -> None:
    letter = read_letter("主题：{{单位名称}}\n\n{{单位名称}}\n完 {{咨询}}\n", "a.txt")
    written = write_letter(letter, NOTHING | {"unit": name, "ask": ask})
    assert written.subject.split() == name.split()
    assert not set(written.subject) & set("\r\n")
    assert (f"完 {ask}" in written.body) is bool(ask)


@given(ANY, ANY, ANY)
def test_any_text_makes_a_mail_with_these_headers_and_no_others(name: str, subject: str, body: str) -> None:
    envelope = Envelope(name, ("jyj@example.com",), SENDER)
    written = Written(subject, body.encode("utf-8", "replace").decode())
    for raw, extra in (
        (draft(envelope, written, ()), {"X-Unsent"}),
        (outgoing(envelope, written, (), ("i",)).as_bytes(), {"Date", "Message-ID"}),
    ):
        mail = message_from_bytes(raw, policy=default)
        common = {"Subject", "From", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
        assert set(mail.keys()) == common | extra
        assert [one.addr_spec for one in mail["To"].addresses] == ["jyj@example.com"]
        assert raw.isascii()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_an_attachment_keeps_its_name(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    stem = "".join(char for char in name if char.isprintable() and char not in '/\\"').strip(". ") or "空"
    path = tmp_path_factory.mktemp("a") / f"{stem[:40]}.xlsx"
    path.write_bytes(b"PK")
    mail = message_from_bytes(draft(Envelope("甲", ("a@b",)), Written("题", "文\n"), (path,)), policy=default)
    (part,) = mail.iter_attachments()
    assert str(part.get_filename()).split() == path.name.replace("=?", "= ?").split()
    assert part.get_content() == b"PK"


def test_the_page_names_every_placeholder() -> None:
    page = (DOCS / "distribute.md").read_text(encoding="utf-8")
    assert [text for text in LETTER_TAGS.values() if f"`{{{{{text.zh}}}}}`" not in page] == []
    assert [text for text in LETTER_TAGS.values() if f"`{{{{{text.en}}}}}`" not in page] == []
