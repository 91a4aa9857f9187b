"""What has to be filled in and is blank."""

from collections.abc import Iterator
from collections.abc import Mapping

from consolidate.checks.cells import blank
from consolidate.checks.cells import rows
from consolidate.checks.cells import used
from consolidate.checks.dropped import dash
from consolidate.checks.dropped import dropped
from consolidate.checks.dropped import known_before
from consolidate.checks.found import found
from consolidate.checks.levels import level2_names
from consolidate.checks.levels import level2_of
from templates.codes import Code
from templates.contract import Contract
from templates.finding import Finding
from templates.finding import text_fact
from templates.form import Kind
from templates.form import Need
from templates.form import Owner
from templates.indicators import indicator_rows
from templates.layout import PlacedField
from templates.placeholder_row import absent_row
from templates.placeholder_row import placeholder_row
from templates.returned import Return

PRIOR = (".prior1", ".prior2")


def required(returned: Return, contract: Contract) -> Iterator[Finding]:
    """Yield every blank cell that the form requires; earlier years left blank altogether are said once."""
    priors = _blank_priors(returned)
    if priors:
        year = returned.issued.stamp.year
        yield found(Code.PRIOR_YEARS_BLANK, priors[0], prior2=year - 2, prior1=year - 1)
    for field in missing(returned, contract):
        if field.id not in priors:
            yield found(Code.MISSING_REQUIRED, field.id, label=text_fact(field.label))


def missing(returned: Return, contract: Contract) -> Iterator[PlacedField]:
    """Yield the unit's own cells that the form requires and that say nothing."""
    for field in _needed(returned, contract):
        if field.owner is Owner.UNIT and _missing(returned, contract, field):
            yield field


def _blank_priors(returned: Return) -> tuple[str, ...]:
    """Return the cells of earlier years' money, if the unit has to type them all and typed none."""
    cells = [
        field
        for field in returned.fields()
        if field.kind is Kind.MONEY and field.need is Need.ALWAYS and field.id.endswith(PRIOR) and field.formula is None
    ]
    all_blank = all(field.owner is Owner.UNIT and blank(returned, field) for field in cells)
    return tuple(field.id for field in cells) if all_blank else ()


def _needed(returned: Return, contract: Contract) -> Iterator[PlacedField]:
    yield from (field for field in returned.fields() if field.need is Need.ALWAYS)
    yield from _without_indicators(returned)
    for row in rows(returned).values():
        if used(returned, row) and not dropped(returned, row, contract.words) and not no_data(returned, row):
            unnamed = _unnamed(returned, row, contract)
            unscored = _unscored(returned, row)
            yield from (field for field in row.values() if field.need is Need.ROW or field in (unnamed, unscored))


def no_data(returned: Return, row: Mapping[str, PlacedField]) -> bool:
    """Tell whether a row holds only what the blank form had in it, or says that there is no such indicator."""
    texts = {name: returned.text(field.id) for name, field in row.items()}
    return placeholder_row(texts) or absent_row(texts)


def _without_indicators(returned: Return) -> Iterator[PlacedField]:
    """Yield the first indicator cell of every project's self-evaluation that is scored by formulas and has no row."""
    cells = returned.by_id()
    filled = {row.part for row in indicator_rows(returned)}
    for part in returned.parts():
        score, first = cells.get(f"{part}indicators[1].score"), cells.get(f"{part}indicators[1].level1")
        if part and part not in filled and score is not None and not score.unlocked and first is not None:
            yield first


def _unscored(returned: Return, row: Mapping[str, PlacedField]) -> PlacedField | None:
    """Return where a person has to say how far a target was reached that no formula can score."""
    score, achieved = row.get("score"), row.get("achievement")
    if score is None or achieved is None or score.unlocked or not score.derive or returned.text(score.id):
        return None
    given = all(returned.text(row[name].id) for name in ("weight", "target", "actual") if name in row)
    return achieved if given else None


def _unnamed(returned: Return, row: Mapping[str, PlacedField], contract: Contract) -> PlacedField | None:
    """Return the level-3 cell where level 2 only says the kind of indicator: then nothing else names it."""
    level2, level3 = row.get("level2"), row.get("level3")
    if level2 is None or level3 is None or known_before(row) or not returned.text(level2.id):
        return None
    kind = level2_of(returned.text(level2.id), contract.words)
    return level3 if kind in level2_names(level2) else None


def _missing(returned: Return, contract: Contract, field: PlacedField) -> bool:
    """Tell whether a cell says nothing: it is blank, or a dash where a new indicator needs its value."""
    return blank(returned, field) or (field.kind is Kind.VALUE and dash(returned, field, contract.words))
