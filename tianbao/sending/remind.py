"""Reminders: who is late or nearly so, one letter to each unit, by mail, as a draft, or on paper."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from consolidate.district import Standing
from consolidate.ledger.register import EML
from consolidate.ledger.register import PAPER
from consolidate.ledger.register import REMINDER
from consolidate.ledger.register import SMTP
from consolidate.standings import ISSUED
from consolidate.standings import OVERDUE
from consolidate.standings import SENT_BACK
from templates.roster import Unit
from tianbao.desk import Desk
from tianbao.filing import Wanted
from tianbao.filing import filed_district
from tianbao.issuing import safe_name
from tianbao.sending.alone import alone
from tianbao.sending.fill import day_of
from tianbao.sending.fill import reminder_values
from tianbao.sending.handed import Entry
from tianbao.sending.handed import Round
from tianbao.sending.letter import Letter
from tianbao.sending.letter import Written
from tianbao.sending.letter import letter_of
from tianbao.sending.letter import write_letter
from tianbao.sending.mails import Envelope
from tianbao.sending.mails import draft
from tianbao.sending.mails import outgoing
from tianbao.sending.parcels import Asked
from tianbao.sending.parcels import addresses
from tianbao.sending.postman import Postman
from tianbao.workspace import INNER

PATIENCE = 3  # days after a return was sent back before the unit is reminded of it


@dataclass(frozen=True, slots=True)
class Late:
    """One unit to be reminded, and of what; ``times`` counts this reminder too."""

    unit: Unit
    standings: tuple[Standing, ...]

    @property
    def times(self) -> int:
        """Which reminder this is."""
        return max(one.out.reminded for one in self.standings) + 1

    def entries(self, file: str) -> list[Entry]:
        """Return the lines of the register."""
        return [(one.out.issue, self.unit.code, one.form, file) for one in self.standings]


def remind(desk: Desk, asked: Asked, days: int, channel: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """Remind every unit that is late, or has a form due within ``days``; return what scripts are told.

    A unit without an address, or with a wrong one (``paper_instead``), gets a letter on paper: it is not left out.
    A unit is reminded once a day, unless asked again. AuthorError as for ``distribute``; then nothing went out.
    """
    with alone(desk.workspace.root / INNER):
        found = _late(desk, asked, days)
        due = [one for one in found if asked.again or any(s.out.reminded_on != desk.face.today for s in one.standings)]
        done = Round(desk, REMINDER, channel, asked.again)
        letter = letter_of(desk.workspace.root, REMINDER, desk.face.lang)
        mailed = [one for one in due if channel != PAPER and addresses(one.unit)[0]]
        if channel == SMTP and mailed:
            _send(desk, done, letter, mailed, environment)
        else:
            _drafts(desk, done, letter, mailed)
        papers = [one for one in due if one not in mailed]
        _papers(desk, done, letter, papers)
    reminded = {one.unit for one in done.sendings}
    wrong = [] if channel == PAPER else [one.unit for one in papers if one.unit.email.strip()]
    instead = [{"unit": one.code, "name": one.name, "email": addresses(one)[1]} for one in wrong]
    return done.document() | {"units": len(reminded), "today": len(found) - len(due), "paper_instead": instead}


def _late(desk: Desk, asked: Asked, days: int) -> list[Late]:
    standings: dict[str, list[Standing]] = defaultdict(list)
    for one in filed_district(desk, Wanted(asked.forms)).standings:
        if _is_late(one, desk.face.today, days):
            standings[one.unit.code].append(one)
    units = (unit for unit in desk.units(asked.units) if unit.code in standings)
    return [Late(unit, tuple(standings[unit.code])) for unit in units]


def _is_late(one: Standing, today: str, days: int) -> bool:
    """Tell whether a return is late, due within some days, or was sent back and not heard of since."""
    if one.state == OVERDUE:
        return True
    left = _between(today, one.due) if one.due else None
    if one.state == SENT_BACK:
        waited = _between(one.out.sent_back_on, today)
        return left is not None and left < 0 and waited >= PATIENCE
    return one.state == ISSUED and left is not None and left <= days


def _between(first: str, second: str) -> int:
    """Return how many days lie between two ISO days."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def _sentence(desk: Desk, one: Standing) -> str:
    form = desk.face.phrase("letter_form", title=_title(desk, one))
    left, due = _between(desk.face.today, one.due), day_of(desk, one.due)
    if one.state == SENT_BACK:
        return desk.face.phrase("letter_back", form=form, due=due, day=day_of(desk, one.out.sent_back_on))
    if one.state == OVERDUE:
        return desk.face.phrase("letter_unread" if one.version else "letter_late", form=form, due=due, days=-left)
    return desk.face.phrase("letter_soon" if left else "letter_today", form=form, due=due, days=left)


def _title(desk: Desk, one: Standing) -> str:
    form = desk.forms.get(one.form)
    return form.title.say(desk.face.lang) if form else one.form


def _written(desk: Desk, letter: Letter, late: Late) -> Written:
    titles = [_title(desk, one) for one in late.standings]
    lines = [_sentence(desk, one) for one in late.standings]
    return write_letter(letter, reminder_values(desk, late.unit, titles, lines, late.times))


def _stem(desk: Desk, unit: Unit) -> str:
    name = safe_name(desk.face.phrase("remind_stem"))
    return f"{safe_name(unit.code)}_{safe_name(unit.name)}_{name}_{desk.face.today}"


def _drafts(desk: Desk, done: Round, letter: Letter, lates: list[Late]) -> None:
    for late in lates:
        envelope = Envelope(late.unit.name, addresses(late.unit)[0], desk.rules.mail)
        content = draft(envelope, _written(desk, letter, late), ())
        file = done.put(_stem(desk, late.unit), ".eml", content)
        done.enter(late.entries(file), "; ".join(envelope.recipients), EML)


def _papers(desk: Desk, done: Round, letter: Letter, lates: list[Late]) -> None:
    if not lates:
        return
    from tianbao.sending.paper import letter_paper

    for late in lates:
        written = _written(desk, letter, late)
        file = done.put(_stem(desk, late.unit), ".docx", letter_paper(written.subject, written.body, desk.face.lang))
        done.enter(late.entries(file), late.unit.name, PAPER)


def _send(desk: Desk, done: Round, letter: Letter, lates: list[Late], environment: Mapping[str, str]) -> None:
    postman = Postman.of(desk.rules.mail, environment, desk.workspace.root)
    try:
        for late in desk.face.along(lates, len(lates), "sending_bar"):
            envelope = Envelope(late.unit.name, addresses(late.unit)[0], desk.rules.mail)
            mark = (REMINDER, desk.face.today, str(late.times), *(one.out.issue for one in late.standings))
            answer = postman.deliver(outgoing(envelope, _written(desk, letter, late), (), mark), envelope.recipients)
            if answer.accepted:
                done.enter(late.entries(""), "; ".join(answer.accepted), SMTP)
            if answer.why:
                done.fail(late.unit, answer.why, answer.what)
            for refused in answer.refused if answer.accepted else ():
                done.fail(late.unit, "some_refused", refused)
    finally:
        postman.close()
