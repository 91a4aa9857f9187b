"""Outcomes as rows and rows as outcomes: what goes in comes back equal."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping

from consolidate.outcome import Outcome
from consolidate.outcome import State
from templates.codes import Code
from templates.finding import Fact
from templates.finding import Facts
from templates.finding import Finding
from templates.finding import Place
from templates.finding import Severity
from templates.layout import PlacedField
from templates.returned import BLANK
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Source

UNSETTLED = frozenset({State.QUARANTINED, State.IGNORED})


@dataclass(frozen=True, slots=True)
class Submission:
    """One returned file in the ledger, without its content.

    ``sequence`` is the number of its latest judgement in the order of recording, ``first`` that of the first one:
    by it files are ordered, however often they are judged. ``unit``, ``form`` and ``issue`` are empty where nobody
    could tell whose it is, ``year`` is None where nobody knew one; ``readable`` says whether it has readings.
    """

    sequence: int
    source: Source
    unit: str
    form: str
    year: int | None
    issue: str
    state: State
    readable: bool
    first: int

    @property
    def order(self) -> tuple[str, int]:
        """What the files of a unit are ordered by: the day on which they came, then as they were recorded first."""
        return self.source.received, self.first

    @property
    def identified(self) -> bool:
        """Whether it is a unit's return, in whatever state; an ignored file is none."""
        return bool(self.issue) and self.state is not State.IGNORED

    @property
    def settled(self) -> bool:
        """Whether these bytes were judged for good; a file that was turned away may be judged once more."""
        return self.state not in UNSETTLED


def submission_row(outcome: Outcome, year: int | None, attempt: int) -> dict[str, Any]:
    """Return the row of a file; its own year outranks the one given."""
    whose: dict[str, Any] = {"unit": "", "form": "", "year": year, "issue": None}
    if outcome.issued is not None:
        stamp = outcome.issued.stamp
        whose = {"unit": stamp.unit, "form": stamp.form, "year": stamp.year, "issue": stamp.issue}
    return {
        **asdict(outcome.source),
        "attempt": attempt,
        **whose,
        "state": outcome.state.value,
        "readable": outcome.returned is not None,
    }


def submission_of_row(row: RowMapping) -> Submission:
    """Return the file of a row."""
    return Submission(
        row["sequence"],
        Source(row["file"], row["sha256"], row["received"]),
        row["unit"],
        row["form"],
        row["year"],
        row["issue"] or "",
        State(row["state"]),
        row["readable"],
        row["first"],
    )


def reading_rows(outcome: Outcome, submission: int) -> Iterator[dict[str, Any]]:
    """Yield the row of every reading, with the cell where it stands."""
    if outcome.returned is None:
        return
    places = {one.id: one for one in outcome.returned.fields()}
    for position, (field, reading) in enumerate(outcome.returned.readings.items(), start=1):
        number = None if reading.number is None else str(reading.number)
        yield {
            "submission": submission,
            "position": position,
            "field": field,
            "kind": reading.kind.value,
            "text": reading.text,
            "number": number,
            "shown": reading.shown,
            **_cell(places.get(field)),
        }


def _cell(field: PlacedField | None) -> dict[str, str]:
    return {"sheet": field.sheet, "cell": field.cell} if field else {"sheet": "", "cell": ""}


def reading_of_row(row: RowMapping) -> Reading:
    """Return the reading of a row."""
    kind, text, number, shown = ReadingKind(row["kind"]), row["text"], row["number"], row["shown"]
    if kind is ReadingKind.BLANK and number is None and not text and not shown:
        return BLANK
    return Reading(kind, text, None if number is None else Decimal(number), shown)


def finding_rows(outcome: Outcome, submission: int) -> Iterator[dict[str, Any]]:
    """Yield the row of every finding, in order."""
    for position, finding in enumerate(outcome.findings, start=1):
        yield {
            "submission": submission,
            "position": position,
            "code": finding.code.value,
            "severity": finding.severity.value,
            **asdict(finding.place),
            "facts": facts_text(finding.facts),
            "reason": finding.reason,
            "waiver": finding.waiver,
        }


def finding_of_row(row: RowMapping) -> Finding:
    """Return the finding of a row."""
    parts = ("file", "unit", "form", "project", "year", "field", "sheet", "cell")
    place = Place(**{part: row[part] for part in parts})
    grave, told = Severity(row["severity"]), facts_of_text(row["facts"])
    return Finding(Code(row["code"]), grave, place, told, row["reason"], row["waiver"])


def facts_text(given: Facts) -> str:
    """Return facts as one text; equal facts give equal texts."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def facts_of_text(text: str) -> Facts:
    """Return the facts of a text."""
    return tuple((key, _fact(fact)) for key, fact in json.loads(text))


def _fact(fact: str | int | list[str]) -> Fact:
    return tuple(fact) if isinstance(fact, list) else fact
