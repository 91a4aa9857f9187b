"""The level names of indicators: aliases, names that do not fit, names in the wrong column."""

from collections.abc import Iterator

from consolidate.checks.cells import blank
from consolidate.checks.found import found
from consolidate.checks.found import quoted
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.indicators import IndicatorRow
from templates.indicators import indicator_rows
from templates.layout import PlacedField
from templates.level_words import shipped_level_words
from templates.returned import Return
from templates.text import bare_name
from templates.text import squeeze
from templates.vocabulary import Vocabulary


def levels(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield level names the unit wrote that are aliases, do not fit, or are no level names at all."""
    fields = returned.by_id()
    for row in indicator_rows(returned):
        level1, level2, level3 = (fields.get(row.field(name)) for name in ("level1", "level2", "level3"))
        if level1 is not None and level1.unlocked:
            yield from _level1(row, level1, contract.words)
        if level2 is not None and level2.unlocked and row.level2 and level2_names(level2):
            shifted = level3 is not None and blank(returned, level3)
            yield from _level2(row, level2, contract.words, shifted=shifted)


def level1_of(text: str, words: Vocabulary) -> str:
    """Return the standard name of a level-1 indicator, or the text squeezed where it is none."""
    return words.level1.get(bare_name(text), squeeze(text))


def level2_of(text: str, words: Vocabulary) -> str:
    """Return the standard name of a level-2 indicator, or the text squeezed where it is none."""
    return words.level2.get(bare_name(text), squeeze(text))


def _level1(row: IndicatorRow, field: PlacedField, words: Vocabulary) -> Iterator[Finding]:
    canonical = level1_of(row.level1, words)
    if squeeze(row.level1) != canonical and canonical in field.choices:
        yield found(Code.LEVEL1_ALIAS, field.id, value=quoted(row.level1), canonical=canonical)


def _level2(row: IndicatorRow, field: PlacedField, words: Vocabulary, *, shifted: bool) -> Iterator[Finding]:
    value, level1, canonical = quoted(row.level2), level1_of(row.level1, words), level2_of(row.level2, words)
    belonging = tuple(name for name in shipped_level_words().parts.get(level1, ()) if name in level2_names(field))
    if canonical not in level2_names(field):
        if shifted:
            proposed = belonging or level2_names(field)
            yield found(Code.LEVEL3_BLANK_SHIFTED, field.id, value=value, canonical=proposed)
        else:
            yield found(Code.LEVEL2_FREE_TEXT, field.id, value=value)
        return
    if belonging and canonical not in belonging:
        yield found(Code.LEVEL2_MISMATCH, field.id, value=value, level1=level1)
    elif (foreign := shipped_level_words().foreign.get(canonical)) and foreign.meets(bare_name(row.level3)):
        yield found(Code.LEVEL2_MISMATCH, field.id, value=quoted(row.level3), level1=canonical)
    if squeeze(row.level2) != canonical:
        yield found(Code.LEVEL2_ALIAS, field.id, value=value, canonical=canonical)


def level2_names(field: PlacedField) -> tuple[str, ...]:
    """Return the level-2 names the form knows, whether it insists on them or only suggests them."""
    return field.choices or field.suggested
