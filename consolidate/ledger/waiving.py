"""Waivers in the ledger: kept together with what the return came to by them."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection
from sqlalchemy import RowMapping
from sqlalchemy import insert
from sqlalchemy import select

from consolidate.ledger.rows import Submission
from consolidate.ledger.rows import facts_of_text
from consolidate.ledger.rows import facts_text
from consolidate.ledger.schema import WAIVERS
from consolidate.ledger.write import add_attempt
from consolidate.ledger.write import last_judged
from consolidate.outcome import Outcome
from consolidate.waivers import Waiver
from templates.codes import Code


def add_waivers(connection: Connection, seen: Submission, outcome: Outcome, given: Sequence[Waiver]) -> bool:
    """Keep the waivers and the return as judged with them; False where its last judgement is not the one seen."""
    earlier = last_judged(connection, seen.source.sha256)
    if earlier is None or earlier["sequence"] != seen.sequence:
        return False
    connection.execute(insert(WAIVERS), [_row(one) for one in given])
    add_attempt(connection, outcome, seen.year, earlier)
    return True


def waivers_of(connection: Connection, year: int) -> tuple[Waiver, ...]:
    """Return every waiver of a year, oldest first."""
    rows = connection.execute(select(WAIVERS).where(WAIVERS.c.year == year).order_by(WAIVERS.c.sequence))
    return tuple(_of_row(row) for row in rows.mappings())


def _row(waiver: Waiver) -> dict[str, str | int]:
    return {**asdict(waiver), "code": waiver.code.value, "facts": facts_text(waiver.facts)}


def _of_row(row: RowMapping) -> Waiver:
    given = {key: row[key] for key in ("unit", "form", "year", "project", "field", "reason", "waived_on")}
    return Waiver(**given, code=Code(row["code"]), facts=facts_of_text(row["facts"]))
