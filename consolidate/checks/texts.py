"""Cells that take words: too long, or still the form's own hint."""

import re
from collections.abc import Iterator

from consolidate.checks.cells import inputs
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.layout import PlacedField
from templates.returned import Return
from templates.text import squeeze

# What the form itself has behind a name: 农村低保发放人数（≥**人）; the name is the unit's own answer all the same.
_TAIL = re.compile(r"(?:\([^()]*\*\*[^()]*\)|[≥≤><=]\*\*\S{0,4}$)")
LEAST_NAME = 4
LONGEST_HINT = 20  # characters of a long text that may be nothing but what the form printed in it: （100字以内）
WORDED = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.VALUE})


def texts(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield texts longer than the form allows, and hints or ×× returned as if they were answers."""
    for field in inputs(returned):
        text = returned.text(field.id)
        if field.kind not in WORDED or not text:
            continue
        if len(text) > field.longest:
            yield found(
                Code.TEXT_TOO_LONG, field.id, label=text_fact(field.label), length=len(text), limit=field.longest
            )
        if _left(field, squeeze(text), contract):
            yield found(Code.TEMPLATE_TEXT_LEFT, field.id, label=text_fact(field.label), value=quoted(text))


def _left(field: PlacedField, text: str, contract: Contract) -> bool:
    hints = {squeeze(hint) for hint in (field.hint.zh, field.hint.en)} - {""}
    if field.kind is Kind.LONG_TEXT and len(text) > LONGEST_HINT:  # a page of real content may well say 3000字以内
        return text in hints
    if field.id == f"{field.row_group}.level3":
        name = _TAIL.sub("", text)
        text = name if len(name) >= LEAST_NAME else text
    return text in hints or any(mark in text for mark in contract.words.template)
