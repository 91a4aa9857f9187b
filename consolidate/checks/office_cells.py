"""What an office suite leaves in a cell instead of an answer: an error, a formula."""

from collections.abc import Iterator

from consolidate.checks.cells import inputs
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.returned import ReadingKind
from templates.returned import Return

CODES = {ReadingKind.ERROR: Code.ERROR_VALUE, ReadingKind.FORMULA: Code.FORMULA_IN_INPUT}


def office_cells(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield the unit's cells that hold an error value or a formula."""
    del contract
    for field in inputs(returned):
        reading = returned.reading(field.id)
        if reading.kind in CODES:
            yield found(CODES[reading.kind], field.id, label=text_fact(field.label), value=quoted(reading.text))
