"""The section ``mail`` of rules.yaml: what it means, and each mistake at its line."""

import pytest

from templates.mail_settings import Mail
from templates.mail_settings import is_address
from templates.rulebook_reader import read_rules
from templates.shipped import shipped_forms
from templates.shipped import shipped_rules_text
from templates.slips import AuthorError


def mail(text: str) -> Mail | None:
    """Return the settings of a rules.yaml that ends with this section."""
    return read_rules(f"{shipped_rules_text()}\n{text}", "rules.yaml", shipped_forms()).mail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("mail: {host: smtp.example.gov.cn, from: jxk@example.gov.cn}",
         Mail("smtp.example.gov.cn", 465, "tls", "jxk@example.gov.cn")),
        ("mail: {host: 10.1.2.3, security: none, from: 区财政局绩效科 <jxk@example.gov.cn>}",
         Mail("10.1.2.3", 25, "none", "jxk@example.gov.cn", "区财政局绩效科")),
        ("mail: {host: mail, port: 2525, security: starttls, from: a@b, user: jxk, ca: ca.pem, timeout: 5}",
         Mail("mail", 2525, "starttls", "a@b", "", "jxk", "ca.pem", 5)),
        ("mail: {host: mail, security: starttls, from: a@b}", Mail("mail", 587, "starttls", "a@b")),
    ],
)  # fmt: skip
def test_settings(text: str, expected: Mail | None) -> None:
    assert mail(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mail: {from: a@b}",
        "mail: {host: mail}",
        "mail: {host: 'mail server', from: a@b}",
        "mail: {host: mail, from: 绩效科}",
        "mail: {host: mail, from: 'a@b, c@d'}",
        'mail: {host: mail, from: "a@b\\nBcc: c@d"}',
        "mail: {host: mail, from: a@b, port: 0}",
        "mail: {host: mail, from: a@b, port: 65536}",
        "mail: {host: mail, from: a@b, security: ssl}",
        "mail: {host: mail, from: a@b, password: x}",
        "mail: {host: mail, from: a@b, timeout: 0}",
        "mail: smtp.example.gov.cn",
    ],
)
def test_a_mistake_is_told_at_its_line(text: str) -> None:
    line = len(shipped_rules_text().splitlines()) + 2
    with pytest.raises(AuthorError) as raised:
        mail(text)
    assert str(raised.value.origin) in {f"rules.yaml:{line}", f"rules.yaml:{line - 1}"}


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("a@b", True),
        ("jyj@example.com", True),
        ("first.last+tag@sub.example-1.gov.cn", True),
        ("", False),
        ("a", False),
        ("a@", False),
        ("@b", False),
        ("a@b@c", False),
        ("a b@c", False),
        ("a@b\n", False),
        ("a@b\r\nBcc: c@d", False),
        ("a@b,c@d", False),
        ("<a@b>", False),
        ("教育局@example.com", False),
        ("a@例子.com", False),
        ("a..b@c", False),
        (".a@c", False),
        ("a@-b", False),
        ("a@b.", False),
        ('"a b"@c', False),
        ("a@" + "b" * 260, False),
    ],
)
def test_an_address(text: str, good: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_address(text) is good
