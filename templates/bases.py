"""Which earlier value a row is compared with: what the ledger holds, and only then what the unit typed."""

from collections.abc import Sequence
from dataclasses import replace

from templates.contract import Contract
from templates.indicators import IndicatorRow
from templates.returned import Return

COLUMNS = ("prior2", "prior1")


def on_ledger(rows: Sequence[IndicatorRow], returned: Return, contract: Contract) -> tuple[IndicatorRow, ...]:
    """Return the rows with the ledger's earlier values in place of those the unit was to type.

    What the bureau prefilled stays as it was issued: that is what the unit has seen.
    """
    if not contract.priors:
        return tuple(rows)
    typed = {one.id for one in returned.fields() if one.unlocked}
    return tuple(_based(row, typed, contract) for row in rows)


def _based(row: IndicatorRow, typed: set[str], contract: Contract) -> IndicatorRow:
    held = {
        column: contract.priors[row.field(column)]
        for column in COLUMNS
        if row.field(column) in typed and contract.priors.get(row.field(column))
    }
    return replace(row, prior2=held.get("prior2", row.prior2), prior1=held.get("prior1", row.prior1))
