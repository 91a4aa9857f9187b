"""Cells that take one value of a list."""

from collections.abc import Iterator

from consolidate.checks.cells import inputs
from consolidate.checks.cells import no_content
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from consolidate.checks.levels import level1_of
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.layout import PlacedField
from templates.returned import Return
from templates.text import squeeze


def choices(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield each cell whose content its list lacks; an accepted alias of a level-1 name is in the list."""
    for field in inputs(returned):
        text = returned.text(field.id)
        if not field.choices or no_content(returned, field.id) or _listed(field, text, contract):
            continue
        yield found(
            Code.CHOICE_NOT_LISTED, field.id, label=text_fact(field.label), value=quoted(text), choices=field.choices
        )


def _listed(field: PlacedField, text: str, contract: Contract) -> bool:
    if squeeze(text) in {squeeze(choice) for choice in field.choices}:
        return True
    return field.id.endswith(".level1") and level1_of(text, contract.words) in field.choices
