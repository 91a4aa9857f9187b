"""Cells that take a date."""

import re
from collections.abc import Iterator
from datetime import date

from consolidate.checks.cells import inputs
from consolidate.checks.cells import no_content
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.returned import Reading
from templates.returned import ReadingKind
from templates.returned import Return
from templates.text import tidy

_WRITTEN = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")
_HOUR = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")


def dates(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield date cells that hold no date, or one outside the days it may be."""
    del contract
    year = returned.issued.stamp.year
    for field in inputs(returned):
        if field.kind is not Kind.DATE or no_content(returned, field.id):
            continue
        day, (first, last) = read_date(returned.reading(field.id)), field.days(year)
        if day is None or not first <= day <= last:
            value = quoted(returned.text(field.id))
            yield found(
                Code.DATE_UNREADABLE,
                field.id,
                label=text_fact(field.label),
                value=value,
                low=first.isoformat(),
                high=last.isoformat(),
            )


def read_date(reading: Reading) -> date | None:
    """Return the day of a date cell, or of text like 2024-01-16, 2024/1/16, 2024.1.16, 2024年1月16日."""
    if reading.kind not in (ReadingKind.DATE, ReadingKind.TEXT):
        return None
    match = _WRITTEN.fullmatch(_HOUR.sub("", tidy(reading.text)).replace(" ", ""))
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]))
    except ValueError:
        return None
