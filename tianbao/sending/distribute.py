"""Handing out: department zips, a draft for every unit, or through the mail server; each entered at once."""

from collections.abc import Mapping
from typing import Any

from consolidate.ledger.register import EML
from consolidate.ledger.register import FEEDBACK
from consolidate.ledger.register import ZIP
from tianbao.desk import Desk
from tianbao.issuing import safe_name
from tianbao.sending.alone import alone
from tianbao.sending.fill import parcel_values
from tianbao.sending.handed import Entry
from tianbao.sending.handed import Round
from tianbao.sending.handed import shape
from tianbao.sending.letter import letter_of
from tianbao.sending.letter import write_letter
from tianbao.sending.mails import Envelope
from tianbao.sending.mails import draft
from tianbao.sending.mails import outgoing
from tianbao.sending.parcels import Asked
from tianbao.sending.parcels import Parcel
from tianbao.sending.parcels import Waiting
from tianbao.sending.parcels import addresses
from tianbao.sending.parcels import no_address
from tianbao.sending.parcels import waiting
from tianbao.sending.postman import Answer
from tianbao.sending.postman import Postman
from tianbao.workspace import INNER

BETWEEN = "; "


def distribute(desk: Desk, asked: Asked, channel: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """Hand out what waits, by the channel; return what scripts are told.

    AuthorError for a wrong letter, an unusable mail server, or another window that is sending; then nothing went out.
    """
    with alone(desk.workspace.root / INNER):
        found = waiting(desk, asked)
        done = Round(desk, asked.kind, channel, asked.again)
        done.failures += found.failures
        if channel == ZIP:
            _zips(desk, done, found)
        elif channel == EML:
            _drafts(desk, done, found)
        else:
            _send(desk, done, found, environment)
    counts = {"kept": found.kept, "drafts": found.drafts, "returned": found.returned}
    return done.document() | counts


def _zips(desk: Desk, done: Round, found: Waiting) -> None:
    from tianbao.sending.zips import by_department
    from tianbao.sending.zips import department_zip

    name = desk.face.phrase("distribute_stem_feedback" if done.kind == FEEDBACK else "distribute_stem")
    for department, parcels in by_department(desk, found.parcels).items():
        stem = f"{safe_name(department)}_{desk.year}_{safe_name(name)}"
        file = done.put(stem, ".zip", department_zip(desk, department, parcels, done.kind))
        done.enter((entry for parcel in parcels for entry in _entries(parcel, file)), department)


def _drafts(desk: Desk, done: Round, found: Waiting) -> None:
    letter = letter_of(desk.workspace.root, done.kind, desk.face.lang)
    name = desk.face.phrase("distribute_stem_feedback" if done.kind == FEEDBACK else "distribute_stem")
    for parcel in found.parcels:
        envelope = _envelope(desk, parcel)
        if not envelope.recipients:
            done.failures.append(no_address(parcel.unit))
            continue
        written = write_letter(letter, parcel_values(desk, parcel))
        content = draft(envelope, written, (path for item in parcel.items for path in item.files))
        stem = f"{safe_name(parcel.unit.code)}_{safe_name(parcel.unit.name)}_{desk.year}_{safe_name(name)}"
        done.enter(_entries(parcel, done.put(stem, ".eml", content)), BETWEEN.join(envelope.recipients))


def _send(desk: Desk, done: Round, found: Waiting, environment: Mapping[str, str]) -> None:
    letter = letter_of(desk.workspace.root, done.kind, desk.face.lang)
    if not found.parcels:
        return
    postman = Postman.of(desk.rules.mail, environment, desk.workspace.root)
    try:
        for parcel in desk.face.along(found.parcels, len(found.parcels), "sending_bar"):
            envelope = _envelope(desk, parcel)
            if not envelope.recipients:
                done.failures.append(no_address(parcel.unit))
                continue
            written = write_letter(letter, parcel_values(desk, parcel))
            files = [path for item in parcel.items for path in item.files]
            mark = [item.line.issue for item in parcel.items]
            message = outgoing(envelope, written, files, (done.kind, *mark, *_before(desk, mark)))
            answer = postman.deliver(message, envelope.recipients)
            if answer.accepted:
                done.enter(_entries(parcel), BETWEEN.join(answer.accepted))
            _tell(done, parcel, answer)
    finally:
        postman.close()


def _before(desk: Desk, issues: list[str]) -> tuple[str, ...]:
    """Return what tells a mail sent --again from the first one."""
    return tuple(str(n) for n, one in enumerate(desk.ledger.sendings(desk.year)) if one.issue in issues)


def _tell(done: Round, parcel: Parcel, answer: Answer) -> None:
    if answer.why:
        done.fail(parcel.unit, answer.why, answer.what)
    for refused in answer.refused if answer.accepted else ():
        done.fail(parcel.unit, "some_refused", refused)


def _entries(parcel: Parcel, file: str = "") -> list[Entry]:
    """Return the lines of the register for a parcel; a mail leaves no file, so each workbook stands for itself."""
    lines = [item.line for item in parcel.items]
    return [(line.issue, line.unit, line.form, file or line.file) for line in lines]


def _envelope(desk: Desk, parcel: Parcel) -> Envelope:
    return Envelope(parcel.unit.name, addresses(parcel.unit)[0], desk.rules.mail)


def register(desk: Desk) -> dict[str, Any]:
    """Return the register of a year: what went to whom, how and when."""
    units = {unit.code: unit for unit in desk.roster.units}
    return {"year": desk.year, "sendings": [shape(one, units) for one in desk.ledger.sendings(desk.year)]}
