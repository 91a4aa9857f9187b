"""Mails as bytes: drafts that mail programs open for sending, and messages for the server."""

import hashlib
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from pathlib import Path

from templates.mail_settings import Mail
from tianbao.sending.letter import Written
from tianbao.table import printable

TYPES = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
OTHER = ("application", "octet-stream")
LONGEST = 120
QUOTES = str.maketrans(dict.fromkeys('"\\<>', " "))


@dataclass(frozen=True, slots=True)
class Envelope:
    """To whom a mail goes and by whom; ``sender`` is None for a draft without a known server."""

    name: str
    recipients: tuple[str, ...]
    sender: Mail | None = None


def draft(envelope: Envelope, written: Written, files: Iterable[Path]) -> bytes:
    """Return an .eml that Outlook opens as a mail not sent yet."""
    message = _message(envelope, written, files)
    message["X-Unsent"] = "1"
    return message.as_bytes()


def outgoing(envelope: Envelope, written: Written, files: Iterable[Path], mark: Sequence[str]) -> EmailMessage:
    """Return a message for the server; equal marks give an equal Message-ID, so that a mail sent twice shows as one."""
    message = _message(envelope, written, files)
    message["Date"] = formatdate(localtime=True)
    domain = envelope.sender.address.partition("@")[2] if envelope.sender else "localhost"
    digest = hashlib.sha256("\n".join((*mark, *envelope.recipients)).encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{digest}@{domain}>"
    return message


def _message(envelope: Envelope, written: Written, files: Iterable[Path]) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = plain_header(written.subject)
    if envelope.sender:
        message["From"] = _address(envelope.sender.name, envelope.sender.address)
    message["To"] = [_address(envelope.name, one) for one in envelope.recipients]
    message.set_content(written.body, charset="utf-8", cte="base64")
    for path in files:
        kind, subtype = TYPES.get(path.suffix.lower(), OTHER)
        message.add_attachment(path.read_bytes(), kind, subtype, filename=plain_header(path.name))
    if message.is_multipart():  # the library would draw a boundary by lot: equal drafts are equal bytes
        message.set_boundary(f"=-{hashlib.sha256(written.body.encode()).hexdigest()[:32]}")
    return message


def _address(name: str, address: str) -> Address:
    return Address(plain_header(name.translate(QUOTES)), addr_spec=address)


def plain_header(text: str) -> str:
    """Return a text that can stand in a header: one line, nothing hidden, nothing that looks encoded (``=?…?=``)."""
    return " ".join(printable(text).replace("=?", "= ?").split())[:LONGEST]
