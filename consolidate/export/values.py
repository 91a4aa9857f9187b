"""The fields of one return as rows: what stands in each that is not blank, and what it was read as."""

from collections.abc import Iterator

from consolidate.export.cells import Row
from consolidate.export.cells import day_cell
from consolidate.export.cells import number_cell
from consolidate.export.cells import text_cell
from templates.form import Kind
from templates.form import Owner
from templates.layout import PlacedField
from templates.returned import Return
from templates.text import Lang
from templates.vocabulary import Vocabulary
from templates.years import measured


def value_rows(returned: Return, words: Vocabulary, year: int, lang: Lang) -> Iterator[Row]:
    """Yield a row for every field that holds anything, in the order of the form."""
    for field in returned.fields():
        raw, number = _raw(returned, field), returned.amounts.get(field.id)
        if not raw and number is None:
            continue
        yield {
            "project": text_cell(returned.project_of(field)),
            "field": field.name,
            "label": text_cell(field.label.say(lang)),
            "sheet": text_cell(field.sheet),
            "cell": field.cell,
            "kind": field.kind.value,
            "owner": field.owner.value,
            "raw": text_cell(raw),
            "number": number_cell(number),
            "date": day_cell(raw) if field.kind is Kind.DATE else None,
            **(_figure(returned, field, raw, words, year) if field.kind is Kind.VALUE else {}),
        }


def _raw(returned: Return, field: PlacedField) -> str:
    """Return what stands in a cell as it came; of what the unit does not write, what counts."""
    if field.owner is Owner.UNIT:
        return returned.reading(field.id).text
    return returned.text(field.id)


def _figure(returned: Return, field: PlacedField, raw: str, words: Vocabulary, year: int) -> Row:
    """Return what an indicator value says in figures; its unit may stand in the column beside it."""
    measure, name = (returned.text(f"{field.row_group}.{column}") for column in ("measure", "level3"))
    value = measured(raw.strip(), measure, words, year, name)
    if not value.numeric:
        return {}
    return {
        "operator": value.op or None,
        "low": number_cell(value.low),
        "high": number_cell(value.high),
        "measure": text_cell(f"{value.measure}/{value.per}" if value.per and value.measure else value.measure),
    }
