"""What a distribution or a round of reminders did, and how it is entered in the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

from consolidate.ledger.register import Sending
from templates.roster import Unit
from tianbao.desk import Desk
from tianbao.reporting import write_new
from tianbao.sending.parcels import Failure

Entry = tuple[str, str, str, str]
FOLDERS = {"distribute": "分发", "feedback": "分发", "reminder": "催报"}


@dataclass
class Round:
    """One run: what was entered in the register, what was written, whom it did not reach."""

    desk: Desk
    kind: str
    channel: str
    again: bool = False
    sendings: list[Sending] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def enter(self, entries: Iterable[Entry], recipient: str, channel: str = "") -> None:
        """Enter (issue, unit, form, file) in the register at once, so that a run that dies keeps what it did."""
        desk = self.desk
        rows = [
            Sending(issue, unit, form, desk.year, self.kind, channel or self.channel, recipient, file, desk.face.today)
            for issue, unit, form, file in entries
        ]
        desk.ledger.record_sendings(rows)
        self.sendings += rows

    def put(self, stem: str, suffix: str, content: bytes) -> str:
        """Write a file of this run beside the other ones and return where it lies.

        A name that the register knows is taken; anything else of that name is left over from a run that died.
        """
        desk = self.desk
        folder = desk.workspace.outbox / str(desk.year) / FOLDERS[self.kind]
        known = {one.file for one in desk.ledger.sendings(desk.year)}
        numbers = iter(range(1, len(known) + 2))
        while (shown := desk.workspace.relative(path := _path(folder, stem, suffix, next(numbers)))) in known:
            continue
        write_new(path, content, shown, force=True)
        self.files.append(shown)
        return shown

    def fail(self, unit: Unit, why: str, what: str = "") -> None:
        """Remember that a unit was not reached."""
        self.failures.append(Failure(unit, why, what))

    def document(self) -> dict[str, Any]:
        """Return what scripts are told."""
        names = {unit.code: unit for unit in self.desk.roster.units}
        return {
            "year": self.desk.year,
            "kind": self.kind,
            "channel": self.channel,
            "again": self.again,
            "files": self.files,
            "handed": [shape(one, names) for one in self.sendings],
            "failed": [
                {
                    "unit": one.unit.code,
                    "name": one.unit.name,
                    "reason": one.why,
                    "message": self.desk.face.phrase(f"why_{one.why}", what=one.what),
                }
                for one in self.failures
            ],
        }


def shape(sending: Sending, units: dict[str, Unit]) -> dict[str, Any]:
    """Return one line of the register as scripts see it."""
    unit = units.get(sending.unit)
    return {
        "unit": sending.unit,
        "name": unit.name if unit else None,
        "department": (unit.department if unit else "") or None,
        "form": sending.form,
        "issue": sending.issue,
        "kind": sending.kind,
        "channel": sending.channel,
        "recipient": sending.recipient,
        "file": sending.file,
        "sent_at": sending.sent_at,
    }


def _path(folder: Path, stem: str, suffix: str, number: int) -> Path:
    return folder / f"{stem}{f'_{number}' if number > 1 else ''}{suffix}"
