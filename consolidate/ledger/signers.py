"""Which key signed what was issued."""

from collections import Counter

from sqlalchemy import Connection
from sqlalchemy import select

from consolidate.ledger.schema import ISSUES
from templates.issued import from_record


def signers(connection: Connection) -> Counter[str]:
    """Return how many workbooks of all years each key signed, by the key's id; one at a time, they are large."""
    records = connection.execution_options(stream_results=True).scalars(select(ISSUES.c.record))
    return Counter(from_record(record).stamp.key for record in records)
