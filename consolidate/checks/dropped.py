"""When an indicator of last year counts as given up: one answer for the required cells and for the years."""

from collections.abc import Mapping

from consolidate.checks.cells import no_content
from templates.form import Owner
from templates.layout import PlacedField
from templates.returned import Return
from templates.value import Value
from templates.value import ValueKind
from templates.value_reader import read_value
from templates.vocabulary import Vocabulary

NAMES = ("level1", "level2", "level3")


def known_before(row: Mapping[str, PlacedField]) -> bool:
    """Tell whether the bureau named this indicator from last year's return."""
    return any(name in row and row[name].owner is Owner.BUREAU for name in NAMES)


def dropped(returned: Return, row: Mapping[str, PlacedField], words: Vocabulary) -> bool:
    """Tell whether the row carries an indicator of last year on without a target.

    In a row the bureau named, a blank or a dash drops it; in one the unit named itself only a dash beside
    last year's value does, for a blank was simply forgotten there. Where last year gave no value either, nothing
    was dropped and nothing is asked: see ``had_value``.
    """
    target = row.get("target")
    if target is None or "actual" in row or no_content(returned, target.id):
        return False
    kind = _value(returned, target, words).kind
    if known_before(row):
        return kind in (ValueKind.BLANK, ValueKind.PLACEHOLDER)
    return kind is ValueKind.PLACEHOLDER and had_value(returned, row, words)


def had_value(returned: Return, row: Mapping[str, PlacedField], words: Vocabulary) -> bool:
    """Tell whether the indicator had a value last year: by its cell, or by the ledger where the unit types it."""
    prior1 = row.get("prior1")
    if prior1 is None:
        return False
    return bool(prior1.unlocked and prior1.kind_of_prior) or _value(returned, prior1, words).has_data


def dash(returned: Return, field: PlacedField, words: Vocabulary) -> bool:
    """Tell whether a value cell holds only a dash, 无 or the like."""
    return _value(returned, field, words).kind is ValueKind.PLACEHOLDER


def _value(returned: Return, field: PlacedField, words: Vocabulary) -> Value:
    return read_value(returned.text(field.id), words)
