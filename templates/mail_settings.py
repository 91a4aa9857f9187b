"""How mail leaves the bureau: the section ``mail`` of ``rules.yaml``. The password is never among it."""

import re
from dataclasses import dataclass

from templates.text import one_line
from templates.yaml_source import Node

SECURITIES = ("tls", "starttls", "none")
PORTS = {"tls": 465, "starttls": 587, "none": 25}
HIGHEST_PORT = 65535
SECONDS = 30
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{3,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|[0-9a-fA-F:]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """The bureau's mail server and its own address.

    ``security`` is ``tls`` (from the first byte), ``starttls`` or ``none``; ``user`` is empty where the server asks for
    none; ``ca`` is a certificate file of the bureau's own, relative to the workspace; ``timeout`` in seconds.
    """

    host: str
    port: int
    security: str
    address: str
    name: str = ""
    user: str = ""
    ca: str = ""
    timeout: int = SECONDS


def is_address(text: str) -> bool:
    """Tell whether a text is one plain mail address: nothing that a mail header could stumble over."""
    return _ADDRESS.fullmatch(text) is not None


def read_mail(node: Node | None) -> Mail | None:
    """Return the mail settings, None where there are none; AuthorError with its line for a mistake."""
    if node is None:
        return None
    node.only("host", "port", "security", "from", "user", "ca", "timeout")
    security = _one_of(node.get("security"))
    name, address = _from(node.need("from"))
    host, user, ca = node.need("host"), node.get("user"), node.get("ca")
    if not _HOST.fullmatch(host.text()):
        raise host.wrong("smtp.example.gov.cn")
    seconds = node.get("timeout")
    return Mail(
        host.text(),
        _port(node.get("port"), PORTS[security]),
        security,
        address,
        name,
        one_line(user.text()) if user else "",
        ca.text() if ca else "",
        seconds.least(1) if seconds else SECONDS,
    )


def _one_of(node: Node | None) -> str:
    return node.one_of(SECURITIES) if node else SECURITIES[0]


def _port(node: Node | None, usual: int) -> int:
    if node is None:
        return usual
    if node.least(1) > HIGHEST_PORT:
        raise node.wrong(f"1 … {HIGHEST_PORT}")
    return node.whole()


def _from(node: Node) -> tuple[str, str]:
    """Return name and address of ``address`` or ``name <address>``."""
    text = one_line(node.text())
    named = _NAMED.fullmatch(text)
    name, address = (named["name"].strip(' "'), named["address"].strip()) if named else ("", text)
    if not is_address(address):
        raise node.wrong("name@example.gov.cn")
    return name, address
