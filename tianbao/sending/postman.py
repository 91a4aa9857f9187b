"""The bureau's mail server: opened once, one message at a time, each ending in what the server said."""

import smtplib
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from templates.codes import Slip
from templates.finding import facts
from templates.mail_settings import Mail
from templates.slips import AuthorError
from templates.slips import Origin

PASSWORD = "TIANBAO_SMTP_PASSWORD"  # noqa: S105 - the name of the variable
GONE = 421
TROUBLE = (OSError, smtplib.SMTPException, ValueError)  # ValueError: a password or host that is not ASCII


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one message: who it was accepted for, who was refused and why, why nobody got it.

    ``why`` is the end of a phrase ``why_…``, empty where the server took the message.
    """

    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    why: str = ""
    what: str = ""


class Postman:
    """A connection to the mail server that is opened anew when it breaks, and given up when it cannot be."""

    def __init__(self, mail: Mail, password: str, root: Path) -> None:
        """Take the settings, the password (empty for none) and the workspace, where an own certificate lies."""
        self.mail, self._password, self._root = mail, password, root
        self._server: smtplib.SMTP | None = None
        self._gone = ""

    @classmethod
    def of(cls, mail: Mail | None, environment: Mapping[str, str], root: Path) -> "Postman":
        """Return the postman of a workspace, the server reached; AuthorError where that cannot be."""
        if mail is None:
            raise AuthorError(Slip.MAIL_NOT_SET, Origin("rules.yaml"))
        password = environment.get(PASSWORD, "")
        if mail.user and not password:
            raise AuthorError(Slip.MAIL_PASSWORD_MISSING, Origin(), facts(user=mail.user, variable=PASSWORD))
        postman = cls(mail, password, root)
        try:
            postman._server = postman._opened()
        except TROUBLE as error:
            told = facts(host=mail.host, port=mail.port, what=said(error))
            raise AuthorError(Slip.MAIL_SERVER, Origin(), told) from None
        return postman

    def deliver(self, message: EmailMessage, recipients: tuple[str, ...]) -> Answer:
        """Hand one message to the server and return what it said; raises nothing that a server can cause."""
        if self._server is None and not self._gone:
            try:
                self._server = self._opened()
            except TROUBLE as error:
                self._gone = said(error)
        if self._server is None:
            return Answer(why="not_tried", what=self._gone)
        try:
            refused = self._server.send_message(message, self.mail.address, recipients)
        except smtplib.SMTPRecipientsRefused as error:
            return self._refused(_refusals(error.recipients), drop=_closing(*error.recipients.values()))
        except smtplib.SMTPResponseException as error:  # sender or content refused
            reply = (error.smtp_code, error.smtp_error)
            return self._refused((_reply(*reply),), drop=_closing(reply))
        except TROUBLE as error:
            self._drop()
            return Answer(why="broken", what=said(error))
        accepted = tuple(one for one in recipients if one not in refused)
        return Answer(accepted, _refusals(refused))

    def close(self) -> None:
        """Say goodbye."""
        if self._server is not None:
            with suppress(*TROUBLE):
                self._server.quit()
            self._drop()

    def _refused(self, refused: tuple[str, ...], *, drop: bool) -> Answer:
        if drop:
            self._drop()
        return Answer(refused=refused, why="refused", what="; ".join(refused))

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None

    def _opened(self) -> smtplib.SMTP:
        mail = self.mail
        server: smtplib.SMTP = (
            smtplib.SMTP_SSL(mail.host, mail.port, timeout=mail.timeout, context=self._context())
            if mail.security == "tls"
            else smtplib.SMTP(mail.host, mail.port, timeout=mail.timeout)
        )
        try:
            if mail.security == "starttls":
                server.starttls(context=self._context())
            if mail.user:
                server.login(mail.user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self._root / self.mail.ca) if self.mail.ca else None)


def said(error: Exception) -> str:
    """Return an error of the network or the server in one line, the server's own words where there are any."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__


def _refusals(refused: Mapping[str, tuple[int, bytes]]) -> tuple[str, ...]:
    return tuple(f"{address} ({_reply(*reply)})" for address, reply in refused.items())


def _reply(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}".strip()


def _closing(*replies: tuple[int, bytes | str]) -> bool:
    """Tell whether the server is about to hang up."""
    return any(code == GONE for code, _ in replies)
