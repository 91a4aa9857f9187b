"""Earlier years as the unit typed them, against what the ledger holds."""

from collections.abc import Iterator

from consolidate.checks.cells import inputs
from consolidate.checks.found import figure
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.amounts import plain_number
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import phrase_fact
from templates.finding import text_fact
from templates.interpret import NUMBERS
from templates.layout import PlacedField
from templates.returned import Return
from templates.text import squeeze
from templates.value import Value
from templates.value import ValueKind
from templates.vocabulary import Vocabulary
from templates.years import measured


def prior_restated(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each earlier value that differs from the ledger's by more than the way it is written."""
    for field in inputs(returned):
        ledger = contract.priors.get(field.id, "").strip()
        if not ledger or not returned.text(field.id):
            continue
        given = _differs(field, ledger, returned, contract.words)
        if given:
            yield found(
                Code.PRIOR_RESTATED,
                field.id,
                label=text_fact(field.label),
                given=given,
                expected=quoted(ledger),
                source=phrase_fact("source_ledger"),
            )


def _differs(field: PlacedField, ledger: str, returned: Return, words: Vocabulary) -> str:
    """Return what the unit wrote if it is another value than the ledger's, else nothing."""
    text = returned.text(field.id)
    if field.kind in NUMBERS:
        amount, known = returned.amounts.get(field.id), plain_number(squeeze(ledger))
        return figure(amount) if amount is not None and known is not None and amount != known else ""
    measure = returned.text(f"{field.row_group}.measure")
    values = [measured(one, measure, words) for one in (text, ledger)]
    return "" if squeeze(text) == squeeze(ledger) or _same(*values) else quoted(text)


def _same(one: Value, other: Value) -> bool:
    """Tell whether two values say the same number; ``100`` is ``100%``."""
    if not one.numeric or not other.numeric or one.low != other.low:
        return False
    return one.measure == other.measure or ValueKind.NUMBER in (one.kind, other.kind)
