"""A real mail server on this machine: keeps what it accepted, refuses, dies or asks for a password as told."""

import socket
import ssl
from asyncio import WriteTransport
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from aiosmtpd.smtp import AuthResult
from aiosmtpd.smtp import Envelope
from aiosmtpd.smtp import LoginPassword
from aiosmtpd.smtp import Session

HOST = "127.0.0.1"
USER, SECRET = "jxk@example.gov.cn", "s3cret pass"  # not a real one


@dataclass
class Post:
    """What a server accepted, and how it behaves.

    ``dies_at`` counts messages; ``dying`` is called then; ``stays_dead`` stops listening, too.
    """

    refused: frozenset[str] = frozenset()
    dies_at: int | None = None
    stays_dead: bool = False
    dying: Callable[[], object] = bool
    port: int = 0
    mails: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)
    controller: Controller | None = None

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take a recipient, or say that there is none."""
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        """Keep a message, or hang up without a word."""
        if len(self.mails) == self.dies_at:
            self.dies_at = None
            self.dying()
            if self.stays_dead and self.controller is not None and self.controller.server is not None:
                self.controller.server.close()
            assert isinstance(server.transport, WriteTransport)
            server.transport.abort()
            return "451 never seen"
        assert isinstance(envelope.content, bytes)
        self.mails.append((tuple(envelope.rcpt_tos), envelope.content))
        assert server.transport is not None
        self.secure.append(session.ssl is not None or server.transport.get_extra_info("ssl_object") is not None)
        return "250 OK kept"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: LoginPassword
    ) -> AuthResult:
        """Let in who knows the password."""
        self.logins.append(given.login.decode())
        return AuthResult(success=given.password.decode() == SECRET, handled=False)

    @property
    def recipients(self) -> list[str]:
        """Everybody a message was accepted for, in order."""
        return [one for to, _ in self.mails for one in to]

    def message(self, number: int = 0) -> EmailMessage:
        """Return a message as a mail program reads it."""
        message = message_from_bytes(self.mails[number][1], policy=default)
        assert isinstance(message, EmailMessage)
        return message


@contextmanager
def serving(post: Post, *, login: bool = False, **how: Any) -> Iterator[Post]:  # noqa: ANN401 - aiosmtpd's options
    """Run the server on a free port; ``tls_context`` with ``require_starttls``, or ``ssl_context`` for TLS at once."""
    post.port = free_port()
    if login:
        how |= {"authenticator": post.authenticate, "auth_required": True, "auth_require_tls": False}
    controller = Controller(post, hostname=HOST, port=post.port, **how)
    post.controller = controller
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def server_context(certificate: Path) -> ssl.SSLContext:
    """Return how a server shows its certificate; the file holds the key, too."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
